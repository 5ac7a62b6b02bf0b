#pragma once

#include "core/explain/gradient_chain.h"
#include "core/explain/unfolding.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

class QLabel;

namespace glassbox {

class Chip;
class NumberChip;
class NumberTable;
class NumberTrail;
class ProductGrids;
class TermWaterfall;
class ThemeManager;
class VerifyCard;

/// One number unfolded in place: the way here, the number, how its kind of op makes it (grids, attention row, gates,
/// norm), its terms, the way to the loss, and the verdict. Every factor is a chip again: it asks for that number, and
/// Esc goes back. A passive widget: it asks by signals and is given what core found.
class UnfoldingView : public QWidget {
    Q_OBJECT

public:
    explicit UnfoldingView(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a number; `sample` is its row in the batch. A number that was asked for from here is one depth further.
    void setUnfolding(const Unfolding& unfolding, std::int64_t sample);
    /// The verdict on the number that is shown.
    void setVerification(const Verification& verification);
    /// The way of the shown gradient to the loss.
    void setChain(const GradientChain& chain);
    /// Shows nothing, with a reason.
    void clear(const QString& reason = {});
    /// The numbers on the way here, the shown one last.
    std::vector<NumberRef> trail() const;
    /// One depth up: asks for the number before, or to be folded at the first.
    void goUp();
    bool isEmpty() const { return !unfolding_; }

Q_SIGNALS:
    /// A factor, a stop of the way, or one depth up: show this number.
    void unfoldRequested(const glassbox::NumberRef& ref, qint64 sample);
    /// Another channel (or sample) of the grids of the shown number.
    void pageRequested(const glassbox::NumberRef& ref, qint64 sample, qint64 page);
    void verifyRequested(const glassbox::NumberRef& ref, qint64 sample);
    /// Verify found a difference: report it, or look at the op of the number.
    void reportRequested(const glassbox::NumberRef& ref, qint64 sample);
    void openOpRequested(const glassbox::NumberRef& ref, qint64 sample);
    /// Esc at the first number.
    void folded();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Stop {
        NumberRef ref;
        std::int64_t sample = 0;
        double number = 0;
    };
    void build();
    void connectParts();
    void ask(const NumberRef& ref, std::int64_t sample);
    void fill();
    void fillWords();
    void fillParts();
    void fillTrail();
    void fillPages();
    void choosePage();
    bool shows(const Stop& stop) const;

    const ThemeManager& themes_;
    std::optional<Unfolding> unfolding_;
    std::int64_t sample_ = 0;
    std::optional<Verification> verification_;
    std::optional<GradientChain> chain_;
    std::vector<Stop> trail_;
    std::optional<Stop> asked_;  ///< from here: it is one depth further
    QLabel* empty_ = nullptr;
    NumberTrail* way_ = nullptr;
    NumberChip* number_ = nullptr;
    QLabel* formula_ = nullptr;
    QLabel* words_ = nullptr;
    Chip* page_ = nullptr;
    ProductGrids* grids_ = nullptr;
    NumberTable* table_ = nullptr;
    TermWaterfall* terms_ = nullptr;
    NumberTrail* toLoss_ = nullptr;
    VerifyCard* card_ = nullptr;
};

}  // namespace glassbox
