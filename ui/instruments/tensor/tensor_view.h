#pragma once

#include "ui/instruments/tensor/cell_patch.h"
#include "ui/instruments/tensor/tensor_picture.h"
#include "ui/instruments/tensor/view_choice.h"
#include "ui/theme/heat_map_image.h"

#include <QWidget>

#include <optional>
#include <span>
#include <vector>

class QComboBox;
class QLabel;
class QMenu;

namespace glassbox {

class ElidedLabel;
class IconButton;
class TensorCanvas;
class ThemeManager;

/// Shows one tensor in the way that suits it: bars, heat map, feature maps, kernels, attention, gates, states, tokens,
/// embedding, decision surface, histogram. A passive widget: numbers come by setPicture(). Arrows move the chosen cell,
/// Enter activates it, + - 0 zoom, Ctrl+C copies; the exact number of a cell stands in a card on hover.
class TensorView : public QWidget {
    Q_OBJECT

public:
    explicit TensorView(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a tensor; view, zoom and chosen cell stay where they still mean something.
    void setPicture(TensorPicture picture);
    const TensorPicture& picture() const;

    /// Another view of the same tensor; ignored where it has no such view.
    void setKind(TensorViewKind kind);
    TensorViewKind kind() const;

    /// Moves the chosen cell; empty or foreign indices choose none. Sends no signal.
    void setChosen(std::span<const std::int64_t> index);
    TensorIndex chosen() const;
    /// Cells to draw around.
    void setPatches(std::vector<CellPatch> patches);
    /// Ends of the colours, to compare tensors; without: from the tensor itself.
    void setRange(std::optional<ValueRange> range);
    /// Name, shape, choice of view and menu above the numbers; shown at first.
    void setHeaderVisible(bool visible);

    /// Cells of this many px; 0 fits the room again.
    void setCellSize(double size);
    double cellSize() const;
    /// The first size at which every cell has its digits.
    void zoomToDigits();

    TensorCanvas& canvas() { return *canvas_; }

    /// Copies "conv1.z[5, 18, 22] = 7.639…" of the chosen cell, or the whole tensor if none is chosen.
    void copy();
    /// Copies the whole tensor as text.
    void copyAll();
    /// Writes .png (as it looks), .csv or .npy by the file's ending; the message says what came of it.
    bool saveAs(const QString& file);

Q_SIGNALS:
    /// The pointer is over a cell; empty when it has left.
    void cellHovered(const std::vector<std::int64_t>& index);
    /// The chosen cell was moved by press or arrow.
    void cellChosen(const std::vector<std::int64_t>& index);
    /// Enter or a double click on a cell: unfold it.
    void cellActivated(const std::vector<std::int64_t>& index);
    /// A plain confirmation or a refusal for the status place.
    void message(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void buildHeader();
    void fillMenu();
    void fillKinds();
    void showHead();
    void askForFile(const QString& ending);
    void retranslate();

    const ThemeManager& themes_;
    QWidget* header_ = nullptr;
    QLabel* arrow_ = nullptr;
    ElidedLabel* name_ = nullptr;
    QLabel* shape_ = nullptr;
    QComboBox* kinds_ = nullptr;
    IconButton* more_ = nullptr;
    QMenu* menu_ = nullptr;
    TensorCanvas* canvas_ = nullptr;
    std::vector<TensorViewKind> offered_;  ///< views in the choice
};

}  // namespace glassbox
