#pragma once

#include <QWidget>

namespace glassbox {

class EmptyState;
class LabSession;
class PanelHeader;
class TensorView;
class ThemeManager;

/// What the session's network of two inputs answers over the plane of them, with the samples that lie there: the large
/// surface beside the small ones of the units. Live while training.
class SurfacePad : public QWidget {
    Q_OBJECT

public:
    SurfacePad(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    TensorView& view() { return *view_; }
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showAnswer();
    void retranslate();

    LabSession& session_;
    const ThemeManager& themes_;
    PanelHeader* header_;
    TensorView* view_;
    EmptyState* empty_;
};

}  // namespace glassbox
