#pragma once

#include "ui/session/lab_session.h"

#include <QWidget>

namespace glassbox {

class DigitView;
class ThemeManager;

/// The digit pad of a session: what is drawn goes to the network, its answers come back while it trains.
class DigitPad : public QWidget {
    Q_OBJECT

public:
    DigitPad(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    DigitView& view() { return *view_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void fit();

    LabSession& session_;
    DigitView* view_;
};

}  // namespace glassbox
