#pragma once

#include "core/explain/score.h"

#include <QString>
#include <QWidget>

#include <array>

namespace glassbox {

class ThemeManager;

/// The four parts of a step as bars, each as long as its ops, filled up to the cursor; a press goes to a part's start,
/// Left and Right to the part before and behind.
class PhaseStrip : public QWidget {
    Q_OBJECT

public:
    explicit PhaseStrip(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Where each part begins, and how many lines there are.
    void setScore(const Score& score);
    /// Position of the cursor: lines that are done.
    void setPosition(int position);
    int position() const { return position_; }
    /// The part that the cursor is in: of the last line that is done.
    StepPhase phase() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Go to this position.
    void positionChosen(int position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr int parts = 4;
    QRectF barOf(int part) const;
    QString nameOf(int part) const;
    int linesOf(int part) const { return starts_[static_cast<std::size_t>(part) + 1] - startOf(part); }
    int startOf(int part) const { return starts_[static_cast<std::size_t>(part)]; }
    double nameWidth(int part) const;
    void describe();

    const ThemeManager& themes_;
    std::array<int, parts + 1> starts_{};
    int position_ = 0;
};

}  // namespace glassbox
