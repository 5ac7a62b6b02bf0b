#include "ui/instruments/microscope/term_waterfall.h"

#include "ui/instruments/microscope/number_texts.h"
#include "ui/instruments/tensor/drawing.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr int rowPx = 22, barPx = 12, leastBarPx = 80;

}  // namespace

TermWaterfall::TermWaterfall(const ThemeManager& themes, QWidget* parent) : SpotField(themes, parent) {}

void TermWaterfall::setUnfolding(const Unfolding& unfolding, std::int64_t sample) {
    unfolding_ = unfolding;
    sample_ = sample;
    setDirection(directionOf(unfolding.ref));
    choose(-1);
    fill();
    relayOut();
}

/// The row of a term; `sum` moves on by its product.
TermWaterfall::Row TermWaterfall::rowOf(const UnfoldedTerm& term, double& sum) const {
    const QLocale& locale = theme().locale();
    const bool adds = unfolding_.form == TermForm::Sum;
    Row row;
    row.factors = term.factors;
    row.sample = term.sample;
    if (term.factors.empty())
        row.prefix = factorText(term.constant, locale);
    else if (term.constant != 1)
        row.prefix = factorText(term.constant, locale) + timesText();
    row.number = adds ? addendText(term.product, locale) : factorText(term.product, locale);
    row.from = adds ? sum : 0;
    sum += term.product;
    row.to = adds ? sum : term.product;
    return row;
}

QString TermWaterfall::restWords() const {
    if (unfolding_.restCount > 0 && unfolding_.zeroCount > 0)
        return tr("%1 smaller, %2 zero").arg(unfolding_.restCount).arg(unfolding_.zeroCount);
    return unfolding_.restCount > 0 ? tr("%n smaller term(s)", nullptr, unfolding_.restCount)
                                    : tr("%n term(s) of zero", nullptr, unfolding_.zeroCount);
}

void TermWaterfall::fill() {
    rows_.clear();
    const QLocale& locale = theme().locale();
    const bool adds = unfolding_.form == TermForm::Sum;
    double sum = 0;
    for (std::size_t i = 0; i < unfolding_.largest.size(); ++i) {
        Row row = rowOf(unfolding_.largest[i], sum);
        row.decides = !adds && static_cast<int>(i) == unfolding_.winner;
        rows_.push_back(std::move(row));
    }
    if (unfolding_.restCount + unfolding_.zeroCount > 0) {
        Row rest{.kind = Row::Kind::Rest, .prefix = restWords(), .from = sum, .to = sum};
        if (adds && unfolding_.restCount > 0) {
            rest.to = sum += unfolding_.restSum;
            rest.number = addendText(unfolding_.restSum, locale);
        }
        rows_.push_back(std::move(rest));
    }
    if (unfolding_.bias) {
        Row bias = rowOf(*unfolding_.bias, sum);
        bias.kind = Row::Kind::Bias;
        bias.prefix.prepend(tr("bias") + u' ');
        rows_.push_back(std::move(bias));
    }
    rows_.push_back({.kind = Row::Kind::Result,
                     .prefix = valueText(unfolding_.ref),
                     .number = adds ? addendText(unfolding_.value, locale) : factorText(unfolding_.value, locale),
                     .to = unfolding_.value});
    QStringList said;
    for (const Row& row : rows_)
        said.append(textOf(row));
    setAccessibleName(said.join(QStringLiteral("; ")));
}

QString TermWaterfall::textOf(const Row& row) const {
    QString text = row.prefix + productText(row.factors, theme().locale());
    if (!row.number.isEmpty()) text += QStringLiteral(" = ") + row.number;
    return row.decides ? text + QStringLiteral(" ✓") : text;
}

double TermWaterfall::rowHeight() const {
    return theme().px(rowPx);
}

double TermWaterfall::factorsWidth() const {
    const QFontMetricsF mono(theme().font(FontRole::MonoStrong));
    double widest = 0;
    for (const Row& row : rows_) {
        widest = std::max(widest, mono.horizontalAdvance(row.prefix + productText(row.factors, theme().locale())));
    }
    return std::ceil(widest);
}

double TermWaterfall::numbersWidth() const {
    const QFontMetricsF mono(theme().font(FontRole::MonoStrong));
    double widest = 0;
    for (const Row& row : rows_)
        widest = std::max(widest, mono.horizontalAdvance(row.number));
    return std::ceil(widest) + theme().metrics().icon;
}

double TermWaterfall::leastWidth() const {
    return factorsWidth() + numbersWidth() + theme().px(leastBarPx) + 2 * theme().metrics().space8;
}

QRectF TermWaterfall::barArea() const {
    const double gap = theme().metrics().space8, left = factorsWidth() + gap;
    return {left, 0, width_ - left - numbersWidth() - gap, rowHeight() * static_cast<double>(rows_.size())};
}

double TermWaterfall::layOut(double width, std::vector<NumberSpot>& spots) {
    width_ = width;
    const QFontMetricsF mono(theme().font(FontRole::Mono));
    double top = 0;
    for (const Row& row : rows_) {
        double x = mono.horizontalAdvance(row.prefix);
        for (const ExplainedFactor& factor : row.factors) {
            const double wide = mono.horizontalAdvance(factorText(factor.number, theme().locale()));
            addSpot(spots, QRectF(x, top + 2, wide, rowHeight() - 4), factor, row.sample);
            x += wide + mono.horizontalAdvance(timesText());
        }
        top += rowHeight();
    }
    return top;
}

void TermWaterfall::paintBar(QPainter& painter, const Row& row, double top) const {
    const QRectF area = barArea();
    double low = 0, high = 0;
    for (const Row& each : rows_) {
        low = std::min({low, each.from, each.to});
        high = std::max({high, each.from, each.to});
    }
    if (!(high > low) || !std::isfinite(high - low)) return;
    const auto place = [&](double value) { return area.left() + (value - low) / (high - low) * area.width(); };
    const double middle = top + rowHeight() / 2, thick = theme().px(barPx);
    const double left = std::min(place(row.from), place(row.to)), right = std::max(place(row.from), place(row.to));
    const bool result = row.kind == Row::Kind::Result;
    const QColor fill = result ? theme().color(directionRole(direction())) : signColor(theme(), row.to < row.from);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRect(QRectF(left, middle - thick / 2, std::max(right - left, 1.0), thick));
    painter.setPen(QPen(theme().color(Role::BorderStrong), 1));
    const double zero = std::floor(place(0)) + 0.5;
    painter.drawLine(QPointF(zero, top), QPointF(zero, top + rowHeight()));
    if (result || unfolding_.form != TermForm::Sum) return;
    const double end = std::floor(place(row.to)) + 0.5;
    painter.drawLine(QPointF(end, middle + thick / 2), QPointF(end, top + rowHeight() + (rowHeight() - thick) / 2));
}

void TermWaterfall::paintPage(QPainter& painter) const {
    const QFont plain = theme().font(FontRole::Mono), strong = theme().font(FontRole::MonoStrong);
    double top = 0;
    const int check = theme().metrics().iconSmall;
    for (const Row& row : rows_) {
        const bool bold = row.kind == Row::Kind::Result || row.decides;
        const QRectF line(0, top, width_, rowHeight());
        if (row.kind == Row::Kind::Result) {
            painter.setPen(QPen(theme().color(Role::BorderStrong), 1));
            painter.drawLine(QPointF(0, top + 0.5), QPointF(width_, top + 0.5));
        }
        paintBar(painter, row, top);
        painter.setFont(bold ? strong : plain);
        painter.setPen(theme().color(bold ? Role::Text : Role::Text2));
        painter.drawText(line.adjusted(0, 0, -theme().metrics().icon, 0), Qt::AlignRight | Qt::AlignVCenter,
                         row.number);
        if (row.decides)
            painter.drawPixmap(QPointF(width_ - check, line.center().y() - check / 2.0),
                               iconPixmap(theme(), Icon::Check, Role::Text, check, devicePixelRatioF()));
        painter.setFont(row.kind == Row::Kind::Result ? strong : plain);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         row.prefix + productText(row.factors, theme().locale()));
        top += rowHeight();
    }
    for (const NumberSpot& spot : spots())
        underline(painter, spot.box);
}

void TermWaterfall::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) fill();
    SpotField::changeEvent(event);
}

}  // namespace glassbox
