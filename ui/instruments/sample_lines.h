#pragma once

#include <QAbstractScrollArea>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace glassbox {

class ThemeManager;

/// One sample that is no picture, with the answer to it.
struct SampleLine {
    std::int64_t index = 0;  ///< in the watched part
    QString sample;          ///< its numbers
    QString wanted, given;   ///< class or number
    bool wrong = false;      ///< another class
    double sure = -1;        ///< 0 to 1; negative: no class
    QStringList truth;       ///< of a text: the characters that come next
    QStringList guess;       ///< and those that the network holds for the likeliest
};

/// Scrolling list of samples as numbers or texts, painted plainly; arrows walk, a press chooses.
class SampleLines : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit SampleLines(const ThemeManager& themes, QWidget* parent = nullptr);

    void setLines(std::vector<SampleLine> lines);
    const std::vector<SampleLine>& lines() const { return lines_; }
    /// The line of the sample that the canvas shows.
    void setChosen(std::int64_t index);
    /// Rectangle of a line in the viewport.
    QRect lineRect(int number) const;

Q_SIGNALS:
    void chosen(qint64 index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int columns() const;
    int lineHeight(const SampleLine& line) const;
    void updateScrollBar();
    void walk(int step);
    void paintNumbers(QPainter& painter, const QRect& box, const SampleLine& line) const;
    void paintText(QPainter& painter, const QRect& box, const SampleLine& line) const;

    const ThemeManager& themes_;
    std::vector<SampleLine> lines_;
    std::int64_t chosen_ = -1;
};

}  // namespace glassbox
