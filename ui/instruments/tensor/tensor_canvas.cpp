#include "ui/instruments/tensor/tensor_canvas.h"

#include "ui/instruments/tensor/cell_card.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

constexpr double chosenWidth = 3, patchWidth = 2, smallestMark = 7, legendWidth = 220;

}  // namespace

TensorCanvas::TensorCanvas(const ThemeManager& themes, QWidget* parent)
    : QAbstractScrollArea(parent), themes_(themes), card_(new CellCard(themes, viewport())) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    connect(&themes, &ThemeManager::changed, this, [this] {
        layOut();
        invalidate();
    });
}

TensorCanvas::~TensorCanvas() = default;

void TensorCanvas::setPicture(TensorPicture picture) {
    const bool same = picture.tensor.shape() == picture_.tensor.shape() && picture.role == picture_.role &&
                      picture.plane.has_value() == picture_.plane.has_value() && drawing_;
    drawing_.reset();
    picture_ = std::move(picture);
    const std::vector<TensorViewKind> kinds = viewKindsOf(picture_);
    if (!same && !kinds.empty()) {
        kind_ = kinds.front();
        wanted_ = 0;
    }
    if (offsetOf(picture_.tensor.shape(), chosen_) < 0) chosen_.clear();
    if (!same) item_ = -1;
    makeDrawing();
}

void TensorCanvas::setKind(TensorViewKind kind) {
    const std::vector<TensorViewKind> kinds = viewKindsOf(picture_);
    if (kind == kind_ || std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return;
    kind_ = kind;
    wanted_ = 0;
    item_ = -1;
    makeDrawing();
}

void TensorCanvas::setRange(std::optional<ValueRange> range) {
    range_ = range;
    makeDrawing();
}

void TensorCanvas::setPatches(std::vector<CellPatch> patches) {
    patches_ = std::move(patches);
    viewport()->update();
}

void TensorCanvas::makeDrawing() {
    drawing_.reset();
    if (!picture_.empty()) drawing_ = glassbox::makeDrawing(picture_, kind_, range_);
    if (hovered_ >= 0 && (!drawing_ || hovered_ >= drawing_->items())) {
        hovered_ = -1;
        card_->hide();
    }
    layOut();
    if (drawing_ && hovered_ >= 0) {
        const QRectF box = boxOfItem(hovered_);
        if (box.isEmpty())
            card_->hide();
        else
            card_->showBeside(box, drawing_->cardOf(hovered_, themes_.theme().locale()));
    }
    invalidate();
    describe();
}

int TensorCanvas::footerHeight() const {
    if (!drawing_) return 0;
    const Theme& theme = themes_.theme();
    const auto line = static_cast<int>(std::ceil(QFontMetricsF(theme.font(FontRole::Caption)).height()));
    int height = 0;
    if (!drawing_->scales().empty()) height += legendHeight(theme) + theme.px(6);
    if (!drawing_->caption(theme.locale()).isEmpty()) height += line + theme.px(4);
    return height;
}

/// Around everything, for the focus ring.
int TensorCanvas::padding() const {
    return themes_.theme().metrics().space4;
}

/// Where the drawing is seen.
QRectF TensorCanvas::space() const {
    return QRectF(QPointF(padding(), padding()), room());
}

/// What the drawing has for itself.
QSize TensorCanvas::room() const {
    const int pad = 2 * padding();
    return {std::max(viewport()->width() - pad, 1), std::max(viewport()->height() - footerHeight() - pad, 1)};
}

void TensorCanvas::layOut() {
    if (!drawing_) {
        horizontalScrollBar()->setRange(0, 0);
        verticalScrollBar()->setRange(0, 0);
        return;
    }
    // A scroll bar takes room, which can make the other one necessary: with both asked for once it stands still.
    for (int pass = 0; pass < 3; ++pass) {
        const QSize space = room();
        drawing_->layOut(themes_.theme(), space, wanted_);
        const QSizeF size = drawing_->size();
        horizontalScrollBar()->setPageStep(space.width());
        horizontalScrollBar()->setRange(0,
                                        std::max(0, static_cast<int>(std::ceil(size.width() - 0.01)) - space.width()));
        verticalScrollBar()->setPageStep(space.height());
        verticalScrollBar()->setRange(0,
                                      std::max(0, static_cast<int>(std::ceil(size.height() - 0.01)) - space.height()));
        const int step = std::max(static_cast<int>(drawing_->cell()), themes_.theme().px(20));
        horizontalScrollBar()->setSingleStep(step);
        verticalScrollBar()->setSingleStep(step);
        if (room() == space) return;
    }
}

void TensorCanvas::invalidate() {
    base_ = QPixmap();
    viewport()->update();
}

void TensorCanvas::setCellSize(double size) {
    if (!zooms() && size > 0) return;
    wanted_ = size > 0 ? std::clamp(size, 0.02, 4.0 * themes_.theme().px(44)) : 0;
    layOut();
    card_->hide();
    invalidate();
}

/// The place under the pointer stays where it is.
void TensorCanvas::zoom(double factor, QPointF around) {
    if (!zooms()) return;
    const double before = cellSize();
    const QPointF place = around - origin();
    double wanted = before * factor;
    if (std::max(wanted, before) >= 2)
        wanted = factor > 1 ? std::max(std::ceil(wanted), before + 1) : std::floor(wanted);
    setCellSize(std::max(wanted, 0.02));
    const double grown = cellSize() / before;
    horizontalScrollBar()->setValue(static_cast<int>(place.x() * grown - around.x()) + padding());
    verticalScrollBar()->setValue(static_cast<int>(place.y() * grown - around.y()) + padding());
}

/// Where the drawing's corner lies in the viewport.
QPointF TensorCanvas::origin() const {
    return {static_cast<double>(padding() - horizontalScrollBar()->value()),
            static_cast<double>(padding() - verticalScrollBar()->value())};
}

QRectF TensorCanvas::boxOfItem(std::int64_t item) const {
    const QRectF box = drawing_ && item >= 0 ? drawing_->boxOf(item) : QRectF();
    return box.isEmpty() ? box : box.translated(origin());
}

QRectF TensorCanvas::boxOf(std::span<const std::int64_t> index) const {
    return drawing_ ? boxOfItem(drawing_->itemOfIndex(index)) : QRectF();
}

std::int64_t TensorCanvas::itemAt(QPointF place) const {
    if (!drawing_ || !space().contains(place)) return -1;
    return drawing_->itemAt(place - origin());
}

void TensorCanvas::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    const double ratio = devicePixelRatioF();
    if (base_.isNull()) {
        base_ = QPixmap(viewport()->size() * ratio);
        base_.setDevicePixelRatio(ratio);
        base_.fill(theme.color(Role::Surface));
        QPainter painter(&base_);
        if (drawing_) {
            const QRectF inside = space().adjusted(-1, -1, 1, 1);
            painter.setClipRect(inside);
            paintBase(painter, origin(), inside);
            painter.setClipping(false);
            // The legend stands right below the numbers.
            const double below = std::min(space().bottom(), space().top() + drawing_->size().height());
            paintFooter(painter, QRectF(space().left(), below, space().width(), footerHeight()));
        }
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, base_);
    const double margin = padding();
    if (drawing_) paintMarks(painter, space().adjusted(-margin, -margin, margin, margin));
    if (hasFocus()) {
        const double ring = theme.metrics().focusRing;
        paintBox(painter, viewport()->rect(), 0, {}, theme.color(Role::Accent), ring);
    }
}

void TensorCanvas::paintBase(QPainter& painter, QPointF shift, const QRectF& visible) const {
    painter.save();
    painter.translate(shift);
    drawing_->paint(painter, visible.translated(-shift), themes_.theme());
    painter.restore();
}

void TensorCanvas::paintFooter(QPainter& painter, const QRectF& box) const {
    const Theme& theme = themes_.theme();
    double top = box.top() + theme.px(6);
    const std::vector<ColorScale> scales = drawing_->scales();
    double left = box.left();
    for (const ColorScale& scale : scales) {
        const double share = box.width() / static_cast<double>(scales.size()) - theme.px(8);
        const double width = std::min(share, static_cast<double>(theme.px(legendWidth)));
        painter.setFont(theme.font(FontRole::MonoSmall));
        painter.setPen(theme.color(Role::Text2));
        const double name = scale.name.isEmpty() ? 0 : QFontMetricsF(painter.font()).horizontalAdvance(scale.name) + 6;
        painter.drawText(QRectF(left, top - theme.px(4), name, legendHeight(theme)), Qt::AlignLeft | Qt::AlignTop,
                         scale.name);
        paintHeatMapLegend(painter, QRectF(left + name, top, width - name, legendHeight(theme)), theme, scale.map,
                           scale.range);
        left += width + theme.px(16);
    }
    if (!scales.empty()) top += legendHeight(theme);
    const QString caption = drawing_->caption(theme.locale());
    if (caption.isEmpty()) return;
    painter.setFont(theme.font(FontRole::Caption));
    painter.setPen(theme.color(Role::Text2));
    const QRectF line(box.left(), top, box.width(), box.bottom() - top);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(caption, Qt::ElideRight, line.width()));
}

/// Patches and the chosen cell, around their cells, never over their numbers.
void TensorCanvas::paintMarks(QPainter& painter, const QRectF& clip) const {
    const Theme& theme = themes_.theme();
    const QColor color = theme.color(directionRole(picture_.direction));
    painter.save();
    painter.setClipRect(clip);
    for (const CellPatch& patch : patches_) {
        const QRectF first = boxOf(patch.first), last = boxOf(patch.last);
        if (first.isEmpty() || last.isEmpty()) continue;
        const double width = theme.px(patchWidth);
        paintBox(painter, first.united(last).adjusted(-width / 2, -width / 2, width / 2, width / 2), 0, {}, color,
                 width);
    }
    QRectF box = boxOfItem(chosenItem());
    if (!box.isEmpty()) {
        const double width = theme.px(chosenWidth);
        const double grow = std::max(
            {width / 2, (theme.px(smallestMark) - box.width()) / 2, (theme.px(smallestMark) - box.height()) / 2});
        // On the edge of the viewport it is drawn inside, so that it is seen whole.
        box = box.adjusted(-grow, -grow, grow, grow).intersected(clip);
        paintBox(painter, box, 0, {}, theme.color(Role::Surface), width + 2);
        paintBox(painter, box.adjusted(1, 1, -1, -1), 0, {}, color, width);
    }
    painter.restore();
}

QImage TensorCanvas::image() const {
    const Theme& theme = themes_.theme();
    const QSizeF size = drawing_ ? drawing_->size() : QSizeF(1, 1);
    constexpr double mostPixels = 16000;
    const double width = std::min(std::max<double>(size.width(), room().width()), mostPixels);
    const double height = std::min(size.height(), mostPixels);
    const int pad = theme.metrics().space8;
    const double ratio = devicePixelRatioF();
    QImage image((QSizeF(width + 2 * pad, height + footerHeight() + 2 * pad) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.color(Role::Surface));
    if (!drawing_) return image;
    QPainter painter(&image);
    painter.translate(pad, pad);
    paintBase(painter, {}, QRectF(0, 0, width, height));
    paintFooter(painter, QRectF(0, height, width, footerHeight()));
    return image;
}

QSize TensorCanvas::sizeHint() const {
    return {themes_.theme().px(280), themes_.theme().px(220)};
}

QSize TensorCanvas::minimumSizeHint() const {
    return {themes_.theme().px(96), themes_.theme().px(72)};
}

void TensorCanvas::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    card_->hide();
    invalidate();
}

void TensorCanvas::scrollContentsBy(int, int) {
    card_->hide();
    invalidate();
}

void TensorCanvas::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) makeDrawing();
}

}  // namespace glassbox
