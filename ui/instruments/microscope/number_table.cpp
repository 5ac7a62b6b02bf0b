#include "ui/instruments/microscope/number_rows.h"

#include "ui/instruments/microscope/number_texts.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr int linePx = 22;
constexpr double frame = 1.5;

}  // namespace

NumberTable::NumberTable(const ThemeManager& themes, QWidget* parent) : SpotField(themes, parent) {}

void NumberTable::setRows(std::vector<NumberRow> rows, TensorDirection direction, std::int64_t sample) {
    rows_ = std::move(rows);
    sample_ = sample;
    setDirection(direction);
    choose(-1);
    QStringList said;
    for (const NumberRow& row : rows_) {
        QStringList cells;
        for (const NumberCell& cell : row.cells)
            cells.append(cell.name + u' ' + factorText(cell.number, theme().locale()));
        said.append(row.title + QStringLiteral(": ") + cells.join(QStringLiteral(", ")));
    }
    setAccessibleName(said.join(QStringLiteral("; ")));
    relayOut();
}

double NumberTable::titleWidth() const {
    const QFontMetricsF font(theme().font(FontRole::BlockTitle));
    double widest = 0;
    for (const NumberRow& row : rows_)
        widest = std::max(widest, font.horizontalAdvance(row.title));
    return std::ceil(widest) + theme().metrics().space12;
}

double NumberTable::nameWidth(const NumberRow& row) const {
    const QFontMetricsF font(theme().font(FontRole::Caption));
    double widest = 0;
    for (const NumberCell& cell : row.cells)
        widest = std::max(widest, font.horizontalAdvance(cell.name));
    return std::ceil(widest) + theme().metrics().space4;
}

double NumberTable::numberWidth(const NumberRow& row) const {
    const QFontMetricsF font(theme().font(FontRole::MonoStrong));
    double widest = 0;
    for (const NumberCell& cell : row.cells)
        widest = std::max(widest, font.horizontalAdvance(factorText(cell.number, theme().locale())));
    return std::ceil(widest);
}

double NumberTable::leastWidth() const {
    double widest = 0;
    for (const NumberRow& row : rows_)
        widest = std::max(widest, nameWidth(row) + numberWidth(row));
    return titleWidth() + widest + theme().metrics().space12;
}

double NumberTable::layOut(double width, std::vector<NumberSpot>& spots) {
    placed_.clear();
    const double line = theme().px(linePx), gap = theme().metrics().space12, left = titleWidth();
    double top = 0;
    for (const NumberRow& row : rows_) {
        placed_.push_back({QRectF(0, top, left, line), row.title, FontRole::BlockTitle, Role::Text2, false});
        const double name = nameWidth(row), number = numberWidth(row), wide = name + number + gap;
        double x = left;
        for (const NumberCell& cell : row.cells) {
            if (x + wide - gap > width && x > left) {
                x = left;
                top += line;
            }
            placed_.push_back({QRectF(x, top, name, line), cell.name, FontRole::Caption, Role::Text3, false});
            const QRectF box(x + name, top + 2, number, line - 4);
            placed_.push_back({box, factorText(cell.number, theme().locale()),
                               cell.strong ? FontRole::MonoStrong : FontRole::Mono, Role::Text, cell.strong});
            if (cell.factor) addSpot(spots, box, *cell.factor, sample_);
            x += wide;
        }
        top += line + theme().metrics().space4;
    }
    return top;
}

void NumberTable::paintPage(QPainter& painter) const {
    for (const Placed& item : placed_) {
        painter.setFont(theme().font(item.font));
        painter.setPen(theme().color(item.color));
        const bool number = item.font == FontRole::Mono || item.font == FontRole::MonoStrong;
        painter.drawText(item.box, (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, item.text);
        if (item.framed)
            paintBox(painter, item.box.adjusted(-3, 0, 3, 0), theme().metrics().radiusBar, {},
                     theme().color(directionRole(direction())), frame);
    }
    for (const NumberSpot& spot : spots())
        underline(painter, spot.box);
}

}  // namespace glassbox
