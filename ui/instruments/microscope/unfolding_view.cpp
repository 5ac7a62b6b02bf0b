#include "ui/instruments/microscope/unfolding_view.h"

#include "ui/instruments/microscope/number_chip.h"
#include "ui/instruments/microscope/number_rows.h"
#include "ui/instruments/microscope/number_texts.h"
#include "ui/instruments/microscope/number_trail.h"
#include "ui/instruments/microscope/product_grids.h"
#include "ui/instruments/microscope/term_waterfall.h"
#include "ui/instruments/microscope/verify_card.h"
#include "ui/session/core_text.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/chip.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {

UnfoldingView::UnfoldingView(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    build();
    connectParts();
    clear();
}

void UnfoldingView::build() {
    const Metrics& metrics = themes_.theme().metrics();
    empty_ = makeWrappedLabel(themes_, FontRole::Body, Role::Text2, this);
    way_ = new NumberTrail(themes_, this);
    number_ = new NumberChip(themes_, this);
    formula_ = makeWrappedLabel(themes_, FontRole::Mono, Role::Text, this);
    words_ = makeWrappedLabel(themes_, FontRole::Body, Role::Text2, this);
    page_ = new Chip(themes_, {}, Chip::Kind::Pill, Role::BorderStrong, this);
    page_->setMenuArrow(true);
    grids_ = new ProductGrids(themes_, this);
    table_ = new NumberTable(themes_, this);
    terms_ = new TermWaterfall(themes_, this);
    toLoss_ = new NumberTrail(themes_, this);
    card_ = new VerifyCard(themes_, this);
    card_->setObjectName(QStringLiteral("verdict"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space16, metrics.space12, metrics.space16, metrics.space12);
    column->setSpacing(metrics.space8);
    for (QWidget* part : {static_cast<QWidget*>(empty_), static_cast<QWidget*>(way_), static_cast<QWidget*>(number_),
                          static_cast<QWidget*>(formula_), static_cast<QWidget*>(words_)})
        column->addWidget(part);
    column->addWidget(page_, 0, Qt::AlignLeft);
    for (QWidget* part : {static_cast<QWidget*>(grids_), static_cast<QWidget*>(table_), static_cast<QWidget*>(terms_),
                          static_cast<QWidget*>(card_), static_cast<QWidget*>(toLoss_)})
        column->addWidget(part);
    column->addStretch(1);
}

void UnfoldingView::connectParts() {
    for (SpotField* field :
         {static_cast<SpotField*>(way_), static_cast<SpotField*>(grids_), static_cast<SpotField*>(table_),
          static_cast<SpotField*>(terms_), static_cast<SpotField*>(toLoss_)})
        connect(field, &SpotField::numberActivated, this, &UnfoldingView::ask);
    connect(number_, &NumberChip::pressed, this, &UnfoldingView::goUp);
    connect(number_, &NumberChip::verifyPressed, this, [this] {
        if (unfolding_) Q_EMIT verifyRequested(unfolding_->ref, sample_);
    });
    connect(page_, &Chip::clicked, this, &UnfoldingView::choosePage);
    connect(card_, &VerifyCard::reportPressed, this, [this] { Q_EMIT reportRequested(unfolding_->ref, sample_); });
    connect(card_, &VerifyCard::openOpPressed, this, [this] { Q_EMIT openOpRequested(unfolding_->ref, sample_); });
}

bool UnfoldingView::shows(const Stop& stop) const {
    return unfolding_ && stop.ref == unfolding_->ref && stop.sample == sample_;
}

void UnfoldingView::ask(const NumberRef& ref, std::int64_t sample) {
    asked_ = Stop{ref, sample, 0};
    Q_EMIT unfoldRequested(ref, sample);
}

void UnfoldingView::goUp() {
    if (trail_.size() < 2) {
        Q_EMIT folded();
        return;
    }
    const Stop above = trail_[trail_.size() - 2];
    ask(above.ref, above.sample);
}

void UnfoldingView::setUnfolding(const Unfolding& unfolding, std::int64_t sample) {
    const bool same = unfolding_ && unfolding_->ref == unfolding.ref && sample_ == sample;
    const bool settled = same && unfolding_->value == unfolding.value;
    unfolding_ = unfolding;
    sample_ = sample;
    if (!settled) {
        verification_.reset();
        chain_.reset();
    }
    const bool deeper = asked_ && shows(*asked_);
    asked_.reset();
    const auto before = std::ranges::find_if(trail_, [this](const Stop& stop) { return shows(stop); });
    if (before != trail_.end()) {
        trail_.erase(before, trail_.end());
    } else if (!deeper) {
        trail_.clear();
    }
    trail_.push_back({unfolding.ref, sample, unfolding.value});
    fill();
}

void UnfoldingView::setVerification(const Verification& verification) {
    if (!unfolding_) return;
    verification_ = verification;
    card_->setVerification(unfolding_->ref, verification);
    number_->setVerified(verification.agrees);
}

void UnfoldingView::setChain(const GradientChain& chain) {
    if (!unfolding_) return;
    chain_ = chain;
    fillTrail();
}

void UnfoldingView::clear(const QString& reason) {
    unfolding_.reset();
    verification_.reset();
    chain_.reset();
    trail_.clear();
    asked_.reset();
    empty_->setText(reason);
    fill();
}

std::vector<NumberRef> UnfoldingView::trail() const {
    std::vector<NumberRef> refs;
    for (const Stop& stop : trail_)
        refs.push_back(stop.ref);
    return refs;
}

/// Nothing is hidden that is shown again: it would lose the focus.
void UnfoldingView::fill() {
    const bool full = unfolding_.has_value();
    empty_->setVisible(!full && !empty_->text().isEmpty());
    setAccessibleName(full ? tr("%1 unfolded").arg(refText(unfolding_->ref)) : tr("Nothing is unfolded"));
    number_->setVisible(full);
    if (!verification_) card_->clear();
    if (!full) {
        for (QWidget* part :
             {static_cast<QWidget*>(way_), static_cast<QWidget*>(formula_), static_cast<QWidget*>(words_),
              static_cast<QWidget*>(page_), static_cast<QWidget*>(grids_), static_cast<QWidget*>(table_),
              static_cast<QWidget*>(terms_), static_cast<QWidget*>(toLoss_)})
            part->hide();
        return;
    }
    number_->setNumber(unfolding_->ref, unfolding_->value, unfolding_->op.empty() ? -1 : unfolding_->termCount);
    if (verification_) setVerification(*verification_);
    fillWords();
    fillParts();
    fillTrail();
}

/// What op made it; of what is given, who gave it.
void UnfoldingView::fillWords() {
    const Unfolding& shown = *unfolding_;
    QString words = coreText(shown.words);
    if (shown.op.empty()) {
        words = shown.role == ValueRole::Parameter ? tr("A parameter: the optimizer sets it.")
                : shown.role == ValueRole::Target  ? tr("The right answer, from the data set.")
                                                   : tr("From the data set, prepared as the experiment says.");
    } else if (shown.termCount == 0 && shown.form == TermForm::Sum) {
        words += u' ' + tr("Nothing flows to this place.");
    }
    formula_->setText(plainText(shown.formula));
    formula_->setVisible(!shown.formula.empty());
    words_->setText(words);
    words_->setVisible(!words.isEmpty());
}

void UnfoldingView::fillParts() {
    const Unfolding& shown = *unfolding_;
    const TensorDirection direction = directionOf(shown.ref);
    std::vector<NumberRow> rows;
    if (shown.attention) rows = numberRows(*shown.attention);
    if (shown.recurrent) rows = numberRows(*shown.recurrent);
    if (shown.norm) rows = numberRows(*shown.norm);
    if (!rows.empty()) table_->setRows(std::move(rows), direction, sample_);
    table_->setVisible(shown.attention || shown.recurrent || shown.norm);
    if (shown.patch) grids_->setPatch(*shown.patch, direction, sample_);
    fillPages();
    grids_->setVisible(shown.patch.has_value());
    if (!shown.op.empty()) terms_->setUnfolding(shown, sample_);
    terms_->setVisible(!shown.op.empty());
}

void UnfoldingView::fillPages() {
    const std::size_t count = unfolding_->patch ? unfolding_->patch->pages.size() : 0;
    page_->setVisible(count > 1);
    if (count == 0) return;
    const PatchView& patch = *unfolding_->patch;
    page_->setText(patch.overSamples ? tr("sample %1 of %2").arg(patch.page).arg(count)
                                     : tr("channel %1 of %2").arg(patch.page).arg(count));
    page_->setAccessibleName(page_->text());
    page_->updateGeometry();
}

/// The menu of pages, each with its share of the number.
void UnfoldingView::choosePage() {
    if (!unfolding_ || !unfolding_->patch) return;
    const PatchView& patch = *unfolding_->patch;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const PatchPage& page : patch.pages) {
        const QString sum = addendText(page.sum, themes_.theme().locale());
        QAction* action = menu->addAction(patch.overSamples ? tr("sample %1: %2").arg(page.number).arg(sum)
                                                            : tr("channel %1: %2").arg(page.number).arg(sum));
        action->setCheckable(true);
        action->setChecked(page.number == patch.page);
        const std::int64_t number = page.number;
        connect(action, &QAction::triggered, this, [this, number] {
            if (unfolding_) Q_EMIT pageRequested(unfolding_->ref, sample_, number);
        });
    }
    menu->popup(page_->mapToGlobal(QPoint(0, page_->height())));
}

void UnfoldingView::fillTrail() {
    std::vector<TrailStop> way;
    for (const Stop& stop : trail_)
        way.push_back({refText(stop.ref), {stop.ref, stop.number}, stop.sample});
    way_->setVisible(way.size() > 1);
    if (way.size() > 1) way_->setStops({}, QStringLiteral("→"), std::move(way), directionOf(unfolding_->ref));
    toLoss_->setVisible(chain_ && chain_->links.size() > 1);
    if (!chain_ || chain_->links.size() < 2) return;
    std::vector<TrailStop> stops;
    const Numbers numbers(themes_.theme().locale());
    for (std::size_t i = 1; i < chain_->links.size(); ++i) {
        const ChainLink& link = chain_->links[i];
        const bool last = chain_->reachesLoss && i + 1 == chain_->links.size();
        const QString name = last ? QStringLiteral("∂L/∂L") : valueText(link.ref);
        stops.push_back({name + u' ' + numbers.significant(link.value, 3), {link.ref, link.value}, link.sample});
    }
    toLoss_->setStops(tr("from"), QStringLiteral("←"), std::move(stops), TensorDirection::Backward);
}

void UnfoldingView::keyPressEvent(QKeyEvent* event) {
    if (unfolding_ && event->key() == Qt::Key_Escape)
        goUp();
    else if (unfolding_ && event->key() == Qt::Key_V)
        Q_EMIT verifyRequested(unfolding_->ref, sample_);
    else
        QWidget::keyPressEvent(event);
}

void UnfoldingView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) fill();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
