#include "ui/instruments/health/fault_card.h"

#include "ui/instruments/health/fault_texts.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"

#include <QAccessible>
#include <QEvent>

#include <algorithm>

namespace glassbox {

FaultCard::FaultCard(const ThemeManager& themes, QWidget* parent)
    : NoticeCard(themes, Role::Warning, Ground::Plain, parent), themes_(themes) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setDismissible(true);
    connect(this, &NoticeCard::dismissed, this, &FaultCard::dismiss);
    hide();
}

const Fault* FaultCard::shown() const {
    return current_ < open_.size() ? &open_[current_] : nullptr;
}

void FaultCard::setFaults(const std::vector<Fault>& faults) {
    if (faults.size() < all_.size() || faults.empty()) closed_.clear();
    const bool more = faults.size() > all_.size();
    all_ = faults;
    open_.clear();
    for (const Fault& fault : all_)
        if (std::ranges::find(closed_, keyOf(fault)) == closed_.end()) open_.push_back(fault);
    if (!more || isHidden()) current_ = 0;
    refresh();
    if (!more || open_.empty()) return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void FaultCard::setFolded(bool folded) {
    folded_ = folded;
    refresh();
}

void FaultCard::refresh() {
    const Fault* fault = shown();
    setVisible(fault != nullptr && !folded_);
    if (fault == nullptr) return;
    const QString fact = faultFact(*fault, themes_.theme().locale());
    setTexts(open_.size() > 1 ? tr("%1 of %2 · %3").arg(current_ + 1).arg(open_.size()).arg(fact) : fact,
             errorText(fault->evidence).toHtmlEscaped());
    clearActions();
    connect(addAction(tr("Show me"), true), &Button::clicked, this, [this] { Q_EMIT showRequested(*shown()); });
    for (const Remedy& remedy : fault->remedies) {
        Button* button = addAction(remedyLabel(remedy));
        button->setToolTip(remedySentence(remedy));
        button->setAccessibleDescription(tr("Restarts the run with this change"));
        connect(button, &Button::clicked, this, [this, remedy] { Q_EMIT remedyChosen(remedy); });
    }
    if (open_.size() > 1) connect(addAction(tr("Next")), &Button::clicked, this, &FaultCard::next);
}

void FaultCard::next() {
    current_ = (current_ + 1) % open_.size();
    refresh();
}

void FaultCard::dismiss() {
    const Fault* fault = shown();
    if (fault == nullptr) return;
    closed_.push_back(keyOf(*fault));
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(current_));
    if (current_ >= open_.size()) current_ = 0;
    refresh();
}

void FaultCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) refresh();
    NoticeCard::changeEvent(event);
}

}  // namespace glassbox
