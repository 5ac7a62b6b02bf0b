#include "ui/canvas/canvas_view.h"

#include "ui/canvas/canvas_access.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/tidy.h"
#include "ui/theme/theme_manager.h"

#include <QFocusEvent>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double smallestZoom = 0.1, largestZoom = 4;
constexpr double zoomStep = 1.2;
constexpr std::size_t manyBlocks = 40;
constexpr double dotsFrom = 0.5, dotSize = 1.5;
constexpr double farAway = 20000;     ///< the scene reaches so far that panning never ends at a block
constexpr double controlsStrip = 44;  ///< at the bottom: controls lie over the canvas there

Theme unscaled(const Theme& theme) {
    return Theme(theme.scheme(), 1.0, theme.locale(), theme.lessMotion());
}

}  // namespace

CanvasView::CanvasView(NetworkDocument& document, const ThemeManager& themes, QWidget* parent)
    : QGraphicsView(parent),
      document_(document),
      themes_(themes),
      scene_(std::make_unique<CanvasScene>(document, unscaled(themes.theme()))),
      editor_(new CanvasEditor(*scene_, this)),
      commands_(new CanvasCommands(*this)),
      gesture_(*scene_),
      animation_(new QVariantAnimation(this)) {
    installCanvasAccess();
    setScene(scene_.get());
    setSceneRect(-farAway, -farAway, 2 * farAway, 2 * farAway);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setDragMode(RubberBandDrag);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    viewport()->setMouseTracking(true);
    connect(&themes_, &ThemeManager::changed, this, &CanvasView::applyTheme);
    connect(&document_, &NetworkDocument::refused, this, &CanvasView::message);
    connect(&document_, &NetworkDocument::replaced, this, [this] {
        scene_->setCurrent({});
        fitted_ = true;
        scene_->setViewSize(fitArea());
        fit(false);
    });
    connect(&document_, &NetworkDocument::changed, this, &CanvasView::refit);
    connect(&document_, &NetworkDocument::levelChanged, this, [this] {
        gesture_.end();
        fitted_ = true;
        scene_->setViewSize(fitArea());
        fit(false);
        commands_->updateEnabled();
    });
    connect(&document_.undoStack(), &QUndoStack::indexChanged, commands_, &CanvasCommands::updateEnabled);
    connect(scene_.get(), &QGraphicsScene::selectionChanged, commands_, &CanvasCommands::updateEnabled);
    connect(scene_.get(), &CanvasScene::currentChanged, commands_, &CanvasCommands::updateEnabled);
    connect(scene_.get(), &CanvasScene::geometryChanged, this, [this] {
        // Measured: 200 windows as 200 rectangles take 65 ms, as the one around them 5 ms; of 14 it is the other way.
        const bool many = scene_->document().network().blocks.size() > manyBlocks;
        setViewportUpdateMode(many ? BoundingRectViewportUpdate : MinimalViewportUpdate);
        Q_EMIT viewChanged();
    });
    connect(scene_.get(), &CanvasScene::currentChanged, this, [this] { announceCurrent(*this); });
    commands_->updateEnabled();
    fit(false);
}

CanvasView::~CanvasView() {
    gesture_.end();
    setScene(nullptr);
}

void CanvasView::applyTheme() {
    const double before = zoom();
    const QPointF center = visibleCenter();
    scene_->setTheme(unscaled(themes_.theme()));
    fitted_ ? fit(false) : showAt(before, center);
    viewport()->update();
}

void CanvasView::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    setAcceptDrops(!readOnly);
    scene_->setReadOnly(readOnly);
    commands_->updateEnabled();
}

double CanvasView::zoom() const {
    return transform().m11() / themes_.theme().scale();
}

QPointF CanvasView::visibleCenter() const {
    return mapToScene(viewport()->rect()).boundingRect().center();
}

void CanvasView::showAt(double zoom, QPointF center) {
    const double scale = std::clamp(zoom, smallestZoom, largestZoom) * themes_.theme().scale();
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(center);
    Q_EMIT viewChanged();
}

void CanvasView::setZoom(double zoom, QPoint anchor) {
    animation_->stop();
    fitted_ = false;
    // centerOn rounds to whole px; mapping in the transform's own units keeps the anchor within one.
    const QPointF anchored = mapToScene(anchor);
    const double before = transform().m11();
    const double after = std::clamp(zoom, smallestZoom, largestZoom) * themes_.theme().scale();
    const QPointF center = visibleCenter();
    setTransform(QTransform::fromScale(after, after));
    centerOn(anchored + (center - anchored) * (before / after));
    Q_EMIT viewChanged();
}

void CanvasView::zoomBy(int steps) {
    setZoom(zoom() * std::pow(zoomStep, steps), viewport()->rect().center());
}

QSizeF CanvasView::fitArea() const {
    const double scale = themes_.theme().scale();
    const QSizeF area = QSizeF(viewport()->size()) / scale - QSizeF(0, controlsStrip + coveredTop_ / scale);
    return area.expandedTo(QSizeF(canvas_size::blockMaxWidth, canvas_size::blockHeight));
}

void CanvasView::fit(bool animated) {
    animation_->stop();
    fitted_ = true;
    const QRectF network = scene_->networkRect();
    const double target = network.isEmpty() ? 1 : fitZoom(network.size(), fitArea());
    // The strip of controls and what lies over the top are not part of what is filled.
    const double shift = (controlsStrip - coveredTop_ / themes_.theme().scale()) / 2;
    const QPointF center = network.center() + QPointF(0, shift / target);
    const int duration = themes_.theme().duration(Motion::CanvasFit);
    if (!animated || duration == 0 || !isVisible()) {
        showAt(target, center);
        return;
    }
    const double zoomBefore = zoom();
    const QPointF centerBefore = visibleCenter();
    animation_->setDuration(duration);
    animation_->setEasingCurve(QEasingCurve::OutCubic);
    animation_->setStartValue(0.0);
    animation_->setEndValue(1.0);
    animation_->disconnect(this);
    connect(animation_, &QVariantAnimation::valueChanged, this, [=, this](const QVariant& value) {
        const double t = value.toDouble();
        showAt(zoomBefore * std::pow(target / zoomBefore, t), centerBefore + (center - centerBefore) * t);
    });
    animation_->start();
}

void CanvasView::setCoveredTop(int height) {
    if (coveredTop_ == height) return;
    coveredTop_ = height;
    if (!fitted_) return;
    scene_->setViewSize(fitArea());
    fit(false);
}

void CanvasView::refit() {
    if (fitted_) fit(isVisible());
}

void CanvasView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (fitted_) {
        scene_->setViewSize(fitArea());
        fit(false);
    }
    Q_EMIT viewChanged();
}

void CanvasView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    Q_EMIT viewChanged();
}

void CanvasView::goTo(const std::string& id, bool extend) {
    const BlockItem* item = scene_->block(id);
    if (!item) return;
    scene_->setCurrent(id);
    std::set<std::string> ids{id};
    if (extend) ids.insert(scene_->selection().begin(), scene_->selection().end());
    if (auto* wire = scene_->selectedWire() ? scene_->wire(*scene_->selectedWire()) : nullptr) wire->setSelected(false);
    document_.select(std::move(ids));
    scene_->setCurrent(id);
    const QRectF visible = mapToScene(viewport()->rect()).boundingRect();
    if (!visible.contains(item->box())) {
        fitted_ = false;
        ensureVisible(item->box(), static_cast<int>(canvas_size::margin), static_cast<int>(canvas_size::margin));
    }
}

void CanvasView::startRename() {
    const BlockItem* item = scene_->block(scene_->current());
    if (!item) return;
    const std::string id = item->id();
    delete rename_;
    auto* field = new QLineEdit(QString::fromStdString(id), viewport());
    rename_ = field;
    field->setAccessibleName(tr("New name of %1").arg(QString::fromStdString(id)));
    const QRectF caption = item->block().geometry.caption().translated(item->pos());
    QRect place = mapFromScene(caption).boundingRect();
    place.setWidth(std::max(place.width(), themes_.theme().px(canvas_size::blockMaxWidth)));
    place.setHeight(themes_.theme().metrics().controlSmall);
    field->setGeometry(place.translated(0, -themes_.theme().px(6)));
    field->selectAll();
    field->show();
    field->setFocus();
    connect(field, &QLineEdit::editingFinished, this, [this, field, id] {
        if (rename_ != field) return;
        rename_ = nullptr;
        field->deleteLater();
        editor_->rename(id, field->text());
        setFocus();
    });
}

/// Tells the blocks what is painted: new tensors come to many windows at once, and only they are painted then.
void CanvasView::paintEvent(QPaintEvent* event) {
    scene_->setExposed(event->region());
    QGraphicsView::paintEvent(event);
    scene_->setExposed(std::nullopt);
}

/// Whether a dot at this place of the scene can be seen where the view is painted now.
bool CanvasView::isExposed(const QPointF& place) const {
    const std::optional<QRegion>& exposed = scene_->style().exposed;
    const QPoint middle = mapFromScene(place);
    return !exposed || exposed->intersects(QRect(middle.x() - 2, middle.y() - 2, 5, 5));
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect) {
    const Theme& theme = scene_->style().theme;
    painter->fillRect(rect, theme.color(Role::Canvas));
    if (zoom() < dotsFrom) return;
    QList<QPointF> dots;
    const double left = std::floor(rect.left() / canvas_size::grid) * canvas_size::grid;
    for (double y = std::floor(rect.top() / canvas_size::grid) * canvas_size::grid; y <= rect.bottom();
         y += canvas_size::grid) {
        for (double x = left; x <= rect.right(); x += canvas_size::grid)
            if (isExposed({x, y})) dots.append({x, y});
    }
    painter->setPen(QPen(theme.color(Role::Grid), dotSize, Qt::SolidLine, Qt::RoundCap));
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void CanvasView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && scene_->current().empty()) {
        const auto items = scene_->blocksInOrder();
        if (!items.empty()) {
            scene_->setCurrent((event->reason() == Qt::TabFocusReason ? items.front() : items.back())->id());
        }
    }
    scene_->setFocusShown(true);
}

void CanvasView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    scene_->setFocusShown(false);
    if (gesture_.active()) gesture_.end();
    spaceHeld_ = false;
}

}  // namespace glassbox
