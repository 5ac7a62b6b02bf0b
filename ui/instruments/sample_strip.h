#pragma once

#include "ui/session/lab_session.h"

#include <QWidget>

namespace glassbox {

class PanelHeader;
class SampleLines;
class SegmentedControl;
class TileField;
class ThemeManager;
struct Tile;

/// A strip of samples of the watched part with what the network answers: pictures, numbers, or characters with the next
/// ones. Wrong ones come first; while training tiles leave and enter, they do not shuffle. A press shows the sample on
/// the canvas.
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
    void showTiles(const std::shared_ptr<const Dataset>& dataset, const DataPart& part);
    void showLines(const Dataset& dataset, const DataPart& part);
    QString emptyText() const;
    QString countText() const;
    bool isCurrent() const;

    LabSession& session_;
    const ThemeManager& themes_;
    PanelHeader* header_;
    SegmentedControl* order_;
    TileField* field_;
    SampleLines* lines_;
};

}  // namespace glassbox
