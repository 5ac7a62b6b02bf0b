#include "ui/rooms/start_room.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

constexpr int cardWidth = 250;
constexpr int cardHeight = 232;
constexpr int leastCard = 200;
constexpr int recentWidth = 290;
constexpr std::size_t mostRecent = 6;

}  // namespace

StartRoom::StartRoom(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    build();
    retranslate();
    connect(&themes, &ThemeManager::changed, this, &StartRoom::arrange);
}

void StartRoom::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);  // the cards take the focus and are scrolled to
    page_ = new QWidget(scroll);
    themes_.keepBackground(page_, Role::Base);
    auto* column = new QVBoxLayout(page_);
    column->setContentsMargins(metrics.space32 + metrics.space12, metrics.space32, metrics.space32 + metrics.space12,
                               metrics.space12);
    column->setSpacing(metrics.space16);
    buildHead(column);
    buildBody(column);
    column->addStretch(1);
    machine_ = makeTextLabel(themes_, FontRole::Body, Role::Text3, page_);
    offline_ = makeTextLabel(themes_, FontRole::Body, Role::Text3, page_);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metrics.space24);
    foot->addWidget(machine_);
    foot->addWidget(offline_);
    foot->addStretch(1);
    column->addLayout(foot);
    scroll->setWidget(page_);
    outer->addWidget(scroll);
}

void StartRoom::buildHead(QVBoxLayout* page) {
    const Metrics& metrics = themes_.theme().metrics();
    title_ = makeTextLabel(themes_, FontRole::StartTitle, Role::Text, this);
    lead_ = makeWrappedLabel(themes_, FontRole::RoomData, Role::Text2, this);
    empty_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    empty_->setIconName(Icon::Plus);
    open_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    open_->setIconName(Icon::OpenFile);
    connect(empty_, &Button::clicked, this, &StartRoom::emptyRequested);
    connect(open_, &Button::clicked, this, &StartRoom::openFileRequested);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics.space8);
    row->addWidget(lead_, 1);
    row->addWidget(empty_, 0, Qt::AlignBottom);
    row->addWidget(open_, 0, Qt::AlignBottom);
    page->addWidget(title_);
    page->addLayout(row);
}

void StartRoom::buildBody(QVBoxLayout* page) {
    const Metrics& metrics = themes_.theme().metrics();
    goOn_ = makeTextLabel(themes_, FontRole::SectionTitle, Role::Text, this);
    auto* left = new QVBoxLayout;
    groupColumn_ = new QVBoxLayout;
    groupColumn_->setSpacing(metrics.space12);
    left->addLayout(groupColumn_);
    left->addStretch(1);
    recentPanel_ = new QWidget(this);
    auto* right = new QVBoxLayout(recentPanel_);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(metrics.space12);
    right->addWidget(goOn_);
    recentRows_ = new QVBoxLayout;
    recentRows_->setSpacing(metrics.space8);
    right->addLayout(recentRows_);
    right->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics.space32);
    row->addLayout(left, 1);
    row->addWidget(recentPanel_);
    page->addLayout(row);
}

void StartRoom::retranslate() {
    title_->setText(tr("What would you like to see through?"));
    lead_->setText(tr("Pick a network and press Train. Every number you will see is the one that was computed."));
    goOn_->setText(tr("Go on where you were"));
    empty_->setText(tr("Empty canvas"));
    open_->setText(tr("Open file"));
    offline_->setText(tr("Everything here works without internet"));
    fillRecent();
}

void StartRoom::setPresets(std::vector<StartCard::Content> presets) {
    if (presets.size() == cards_.size()) {
        for (std::size_t i = 0; i < presets.size(); ++i)
            cards_[i]->setContent(presets[i]);
        std::size_t first = 0;
        for (const Group& group : groups_) {
            group.title->setText(presets[first].group);
            first += group.cards.size();
        }
        return;
    }
    clearCards();
    for (StartCard::Content& content : presets) {
        if (groups_.empty() || groups_.back().name != content.group) addGroup(content.group);
        auto* card = new StartCard(themes_, std::move(content), cards_.empty(), this);
        connect(card, &StartCard::trainRequested, this, &StartRoom::trainRequested);
        connect(card, &StartCard::openRequested, this, &StartRoom::openRequested);
        cards_.push_back(card);
        groups_.back().cards.push_back(card);
    }
    columns_ = 0;
    arrange();
    if (dataset_) setSamples(dataset_);
}

void StartRoom::clearCards() {
    qDeleteAll(cards_);
    cards_.clear();
    for (const Group& group : groups_) {
        delete group.title;
        delete group.grid;
    }
    groups_.clear();
}

void StartRoom::addGroup(const QString& name) {
    Group group;
    group.name = name;
    group.title = makeTextLabel(themes_, FontRole::SectionTitle, Role::Text, this);
    group.title->setText(name);
    group.title->setVisible(!name.isEmpty());
    group.grid = new QGridLayout;
    group.grid->setSpacing(themes_.theme().metrics().space16);
    if (!groups_.empty()) groupColumn_->addSpacing(themes_.theme().metrics().space12);
    groupColumn_->addWidget(group.title);
    groupColumn_->addLayout(group.grid);
    groups_.push_back(std::move(group));
}

void StartRoom::setSamples(std::shared_ptr<const Dataset> dataset) {
    dataset_ = std::move(dataset);
    if (!dataset_) return;
    for (StartCard* card : cards_)
        card->setSamples(dataset_);
}

void StartRoom::setRecentFiles(std::vector<RecentFile> files) {
    recent_ = std::move(files);
    if (recent_.size() > mostRecent) recent_.resize(mostRecent);
    fillRecent();
    arrange();
}

void StartRoom::setMachine(const QString& text) {
    machine_->setText(text);
}

void StartRoom::fillRecent() {
    while (QLayoutItem* item = recentRows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    recentPanel_->setVisible(!recent_.empty());
    for (const RecentFile& recent : recent_) {
        auto* row = new RecentRow(themes_, recent, recentPanel_);
        connect(row, &RecentRow::clicked, this, [this, file = recent.file] { Q_EMIT openRequested(file); });
        recentRows_->addWidget(row);
    }
}

/// Sizes at this scale; as many cards in a row as fit, none narrower than a card.
void StartRoom::arrange() {
    const Theme& theme = themes_.theme();
    recentPanel_->setFixedWidth(theme.px(recentWidth));
    const int margins = 2 * (theme.metrics().space32 + theme.metrics().space12);
    const int beside = recent_.empty() ? 0 : recentPanel_->width() + theme.metrics().space32;
    const int gap = theme.metrics().space16;
    const int space = width() - margins - beside - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    std::size_t widest = 1;
    for (const Group& group : groups_)
        widest = std::max(widest, group.cards.size());
    const int columns = std::clamp((space + gap) / (theme.px(cardWidth) + gap), 1, static_cast<int>(widest));
    for (StartCard* card : cards_)
        card->setFixedSize(std::max(theme.px(leastCard), (space + gap) / columns - gap), theme.px(cardHeight));
    if (columns == columns_ || cards_.empty()) return;
    for (const Group& group : groups_) {
        for (int index = 0; index < static_cast<int>(group.cards.size()); ++index)
            group.grid->addWidget(group.cards[static_cast<std::size_t>(index)], index / columns, index % columns);
        group.grid->setColumnStretch(columns_, 0);
        group.grid->setColumnStretch(columns, 1);
    }
    columns_ = columns;
}

void StartRoom::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
    page_->layout()->activate();  // a smaller room than before: the page gives way only with the cards of now
}

void StartRoom::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
