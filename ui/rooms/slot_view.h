#pragma once

#include "ui/instruments/tensor/tensor_picture.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;

namespace glassbox {

class ElidedLabel;
class TensorView;
class ThemeManager;

/// One tensor in the picture of an op: its letter, name and shape above its numbers, or a part of them; indices are
/// those of the whole tensor. A number can be typed over a cell.
class SlotView : public QWidget {
    Q_OBJECT

public:
    explicit SlotView(const ThemeManager& themes, QWidget* parent = nullptr);

    /// The letter, "∂L/∂w"; the result of an op is framed by its direction.
    void setLetter(const QString& letter, TensorDirection direction);
    /// Shows the part at `place`; `name` stands beside the letter.
    void setPicture(const TensorPicture& whole, const TensorIndex& place);
    /// Shows a reason in place of numbers.
    void setMissing(const QString& name, const QString& why);
    /// Chooses a cell; one that is not in the shown part, and an empty index, choose none.
    void setChosen(const TensorIndex& index);
    TensorIndex chosen() const;
    /// Frames what a number is made of: first and last cell of the whole tensor.
    void setFrames(const std::vector<std::pair<TensorIndex, TensorIndex>>& frames);
    /// A field over a cell, with its number; Enter sends numberEntered(), Esc leaves it as it was.
    void edit(const TensorIndex& index, const QString& number);
    TensorView& view() { return *view_; }
    bool isMissing() const;

Q_SIGNALS:
    void cellChosen(const std::vector<std::int64_t>& index);
    void cellActivated(const std::vector<std::int64_t>& index);
    void numberEntered(const std::vector<std::int64_t>& index, double number);
    void message(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitKind();
    void makeField();
    void enter();
    TensorIndex whole(const std::vector<std::int64_t>& index) const;
    std::optional<TensorIndex> inside(const TensorIndex& index) const;

    const ThemeManager& themes_;
    QLabel* letter_;
    ElidedLabel* name_;
    TensorView* view_;
    QLabel* missing_;
    QLineEdit* field_ = nullptr;
    TensorIndex edited_;
};

}  // namespace glassbox
