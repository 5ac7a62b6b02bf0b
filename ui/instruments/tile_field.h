#pragma once

#include "core/data/dataset.h"
#include "ui/session/probe_answers.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <map>
#include <memory>
#include <vector>

namespace glassbox {

class ThemeManager;

/// One tile: a sample and the answer to it.
struct Tile {
    std::int64_t index = 0;   ///< in the watched part
    std::int64_t sample = 0;  ///< in the data set's tensor
    int label = 0, prediction = 0;
    float confidence = 0;
};

/// Order of the tiles: those of `wanted` that are shown already keep their order, new ones follow. Pure, for tests.
std::vector<std::int64_t> stableOrder(const std::vector<std::int64_t>& shown, const std::vector<std::int64_t>& wanted);

/// Scrolling field of tiles, painted plainly; arrows walk, Enter or a press chooses.
class TileField : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TileField(const ThemeManager& themes, QWidget* parent = nullptr);

    /// The tiles in the order in which they are shown; pictures come from `part`.
    void setTiles(std::vector<Tile> tiles, std::shared_ptr<const Dataset> dataset, const DataPart* part);
    /// The sentence where there are no tiles.
    void setEmptyText(const QString& text);
    /// The tile of the sample that the canvas shows.
    void setChosen(std::int64_t index);
    const std::vector<Tile>& tiles() const { return tiles_; }
    /// Rectangle of a tile in the viewport.
    QRect tileRect(int number) const;

Q_SIGNALS:
    void chosen(qint64 index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int columns() const;
    int side() const;
    void updateScrollBar();
    void walk(int step);
    const QImage& picture(const Tile& tile);
    void paintTile(QPainter& painter, const QRect& box, const Tile& tile);

    const ThemeManager& themes_;
    std::vector<Tile> tiles_;
    std::shared_ptr<const Dataset> dataset_;
    const DataPart* part_ = nullptr;
    std::map<std::int64_t, QImage> pictures_;
    QString emptyText_;
    std::int64_t chosen_ = -1;
};

}  // namespace glassbox
