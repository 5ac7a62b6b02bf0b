#pragma once

#include "ui/session/probe_answers.h"

#include <QWidget>

#include <vector>

namespace glassbox {

class ThemeManager;

/// Live heat maps of a block's parameters: kernels of a convolution as a grid of tiles, a matrix as a map, a bias as a
/// row; signed colours symmetric about zero, with a legend.
class WeightsView : public QWidget {
    Q_OBJECT

public:
    explicit WeightsView(const ThemeManager& themes, QWidget* parent = nullptr);

    void setPictures(std::vector<WeightPicture> pictures);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// A parameter as a plain grid of numbers, rows of equal length.
    struct Grid {
        int rows = 0, columns = 0;
        std::vector<float> cells;  ///< zero, which melts into the surface, between kernels
    };

    static Grid gridOf(const WeightPicture& picture);
    static Grid reduced(const Grid& grid, int rows, int columns);
    int mapHeight(int width) const;

    const ThemeManager& themes_;
    Grid weights_, bias_;
    float largest_ = 0;
};

}  // namespace glassbox
