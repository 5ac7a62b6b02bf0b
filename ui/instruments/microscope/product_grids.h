#pragma once

#include "core/explain/patch_view.h"
#include "ui/instruments/microscope/spot_field.h"

#include <QString>

#include <vector>

namespace glassbox {

/// A number of a convolution or a pooling as equal grids: left x right = products, digits in the cells; of a pooling
/// the numbers that it looked at, the largest framed. Every factor can be unfolded.
class ProductGrids : public SpotField {
    Q_OBJECT

public:
    explicit ProductGrids(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a patch of a number; `sample` is the row of the batch that it belongs to.
    void setPatch(PatchView patch, TensorDirection direction, std::int64_t sample);
    /// One grid and what stands above it.
    struct Grid {
        QString title{};
        QRectF box{};                  ///< of the cells
        std::vector<float> numbers{};  ///< row by row; 0 in the padding
        double unit = 1;               ///< that the digits count
    };
    const std::vector<Grid>& grids() const { return grids_; }
    const PatchView& patch() const { return patch_; }

protected:
    double layOut(double width, std::vector<NumberSpot>& spots) override;
    void paintPage(QPainter& painter) const override;
    double leastWidth() const override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    QRectF cellBox(const Grid& grid, std::size_t cell) const;
    void paintGrid(QPainter& painter, const Grid& grid, bool padded) const;
    QString caption() const;
    double signWidth() const;

    PatchView patch_;
    std::int64_t sample_ = 0;
    std::vector<Grid> grids_;
    double cell_ = 0;
};

}  // namespace glassbox
