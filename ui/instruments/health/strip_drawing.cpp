#include "ui/instruments/health/strip_drawing.h"

#include "ui/theme/heat_map_image.h"

#include <QImage>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace glassbox {
namespace {

/// Updates of a thousandth of the weights are the rule of thumb; the strip shows three powers of ten on both sides.
constexpr double lowestRatio = -6, highestRatio = 0, usualRatio = -3;

struct Scale {
    double low = 0, high = 1;
    bool logarithmic = false;
    double at(double value) const {
        const double number = logarithmic ? std::log10(std::max(value, 1e-30)) : value;
        return std::clamp((number - low) / (high - low), 0.0, 1.0);
    }
};

Scale scaleOf(const RunHealth& health, std::size_t layer, LayerFigure figure) {
    if (figure == LayerFigure::Resting) return {};
    if (figure == LayerFigure::UpdateRatio) return {lowestRatio, highestRatio, true};
    const bool logarithmic = figure == LayerFigure::GradientNorm;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const auto& column : health.columns) {
        const LayerPulse& pulse = column->layers[layer];
        const double middle = figureOf(figure, (*health.layers)[layer], pulse);
        const double spread = logarithmic ? 0 : pulse.output.deviation;
        const double below = logarithmic ? std::log10(std::max(middle, 1e-30)) : middle - spread;
        const double above = logarithmic ? below : middle + spread;
        if (std::isfinite(below)) low = std::min(low, below);
        if (std::isfinite(above)) high = std::max(high, above);
    }
    if (!std::isfinite(low) || !std::isfinite(high)) return {};
    const double least = logarithmic ? 1 : 1e-9 + 1e-6 * std::abs(low);
    if (high - low < least) low -= least / 2, high += least / 2;
    return {low, high, logarithmic};
}

void paintLine(QPainter& painter, const QRectF& strip, const RunHealth& health, std::size_t layer, LayerFigure figure,
               const Theme& theme) {
    const StepAxis axis(health, strip);
    const Scale scale = scaleOf(health, layer, figure);
    const auto across = [&](const auto& column) { return axis.placeOf(column->step); };
    const auto down = [&](double value) { return strip.bottom() - scale.at(value) * strip.height(); };
    if (figure == LayerFigure::UpdateRatio) {
        painter.setPen(QPen(theme.color(Role::BorderStrong), 1, Qt::DotLine));
        const double usual = down(std::pow(10.0, usualRatio));
        painter.drawLine(QPointF(strip.left(), usual), QPointF(strip.right(), usual));
    }
    QPolygonF line, above, below;
    for (const auto& column : health.columns) {
        const LayerPulse& pulse = column->layers[layer];
        const double number = figureOf(figure, (*health.layers)[layer], pulse);
        line << QPointF(across(column), down(number));
        if (figure != LayerFigure::Activation) continue;
        above << QPointF(across(column), down(number + pulse.output.deviation));
        below.prepend(QPointF(across(column), down(number - pulse.output.deviation)));
    }
    const Role role = isBackward(figure) ? Role::Backward : Role::Forward;
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (!above.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(role, 0.25));
        painter.drawPolygon(above + below);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(role), 1.25));
    if (line.size() == 1)
        painter.drawPoint(line.front());
    else
        painter.drawPolyline(line);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// The bins that any step has numbers in, from the first to one past the last: the others are left out of the picture.
std::pair<int, int> usedBins(const RunHealth& health, std::size_t layer, LayerFigure figure) {
    int first = PulseHistogram::bins, last = 0;
    for (const auto& column : health.columns) {
        const auto& counts = histogramOf(figure, column->layers[layer])->counts;
        for (int bin = 0; bin < PulseHistogram::bins; ++bin) {
            if (counts[static_cast<std::size_t>(bin)] == 0) continue;
            first = std::min(first, bin);
            last = std::max(last, bin + 1);
        }
    }
    return first < last ? std::pair(first, last) : std::pair(0, PulseHistogram::bins);
}

/// A px of width a column, the bins upwards; each column by its own largest count.
void paintHistogram(QPainter& painter, const QRectF& strip, const RunHealth& health, std::size_t layer,
                    LayerFigure figure, const Theme& theme) {
    const int wide = std::max(1, static_cast<int>(strip.width()));
    const ColorTable& map =
        theme.colorMap(isBackward(figure) ? ColorMapKind::BackwardAmounts : ColorMapKind::ForwardAmounts);
    const auto [firstBin, lastBin] = usedBins(health, layer, figure);
    QImage image(wide, lastBin - firstBin, QImage::Format_RGB32);
    const StepAxis axis(health, QRectF(0, 0, wide, 1));
    std::size_t column = 0;
    for (int x = 0; x < wide; ++x) {
        while (column + 1 < health.columns.size() && axis.placeOf(health.columns[column + 1]->step) <= x + 1)
            ++column;
        const PulseHistogram& histogram = *histogramOf(figure, health.columns[column]->layers[layer]);
        const double most = std::max<double>(1, *std::ranges::max_element(histogram.counts));
        for (int bin = firstBin; bin < lastBin; ++bin) {
            // By the square root: the tails are as worth seeing as the peak.
            const double share = std::sqrt(histogram.counts[static_cast<std::size_t>(bin)] / most);
            reinterpret_cast<QRgb*>(image.scanLine(lastBin - 1 - bin))[x] =
                map[static_cast<std::size_t>(std::lround(255 * share))];
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(strip, image);
}

}  // namespace

StepAxis::StepAxis(const RunHealth& health, const QRectF& strip) : left(strip.left()), right(strip.right()) {
    if (health.columns.empty()) return;
    first = health.columns.front()->step;
    last = std::max(first + 1, health.columns.back()->step);
}

double StepAxis::placeOf(std::int64_t step) const {
    return left + (right - left) * static_cast<double>(step - first) / static_cast<double>(last - first);
}

std::size_t StepAxis::columnAt(const RunHealth& health, double place) const {
    const auto nearest = std::ranges::min_element(
        health.columns, {}, [&](const auto& column) { return std::abs(placeOf(column->step) - place); });
    return static_cast<std::size_t>(nearest - health.columns.begin());
}

void paintStrip(QPainter& painter, const QRectF& strip, const RunHealth& health, std::size_t layer, LayerFigure figure,
                const Theme& theme) {
    painter.fillRect(strip, theme.color(Role::Canvas));
    if (health.columns.empty()) return;
    if (histogramOf(figure, health.columns.front()->layers[layer]) != nullptr)
        paintHistogram(painter, strip, health, layer, figure, theme);
    else
        paintLine(painter, strip, health, layer, figure, theme);
    const StepAxis axis(health, strip);
    for (const auto& column : health.columns) {
        if (column->layers[layer].finite() && column->layers[layer].gradient.finite()) continue;
        paintHatch(painter, QRectF(axis.placeOf(column->step) - 2, strip.top(), 4, strip.height()) & strip, theme);
    }
}

}  // namespace glassbox
