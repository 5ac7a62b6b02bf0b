#pragma once

#include "ui/session/lab_session.h"

#include <QWidget>

namespace glassbox {

class CurveView;
class FaultCard;
class ThemeManager;

/// The curve panel of a session: shows its history as it grows, and below it what goes wrong.
class CurvePanel : public QWidget {
    Q_OBJECT

public:
    CurvePanel(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    CurveView& view() { return *view_; }
    FaultCard& faultCard() { return *faults_; }

Q_SIGNALS:
    /// "Show me" was pressed: the block where the fault is, empty where it is the whole network's.
    void faultShown(const QString& block);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void refreshFaults();
    void showFault(const Fault& fault);

    LabSession& session_;
    CurveView* view_;
    FaultCard* faults_;
    bool late_ = false;  ///< the history grew while nobody saw it
};

}  // namespace glassbox
