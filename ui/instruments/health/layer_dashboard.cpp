#include "ui/instruments/health/layer_dashboard.h"

#include "ui/instruments/health/strip_drawing.h"
#include "ui/session/core_text.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace glassbox {
namespace {

/// Sizes at 100 %.
constexpr int headHeight = 22, rowHeight = 42, stripHeight = 19, nameWidth = 104, gap = 8, mark = 14;

constexpr std::array figures = {LayerFigure::Activation,   LayerFigure::ActivationHistogram, LayerFigure::Resting,
                                LayerFigure::GradientNorm, LayerFigure::GradientHistogram,   LayerFigure::UpdateRatio};

/// Shares of the width: a mean has its deviation beside it, a share of units is short.
constexpr std::array shares = {1.5, 0.95, 0.85, 0.95, 0.95, 1.0};

bool belongsTo(const std::string& block, const std::string& selected) {
    return !selected.empty() && (block == selected || block.starts_with(selected + "."));
}

}  // namespace

LayerDashboard::LayerDashboard(const ThemeManager& themes, QWidget* parent)
    : QAbstractScrollArea(parent), themes_(themes) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateScrollBar();
        viewport()->update();
    });
}

int LayerDashboard::rows() const {
    return health_ ? static_cast<int>(health_->layers->size()) : 0;
}

QSize LayerDashboard::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(headHeight + rowHeight)};
}

void LayerDashboard::setHealth(std::shared_ptr<const RunHealth> health) {
    const bool other = !health || !health_ || health->layers != health_->layers;
    health_ = std::move(health);
    if (other) {
        current_ = 0;
        cursorStep_.reset();
        updateScrollBar();
    }
    viewport()->update();
}

void LayerDashboard::setFaults(std::vector<Fault> faults) {
    faults_ = std::move(faults);
    viewport()->update();
}

void LayerDashboard::setSelected(const std::string& block) {
    if (block == selected_) return;
    selected_ = block;
    for (int row = 0; row < rows(); ++row) {
        if (!belongsTo(layer(row).block, selected_)) continue;
        scrollTo(row);
        break;
    }
    viewport()->update();
}

void LayerDashboard::updateScrollBar() {
    const Theme& theme = themes_.theme();
    const int room = viewport()->height() - theme.px(headHeight);
    verticalScrollBar()->setRange(0, std::max(0, rows() * theme.px(rowHeight) - room));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(theme.px(rowHeight));
}

QRectF LayerDashboard::rowRect(int row) const {
    const Theme& theme = themes_.theme();
    const int high = theme.px(rowHeight);
    return QRectF(0, theme.px(headHeight) + row * high - verticalScrollBar()->value(), viewport()->width(), high);
}

QRectF LayerDashboard::stripRect(int row, LayerFigure figure) const {
    const Theme& theme = themes_.theme();
    const auto place = static_cast<std::size_t>(std::ranges::find(figures, figure) - figures.begin());
    const double unit =
        (viewport()->width() - theme.px(nameWidth)) / std::accumulate(shares.begin(), shares.end(), 0.0);
    const double before = std::accumulate(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(place), 0.0);
    const QRectF line = rowRect(row);
    const int high = theme.px(stripHeight);
    return QRectF(std::floor(theme.px(nameWidth) + unit * before), line.bottom() - high - 3,
                  std::floor(unit * shares[place]) - theme.px(gap), high);
}

int LayerDashboard::rowAt(double y) const {
    const Theme& theme = themes_.theme();
    if (y < theme.px(headHeight)) return -1;
    const int row = static_cast<int>((y - theme.px(headHeight) + verticalScrollBar()->value()) / theme.px(rowHeight));
    return row < rows() ? row : -1;
}

std::optional<LayerFigure> LayerDashboard::figureAt(double x) const {
    for (const LayerFigure figure : figures) {
        const QRectF strip = stripRect(0, figure);
        if (x >= strip.left() && x <= strip.right()) return figure;
    }
    return std::nullopt;
}

QString LayerDashboard::textAt(int row, LayerFigure figure) const {
    if (!health_ || health_->columns.empty() || !hasFigure(figure, layer(row))) return {};
    const Numbers numbers(themes_.theme().locale());
    return figureText(figure, layer(row), health_->columns.back()->layers[static_cast<std::size_t>(row)], numbers);
}

QString LayerDashboard::detailAt(const QPointF& place) const {
    const int row = rowAt(place.y());
    const std::optional<LayerFigure> figure = figureAt(place.x());
    if (figure && place.y() < themes_.theme().px(headHeight)) return figureHelp(*figure);
    if (row < 0 || !health_ || health_->columns.empty()) return {};
    if (!figure) {
        const Fault* fault = faultOf(faults_, layer(row).block);
        return fault == nullptr ? plainText(layer(row).block) : errorText(fault->evidence);
    }
    if (!hasFigure(*figure, layer(row))) return {};
    const StepAxis axis(*health_, stripRect(row, *figure));
    const PulseColumn& column = *health_->columns[axis.columnAt(*health_, place.x())];
    const Numbers numbers(themes_.theme().locale());
    return tr("%1, step %2: %3")
        .arg(plainText(layer(row).block), numbers.integer(column.step),
             figureDetail(*figure, layer(row), column.layers[static_cast<std::size_t>(row)], numbers));
}

QString LayerDashboard::markOf(int row) const {
    const Fault* fault = health_ ? faultOf(faults_, layer(row).block) : nullptr;
    return fault == nullptr ? QString() : faultWord(fault->kind);
}

void LayerDashboard::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Theme& theme = themes_.theme();
    painter.fillRect(viewport()->rect(), theme.color(Role::Surface));
    if (!health_) return;
    for (int row = 0; row < rows(); ++row) {
        const QRectF line = rowRect(row);
        if (line.bottom() > theme.px(headHeight) && line.top() < viewport()->height()) paintRow(painter, row);
    }
    paintHead(painter);
    if (hasFocus()) paintBox(painter, viewport()->rect(), 0, {}, theme.color(Role::Accent), theme.metrics().focusRing);
}

void LayerDashboard::paintHead(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    const QRect head(0, 0, viewport()->width(), theme.px(headHeight));
    painter.fillRect(head, theme.color(Role::Surface));
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetrics metrics(painter.font());
    for (const LayerFigure figure : figures) {
        const QRectF strip = stripRect(0, figure);
        const QRectF cell(strip.left(), 0, strip.width() + theme.px(gap) - 2, head.height());
        painter.setPen(theme.color(isBackward(figure) ? Role::Backward : Role::Forward));
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(figureTitle(figure), Qt::ElideRight, static_cast<int>(cell.width())));
    }
    painter.setPen(theme.color(Role::Border));
    painter.drawLine(head.bottomLeft(), head.bottomRight());
}

void LayerDashboard::paintRow(QPainter& painter, int row) const {
    const Theme& theme = themes_.theme();
    const QRectF line = rowRect(row);
    if (belongsTo(layer(row).block, selected_)) painter.fillRect(line, theme.color(Role::AccentSoft));
    if (hasFocus() && row == current_) paintBox(painter, line.adjusted(3, 1, -3, -1), 4, {}, theme.color(Role::Accent));
    paintName(painter, row);
    for (const LayerFigure figure : figures) {
        if (!hasFigure(figure, layer(row)) || health_->columns.empty()) continue;
        const QRectF strip = stripRect(row, figure);
        paintStrip(painter, strip, *health_, static_cast<std::size_t>(row), figure, theme);
        painter.setFont(theme.font(FontRole::MonoSmall));
        painter.setPen(theme.color(Role::Text2));
        painter.drawText(
            QRectF(strip.left(), line.top() + 2, strip.width() + theme.px(gap) - 2, strip.top() - line.top() - 2),
            Qt::AlignLeft | Qt::AlignVCenter, textAt(row, figure));
        if (!cursorStep_) continue;
        const double x = StepAxis(*health_, strip).placeOf(*cursorStep_);
        painter.setPen(theme.color(Role::Text2));
        painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()));
    }
    painter.setPen(theme.color(Role::Grid));
    painter.drawLine(line.bottomLeft(), line.bottomRight());
}

/// The block, and under it in words what is wrong, with a warning's edge and sign.
void LayerDashboard::paintName(QPainter& painter, int row) const {
    const Theme& theme = themes_.theme();
    const QRectF line = rowRect(row);
    const QString words = markOf(row);
    const int left = theme.metrics().panelPadding;
    const QRectF name(left, line.top(), theme.px(nameWidth) - left - 6, line.height());
    const double half = line.height() / 2;
    painter.setFont(theme.font(FontRole::BlockTitle));
    painter.setPen(theme.color(Role::Text));
    const QString id =
        painter.fontMetrics().elidedText(plainText(layer(row).block), Qt::ElideMiddle, static_cast<int>(name.width()));
    if (words.isEmpty()) {
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, id);
        return;
    }
    painter.fillRect(QRectF(0, line.top() + 1, theme.px(5), line.height() - 1), theme.color(Role::Warning));
    painter.drawText(QRectF(name.left(), name.top(), name.width(), half), Qt::AlignLeft | Qt::AlignBottom, id);
    const int side = theme.px(mark);
    painter.drawPixmap(QPointF(name.left(), line.top() + half + 2),
                       iconPixmap(theme, Icon::Warning, Role::Warning, side, devicePixelRatioF()));
    painter.setFont(theme.font(FontRole::Caption));
    painter.setPen(theme.color(Role::Warning));
    const QRectF place(name.left() + side + 3, line.top() + half, name.width() - side, half);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(place.width())));
}

void LayerDashboard::setCursorStep(std::optional<std::int64_t> step) {
    if (step == cursorStep_) return;
    cursorStep_ = step;
    viewport()->update();
}

void LayerDashboard::mouseMoveEvent(QMouseEvent* event) {
    const std::optional<LayerFigure> figure = figureAt(event->position().x());
    if (!health_ || health_->columns.empty() || !figure || rowAt(event->position().y()) < 0)
        return setCursorStep(std::nullopt);
    const StepAxis axis(*health_, stripRect(0, *figure));
    setCursorStep(health_->columns[axis.columnAt(*health_, event->position().x())]->step);
    QToolTip::showText(event->globalPosition().toPoint(), detailAt(event->position()), viewport());
}

bool LayerDashboard::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) setCursorStep(std::nullopt);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), detailAt(help->pos()), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LayerDashboard::mousePressEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().y());
    if (row < 0 || event->button() != Qt::LeftButton) return;
    current_ = row;
    viewport()->update();
    Q_EMIT blockChosen(plainText(layer(row).block));
}

void LayerDashboard::scrollTo(int row) {
    const Theme& theme = themes_.theme();
    const QRectF line = rowRect(row);
    QScrollBar& bar = *verticalScrollBar();
    if (line.top() < theme.px(headHeight)) bar.setValue(bar.value() - theme.px(headHeight) + qRound(line.top()));
    if (line.bottom() > viewport()->height()) bar.setValue(bar.value() + qRound(line.bottom()) - viewport()->height());
}

/// Moves to another row and says what stands there.
void LayerDashboard::walk(int by) {
    if (rows() == 0) return;
    current_ = std::clamp(current_ + by, 0, rows() - 1);
    scrollTo(current_);
    QStringList words{plainText(layer(current_).block), markOf(current_)};
    for (const LayerFigure figure : figures)
        if (const QString text = textAt(current_, figure); !text.isEmpty())
            words.append(figureTitle(figure) + u' ' + text);
    words.removeAll(QString());
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    viewport()->update();
}

void LayerDashboard::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (key == Qt::Key_Down) return walk(1);
    if (key == Qt::Key_Up) return walk(-1);
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && rows() > 0) {
        Q_EMIT blockChosen(plainText(layer(current_).block));
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LayerDashboard::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void LayerDashboard::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LayerDashboard::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

}  // namespace glassbox
