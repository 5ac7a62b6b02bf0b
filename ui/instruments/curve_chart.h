#pragma once

#include "ui/instruments/curve_axis.h"
#include "ui/instruments/curve_data.h"

#include <QChartView>
#include <QString>

#include <optional>
#include <vector>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace glassbox {

class CurveFrameItem;
class CurveMarksItem;
struct CurveMarks;
class ThemeManager;

/// Words of a chart, in the window's language.
struct CurveNames {
    QString title, watched, training, finalTest;
    QString epoch, step, rawValues;  ///< of the value card: "epoch %1", "step %1", "raw"
};

/// One metric of a run against epochs: training thin and dashed with its raw values as a pale band, the watched part
/// thick with dots, names and last values at the line ends. Wheel and keys ask for another stretch of epochs; Shift and
/// the wheel, Up and Down zoom the metric here.
class CurveChart : public QChartView {
    Q_OBJECT

public:
    CurveChart(const ThemeManager& themes, CurveMetric metric, QWidget* parent = nullptr);

    void setNames(const CurveNames& names);
    /// Shows `curves` between two epochs; `smoothing` in epochs. Costs the same however long the run is.
    void showData(const CurveData& curves, const CurveRange& epochs, double smoothing, bool logarithmic);
    /// Cursor line at an epoch with its card, or none.
    void setCursorEpoch(std::optional<double> epoch);
    /// Where something was seen to go wrong, in epochs.
    void setFaults(std::vector<double> epochs);
    /// Back to the range that the lines ask for.
    void resetRange();

    const CurveLines& lines() const { return lines_; }
    const CurveRange& epochs() const { return epochs_; }
    /// Of the metric as it is drawn: decimal logarithms where it is logarithmic.
    const CurveRange& range() const { return range_; }
    const CurveMarksItem& marks() const { return *marks_; }
    /// Where a value lies, in px of the viewport.
    QPointF placeOf(double epoch, double value) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cursorMoved(double epoch);
    void cursorLeft();
    /// Another stretch of epochs: scaled about `anchor`, or moved.
    void zoomRequested(double anchor, double factor);
    void panRequested(double epochs);
    void resetRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void buildChart();
    void applyTheme();
    void layOut();
    void showLines();
    void showFrame();
    void showMarks();
    void addLabels(CurveMarks& marks) const;
    void addCard(CurveMarks& marks) const;
    void zoomMetric(double anchor, double factor);
    void moveByKey(int key, bool control);
    double epochAt(double x) const;
    double axisValue(double value) const;
    QString valueText(double value) const;
    QString spanText(double low, double high) const;
    QString tickText(double value) const;

    const ThemeManager& themes_;
    CurveMetric metric_;
    CurveNames names_;
    CurveLines lines_;
    CurveRange epochs_, range_;
    QRectF plot_;
    bool logarithmic_ = false, focusByKeys_ = false;
    std::optional<CurveRange> zoomed_;
    std::optional<double> cursor_, finalTest_, firstNotFinite_, dragFrom_;
    std::vector<double> faults_;
    double lastEpoch_ = 0;
    std::int64_t stepsPerEpoch_ = 1;
    QLineSeries *low_, *high_, *training_, *watched_;
    QAreaSeries* band_;
    QValueAxis *across_, *down_;
    CurveFrameItem* frame_;
    CurveMarksItem* marks_;
};

}  // namespace glassbox
