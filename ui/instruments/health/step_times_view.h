#pragma once

#include "ui/session/run_health.h"

#include <QAbstractScrollArea>
#include <QLocale>

#include <memory>

namespace glassbox {

class ThemeManager;

/// "conv2 backward" and the rest of a line of the table, in words.
QString stepTimesText(const StepTimes& times, const QLocale& locale);

/// The ops of a step, the slowest first: a bar of its time, operations and bytes a second, and how near it comes to
/// what the machine can do. Paints itself; every digit on hover.
class StepTimesView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit StepTimesView(const ThemeManager& themes, QWidget* parent = nullptr);

    void setTimes(std::shared_ptr<const StepTimes> times);
    int rows() const;
    QRect rowRect(int row) const;
    /// The line as it is painted, its columns apart by tabs.
    QString lineText(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void updateScrollBar();
    void paintHead(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;

    const ThemeManager& themes_;
    std::shared_ptr<const StepTimes> times_;
};

}  // namespace glassbox
