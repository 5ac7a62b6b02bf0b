#include "ui/instruments/time_gradient_plot.h"

#include "ui/instruments/curve_axis.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"

#include <QClipboard>
#include <QEvent>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

constexpr double leftRoom = 66, rightRoom = 76, topRoom = 34, bottomRoom = 42;
constexpr double mostDecades = 60;  ///< below the largest length

}  // namespace

TimeGradientPlot::TimeGradientPlot(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&themes, &ThemeManager::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void TimeGradientPlot::setGradients(std::vector<TimeGradient> gradients) {
    gradients_ = std::move(gradients);
    back_ = std::max(steps() - 1, 0);
    measureRange();
    describe();
    update();
}

int TimeGradientPlot::steps() const {
    return gradients_.empty() ? 0 : static_cast<int>(gradients_.front().lengths.size());
}

double TimeGradientPlot::length(std::size_t line, int back) const {
    const std::vector<double>& lengths = gradients_[line].lengths;
    return lengths[lengths.size() - 1 - static_cast<std::size_t>(back)];
}

/// Whole decades around all lengths that are not zero.
void TimeGradientPlot::measureRange() {
    double low = 0, high = 0;
    for (const TimeGradient& gradient : gradients_)
        for (const double length : gradient.lengths) {
            if (!(length > 0) || !std::isfinite(length)) continue;
            low = low == 0 ? length : std::min(low, length);
            high = std::max(high, length);
        }
    high_ = high > 0 ? std::ceil(std::log10(high)) : 0;
    low_ = low > 0 ? std::max(std::floor(std::log10(low)), high_ - mostDecades) : high_ - 1;
    if (low_ >= high_) low_ = high_ - 1;
}

QRectF TimeGradientPlot::plot() const {
    const Theme& theme = themes_.theme();
    return QRectF(rect()).adjusted(theme.px(leftRoom), theme.px(topRoom), -theme.px(rightRoom), -theme.px(bottomRoom));
}

double TimeGradientPlot::placeOf(int back) const {
    const QRectF area = plot();
    return area.left() + area.width() * back / std::max(steps() - 1, 1);
}

double TimeGradientPlot::heightOf(double length) const {
    const QRectF area = plot();
    const double power = length > 0 ? std::clamp(std::log10(length), low_, high_) : low_;
    return area.bottom() - (power - low_) / (high_ - low_) * area.height();
}

void TimeGradientPlot::choose(int back) {
    const int chosen = std::clamp(back, 0, std::max(steps() - 1, 0));
    if (chosen == back_) return;
    back_ = chosen;
    describe();
    update();
}

void TimeGradientPlot::mouseMoveEvent(QMouseEvent* event) {
    const QRectF area = plot();
    choose(qRound((event->position().x() - area.left()) / std::max(area.width(), 1.0) * std::max(steps() - 1, 1)));
}

void TimeGradientPlot::mousePressEvent(QMouseEvent* event) {
    mouseMoveEvent(event);
}

void TimeGradientPlot::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(text());
    else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left)
        choose(back_ + (event->key() == Qt::Key_Right ? 1 : -1));
    else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
        choose(event->key() == Qt::Key_Home ? 0 : steps() - 1);
    else
        QWidget::keyPressEvent(event);
}

QString TimeGradientPlot::text() const {
    const Numbers numbers(themes_.theme().locale());
    QString table = QStringLiteral("t");
    for (const TimeGradient& gradient : gradients_)
        table += '\t' + QString::fromStdString(gradient.type);
    for (int t = 0; t < steps(); ++t) {
        table += '\n' + QString::number(t + 1);
        for (std::size_t line = 0; line < gradients_.size(); ++line)
            table += '\t' + QString::number(length(line, steps() - 1 - t), 'g', 17);
    }
    return table + '\n';
}

void TimeGradientPlot::paintFrame(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    const Numbers numbers(theme.locale());
    const QRectF area = plot();
    painter.setFont(theme.font(FontRole::MonoCaption));
    const double line = QFontMetricsF(painter.font()).height();
    const int most = std::max(2, static_cast<int>(area.height() / (2 * line)));
    for (const double power : logTicks({low_, high_}, most)) {
        const double y = std::round(heightOf(std::pow(10.0, power))) + 0.5;
        painter.setPen(QPen(theme.color(Role::Grid), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme.color(Role::Text3));
        painter.drawText(QRectF(0, y - line / 2, area.left() - theme.px(6), line), Qt::AlignRight | Qt::AlignVCenter,
                         numbers.significant(std::pow(10.0, power), 1));
    }
    painter.setPen(QPen(theme.color(Role::BorderStrong), 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    for (const double tick : linearTicks({0, std::max(steps() - 1.0, 1.0)}, 6)) {
        if (tick != std::floor(tick)) continue;
        const double x = std::round(placeOf(static_cast<int>(tick))) + 0.5;
        painter.setPen(QPen(theme.color(Role::BorderStrong), 1));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + theme.px(3)));
        painter.setPen(theme.color(Role::Text3));
        painter.drawText(QRectF(x - theme.px(30), area.bottom() + theme.px(4), theme.px(60), line), Qt::AlignCenter,
                         numbers.integer(static_cast<std::int64_t>(tick)));
    }
    painter.setFont(theme.font(FontRole::Caption));
    painter.drawText(QRectF(area.left(), height() - theme.px(20), area.width(), theme.px(18)), Qt::AlignCenter,
                     tr("Time steps back from the end of the sequence"));
}

void TimeGradientPlot::paintLines(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t line = 0; line < gradients_.size(); ++line) {
        QPolygonF points;
        for (int back = 0; back < steps(); ++back)
            points.append({placeOf(back), heightOf(length(line, back))});
        painter.setPen(theme.run(static_cast<int>(line)).pen(theme.px(2)));
        painter.drawPolyline(points);
    }
}

/// At the line ends, kept apart.
void TimeGradientPlot::paintNames(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    const QRectF area = plot();
    painter.setFont(theme.font(FontRole::PanelTitle));
    const double line = QFontMetricsF(painter.font()).height();
    std::vector<double> wishes;
    for (std::size_t i = 0; i < gradients_.size(); ++i)
        wishes.push_back(heightOf(length(i, steps() - 1)));
    std::vector<std::size_t> order(gradients_.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return wishes[a] < wishes[b]; });
    std::vector<double> sorted;
    for (const std::size_t i : order)
        sorted.push_back(wishes[i]);
    const std::vector<double> middles =
        keptApart(sorted, std::vector<double>(sorted.size(), line), area.top() - line / 2, area.bottom() + line / 2);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const QRectF box(area.right() + theme.px(18), middles[i] - line / 2, theme.px(rightRoom - 18), line);
        painter.setPen(theme.run(static_cast<int>(order[i])).pen(theme.px(2)));
        painter.drawLine(QPointF(area.right() + theme.px(4), middles[i]),
                         QPointF(box.left() - theme.px(3), middles[i]));
        painter.setPen(theme.color(Role::Text));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(gradients_[order[i]].type));
    }
}

void TimeGradientPlot::paintChosen(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    const QRectF area = plot();
    const double x = std::round(placeOf(back_)) + 0.5;
    painter.setPen(QPen(theme.color(Role::BorderStrong), 1, Qt::DashLine));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(QPen(theme.color(Role::Surface), theme.px(1.5)));
    for (std::size_t line = 0; line < gradients_.size(); ++line) {
        painter.setBrush(theme.run(static_cast<int>(line)).color);
        painter.drawEllipse(QPointF(x, heightOf(length(line, back_))), theme.px(4), theme.px(4));
    }
    painter.setFont(theme.font(FontRole::MonoStrong));
    painter.setPen(theme.color(Role::Text));
    painter.drawText(QRectF(theme.px(10), theme.px(2), width() - theme.px(20), theme.px(topRoom - 10)),
                     Qt::AlignLeft | Qt::AlignVCenter, chosenText());
}

void TimeGradientPlot::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    paintFrame(painter);
    if (!gradients_.empty()) {
        paintLines(painter);
        paintChosen(painter);
        paintNames(painter);
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Role::Accent), theme.px(2)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.metrics().radiusControl,
                            theme.metrics().radiusControl);
}

/// "63 steps back: RNN 1.2e-9, LSTM 0.0031, GRU 0.0012".
QString TimeGradientPlot::chosenText() const {
    const Numbers numbers(themes_.theme().locale());
    QStringList parts;
    for (std::size_t line = 0; line < gradients_.size(); ++line)
        parts.append(QString::fromStdString(gradients_[line].type) + ' ' + numbers.significant(length(line, back_), 3));
    return tr("%n step(s) back: %1", nullptr, back_).arg(parts.join(QStringLiteral(", ")));
}

void TimeGradientPlot::describe() {
    setAccessibleName(tr("Gradient length against steps back"));
    setAccessibleDescription(gradients_.empty() ? tr("Nothing has been measured yet.") : chosenText());
}

QSize TimeGradientPlot::sizeHint() const {
    return {themes_.theme().px(620), themes_.theme().px(340)};
}
QSize TimeGradientPlot::minimumSizeHint() const {
    return {themes_.theme().px(420), themes_.theme().px(220)};
}

void TimeGradientPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) describe();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
