#pragma once

#include "core/explain/explained_term.h"
#include "ui/instruments/tensor/tensor_picture.h"

#include <QRectF>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace glassbox {

class Theme;
class ThemeManager;

/// A number on a painted page that can be unfolded.
struct NumberSpot {
    QRectF box;
    NumberRef ref;
    std::int64_t sample = 0;
    double number = 0;
};

/// A painted page of numbers, each of which is a chip: arrows move the chosen one, Enter, U or a press unfolds it, the
/// exact number stands in its tip. It is as high as its width makes it.
class SpotField : public QWidget {
    Q_OBJECT

public:
    explicit SpotField(const ThemeManager& themes, QWidget* parent = nullptr);

    const std::vector<NumberSpot>& spots() const { return spots_; }
    /// The chosen spot, -1 for none.
    int chosen() const { return chosen_; }
    void choose(int spot);
    /// Colour of the frame around the chosen one.
    void setDirection(TensorDirection direction);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Unfold this number of a sample of the batch.
    void numberActivated(const glassbox::NumberRef& ref, qint64 sample);

protected:
    /// Places everything for a width: fills the spots, gives the height.
    virtual double layOut(double width, std::vector<NumberSpot>& spots) = 0;
    virtual void paintPage(QPainter& painter) const = 0;
    /// Width below which numbers would be cut.
    virtual double leastWidth() const = 0;
    /// After new numbers.
    void relayOut();
    const Theme& theme() const;
    TensorDirection direction() const { return direction_; }
    /// Dotted line below a number: it can be unfolded.
    void underline(QPainter& painter, const QRectF& box) const;
    void addSpot(std::vector<NumberSpot>& spots, const QRectF& box, const ExplainedFactor& factor,
                 std::int64_t sample) const;

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    int spotAt(QPointF place) const;
    int neighbour(int right, int down) const;
    void activate(int spot);
    QString said(const NumberSpot& spot) const;

    const ThemeManager& themes_;
    TensorDirection direction_ = TensorDirection::Forward;
    std::vector<NumberSpot> spots_;
    int chosen_ = -1;
    double height_ = 0;
};

}  // namespace glassbox
