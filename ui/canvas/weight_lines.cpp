#include "ui/canvas/weight_lines.h"

#include "ui/canvas/unit_planes.h"
#include "ui/theme/heat_map_image.h"
#include "ui/theme/numbers.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glassbox {
namespace {

constexpr double thinnest = 0.6, thickest = 4.5;
constexpr double dotShare = 0.32, smallestDot = 1.5, largestDot = 5;
constexpr double surfaceGap = 2, largestSurface = 26, smallestSurface = 7;
constexpr double lineReach = 3;

QColor signedColor(float value, float largest, const Theme& theme) {
    if (!std::isfinite(value)) return theme.color(Role::Error);
    const ValueRange range{-largest, largest};
    return QColor::fromRgb(theme.colorMap(ColorMapKind::Signed)[static_cast<std::size_t>(colorIndex(value, range))]);
}

float largestOf(const std::vector<float>& values) {
    float largest = 0;
    for (const float value : values)
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
    return largest > 0 ? largest : 1;
}

double nearestWay(QPointF point, const QLineF& line) {
    const QPointF along = line.p2() - line.p1();
    const double t = QPointF::dotProduct(point - line.p1(), along) / QPointF::dotProduct(along, along);
    return QLineF(point, line.pointAt(std::clamp(t, 0.0, 1.0))).length();
}

QString named(const std::string& name, const QString& index, float value, const QLocale& locale) {
    return QStringLiteral("%1[%2] = %3").arg(QString::fromStdString(name), index, Numbers(locale).exact(value));
}

}  // namespace

bool WeightLines::canShow(const Shape& weight) {
    return weight.rank() == 2 && weight.elements() <= mostWeights && weight[0] <= mostUnits && weight[1] <= mostUnits;
}

WeightLines::WeightLines(const WeightPicture& weight, const WeightPicture* bias, const Units& units, const Theme& theme)
    : weight_(weight),
      bias_(bias ? std::optional(*bias) : std::nullopt),
      inputs_(units.inputs),
      outputs_(units.outputs),
      ins_(static_cast<int>(weight.shape[1])),
      outs_(static_cast<int>(weight.shape[0])),
      largest_(largestOf(weight.values)) {
    inputs_.resize(static_cast<std::size_t>(ins_));
    outputs_.resize(static_cast<std::size_t>(outs_));
    if (!units.surfaces || units.surfaces->shape()[0] != outs_) return;
    surfaces_ = planeImages(*units.surfaces, TensorMeaning::Signed, largestSurface, theme);
}

float WeightLines::weight(int out, int in) const {
    return weight_.values[static_cast<std::size_t>(out * ins_ + in)];
}

/// Radius of the dots of a column, or half the side of its surfaces.
double WeightLines::dot(int count, const QRectF& area) const {
    return std::clamp(area.height() / count * dotShare, smallestDot, largestDot);
}

QPointF WeightLines::input(int number, const QRectF& area) const {
    return {area.left() + largestDot + 1, area.top() + area.height() * (number + 0.5) / ins_};
}

QPointF WeightLines::unit(int number, const QRectF& area) const {
    const double side = std::min(area.height() / outs_ - surfaceGap, largestSurface);
    const double half = !surfaces_.empty() && side >= smallestSurface ? side / 2 : largestDot;
    return {area.right() - half - 1, area.top() + area.height() * (number + 0.5) / outs_};
}

void WeightLines::paint(QPainter& painter, const QRectF& area, const Theme& theme) const {
    painter.fillRect(area, theme.color(Role::Canvas));
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintLines(painter, area, theme);
    paintDots(painter, area, theme);
}

/// The largest weights lie on top.
void WeightLines::paintLines(QPainter& painter, const QRectF& area, const Theme& theme) const {
    std::vector<int> order(weight_.values.size());
    std::iota(order.begin(), order.end(), 0);
    const auto size = [&](int i) { return std::abs(weight_.values[static_cast<std::size_t>(i)]); };
    std::ranges::stable_sort(order, [&](int a, int b) { return size(a) < size(b); });
    for (const int i : order) {
        const float value = weight_.values[static_cast<std::size_t>(i)];
        const double share = std::isfinite(value) ? std::abs(value) / largest_ : 1;
        painter.setPen(QPen(signedColor(value, largest_, theme), thinnest + (thickest - thinnest) * share,
                            Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(input(i % ins_, area), unit(i / ins_, area));
    }
}

void WeightLines::paintDots(QPainter& painter, const QRectF& area, const Theme& theme) const {
    painter.setPen(QPen(theme.color(Role::Text2), 1));
    const float most = largestOf(inputs_), mostOut = largestOf(outputs_);
    for (int i = 0; i < ins_; ++i) {
        painter.setBrush(signedColor(inputs_[static_cast<std::size_t>(i)], most, theme));
        painter.drawEllipse(input(i, area), dot(ins_, area), dot(ins_, area));
    }
    const double side = std::min(area.height() / outs_ - surfaceGap, largestSurface);
    for (int i = 0; i < outs_; ++i) {
        const QPointF center = unit(i, area);
        if (!surfaces_.empty() && side >= smallestSurface) {
            const QRectF box(center - QPointF(side / 2, side / 2), QSizeF(side, side));
            painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
            painter.drawImage(box, surfaces_[static_cast<std::size_t>(i)]);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box);
            continue;
        }
        painter.setBrush(signedColor(outputs_[static_cast<std::size_t>(i)], mostOut, theme));
        painter.drawEllipse(center, dot(outs_, area), dot(outs_, area));
    }
}

QString WeightLines::textAt(QPointF point, const QRectF& area, const QLocale& locale) const {
    for (int i = 0; i < outs_ && bias_; ++i) {
        const double reach = surfaces_.empty() ? dot(outs_, area) + 1 : area.right() - unit(i, area).x();
        if (QLineF(point, unit(i, area)).length() <= reach)
            return named(bias_->name, QString::number(i), bias_->values[static_cast<std::size_t>(i)], locale);
    }
    double reach = lineReach;
    int found = -1;
    for (int i = 0; i < outs_ * ins_; ++i) {
        const double away = nearestWay(point, QLineF(input(i % ins_, area), unit(i / ins_, area)));
        if (away > reach) continue;
        reach = away;
        found = i;
    }
    if (found < 0) return {};
    const QString index = QStringLiteral("%1, %2").arg(found / ins_).arg(found % ins_);
    return named(weight_.name, index, weight(found / ins_, found % ins_), locale);
}

}  // namespace glassbox
