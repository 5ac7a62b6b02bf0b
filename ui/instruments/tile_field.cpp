#include "ui/instruments/tile_field.h"

#include "ui/session/core_text.h"
#include "ui/theme/heat_map_image.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace glassbox {
namespace {

constexpr int leastSide = 50, mostSide = 62, wordsHeight = 16, barHeight = 4, tileGap = 8;
constexpr std::size_t mostPictures = 2000;

/// Writes "truth → answer"; where both don't fit, the longer one is cut.
void paintMistake(QPainter& painter, const QRect& line, const QString& truth, const QString& answer,
                  const Theme& theme) {
    const QFontMetrics metrics(painter.font());
    const QString arrow = QStringLiteral("→");
    const int room = line.width() - metrics.horizontalAdvance(arrow);
    const int first = metrics.horizontalAdvance(truth), second = metrics.horizontalAdvance(answer);
    const int forTruth = std::max(room / 2, room - second), forAnswer = room - std::min(first, forTruth);
    painter.setPen(theme.color(Role::Text2));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(truth, Qt::ElideRight, forTruth) + arrow);
    painter.setPen(theme.color(Role::Error));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(answer, Qt::ElideRight, forAnswer));
}

}  // namespace

std::vector<std::int64_t> stableOrder(const std::vector<std::int64_t>& shown, const std::vector<std::int64_t>& wanted) {
    const std::unordered_set<std::int64_t> stay(wanted.begin(), wanted.end());
    std::unordered_set<std::int64_t> placed;
    std::vector<std::int64_t> order;
    for (const std::int64_t index : shown) {
        if (stay.contains(index) && placed.insert(index).second) order.push_back(index);
    }
    for (const std::int64_t index : wanted) {
        if (placed.insert(index).second) order.push_back(index);
    }
    return order;
}

TileField::TileField(const ThemeManager& themes, QWidget* parent) : QAbstractScrollArea(parent), themes_(themes) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    connect(&themes, &ThemeManager::changed, this, [this] {
        pictures_.clear();
        updateScrollBar();
        viewport()->update();
    });
}

void TileField::setTiles(std::vector<Tile> tiles, std::shared_ptr<const Dataset> dataset, const DataPart* part) {
    if (dataset != dataset_ || part != part_ || pictures_.size() > mostPictures) pictures_.clear();
    tiles_ = std::move(tiles);
    dataset_ = std::move(dataset);
    part_ = part;
    updateScrollBar();
    viewport()->update();
}

void TileField::setEmptyText(const QString& text) {
    emptyText_ = text;
    viewport()->update();
}

void TileField::setChosen(std::int64_t index) {
    if (index == chosen_) return;
    chosen_ = index;
    viewport()->update();
}

int TileField::columns() const {
    const Theme& theme = themes_.theme();
    return std::max(1, (viewport()->width() - theme.px(tileGap)) / theme.px(leastSide + tileGap));
}

/// Side of a tile: as large as lets the columns fill the width.
int TileField::side() const {
    const Theme& theme = themes_.theme();
    const int pitch = (viewport()->width() - theme.px(tileGap)) / columns();
    return std::clamp(pitch - theme.px(tileGap), theme.px(leastSide), theme.px(mostSide));
}

QRect TileField::tileRect(int number) const {
    const Theme& theme = themes_.theme();
    const int words = theme.px(wordsHeight + barHeight), gap = theme.px(tileGap);
    const int high = side() + words + gap, wide = side() + gap;
    const int row = number / columns(), column = number % columns();
    return {gap + column * wide, gap + row * high - verticalScrollBar()->value(), side(), side() + words};
}

void TileField::updateScrollBar() {
    const Theme& theme = themes_.theme();
    const int rows = (static_cast<int>(tiles_.size()) + columns() - 1) / columns();
    const int high = side() + theme.px(wordsHeight + barHeight) + theme.px(tileGap);
    verticalScrollBar()->setRange(0, std::max(0, rows * high + theme.px(tileGap) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(high / 2);
}

const QImage& TileField::picture(const Tile& tile) {
    const auto found = pictures_.find(tile.sample);
    if (found != pictures_.end()) return found->second;
    const glassbox::Shape& shape = dataset_->sampleShape;
    const auto size = static_cast<std::size_t>(shape.elements());
    const auto* first =
        reinterpret_cast<const std::uint8_t*>(part_->samples.raw()) + static_cast<std::size_t>(tile.sample) * size;
    const int high = static_cast<int>(shape[1]), wide = static_cast<int>(shape[2]);
    std::vector<std::uint8_t> pixels(first, first + size);
    if (shape[0] == 3) {
        const std::size_t plane = size / 3;
        for (std::size_t i = 0; i < plane; ++i) {
            for (std::size_t c = 0; c < 3; ++c)
                pixels[3 * i + c] = first[c * plane + i];
        }
    }
    return pictures_[tile.sample] = pictureImage(pixels, high, wide, static_cast<int>(shape[0]), themes_.theme());
}

void TileField::paintTile(QPainter& painter, const QRect& box, const Tile& tile) {
    const Theme& theme = themes_.theme();
    const int side = this->side(), words = theme.px(wordsHeight);
    const QRect frame(box.left(), box.top(), side, side);
    const bool chosen = tile.index == chosen_;
    paintBox(painter, frame, theme.px(4), theme.color(Role::Surface), theme.color(chosen ? Role::Accent : Role::Border),
             chosen ? theme.px(2) : 1);
    painter.drawImage(frame.adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(4)), picture(tile));
    const bool wrong = tile.prediction != tile.label;
    const auto name = [this](int label) {
        const auto index = static_cast<std::size_t>(label);
        return index < dataset_->classes.size() ? coreText(dataset_->classes[index]) : QString::number(label);
    };
    const QRect line(box.left(), frame.bottom() + 1, side, words);
    painter.setFont(theme.font(FontRole::MonoCaption));
    if (wrong) {
        paintMistake(painter, line, name(tile.label), name(tile.prediction), theme);
    } else {
        painter.setPen(theme.color(Role::Text2));
        painter.drawText(line, Qt::AlignCenter, name(tile.label));
    }
    const QRectF bar(box.left(), line.bottom() + 1, side, theme.px(barHeight));
    paintBar(painter, bar, static_cast<double>(tile.confidence), theme.color(wrong ? Role::Error : Role::Forward),
             theme);
}

void TileField::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.color(Role::Surface));
    if (tiles_.empty() || !dataset_ || part_ == nullptr) {
        painter.setFont(theme.font(FontRole::Body));
        painter.setPen(theme.color(Role::Text3));
        const int margin = theme.metrics().panelPadding;
        painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin), Qt::TextWordWrap, emptyText_);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < static_cast<int>(tiles_.size()); ++i) {
        const QRect box = tileRect(i);
        if (box.bottom() >= 0 && box.top() <= viewport()->height())
            paintTile(painter, box, tiles_[static_cast<std::size_t>(i)]);
    }
    if (hasFocus()) paintBox(painter, viewport()->rect(), 0, {}, theme.color(Role::Accent), theme.metrics().focusRing);
}

void TileField::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void TileField::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TileField::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TileField::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; i < static_cast<int>(tiles_.size()); ++i) {
        if (!tileRect(i).contains(event->position().toPoint())) continue;
        Q_EMIT chosen(tiles_[static_cast<std::size_t>(i)].index);
        return;
    }
}

/// Moves the choice by some tiles and keeps it in sight.
void TileField::walk(int step) {
    if (tiles_.empty()) return;
    const auto found =
        std::find_if(tiles_.begin(), tiles_.end(), [this](const Tile& tile) { return tile.index == chosen_; });
    const int last = static_cast<int>(tiles_.size()) - 1;
    const int now = found == tiles_.end() ? (step > 0 ? -1 : last + 1) : static_cast<int>(found - tiles_.begin());
    const int next = std::clamp(now + step, 0, last);
    const QRect box = tileRect(next);
    if (box.top() < 0) verticalScrollBar()->setValue(verticalScrollBar()->value() + box.top());
    if (box.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + box.bottom() - viewport()->height());
    Q_EMIT chosen(tiles_[static_cast<std::size_t>(next)].index);
}

void TileField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Right:
            return walk(1);
        case Qt::Key_Left:
            return walk(-1);
        case Qt::Key_Down:
            return walk(columns());
        case Qt::Key_Up:
            return walk(-columns());
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

}  // namespace glassbox
