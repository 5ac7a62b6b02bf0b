#pragma once

#include "ui/session/lab_session.h"

#include <QWidget>

namespace glassbox {

class PanelHeader;
class SegmentedControl;
class TileField;
class ThemeManager;

/// A strip of pictures of the watched part with what the network answers: the wrong ones first. While training tiles
/// leave and enter, they do not shuffle. A press shows the sample on the canvas.
class SampleStrip : public QWidget {
    Q_OBJECT

public:
    SampleStrip(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();
    void showHeader();

    LabSession& session_;
    const ThemeManager& themes_;
    PanelHeader* header_;
    SegmentedControl* order_;
    TileField* field_;
};

}  // namespace glassbox
