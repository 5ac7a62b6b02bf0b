#include "ui/canvas/network_view.h"

#include "core/blocks/palette.h"
#include "ui/canvas/bubble_place.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_controls.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/level_bar.h"
#include "ui/canvas/message_bubble.h"
#include "ui/canvas/step_player.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/empty_state.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QResizeEvent>
#include <QTimer>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int pictureInterval = 200;  ///< ms: at most 5 Hz
constexpr double controlsMargin = 12;
constexpr QSize smallest(480, 280), smallestReadOnly(220, 140);

}  // namespace

struct NetworkView::State {
    NetworkDocument& document;
    const ThemeManager& themes;
    CanvasView* canvas = nullptr;
    CanvasControls* controls = nullptr;
    CanvasLegend* legend = nullptr;
    LevelBar* level = nullptr;
    MessageBubble* bubble = nullptr;
    QWidget* connector = nullptr;  ///< line from the bubble to its block
    EmptyState* empty = nullptr;
    QTimer* pictureTimer = nullptr;
    StepPlayer* steps = nullptr;
    QElapsedTimer sincePictures;
    SampleView waiting;
    std::string part;
    std::int64_t sample = 0, sampleCount = 0;
    int covered = 0;  ///< px at the right that something else lies over
    WindowWishes wishes;
    bool hasWaiting = false, pictures = false, gradients = false, readOnly = false;

    void makeEmptyState(NetworkView& view);
    void showPictures(SampleView shown);
    void showFlow();
    void showProblem();
    void nextProblem();
    void wishFor(NetworkView& view, bool visible);
    void placeBubble();
    void place(const QSize& size);
    void retranslate();
    const Problem* shownProblem() const;
};

NetworkView::NetworkView(NetworkDocument& document, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      state_(new State{
          .document = document, .themes = themes, .sincePictures = {}, .waiting = {}, .part = {}, .wishes = {}}) {
    State& s = *state_;
    s.canvas = new CanvasView(document, themes, this);
    s.controls = new CanvasControls(*s.canvas, this);
    s.legend = new CanvasLegend(themes, this);
    s.level = new LevelBar(document, themes, this);
    s.connector = new QWidget(this);
    s.bubble = new MessageBubble(themes, this);
    s.makeEmptyState(*this);
    s.pictureTimer = new QTimer(this);
    s.steps = new StepPlayer(s.canvas->canvas(), themes, this);
    s.pictureTimer->setSingleShot(true);
    themes.keepBackground(s.connector, Role::Error);
    s.connector->setAttribute(Qt::WA_TransparentForMouseEvents);
    s.connector->hide();
    setFocusProxy(s.canvas);
    setMinimumSize(smallest);
    connect(s.canvas, &CanvasView::openRequested, this, &NetworkView::openRequested);
    connect(s.canvas, &CanvasView::paletteRequested, this, &NetworkView::paletteRequested);
    connect(s.canvas, &CanvasView::message, this, &NetworkView::message);
    connect(s.canvas, &CanvasView::viewChanged, this, [this] {
        state_->controls->showZoom();
        state_->placeBubble();
    });
    connect(s.legend, &CanvasLegend::sampleRequested, this, &NetworkView::sampleRequested);
    connect(s.level, &LevelBar::resized, this, [this] { state_->place(size()); });
    connect(s.level, &LevelBar::levelRequested, this, [this](const QString& path) {
        state_->document.goTo(path.toStdString());
        state_->canvas->setFocus();
    });
    connect(s.level, &LevelBar::copyRequested, this, [this] {
        state_->canvas->editor().detachOpen();
        state_->canvas->setFocus();
    });
    connect(s.legend, &CanvasLegend::resized, this, [this] { state_->place(size()); });
    connect(&s.canvas->canvas(), &CanvasScene::windowsChanged, this, [this] { state_->wishFor(*this, isVisible()); });
    connect(s.bubble, &MessageBubble::resized, this, [this] { state_->placeBubble(); });
    connect(s.bubble, &MessageBubble::nextRequested, this, [this] { state_->nextProblem(); });
    connect(s.bubble, &MessageBubble::mendRequested, this, [this] {
        const Problem problem = state_->bubble->problem();
        state_->canvas->setFocus();
        state_->canvas->editor().applyMend(problem);
    });
    connect(&document, &NetworkDocument::changed, this, [this] { state_->showProblem(); });
    connect(&document, &NetworkDocument::selectionChanged, this, [this] { state_->showProblem(); });
    connect(&document, &NetworkDocument::levelChanged, this, [this] { state_->showFlow(); });
    connect(s.pictureTimer, &QTimer::timeout, this, [this] {
        if (std::exchange(state_->hasWaiting, false)) state_->showPictures(std::move(state_->waiting));
    });
    s.retranslate();
    s.showProblem();
}

NetworkView::~NetworkView() = default;

void NetworkView::State::makeEmptyState(NetworkView& view) {
    empty = new EmptyState(themes, {}, {}, &view);
    QObject::connect(empty, &EmptyState::activated, &view, &NetworkView::paletteRequested);
}

void NetworkView::setPictures(SampleView pictures) {
    State& s = *state_;
    const qint64 passed = s.sincePictures.isValid() ? s.sincePictures.elapsed() : pictureInterval;
    if (passed >= pictureInterval) {
        s.showPictures(std::move(pictures));
        return;
    }
    s.waiting = std::move(pictures);
    s.hasWaiting = true;
    if (!s.pictureTimer->isActive()) s.pictureTimer->start(static_cast<int>(pictureInterval - passed));
}

void NetworkView::State::showPictures(SampleView shown) {
    sincePictures.start();
    pictures = !shown.blocks.empty();
    part = shown.part;
    sample = shown.index;
    legend->setSample(part, sample, sampleCount);
    showFlow();
    canvas->canvas().setPictures(std::move(shown));
}

/// Explains the lines that are on the canvas: nothing flows back through a network that is wrong.
void NetworkView::State::showFlow() {
    if (const auto& step = canvas->canvas().step()) {
        const auto carried = [&](bool WireMark::*way) {
            return std::ranges::any_of(step->wires, [&](const auto& entry) { return entry.second.*way; });
        };
        legend->setFlow(carried(&WireMark::forward), carried(&WireMark::backward));
        return;
    }
    legend->setFlow(pictures || gradients, gradients && document.analysis().valid());
}

void NetworkView::clearPictures() {
    state_->hasWaiting = false;
    state_->pictures = false;
    state_->canvas->canvas().clearPictures();
    state_->showFlow();
}

void NetworkView::setGradients(bool shown) {
    state_->gradients = shown;
    state_->canvas->canvas().setGradients(shown);
    state_->showFlow();
}

void NetworkView::showStep(const MicroscopeView& view, double speed) {
    state_->steps->show(view, speed);
    state_->showFlow();
}

void NetworkView::clearStep() {
    state_->steps->clear();
    state_->showFlow();
}

void NetworkView::setReadOnly(bool readOnly) {
    state_->readOnly = readOnly;
    state_->canvas->setReadOnly(readOnly);
    state_->controls->setReadOnly(readOnly);
    state_->level->setReadOnly(readOnly);
    readOnly ? setMinimumSize(smallestReadOnly) : setMinimumSize(smallest);
    state_->retranslate();
    state_->showProblem();
}

void NetworkView::setSampleCount(std::int64_t count) {
    state_->sampleCount = count;
    state_->legend->setSample(state_->part, state_->sample, count);
}

QAction* NetworkView::action(CanvasAction action) const {
    return state_->canvas->commands().action(action);
}

void NetworkView::insertFromPalette(const QString& entry) {
    const std::shared_ptr<const DocumentPalette> palette = state_->document.palette();
    const PaletteEntry* found = palette->find(entry.toStdString());
    if (!found) return;
    state_->canvas->editor().insertSomewhere(*found, state_->canvas->visibleCenter());
    state_->canvas->setFocus();
}

void NetworkView::fit() {
    state_->canvas->fit();
}

double NetworkView::zoom() const {
    return state_->canvas->zoom();
}

void NetworkView::setCovered(int width) {
    state_->covered = width;
    state_->place(size());
}

CanvasView* NetworkView::canvas() const {
    return state_->canvas;
}

/// The problem of the selected block, else the first one.
const Problem* NetworkView::State::shownProblem() const {
    const auto& problems = document.analysis().problems;
    for (const std::string& id : document.selection()) {
        if (const Problem* problem = problemOf(document.analysis(), id)) return problem;
    }
    return problems.empty() || document.network().blocks.empty() ? nullptr : &problems.front();
}

void NetworkView::State::showProblem() {
    empty->setVisible(document.network().blocks.empty());
    legend->setVisible(!document.network().blocks.empty());
    showFlow();
    const Problem* problem = readOnly ? nullptr : shownProblem();
    if (!problem) {
        bubble->hide();
        connector->hide();
        return;
    }
    const BlockSpec* block = document.network().find(problem->block);
    const BlockType* type = block ? document.palette()->type(block->type) : nullptr;
    bubble->setReason(type ? coreText(type->help) : QString());
    bubble->show(*problem, static_cast<int>(document.analysis().problems.size()) - 1);
    placeBubble();
}

void NetworkView::State::nextProblem() {
    const auto& problems = document.analysis().problems;
    const Problem* shown = shownProblem();
    if (!shown || problems.size() < 2) return;
    const auto at = static_cast<std::size_t>(shown - problems.data());
    const Problem& next = problems[(at + 1) % problems.size()];
    if (document.network().find(next.block)) canvas->goTo(next.block);
}

void NetworkView::State::placeBubble() {
    if (!bubble || bubble->isHidden()) return;
    const BlockItem* item = canvas->canvas().block(bubble->problem().block);
    const QRect area = canvas->geometry().adjusted(4, 4, -4, -4);
    std::vector<OtherBox> boxes;
    for (const BlockItem* other : canvas->canvas().blocksInOrder()) {
        // A block that shows nothing may be covered rather than one with a picture.
        const auto known = document.analysis().blocks.find(other->id());
        const bool shows = known != document.analysis().blocks.end() && known->second.known;
        if (other != item) boxes.push_back({canvas->mapFromScene(other->box()).boundingRect(), shows ? 4 : 1});
    }
    const QRect block = item ? canvas->mapFromScene(item->box()).boundingRect() : QRect();
    const BubblePlace place = placeBeside(block, bubble->size(), area, boxes);
    bubble->move(place.corner);
    connector->setVisible(!place.connector.isEmpty());
    connector->setGeometry(place.connector);
}

void NetworkView::State::place(const QSize& size) {
    const int margin = themes.theme().px(controlsMargin);
    canvas->setGeometry(QRect(QPoint(0, 0), size));
    level->move(margin, margin);
    canvas->setCoveredTop(level->isHidden() ? 0 : margin + level->height());
    controls->adjustSize();
    controls->move(margin, size.height() - margin - controls->height());
    const int right = size.width() - covered;
    legend->setRoom(right - controls->width() - 3 * margin);
    legend->move(right - margin - legend->width(), size.height() - margin - legend->height());
    const QSize card = empty->sizeHint().boundedTo(size);
    empty->setGeometry(QRect(QPoint((size.width() - card.width()) / 2, (size.height() - card.height()) / 2), card));
    placeBubble();
}

void NetworkView::State::retranslate() {
    empty->setTexts(
        NetworkView::tr("An empty network"),
        readOnly ? QString() : NetworkView::tr("Drag blocks from the palette to here, or press / to find one."));
    empty->setAction(readOnly ? QString() : NetworkView::tr("Find a block"), Icon::Search);
    controls->retranslate();
    legend->retranslate();
}

bool NetworkView::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        state_->canvas->commands().retranslate();
        state_->retranslate();
    }
    return QWidget::event(event);
}

void NetworkView::State::wishFor(NetworkView& view, bool visible) {
    WindowWishes now = visible ? canvas->canvas().windows().wishes() : WindowWishes();
    if (now == wishes) return;
    wishes = std::move(now);
    Q_EMIT view.windowsWanted(wishes);
}

void NetworkView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    state_->wishFor(*this, true);
}

void NetworkView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    state_->wishFor(*this, false);
}

void NetworkView::resizeEvent(QResizeEvent* event) {
    state_->place(event->size());
}

}  // namespace glassbox
