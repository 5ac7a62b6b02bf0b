#pragma once

#include "ui/instruments/tensor/tensor_picture.h"
#include "ui/rooms/line_plan.h"
#include "ui/session/microscope_session.h"

#include <QWidget>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QScrollArea;

namespace glassbox {

class Button;
class PaneHead;
class SlotView;
class ThemeManager;
class UnfoldingView;

/// One direction of a line: its tensors beside each other, and below them a number of the result unfolded. It asks the
/// session for what it shows. The chosen cell stays with its value while the cursor goes elsewhere.
class MicroscopePane : public QWidget {
    Q_OBJECT

public:
    MicroscopePane(MicroscopeSession& session, const ThemeManager& themes, TensorDirection direction,
                   QWidget* parent = nullptr);

    /// Shows a line of the score, -1: none. Of a gradient, the lines that can be shown in its place.
    void setLine(int line, const std::vector<int>& gradients = {});
    int line() const { return plan_.line; }
    /// The sample of the batch whose numbers are shown, and whether a parameter's gradient is its share.
    void setSample(std::int64_t sample, bool share);
    /// Values that have to be watched.
    std::vector<TensorWish> wishes() const;
    /// Fills in what the session's view has.
    void showView();

    /// Unfolds the cell that has the focus, or else the chosen one.
    void unfoldChosen();
    void verify();
    /// One depth up, or folds the number.
    void goUp();
    /// The number that is unfolded; none where none is.
    std::optional<NumberRef> unfolded() const;
    /// The slots that are shown, the result last.
    std::vector<SlotView*> shownSlots() const;
    SlotView* resultView() const;
    UnfoldingView& unfoldingView() { return *unfolding_; }
    PaneHead& head() { return *head_; }
    /// Height of the tensors at 100 %.
    void setTensorHeight(int px);

Q_SIGNALS:
    /// Another line is wanted: another gradient, or the op of a number.
    void lineRequested(int line);
    /// Between this sample's share and the batch's gradient.
    void shareToggled();
    void message(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    static constexpr std::size_t slotCount = 3;
    void build();
    void connectSlots();
    void connectUnfolding();
    void connectSession();
    const MicroscopeStage* stage() const { return session_.view().stage.get(); }
    const Value& valueOf(const LineSlot& slot) const;
    TensorWish wishOf(const LineSlot& slot) const;
    std::size_t placeOf(std::size_t slot) const;
    bool isShare() const;
    std::shared_ptr<const Tensor> tensorOf(const LineSlot& slot) const;
    std::shared_ptr<const Tensor> share();
    std::int64_t partOf(std::size_t choice) const;
    void choosePart(std::size_t choice, std::int64_t number);
    void chooseFirst(const Tensor& result);
    void fillSlots();
    void fillSlot(std::size_t slot);
    void fillHead();
    void choose(const TensorIndex& index);
    void cellChosen(std::size_t slot, const TensorIndex& index);
    void cellActivated(std::size_t slot, const TensorIndex& index);
    void editUnfolded();
    void edit(std::size_t slot, const TensorIndex& index);
    bool canSet(const LineSlot& slot) const;
    void set(const NumberRef& ref, double number);
    void askFor(const NumberRef& ref, std::int64_t sample);
    void unfoldResult();
    void takeUnfolding(const Unfolding& unfolding);
    void frame(const Unfolding& unfolding);
    void explainEmpty();
    void report(const NumberRef& ref) const;

    MicroscopeSession& session_;
    const ThemeManager& themes_;
    TensorDirection direction_;
    LinePlan plan_;
    std::vector<int> gradients_;
    std::int64_t sample_ = 0;
    bool share_ = false;
    std::int64_t stageNumber_ = 0;
    std::map<std::string, TensorIndex> chosen_;                       ///< by value of the result
    std::map<std::string, std::vector<std::int64_t>> parts_;          ///< by value: choices that move no axis of it
    std::map<std::string, std::vector<bool>> all_;                    ///< by value: choices that show everything
    std::array<std::shared_ptr<const Tensor>, slotCount> tensors_{};  ///< that are shown
    std::array<TensorIndex, slotCount> places_{};
    std::shared_ptr<const Tensor> batchGradient_, shareTensor_;  ///< of the batch, and a sample's share of it
    std::int64_t shareSample_ = -1;
    bool pageByHand_ = false;
    int unfoldRequest_ = -1, verifyRequest_ = -1, chainRequest_ = -1, shareRequest_ = -1, setRequest_ = -1;
    std::int64_t askedSample_ = 0;
    std::optional<Unfolding> shown_;
    PaneHead* head_ = nullptr;
    std::array<SlotView*, slotCount> slots_{};
    std::array<QLabel*, slotCount> signs_{};
    QWidget* tensorRow_ = nullptr;
    Button* set_ = nullptr;
    Button* go_ = nullptr;
    UnfoldingView* unfolding_ = nullptr;
    QScrollArea* area_ = nullptr;
    int tensorHeight_ = 190;
};

}  // namespace glassbox
