#include "ui/instruments/microscope/product_grids.h"

#include "ui/instruments/microscope/number_texts.h"
#include "ui/theme/heat_map_image.h"
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

constexpr int leastCell = 12, mostCell = 34, titlePx = 20, signPx = 22;
constexpr double smallNumbers = 0.05;

/// A power of ten in which small numbers have digits.
double unitOf(const std::vector<float>& numbers) {
    float largest = 0;
    for (const float number : numbers)
        if (std::isfinite(number)) largest = std::max(largest, std::abs(number));
    if (largest == 0 || static_cast<double>(largest) >= smallNumbers) return 1;
    return std::pow(10.0, std::floor(std::log10(static_cast<double>(largest))));
}

}  // namespace

ProductGrids::ProductGrids(const ThemeManager& themes, QWidget* parent) : SpotField(themes, parent) {}

void ProductGrids::setPatch(PatchView patch, TensorDirection direction, std::int64_t sample) {
    patch_ = std::move(patch);
    sample_ = patch_.overSamples ? patch_.page : sample;
    setDirection(direction);
    choose(-1);
    fill();
    relayOut();
}

/// The grids' titles and numbers; a pooling that adds has products too, one that takes the largest has none.
void ProductGrids::fill() {
    grids_.clear();
    const auto titled = [this](const std::string& value) {
        return valueText({value, {}}) +
               (patch_.overSamples ? tr(", sample %1").arg(patch_.page) : tr(", channel %1").arg(patch_.page));
    };
    Grid left{.title = titled(patch_.left)}, right{.title = titled(patch_.right)}, products{.title = tr("products")};
    bool wins = false;
    for (const PatchCell& cell : patch_.cells) {
        left.numbers.push_back(cell.left ? static_cast<float>(cell.left->number) : 0.0F);
        right.numbers.push_back(cell.right ? static_cast<float>(cell.right->number) : 0.0F);
        products.numbers.push_back(static_cast<float>(cell.product));
        wins = wins || cell.wins;
    }
    grids_.push_back(std::move(left));
    if (!patch_.right.empty()) grids_.push_back(std::move(right));
    if (!wins) grids_.push_back(std::move(products));
    QStringList said;
    for (Grid& grid : grids_) {
        grid.unit = unitOf(grid.numbers);
        if (grid.unit != 1)
            grid.title += QStringLiteral(" / ") + Numbers(theme().locale()).scientific(grid.unit, 1).mid(2);
        said.append(grid.title);
    }
    setAccessibleName(
        tr("%1; %2 rows, %3 columns").arg(said.join(QStringLiteral("; "))).arg(patch_.rows).arg(patch_.columns));
}

QString ProductGrids::caption() const {
    const QLocale& locale = theme().locale();
    QStringList parts;
    if (patch_.rows < patch_.allRows || patch_.columns < patch_.allColumns)
        parts.append(tr("cut out of %1 × %2; the products left out add up to %3")
                         .arg(patch_.allRows)
                         .arg(patch_.allColumns)
                         .arg(addendText(patch_.outside, locale)));
    if (patch_.factor != 1) parts.append(tr("every product has the factor %1").arg(factorText(patch_.factor, locale)));
    return parts.join(QStringLiteral("; "));
}

double ProductGrids::signWidth() const {
    return theme().px(signPx);
}

double ProductGrids::leastWidth() const {
    const auto count = static_cast<double>(grids_.size());
    return count * static_cast<double>(patch_.columns) * theme().px(leastCell) + std::max(count - 1, 0.0) * signWidth();
}

double ProductGrids::layOut(double width, std::vector<NumberSpot>& spots) {
    if (grids_.empty() || patch_.columns == 0) return 0;
    const auto count = static_cast<double>(grids_.size());
    const double room = (width - (count - 1) * signWidth()) / count / static_cast<double>(patch_.columns);
    cell_ = std::floor(std::clamp<double>(room, theme().px(leastCell), theme().px(mostCell)));
    const double wide = cell_ * static_cast<double>(patch_.columns), high = cell_ * static_cast<double>(patch_.rows);
    double left = 0;
    for (Grid& grid : grids_) {
        grid.box = QRectF(left, theme().px(titlePx), wide, high);
        left += wide + signWidth();
    }
    for (std::size_t i = 0; i < patch_.cells.size(); ++i) {
        const PatchCell& cell = patch_.cells[i];
        if (cell.left) addSpot(spots, cellBox(grids_[0], i), *cell.left, sample_);
        if (cell.right && grids_.size() > 1) addSpot(spots, cellBox(grids_[1], i), *cell.right, sample_);
    }
    return theme().px(titlePx) + high + (caption().isEmpty() ? 0 : theme().px(titlePx));
}

QRectF ProductGrids::cellBox(const Grid& grid, std::size_t cell) const {
    const auto columns = static_cast<std::size_t>(patch_.columns);
    return {grid.box.left() + static_cast<double>(cell % columns) * cell_,
            grid.box.top() + static_cast<double>(cell / columns) * cell_, cell_, cell_};
}

void ProductGrids::paintGrid(QPainter& painter, const Grid& grid, bool padded) const {
    const double title = theme().px(titlePx);
    painter.setFont(theme().font(FontRole::BlockTitle));
    painter.setPen(theme().color(Role::Text));
    const bool last = &grid == &grids_.back();
    const double room = last ? width() - grid.box.left() : grid.box.width() + signWidth() - theme().px(4);
    const QRectF above(grid.box.left(), 0, room, title);
    painter.drawText(above, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(grid.title, Qt::ElideMiddle, above.width()));
    paintHeatMap(painter, grid.box, grid.numbers, static_cast<int>(patch_.rows), static_cast<int>(patch_.columns),
                 theme(), ColorMapKind::Signed, ValueRange::symmetric(grid.numbers), {.unit = grid.unit});
    if (!padded) return;
    for (std::size_t i = 0; i < patch_.cells.size(); ++i)
        if (!patch_.cells[i].left) painter.fillRect(cellBox(grid, i), theme().color(Role::Sunken));
}

/// The largest product (of a pooling: the winner) is framed in each grid, as in what it was made of.
void ProductGrids::paintPage(QPainter& painter) const {
    if (grids_.empty() || patch_.cells.empty()) return;
    for (std::size_t i = 0; i < grids_.size(); ++i) {
        paintGrid(painter, grids_[i], i == 0);
        if (i == 0) continue;
        painter.setFont(theme().font(FontRole::MonoStrong));
        painter.setPen(theme().color(Role::Text2));
        const QRectF between(grids_[i - 1].box.right(), grids_[i].box.top(), signWidth(), grids_[i].box.height());
        painter.drawText(between, Qt::AlignCenter, i + 1 == grids_.size() ? QStringLiteral("=") : QStringLiteral("×"));
    }
    const auto largest =
        std::max_element(patch_.cells.begin(), patch_.cells.end(), [](const PatchCell& a, const PatchCell& b) {
            return a.wins != b.wins ? b.wins : std::abs(a.product) < std::abs(b.product);
        });
    for (const Grid& grid : grids_)
        paintBox(painter, cellBox(grid, static_cast<std::size_t>(largest - patch_.cells.begin())), 0, {},
                 theme().color(directionRole(direction())), theme().px(2));
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().color(Role::Text3));
    painter.drawText(QRectF(0, grids_[0].box.bottom(), width(), theme().px(titlePx)), Qt::AlignLeft | Qt::AlignVCenter,
                     caption());
}

void ProductGrids::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) fill();
    SpotField::changeEvent(event);
}

}  // namespace glassbox
