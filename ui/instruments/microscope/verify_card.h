#pragma once

#include "core/explain/explain.h"

#include <QString>
#include <QWidget>

#include <array>
#include <optional>

class QGridLayout;
class QLabel;

namespace glassbox {

class Button;
class ThemeManager;

/// The verdict on one number in words first, then the ways it was computed with their digits aligned, the difference
/// and what is allowed. Where they disagree: Report, and open the op.
class VerifyCard : public QWidget {
    Q_OBJECT

public:
    explicit VerifyCard(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a verdict on that number.
    void setVerification(const NumberRef& ref, const Verification& verification);
    /// Shows nothing; hides itself.
    void clear();
    /// The verdict in words.
    QString verdict() const;

Q_SIGNALS:
    void reportPressed();
    void openOpPressed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line {
        QLabel* name = nullptr;
        QLabel* how = nullptr;
        QLabel* number = nullptr;
    };
    Line addLine(QGridLayout* grid, int row);
    static void showLine(const Line& line, const QString& name, const QString& how, const QString& number);
    void fill();
    QString note() const;
    QString difference() const;
    QString aligned(double number) const;

    const ThemeManager& themes_;
    NumberRef ref_;
    std::optional<Verification> verification_;
    QLabel* icon_;
    QLabel* verdict_;
    QLabel* difference_;
    QLabel* note_;
    std::array<Line, 3> lines_;
    Button* report_;
    Button* open_;
};

}  // namespace glassbox
