#include "ui/instruments/weights_view.h"

#include "ui/theme/heat_map_image.h"
#include "ui/theme/theme_manager.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

constexpr int biasHeight = 10;

float stronger(float a, float b) {
    return std::abs(b) > std::abs(a) ? b : a;
}

}  // namespace

WeightsView::WeightsView(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Weights, live"));
    connect(&themes, &ThemeManager::changed, this, [this] { update(); });
}

void WeightsView::setPictures(std::vector<WeightPicture> pictures) {
    const auto rows = weights_.rows, columns = weights_.columns;
    weights_ = {};
    bias_ = {};
    largest_ = 0;
    for (const WeightPicture& picture : pictures) {
        for (const float value : picture.values) {
            if (std::isfinite(value)) largest_ = std::max(largest_, std::abs(value));
        }
        (picture.shape.rank() == 1 ? bias_ : weights_) = gridOf(picture);
    }
    if (weights_.rows != rows || weights_.columns != columns) updateGeometry();
    update();
}

/// Kernels [out,in,kh,kw]: a row of tiles an output channel, one cell of gap between tiles. Others: [rows, columns].
WeightsView::Grid WeightsView::gridOf(const WeightPicture& picture) {
    const Shape& shape = picture.shape;
    Grid grid;
    if (shape.rank() != 4) {
        grid.rows = shape.rank() == 1 ? 1 : static_cast<int>(shape[0]);
        grid.columns = static_cast<int>(shape.elements()) / std::max(grid.rows, 1);
        grid.cells = picture.values;
        return grid;
    }
    const auto out = static_cast<int>(shape[0]), in = static_cast<int>(shape[1]);
    const auto high = static_cast<int>(shape[2]), wide = static_cast<int>(shape[3]);
    // One input channel: kernels side by side instead of a single column.
    const int across = in == 1 ? std::min(out, 6) : in;
    const int down = (out * in + across - 1) / across;
    grid.rows = down * (high + 1) - 1;
    grid.columns = across * (wide + 1) - 1;
    grid.cells.assign(static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.columns), 0.0F);
    for (int kernel = 0; kernel < out * in; ++kernel) {
        for (int y = 0; y < high; ++y) {
            for (int x = 0; x < wide; ++x) {
                const int row = kernel / across * (high + 1) + y, column = kernel % across * (wide + 1) + x;
                grid.cells[static_cast<std::size_t>(row * grid.columns + column)] =
                    picture.values[static_cast<std::size_t>((kernel * high + y) * wide + x)];
            }
        }
    }
    return grid;
}

/// At most rows x columns cells, each the strongest of those it stands for.
WeightsView::Grid WeightsView::reduced(const Grid& grid, int rows, int columns) {
    rows = std::clamp(rows, 1, std::max(grid.rows, 1));
    columns = std::clamp(columns, 1, std::max(grid.columns, 1));
    if (rows == grid.rows && columns == grid.columns) return grid;
    Grid small{rows, columns, std::vector<float>(static_cast<std::size_t>(rows * columns))};
    for (int y = 0; y < grid.rows; ++y) {
        for (int x = 0; x < grid.columns; ++x) {
            const auto to = static_cast<std::size_t>(y * rows / grid.rows * columns + x * columns / grid.columns);
            small.cells[to] = stronger(small.cells[to], grid.cells[static_cast<std::size_t>(y * grid.columns + x)]);
        }
    }
    return small;
}

int WeightsView::mapHeight(int width) const {
    if (weights_.rows == 0) return themes_.theme().px(60);
    const double ratio = static_cast<double>(weights_.rows) / std::max(weights_.columns, 1);
    return std::clamp(static_cast<int>(width * ratio), themes_.theme().px(24), themes_.theme().px(240));
}

int WeightsView::heightForWidth(int width) const {
    const Theme& theme = themes_.theme();
    return mapHeight(width) + theme.px(biasHeight) + legendHeight(theme) + 3 * theme.metrics().space4;
}

QSize WeightsView::sizeHint() const {
    const int width = themes_.theme().px(230);
    return {width, heightForWidth(width)};
}

QSize WeightsView::minimumSizeHint() const {
    return {themes_.theme().px(120), themes_.theme().px(60)};
}

void WeightsView::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    if (weights_.rows == 0) {
        painter.setFont(theme.font(FontRole::Caption));
        painter.setPen(theme.color(Role::Text3));
        painter.drawText(rect(), Qt::AlignTop | Qt::AlignLeft, tr("Shown as soon as the network is ready."));
        return;
    }
    const float bound = largest_ > 0 ? largest_ : 1.0F;
    const ValueRange range{-bound, bound};
    const auto draw = [&](const Grid& grid, const QRect& box) {
        const Grid shown = reduced(grid, box.height(), box.width());
        painter.drawImage(box,
                          heatMapImage(shown.cells, shown.rows, shown.columns, theme, ColorMapKind::Signed, range));
    };
    const QRect map(0, 0, width(), mapHeight(width()));
    draw(weights_, map);
    int y = map.bottom() + 1 + theme.metrics().space4;
    if (bias_.rows > 0) {
        draw(bias_, QRect(0, y, width(), theme.px(biasHeight)));
        y += theme.px(biasHeight) + theme.metrics().space4;
    }
    paintHeatMapLegend(painter, QRectF(0, y, width(), legendHeight(theme)), theme, ColorMapKind::Signed, range);
}

}  // namespace glassbox
