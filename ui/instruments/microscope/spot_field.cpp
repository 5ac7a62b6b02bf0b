#include "ui/instruments/microscope/spot_field.h"

#include "ui/instruments/microscope/number_texts.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox {
namespace {

/// A step aside counts more than a step ahead when a neighbour is looked for.
constexpr double aside = 3;
constexpr double chosenFrame = 2;

}  // namespace

SpotField::SpotField(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, &SpotField::relayOut);
}

const Theme& SpotField::theme() const {
    return themes_.theme();
}

void SpotField::setDirection(TensorDirection direction) {
    direction_ = direction;
    update();
}

void SpotField::relayOut() {
    spots_.clear();
    height_ = std::ceil(layOut(std::max<double>(width(), leastWidth()), spots_));
    choose(chosen_ < static_cast<int>(spots_.size()) ? chosen_ : -1);
    updateGeometry();
    update();
}

QSize SpotField::sizeHint() const {
    return {static_cast<int>(std::ceil(leastWidth())), static_cast<int>(height_)};
}

QSize SpotField::minimumSizeHint() const {
    return sizeHint();
}

void SpotField::addSpot(std::vector<NumberSpot>& spots, const QRectF& box, const ExplainedFactor& factor,
                        std::int64_t sample) const {
    spots.push_back({box, factor.ref, sample, factor.number});
}

QString SpotField::said(const NumberSpot& spot) const {
    const Numbers numbers(theme().locale());
    const auto single = static_cast<float>(spot.number);
    const bool isSingle = static_cast<double>(single) == spot.number;
    return refText(spot.ref) + QStringLiteral(" = ") + (isSingle ? numbers.exact(single) : numbers.exact(spot.number));
}

void SpotField::choose(int spot) {
    chosen_ = spot;
    setAccessibleDescription(spot < 0 ? QString() : said(spots_[static_cast<std::size_t>(spot)]));
    update();
}

void SpotField::underline(QPainter& painter, const QRectF& box) const {
    QPen dots(theme().color(Role::Text3), 1);
    dots.setDashPattern({1, 2});
    painter.setPen(dots);
    const double y = std::floor(box.bottom()) - 1.5;
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
}

int SpotField::spotAt(QPointF place) const {
    const auto found =
        std::find_if(spots_.begin(), spots_.end(), [&](const NumberSpot& spot) { return spot.box.contains(place); });
    return found == spots_.end() ? -1 : static_cast<int>(found - spots_.begin());
}

int SpotField::neighbour(int right, int down) const {
    if (spots_.empty()) return -1;
    if (chosen_ < 0) return 0;
    const QPointF from = spots_[static_cast<std::size_t>(chosen_)].box.center();
    int best = -1;
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < static_cast<int>(spots_.size()); ++i) {
        const QPointF way = spots_[static_cast<std::size_t>(i)].box.center() - from;
        const double ahead = way.x() * right + way.y() * down;
        const double beside = std::abs(right != 0 ? way.y() : way.x());
        if (ahead < 1 || ahead + aside * beside >= least) continue;
        least = ahead + aside * beside;
        best = i;
    }
    return best;
}

void SpotField::activate(int spot) {
    if (spot < 0) return;
    const NumberSpot chosen = spots_[static_cast<std::size_t>(spot)];
    Q_EMIT numberActivated(chosen.ref, chosen.sample);
}

void SpotField::keyPressEvent(QKeyEvent* event) {
    int next = -1;
    switch (event->key()) {
        case Qt::Key_Left:
            next = neighbour(-1, 0);
            break;
        case Qt::Key_Right:
            next = neighbour(1, 0);
            break;
        case Qt::Key_Up:
            next = neighbour(0, -1);
            break;
        case Qt::Key_Down:
            next = neighbour(0, 1);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_U:
            activate(chosen_);
            return;
        default:
            break;
    }
    if (next < 0) {
        event->ignore();
        return;
    }
    choose(next);
}

void SpotField::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (chosen_ < 0 && !spots_.empty() && event->reason() != Qt::MouseFocusReason) choose(0);
    update();
}

void SpotField::mousePressEvent(QMouseEvent* event) {
    const int spot = spotAt(event->position());
    if (event->button() != Qt::LeftButton || spot < 0) {
        event->ignore();
        return;
    }
    choose(spot);
    activate(spot);
}

void SpotField::mouseMoveEvent(QMouseEvent* event) {
    if (spotAt(event->position()) >= 0)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

bool SpotField::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int spot = spotAt(help->pos());
    if (spot < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), said(spots_[static_cast<std::size_t>(spot)]), this);
    return true;
}

void SpotField::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) relayOut();
}

void SpotField::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) relayOut();
    QWidget::changeEvent(event);
}

void SpotField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPage(painter);
    if (chosen_ < 0 || !hasFocus()) return;
    const double width = theme().px(chosenFrame);
    paintBox(painter, spots_[static_cast<std::size_t>(chosen_)].box.adjusted(-width, -width, width, width),
             theme().metrics().radiusBar, {}, theme().color(directionRole(direction_)), width);
}

}  // namespace glassbox
