#pragma once

#include "ui/theme/roles.h"

#include <QColor>
#include <QGraphicsItem>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace glassbox {

class ThemeManager;

/// What lies below the lines: hairlines, the numbers of both axes, the title. Places are px of the chart.
struct CurveFrame {
    struct Tick {
        double place = 0;
        QString text;
    };
    QRectF cell;  ///< the whole chart
    QRectF plot;  ///< where lines are drawn
    std::vector<Tick> across, down;
    QString title;
};

/// What lies above the lines: dots, line ends with their names, the cursor line and its card, a warning on the axis.
struct CurveMarks {
    enum class End { Watched, Training, FinalTest };
    struct Label {
        End end = End::Training;
        QPointF place;  ///< the line's end
        QString name, value;
    };
    struct Row {
        QString name, value;
        bool strong = false;
    };
    QRectF cell, plot;
    std::vector<QPointF> dots;
    std::vector<Label> labels;  ///< the most important first
    std::optional<double> cursor;
    std::optional<QPointF> read;  ///< the dot whose value the card says
    bool cardBelow = false;       ///< the card stands at the bottom: the lines run along the top
    QString cardTitle;
    std::vector<Row> card;
    std::optional<double> warning;  ///< where the loss stopped being a number
    std::vector<double> faults;     ///< where something else was seen to go wrong
    bool focused = false;
};

/// Paints a CurveFrame.
class CurveFrameItem : public QGraphicsItem {
public:
    explicit CurveFrameItem(const ThemeManager& themes);
    void setFrame(CurveFrame frame);
    const CurveFrame& frame() const { return frame_; }

    QRectF boundingRect() const override { return frame_.cell; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const ThemeManager& themes_;
    CurveFrame frame_;
};

/// Paints CurveMarks; labels that do not fit one below the other are left out, the least important first.
class CurveMarksItem : public QGraphicsItem {
public:
    explicit CurveMarksItem(const ThemeManager& themes);
    void setMarks(CurveMarks marks);
    const CurveMarks& marks() const { return marks_; }
    /// Where the names stand, as they are painted: without overlap, inside the chart.
    std::vector<QRectF> labelBoxes() const;
    /// Room that names and values need at the right of the plot.
    static double labelRoom(const ThemeManager& themes, const std::vector<CurveMarks::Label>& labels);

    QRectF boundingRect() const override { return marks_.cell; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintWarning(QPainter& painter, double place, Role role) const;
    void paintEnds(QPainter& painter) const;
    void paintMarker(QPainter& painter, const CurveMarks::Label& label) const;
    void paintCursor(QPainter& painter) const;
    void paintCard(QPainter& painter) const;
    double labelHeight() const;

    const ThemeManager& themes_;
    CurveMarks marks_;
};

}  // namespace glassbox
