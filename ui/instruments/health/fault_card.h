#pragma once

#include "core/train/faults.h"
#include "ui/theme/widgets/notice_card.h"

#include <utility>
#include <vector>

namespace glassbox {

/// What goes wrong in a run, in words: one fault at a time with its count, its evidence, and two experiments to try.
/// Hidden while there is none; stays until it is closed or another run begins.
class FaultCard : public NoticeCard {
    Q_OBJECT

public:
    explicit FaultCard(const ThemeManager& themes, QWidget* parent = nullptr);

    /// All of a run, oldest first; the card turns to one that is new.
    void setFaults(const std::vector<Fault>& faults);
    /// Stays away while its panel shows its header only.
    void setFolded(bool folded);
    /// The one that is shown; null: none.
    const Fault* shown() const;

Q_SIGNALS:
    void showRequested(const glassbox::Fault& fault);
    void remedyChosen(const glassbox::Remedy& remedy);

protected:
    void changeEvent(QEvent* event) override;

private:
    using Key = std::pair<FaultKind, std::string>;
    static Key keyOf(const Fault& fault) { return {fault.kind, fault.block}; }
    void refresh();
    void dismiss();
    void next();

    const ThemeManager& themes_;
    std::vector<Fault> all_, open_;  ///< open: those that were not closed
    std::vector<Key> closed_;
    std::size_t current_ = 0;
    bool folded_ = false;
};

}  // namespace glassbox
