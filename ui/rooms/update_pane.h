#pragma once

#include "ui/instruments/tensor/tensor_picture.h"
#include "ui/session/microscope_session.h"

#include <QWidget>

#include <array>
#include <map>
#include <optional>
#include <string>

class QLabel;

namespace glassbox {

class ElidedLabel;
class NumberTable;
class SlotView;
class ThemeManager;

/// A line of the update: a parameter before, what it changed by, and after; below, the gradient and the optimizer's
/// state, and all of it in numbers for the chosen cell.
class UpdatePane : public QWidget {
    Q_OBJECT

public:
    UpdatePane(MicroscopeSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a line of the update; asks for what it made.
    void setLine(int line);
    void showView();
    /// What is shown, none before it is here.
    const std::optional<ParameterChange>& change() const { return change_; }
    SlotView& resultView() { return *slots_[2]; }
    NumberTable& table() { return *table_; }
    void setTensorHeight(int px);

Q_SIGNALS:
    void message(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    static constexpr std::size_t slotCount = 6;
    void build();
    void fill();
    void fillSlots();
    void fillTable();
    void choose(const TensorIndex& index);
    TensorPicture pictureOf(std::size_t slot) const;
    QString caption(std::size_t slot) const;

    MicroscopeSession& session_;
    const ThemeManager& themes_;
    int line_ = -1, request_ = -1;
    std::int64_t stageNumber_ = 0;
    std::string parameter_;
    std::optional<ParameterChange> change_;
    std::map<std::string, TensorIndex> chosen_;
    QLabel* title_ = nullptr;
    ElidedLabel* formula_ = nullptr;
    QLabel* words_ = nullptr;
    std::array<SlotView*, slotCount> slots_{};
    std::array<QLabel*, 2> signs_{};
    std::array<QWidget*, 2> rows_{};
    NumberTable* table_ = nullptr;
    int tensorHeight_ = 190;
};

}  // namespace glassbox
