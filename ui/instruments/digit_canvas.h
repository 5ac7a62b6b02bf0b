#pragma once

#include <QImage>
#include <QPointF>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace glassbox {

class ThemeManager;

/// A square of paper to draw on with ink: mouse, pen tablet as mouse, or keys (arrows move the pen, Space puts it down
/// and lifts it, Delete clears). The drawing has its own resolution, so that resizing keeps it.
class DigitCanvas : public QWidget {
    Q_OBJECT

public:
    /// Side of the drawing in its own pixels; the pen is a thirteenth of it.
    static constexpr int side = 260;

    explicit DigitCanvas(const ThemeManager& themes, QWidget* parent = nullptr);

    /// The ink, [side,side] row-major, 0 paper to 255 ink.
    std::vector<std::uint8_t> ink() const;
    bool isEmpty() const { return empty_; }
    void clear();
    /// Words on empty paper.
    void setPrompt(const QString& prompt);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

Q_SIGNALS:
    /// Ink was added; comes with every movement of the pen.
    void inkChanged();
    /// The pen was lifted or the paper cleared.
    void strokeEnded();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF paper() const;
    QPointF inkPlace(QPointF widgetPlace) const;
    void drawTo(QPointF place);
    void endStroke();
    bool movePen(int key);
    void paintPen(QPainter& painter, const QRectF& paper) const;

    const ThemeManager& themes_;
    QImage ink_;
    QString prompt_;
    bool empty_ = true, focusByKeys_ = false;
    std::optional<QPointF> pen_;              ///< where ink flows from, in the drawing's pixels
    QPointF keyPen_{side / 2.0, side / 4.0};  ///< the pen that the keys move
    bool keyPenDown_ = false;
};

}  // namespace glassbox
