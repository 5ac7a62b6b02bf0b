#include "ui/rooms/network_room.h"

#include "ui/canvas/block_item.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_view.h"
#include "ui/canvas/palette.h"
#include "ui/forms/inspector.h"
#include "ui/instruments/curve_panel.h"
#include "ui/instruments/health/layer_panel.h"
#include "ui/instruments/health/update_panel.h"
#include "ui/instruments/sample_strip.h"
#include "ui/instruments/try_panel.h"
#include "ui/rooms/range_test_dialog.h"
#include "ui/rooms/side_drawer.h"
#include "ui/rooms/step_times_dialog.h"
#include "ui/rooms/time_gradient_dialog.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/panel_header.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QGuiApplication>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTabBar>

#include <algorithm>

namespace glassbox {
namespace {

/// Sizes of the look page, section 6, at 100 %: for windows up to 1400, up to 1800 and wider.
struct Sizes {
    int palette, inspector, bottom;
};
constexpr Sizes sizesByBreadth[] = {{44, 262, 220}, {156, 262, 284}, {176, 320, 330}};

constexpr int drawerWidth = 262;
constexpr int bottomShare = 36;   ///< most of the height, in percent, that the instruments take
constexpr int canvasLeast = 280;  ///< px at 100 % that are the canvas's before instruments unfold

int breadthOf(int width, double scale) {
    const double at100 = width / scale;
    return at100 < 1300 ? 0 : at100 < 1750 ? 1 : 2;
}

}  // namespace

NetworkRoom::NetworkRoom(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QMainWindow(parent), session_(session), themes_(themes) {
    setWindowFlags(Qt::Widget);
    setDockNestingEnabled(true);
    view_ = new NetworkView(session.document(), themes, this);
    palette_ = new BlockPalette(themes, this);
    inspector_ = new Inspector(session, themes, this);
    curves_ = new CurvePanel(session, themes, this);
    layers_ = new LayerPanel(session, themes, this);
    update_ = new UpdatePanel(session, themes, this);
    pad_ = new TryPanel(session, themes, this);
    strip_ = new SampleStrip(session, themes, this);
    setCentralWidget(view_);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    paletteDock_ = addPanel(palette_, "palette", Qt::LeftDockWidgetArea);
    inspectorDock_ = addPanel(inspector_, "inspector", Qt::RightDockWidgetArea);
    curvesDock_ = addPanel(curves_, "curves", Qt::BottomDockWidgetArea);
    layersDock_ = addPanel(layers_, "layers", Qt::BottomDockWidgetArea);
    updateDock_ = addPanel(update_, "optimizer", Qt::BottomDockWidgetArea);
    padDock_ = addPanel(pad_, "digitPad", Qt::BottomDockWidgetArea);
    stripDock_ = addPanel(strip_, "sampleStrip", Qt::BottomDockWidgetArea);
    splitDockWidget(curvesDock_, padDock_, Qt::Horizontal);
    splitDockWidget(padDock_, stripDock_, Qt::Horizontal);
    tabifyDockWidget(curvesDock_, layersDock_);
    tabifyDockWidget(layersDock_, updateDock_);
    curvesDock_->raise();
    makeDrawer();
    makeFolding();
    connectSession();
    connectHealth();
    retranslate();
}

/// The panels go while the focus still moves.
NetworkRoom::~NetworkRoom() {
    disconnect(qApp, nullptr, this, nullptr);
}

QDockWidget* NetworkRoom::addPanel(QWidget* widget, const char* name, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(this);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setFeatures(QDockWidget::DockWidgetClosable);
    dock->setTitleBarWidget(new QWidget(dock));
    dock->setWidget(widget);
    addDockWidget(area, dock);
    return dock;
}

void NetworkRoom::makeDrawer() {
    drawer_ = new SideDrawer(themes_, drawerWidth, view_);
    inspectorAction_ = new QAction(this);
    inspectorAction_->setCheckable(true);
    inspectorAction_->setChecked(true);
    selectionTimer_.setSingleShot(true);
    connect(&selectionTimer_, &QTimer::timeout, this, &NetworkRoom::followSelection);
    connect(inspectorAction_, &QAction::triggered, this, &NetworkRoom::showInspector);
    connect(drawer_, &SideDrawer::openRequested, this, [this] {
        showInspector(true);
        inspector_->setFocus(Qt::TabFocusReason);
    });
    connect(drawer_, &SideDrawer::closeRequested, this, [this] {
        showInspector(false);
        view_->canvas()->setFocus();
    });
    connect(&session_.document(), &NetworkDocument::selectionChanged, this, &NetworkRoom::followSelection);
    connect(&themes_, &ThemeManager::changed, this, [this] {
        foldWhereLow();
        adapt();
    });
}

/// The instruments share a row, so they fold to their headers together.
void NetworkRoom::makeFolding() {
    for (const QDockWidget* dock : instrumentDocks()) {
        for (PanelHeader* header : dock->findChildren<PanelHeader*>()) {
            header->setCollapsible(true);
            connect(header, &PanelHeader::collapsedChanged, this, &NetworkRoom::foldInstruments);
        }
    }
}

void NetworkRoom::foldInstruments(bool folded) {
    for (QDockWidget* dock : instrumentDocks()) {
        for (PanelHeader* header : dock->findChildren<PanelHeader*>())
            header->setCollapsed(folded);
    }
    folded_ = folded;
    followWatching();
    foldedByItself_ = false;
    adapt();
}

/// Where the canvas would become too low, the instruments fold by themselves; they unfold when there is room again.
/// What a hand does in between stays.
void NetworkRoom::foldWhereLow() {
    const bool low = height() * (100 - bottomShare) / 100 < themes_.theme().px(canvasLeast);
    if (low == low_) return;
    low_ = low;
    const bool acts = low ? !folded_ : foldedByItself_;
    if (acts) foldInstruments(low);
    foldedByItself_ = acts && low;
}

/// Moves the inspector between its dock and the drawer.
void NetworkRoom::foldInspector(bool narrow) {
    openedByHand_ = false;
    if (narrow)
        drawer_->setContent(inspector_);
    else
        inspectorDock_->setWidget(inspector_);
    inspectorDock_->setVisible(!narrow);
    inspectorAction_->setChecked(!narrow);
    drawer_->setAvailable(narrow);
    view_->setCovered(0);
    followSelection();
}

void NetworkRoom::setDrawer(bool open) {
    drawer_->setOpen(open);
    view_->setCovered(drawer_->isHidden() ? 0 : drawer_->width());
    inspectorAction_->setChecked(open);
}

/// The drawer opens with a block and goes with it, but never under a hand that drags.
void NetworkRoom::followSelection() {
    if (breadth_ != 0) return;
    if (QGuiApplication::mouseButtons() != Qt::NoButton) {
        selectionTimer_.start(50);
        return;
    }
    const std::string id = session_.document().selectedBlock();
    setDrawer(!id.empty() || openedByHand_);
    if (!id.empty()) uncover(id);
}

/// Scrolls the canvas where the drawer would cover the block.
void NetworkRoom::uncover(const std::string& id) {
    CanvasView& canvas = *view_->canvas();
    const BlockItem* block = canvas.canvas().block(id);
    if (block == nullptr) return;
    const int right = canvas.mapFromScene(block->sceneBoundingRect()).boundingRect().right();
    const int covered = right - (canvas.viewport()->width() - drawer_->width());
    if (covered > 0) canvas.horizontalScrollBar()->setValue(canvas.horizontalScrollBar()->value() + covered);
}

void NetworkRoom::showInspector(bool shown) {
    openedByHand_ = shown;
    if (breadth_ == 0)
        setDrawer(shown);
    else
        inspectorDock_->setVisible(shown);
    inspectorAction_->setChecked(shown);
}

void NetworkRoom::connectSession() {
    palette_->setPalette(session_.document().palette());
    connect(&session_.document(), &NetworkDocument::changed, this,
            [this] { palette_->setPalette(session_.document().palette()); });
    connect(inspector_, &Inspector::rangeTestRequested, this, &NetworkRoom::testRange);
    connect(palette_, &BlockPalette::insertRequested, view_, &NetworkView::insertFromPalette);
    connect(view_, &NetworkView::paletteRequested, palette_, &BlockPalette::focusSearch);
    connect(view_, &NetworkView::message, this, &NetworkRoom::message);
    connect(view_, &NetworkView::sampleRequested, &session_, [this](qint64 index) { session_.setSample(index); });
    connect(view_, &NetworkView::openRequested, this, [this](const QString& id) {
        Q_EMIT microscopeRequested(QString::fromStdString(session_.document().flatId(id.toStdString())));
    });
    connect(inspector_, &Inspector::microscopeRequested, this, &NetworkRoom::microscopeRequested);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { reveal(now); });
    connect(stripDock_, &QDockWidget::visibilityChanged, &session_, &LabSession::setStripWanted);
    connect(&session_, &LabSession::sampleViewChanged, this, [this] { view_->setPictures(session_.sampleView()); });
    connect(view_, &NetworkView::windowsWanted, &session_, &LabSession::watchWindows);
    connect(&session_, &LabSession::statusChanged, this, &NetworkRoom::updateRunMarks);
    connect(pad_, &TryPanel::changed, this, &NetworkRoom::retranslate);
    connect(&session_, &LabSession::datasetChanged, this, [this] {
        view_->setSampleCount(static_cast<std::int64_t>(session_.watchedIndices().size()));
        if (session_.watchedIndices().empty()) view_->clearPictures();
    });
}

/// The instruments that look into the run do so only while they are in front.
void NetworkRoom::connectHealth() {
    connect(layersDock_, &QDockWidget::visibilityChanged, this, [this](bool seen) {
        layersSeen_ = seen;
        followWatching();
    });
    connect(updateDock_, &QDockWidget::visibilityChanged, this, [this](bool seen) {
        updateSeen_ = seen;
        followWatching();
    });
    connect(curves_, &CurvePanel::faultShown, this, &NetworkRoom::showFault);
}

void NetworkRoom::followWatching() {
    layers_->setWatching(layersSeen_ && !folded_);
    update_->setWatching(updateSeen_ && !folded_);
}

/// Where it goes wrong: the block on the canvas, and the layers over the steps; of the whole network, its curve.
void NetworkRoom::showFault(const QString& block) {
    if (block.isEmpty()) return;
    layersDock_->show();
    layersDock_->raise();
    layers_->chooseBlock(block.toStdString());
}

/// Also when the focus goes into it by the Tab key.
void NetworkRoom::reveal(const QWidget* panel) {
    if (panel == nullptr) return;
    for (QDockWidget* dock : instrumentDocks()) {
        if (dock->isAncestorOf(panel)) dock->raise();
    }
}

void NetworkRoom::timeStep() {
    if (stepTimes_ == nullptr) stepTimes_ = new StepTimesDialog(session_, themes_, this);
    stepTimes_->run();
}

void NetworkRoom::testRange() {
    if (rangeTest_ == nullptr) rangeTest_ = new RangeTestDialog(session_, themes_, this);
    rangeTest_->run();
}

void NetworkRoom::measureTimeGradient() {
    if (timeGradient_ == nullptr) timeGradient_ = new TimeGradientDialog(session_, themes_, this);
    timeGradient_->run();
}

void NetworkRoom::updateRunMarks() {
    view_->setGradients(session_.status().step > 0);
}

std::vector<QWidget*> NetworkRoom::panels() const {
    std::vector<QWidget*> panels{palette_, view_, inspector_, curves_, layers_, update_, pad_, strip_};
    std::erase_if(panels, [this](const QWidget* panel) {
        if (panel == view_) return false;
        if (panel == inspector_) return !inspectorAction_->isChecked();
        return !static_cast<QDockWidget*>(panel->parentWidget())->toggleViewAction()->isChecked();
    });
    return panels;
}

std::vector<QAction*> NetworkRoom::panelActions() const {
    return {paletteDock_->toggleViewAction(), inspectorAction_,
            curvesDock_->toggleViewAction(),  layersDock_->toggleViewAction(),
            updateDock_->toggleViewAction(),  padDock_->toggleViewAction(),
            stripDock_->toggleViewAction()};
}

void NetworkRoom::retranslate() {
    paletteDock_->setWindowTitle(tr("Blocks"));
    inspectorDock_->setWindowTitle(tr("Inspector"));
    inspectorAction_->setText(tr("Inspector"));
    drawer_->setTexts(tr("Inspector"), tr("Settings of the experiment"));
    curvesDock_->setWindowTitle(tr("Curves"));
    layersDock_->setWindowTitle(tr("Layers"));
    updateDock_->setWindowTitle(tr("Optimizer"));
    padDock_->setWindowTitle(pad_->title());
    stripDock_->setWindowTitle(tr("Samples"));
}

/// Gives the panels their sizes for this window; at the narrowest the strip is a tab beside the pad.
void NetworkRoom::adapt() {
    const double scale = themes_.theme().scale();
    const int breadth = breadthOf(width(), scale);
    const Sizes& sizes = sizesByBreadth[breadth];
    const auto px = [this](int size) { return themes_.theme().px(size); };
    if (breadth != breadth_) {
        palette_->setFolded(breadth == 0);
        if (breadth == 0) {
            tabifyDockWidget(padDock_, stripDock_);
            padDock_->raise();
        } else if (breadth_ == 0) {
            splitDockWidget(padDock_, stripDock_, Qt::Horizontal);
        }
        const bool folds = breadth_ < 0 || (breadth == 0) != (breadth_ == 0);
        breadth_ = breadth;
        if (folds) foldInspector(breadth == 0);
    }
    resizeDocks({paletteDock_, inspectorDock_}, {px(sizes.palette), px(sizes.inspector)}, Qt::Horizontal);
    // Large type never takes the canvas its place.
    const int header = themes_.theme().metrics().panelHeader;
    for (QDockWidget* dock : instrumentDocks())
        dock->widget()->setMaximumHeight(folded_ ? header : QWIDGETSIZE_MAX);
    const int bottom = folded_ ? header : std::min(px(sizes.bottom), height() * bottomShare / 100);
    resizeDocks({curvesDock_}, {bottom}, Qt::Vertical);
    const int room = width();
    if (breadth == 0)
        resizeDocks({curvesDock_, padDock_}, {room / 2, room / 2}, Qt::Horizontal);
    else
        resizeDocks({curvesDock_, padDock_, stripDock_}, {room * 40 / 100, room * 30 / 100, room * 30 / 100},
                    Qt::Horizontal);
}

/// Docks that are tabbed anew may leave a tab bar without tabs, which Qt keeps for later and doesn't always hide.
bool NetworkRoom::event(QEvent* event) {
    const bool taken = QMainWindow::event(event);
    if (event->type() == QEvent::LayoutRequest)
        for (QTabBar* bar : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
            if (bar->count() == 0) bar->hide();
    return taken;
}

void NetworkRoom::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    foldWhereLow();
    if (event->size().width() != event->oldSize().width() || breadth_ < 0) adapt();
}

void NetworkRoom::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

}  // namespace glassbox
