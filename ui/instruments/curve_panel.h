#pragma once

#include "ui/session/lab_session.h"

#include <QWidget>

namespace glassbox {

class CurveView;
class ThemeManager;

/// The curve panel of a session: shows its history as it grows.
class CurvePanel : public QWidget {
    Q_OBJECT

public:
    CurvePanel(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    CurveView& view() { return *view_; }

private:
    void refresh();

    LabSession& session_;
    CurveView* view_;
};

}  // namespace glassbox
