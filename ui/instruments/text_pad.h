#pragma once

#include "ui/session/lab_session.h"

#include <QWidget>

namespace glassbox {

class TextView;
class ThemeManager;

/// Has the session's network write a text on: when asked, or a short one at the end of every epoch.
class TextPad : public QWidget {
    Q_OBJECT

public:
    TextPad(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    TextView& view() { return *view_; }

private:
    void fit();
    void epochEnded();
    void write(std::int64_t most);

    LabSession& session_;
    TextView* view_;
    std::size_t epochs_ = 0;
};

}  // namespace glassbox
