#pragma once

#include "ui/instruments/tensor/tensor_picture.h"
#include "ui/rooms/line_plan.h"

#include <QWidget>

#include <utility>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace glassbox {

class Chip;
class ElidedLabel;
class ThemeManager;

/// "kernel 5 of 6".
QString partText(PartKind kind, std::int64_t number, std::int64_t count);

/// The head of a pane in its direction's colours: title, formula, by what a gradient is taken; below it, what is seen
/// of whom.
class PaneHead : public QWidget {
    Q_OBJECT

public:
    PaneHead(const ThemeManager& themes, TensorDirection direction, QWidget* parent = nullptr);

    void setFormula(const QString& formula, const QString& whole);
    /// By what a gradient can be taken: line of the score and letter; the chosen one.
    void setGradients(std::vector<std::pair<int, QString>> gradients, int chosen);
    /// The parts that can be chosen, and which are; -1: all.
    void setParts(const std::vector<PartChoice>& parts, const std::vector<std::int64_t>& chosen);
    /// Whose numbers these are; pressable where another owner can be chosen.
    void setOwner(const QString& text, bool pressable);

Q_SIGNALS:
    void gradientChosen(int line);
    void partChosen(int choice, qint64 number);
    void ownerPressed();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeBand();
    void chooseGradient();
    void choosePart(int choice);
    void retranslate();

    const ThemeManager& themes_;
    TensorDirection direction_;
    QLabel* title_ = nullptr;
    ElidedLabel* formula_ = nullptr;
    Chip* gradient_ = nullptr;
    Chip* owner_ = nullptr;
    ElidedLabel* ownerWords_ = nullptr;
    std::vector<Chip*> partChips_;
    std::vector<std::pair<int, QString>> gradients_;
    int chosenGradient_ = -1;
    std::vector<PartChoice> parts_;
    std::vector<std::int64_t> chosenParts_;
};

}  // namespace glassbox
