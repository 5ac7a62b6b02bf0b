// How the Microscope room is put together, and its keys.
#include "ui/instruments/microscope/score_panel.h"
#include "ui/instruments/microscope/step_bar.h"
#include "ui/instruments/microscope/unfolding_view.h"
#include "ui/rooms/microscope_pane.h"
#include "ui/rooms/microscope_room.h"
#include "ui/rooms/output_panel.h"
#include "ui/rooms/own_sample_dialog.h"
#include "ui/rooms/sample_bar.h"
#include "ui/rooms/slot_view.h"
#include "ui/rooms/step_network.h"
#include "ui/rooms/update_pane.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/segmented_control.h"
#include "ui/theme/widgets/separator.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int scoreWidth = 280, emptyWidth = 520, emptyHeight = 180;
/// Widths of the look page, section 6, from which both panes stand beside each other, and cells are larger.
constexpr int bothFrom = 1360, largeFrom = 1750;
constexpr int tensorsLow = 170, tensorsNormal = 200, tensorsLarge = 270, lowBelow = 760;
constexpr double updateShare = 0.27;  ///< of the room's height that a row of tensors of the update takes at most
constexpr int networkLow = 190, networkNormal = 250;

}  // namespace

MicroscopeRoom::MicroscopeRoom(LabSession& lab, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), lab_(lab), themes_(themes), session_(lab) {
    setFocusPolicy(Qt::ClickFocus);
    build();
    connectBar();
    connectPanes();
    connectSession();
    retranslate();
    showEmpty(nullptr);
}

MicroscopeRoom::~MicroscopeRoom() {
    session_.disconnect(this);
}

void MicroscopeRoom::build() {
    const Metrics& metrics = themes_.theme().metrics();
    bar_ = new StepBar(themes_, this);
    samples_ = new SampleBar(session_, lab_, themes_, this);
    direction_ = new SegmentedControl(themes_, {}, this);
    direction_->addSegment(0, {});
    direction_->addSegment(1, {});
    fold_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Small, this);
    fold_->setCheckable(true);
    samples_->addWidget(direction_);
    map_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Small, this);
    map_->setCheckable(true);
    map_->setIconName(Icon::Network);
    samples_->addWidget(map_);
    samples_->addWidget(fold_);
    emptyPage_ = new QWidget(this);
    empty_ = new EmptyState(themes_, {}, {}, emptyPage_);
    empty_->setFixedSize(themes_.theme().px(emptyWidth), themes_.theme().px(emptyHeight));
    auto* middle = new QVBoxLayout(emptyPage_);
    middle->addWidget(empty_, 0, Qt::AlignCenter);
    auto* body = new QWidget(this);
    stack_ = new QStackedLayout(body);
    stack_->addWidget(emptyPage_);
    stack_->addWidget(buildWork());
    network_ = new StepNetwork(session_, lab_, themes_, this);
    network_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(samples_);
    column->addWidget(network_);
    column->addWidget(body, 1);
    bar_->setFixedHeight(metrics.runBar);
    connect(&themes_, &ThemeManager::changed, this, [this] {
        bar_->setFixedHeight(themes_.theme().metrics().runBar);
        empty_->setFixedSize(themes_.theme().px(emptyWidth), themes_.theme().px(emptyHeight));
        adapt();
        showView();
    });
}

QWidget* MicroscopeRoom::buildWork() {
    work_ = new QWidget(this);
    left_ = new QWidget(work_);
    themes_.keepBackground(left_, Role::Surface);
    score_ = new ScorePanel(themes_, left_);
    output_ = new OutputPanel(themes_, left_);
    auto* column = new QVBoxLayout(left_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(score_, 1);
    column->addWidget(new Separator(themes_, Qt::Horizontal));
    column->addWidget(output_);
    forward_ = new MicroscopePane(session_, themes_, TensorDirection::Forward, work_);
    backward_ = new MicroscopePane(session_, themes_, TensorDirection::Backward, work_);
    update_ = new UpdatePane(session_, themes_, work_);
    edge_ = new Separator(themes_, Qt::Vertical);
    auto* row = new QHBoxLayout(work_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left_);
    row->addWidget(new Separator(themes_, Qt::Vertical));
    row->addWidget(forward_, 1);
    row->addWidget(edge_);
    row->addWidget(backward_, 1);
    row->addWidget(update_, 1);
    return work_;
}

void MicroscopeRoom::connectBar() {
    connect(bar_, &StepBar::backPressed, this, [this](StepSize size) { session_.back(size); });
    connect(bar_, &StepBar::nextPressed, this, [this](StepSize size) { session_.forward(size); });
    connect(bar_, &StepBar::playToggled, this, &MicroscopeRoom::play);
    connect(bar_, &StepBar::positionChosen, &session_, &MicroscopeSession::moveTo);
    const auto again = [this] {
        if (session_.isPlaying()) play(true);
        showBar();
    };
    connect(bar_, &StepBar::speedChosen, this, again);
    connect(bar_, &StepBar::stepSizeChosen, this, again);
    connect(samples_, &SampleBar::changed, this, [this] {
        for (MicroscopePane* pane : {forward_, backward_})
            pane->setSample(samples_->sample(), !samples_->whole() && pane == backward_ && share_);
        follow();
        showView();
    });
    connect(samples_, &SampleBar::ownSampleRequested, this, &MicroscopeRoom::askOwnSample);
    connect(direction_, &SegmentedControl::currentChanged, this, &MicroscopeRoom::arrange);
    connect(fold_, &Button::toggled, this, [this](bool shown) {
        scoreShown_ = shown;
        arrange();
    });
    connect(map_, &Button::toggled, this, &MicroscopeRoom::showNetwork);
    connect(network_, &StepNetwork::blockOpened, this, [this](const QString& id) { openBlock(id.toStdString()); });
    connect(network_, &StepNetwork::message, this, &MicroscopeRoom::message);
    connect(empty_, &EmptyState::activated, this, [this] {
        if (loadAgain_)
            lab_.loadAgain();
        else
            Q_EMIT networkRequested();
    });
}

void MicroscopeRoom::connectPanes() {
    connect(score_, &ScorePanel::lineChosen, this, [this](int line) { session_.moveTo(line + 1); });
    for (MicroscopePane* pane : {forward_, backward_}) {
        connect(pane, &MicroscopePane::lineRequested, this, &MicroscopeRoom::requestLine);
        connect(pane, &MicroscopePane::message, this, &MicroscopeRoom::message);
    }
    connect(backward_, &MicroscopePane::shareToggled, this, [this] {
        share_ = !share_;
        backward_->setSample(samples_->sample(), share_);
        backward_->showView();
    });
    connect(update_, &UpdatePane::message, this, &MicroscopeRoom::message);
}

void MicroscopeRoom::connectSession() {
    connect(&session_, &MicroscopeSession::stageChanged, this, &MicroscopeRoom::takeStage);
    connect(&session_, &MicroscopeSession::viewChanged, this, &MicroscopeRoom::showView);
    connect(&session_, &MicroscopeSession::positionChanged, this, [this] {
        if (!session_.view().stage) return;
        work_->setUpdatesEnabled(false);  // until the view is there
        follow();
    });
    connect(&session_, &MicroscopeSession::playingChanged, this, &MicroscopeRoom::showBar);
    connect(&session_, &MicroscopeSession::failed, this, [this](const Error& error) { showEmpty(&error); });
}

void MicroscopeRoom::showNetwork(bool shown) {
    map_->setChecked(shown);
    network_->setVisible(shown);
    if (!shown || !session_.view().stage) return;
    watch();
    showView();
}

void MicroscopeRoom::askOwnSample() {
    if (!lab_.dataset()) return;
    OwnSampleDialog dialog(lab_.dataset(), themes_, this);
    if (dialog.exec() != QDialog::Accepted) return;
    auto sample = dialog.sample();
    if (sample)
        samples_->showOwn(std::move(*sample));
    else
        Q_EMIT message(errorSentences(sample.error()));
}

std::vector<QWidget*> MicroscopeRoom::panels() const {
    std::vector<QWidget*> panels{bar_, samples_};
    if (network_->isVisibleTo(this)) panels.push_back(network_);
    if (left_->isVisibleTo(this)) panels.push_back(score_);
    if (updating_) {
        panels.push_back(update_);
    } else {
        panels.push_back(forward_);
        panels.push_back(backward_);
    }
    return panels;
}

void MicroscopeRoom::reveal(const QWidget* panel) {
    if (narrow_ && (panel == forward_ || panel == backward_)) direction_->setCurrentId(panel == backward_ ? 1 : 0);
}

MicroscopePane* MicroscopeRoom::activePane() const {
    const QWidget* focus = QApplication::focusWidget();
    if (backward_->isAncestorOf(focus) || focus == backward_) return backward_;
    return narrow_ && direction_->currentId() == 1 ? backward_ : forward_;
}

void MicroscopeRoom::swapPanes() {
    if (updating_) return;
    MicroscopePane* other = activePane() == forward_ ? backward_ : forward_;
    reveal(other);
    SlotView* result = other->resultView();
    if (result->isVisible() && !result->isMissing())
        result->setFocus(Qt::TabFocusReason);
    else
        other->setFocus(Qt::TabFocusReason);
}

void MicroscopeRoom::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Undo)) return lab_.document().undoStack().undo();
    if (event->matches(QKeySequence::Redo)) return lab_.document().undoStack().redo();
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!plain || stack_->currentWidget() != work_) return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Space:
            return play(!session_.isPlaying());
        case Qt::Key_U:
            return activePane()->unfoldChosen();
        case Qt::Key_V:
            return activePane()->verify();
        case Qt::Key_B:
            return swapPanes();
        case Qt::Key_Escape:
            return activePane()->goUp();
        default:
            QWidget::keyPressEvent(event);
    }
}

void MicroscopeRoom::adapt() {
    const double scale = themes_.theme().scale();
    const double width = this->width() / scale, height = this->height() / scale;
    const bool narrow = width < bothFrom - themes_.theme().metrics().rail / scale;
    if (narrow != narrow_) {
        narrow_ = narrow;
        scoreShown_ = !narrow;
        const QSignalBlocker blocker(fold_);
        fold_->setChecked(scoreShown_);
    }
    left_->setFixedWidth(themes_.theme().px(scoreWidth));
    const int tensors = height < lowBelow ? tensorsLow : width < largeFrom ? tensorsNormal : tensorsLarge;
    for (MicroscopePane* pane : {forward_, backward_})
        pane->setTensorHeight(tensors);
    update_->setTensorHeight(std::min(tensors, static_cast<int>(height * updateShare)));
    network_->setFixedHeight(themes_.theme().px(height < lowBelow ? networkLow : networkNormal));
    arrange();
}

/// Both directions beside each other, or one of them where it is narrow; the update in place of both.
void MicroscopeRoom::arrange() {
    const bool back = direction_->currentId() == 1;
    left_->setVisible(scoreShown_);
    fold_->setVisible(narrow_);
    direction_->setVisible(narrow_ && !updating_);
    forward_->setVisible(!updating_ && (!narrow_ || !back));
    backward_->setVisible(!updating_ && (!narrow_ || back));
    edge_->setVisible(!updating_ && !narrow_);
    update_->setVisible(updating_);
}

void MicroscopeRoom::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adapt();
}

void MicroscopeRoom::retranslate() {
    direction_->setSegmentText(0, tr("Forward"));
    direction_->setSegmentText(1, tr("Backward"));
    direction_->setAccessibleName(tr("Direction"));
    fold_->setText(tr("Score"));
    map_->setText(tr("Network"));
}

void MicroscopeRoom::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (session_.view().stage)
            showView();
        else if (session_.isOpen())
            showEmpty(nullptr);
    }
    QWidget::changeEvent(event);
}

}  // namespace glassbox
