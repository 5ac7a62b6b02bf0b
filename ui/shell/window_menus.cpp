// Actions, menus and rail of the window, and their texts.
#include "core/blocks/palette.h"
#include "ui/canvas/network_view.h"
#include "ui/rooms/network_room.h"
#include "ui/session/lab_session.h"
#include "ui/shell/class_tools.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/window_actions.h"
#include "ui/theme/look_properties.h"
#include "ui/theme/theme_manager.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QFileInfo>
#include <QMenuBar>
#include <QStyle>
#include <QToolBar>
#include <QWidget>

namespace glassbox {

void MainWindow::makeActions() {
    WindowActions& a = *actions_;
    const auto make = [this](void (MainWindow::*slot)(), const QKeySequence& key = {}) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    a.empty = make(&MainWindow::newExperiment, QKeySequence::New);
    a.open = make(&MainWindow::chooseFile, QKeySequence::Open);
    a.save = new QAction(this);
    a.save->setShortcut(QKeySequence::Save);
    connect(a.save, &QAction::triggered, this, [this] { saveFile(false); });
    a.saveAs = new QAction(this);
    a.saveAs->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    connect(a.saveAs, &QAction::triggered, this, [this] { saveFile(true); });
    a.saveNetwork = make(&MainWindow::saveNetwork);
    a.saveWeights = make(&MainWindow::saveWeights);
    a.quit = new QAction(this);
    a.quit->setShortcut(QKeySequence::Quit);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    a.run = make(&MainWindow::trainOrPause, Qt::Key_F5);
    a.step = new QAction(this);
    a.step->setShortcut(Qt::Key_F10);
    connect(a.step, &QAction::triggered, this, [this] { step(false); });
    a.stepBack = new QAction(this);
    a.stepBack->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F10));
    connect(a.stepBack, &QAction::triggered, this, [this] { step(true); });
    a.restart = new QAction(this);
    a.restart->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F5));
    connect(a.restart, &QAction::triggered, this, [this] { session_->restart(); });
    const auto inNetwork = [this](void (NetworkRoom::*asked)()) {
        auto* action = new QAction(this);
        connect(action, &QAction::triggered, this, [this, asked] {
            showNetwork();
            (network_->*asked)();
        });
        return action;
    };
    a.rangeTest = inNetwork(&NetworkRoom::testRange);
    a.stepTimes = inNetwork(&NetworkRoom::timeStep);
    a.timeGradient = inNetwork(&NetworkRoom::measureTimeGradient);
    a.startRoom = make(&MainWindow::showStart, QKeySequence(Qt::CTRL | Qt::Key_1));
    a.networkRoom = make(&MainWindow::showNetwork, QKeySequence(Qt::CTRL | Qt::Key_2));
    a.microscopeRoom = make(&MainWindow::showMicroscope, QKeySequence(Qt::CTRL | Qt::Key_3));
    a.settings = make(&MainWindow::showSettings, QKeySequence(Qt::CTRL | Qt::Key_Comma));
    a.about = make(&MainWindow::showAbout);
    a.keys = make(&MainWindow::showKeys, Qt::Key_F1);
    a.worksheet = make(&MainWindow::askForWorksheet);
    a.nextPanel = new QAction(this);
    a.nextPanel->setShortcut(Qt::Key_F6);
    connect(a.nextPanel, &QAction::triggered, this, [this] { nextPanel(1); });
    a.previousPanel = new QAction(this);
    a.previousPanel->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F6));
    connect(a.previousPanel, &QAction::triggered, this, [this] { nextPanel(-1); });
    makeAppearanceActions();
}

void MainWindow::makeAppearanceActions() {
    WindowActions& a = *actions_;
    auto* group = new QActionGroup(this);
    const auto scheme = [this, group](SchemeChoice choice) {
        auto* action = new QAction(group);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, choice] {
            preferences_.setScheme(choice);
            themes_.setSchemeChoice(choice);
        });
        return action;
    };
    a.light = scheme(SchemeChoice::Light);
    a.dark = scheme(SchemeChoice::Dark);
    a.desktop = scheme(SchemeChoice::System);
    const auto scale = [this](int direction, const QList<QKeySequence>& keys) {
        auto* action = new QAction(this);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, [this, direction] { stepScale(direction); });
        return action;
    };
    a.scaleUp = scale(1, {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    a.scaleDown = scale(-1, {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    a.scaleReset = scale(0, {QKeySequence(Qt::CTRL | Qt::Key_0)});
    updateAppearanceActions();
}

void MainWindow::updateAppearanceActions() {
    const SchemeChoice choice = themes_.schemeChoice();
    actions_->light->setChecked(choice == SchemeChoice::Light);
    actions_->dark->setChecked(choice == SchemeChoice::Dark);
    actions_->desktop->setChecked(choice == SchemeChoice::System);
}

void MainWindow::makeMenus() {
    WindowActions& a = *actions_;
    const auto menu = [this] { return menuBar()->addMenu(QString()); };
    a.file = menu();
    a.file->addActions({a.empty, a.open});
    a.recent = a.file->addMenu(QString());
    a.file->addSeparator();
    a.file->addActions({a.save, a.saveAs, a.saveNetwork, a.saveWeights});
    a.file->addSeparator();
    a.file->addAction(a.quit);
    NetworkView& canvas = network_->view();
    a.edit = menu();
    for (const CanvasAction action :
         {CanvasAction::Undo, CanvasAction::Redo, CanvasAction::Cut, CanvasAction::Copy, CanvasAction::Paste,
          CanvasAction::Duplicate, CanvasAction::Delete, CanvasAction::SelectAll, CanvasAction::Rename,
          CanvasAction::Group, CanvasAction::Ungroup, CanvasAction::Detach, CanvasAction::Enter, CanvasAction::Leave})
        a.edit->addAction(canvas.action(action));
    a.edit->addSeparator();
    a.edit->addAction(a.settings);
    a.view = menu();
    a.view->addActions({a.startRoom, a.networkRoom, a.microscopeRoom});
    a.view->addSeparator();
    for (const CanvasAction action :
         {CanvasAction::Fit, CanvasAction::ZoomIn, CanvasAction::ZoomOut, CanvasAction::Tidy})
        a.view->addAction(canvas.action(action));
    a.view->addSeparator();
    a.panels = a.view->addMenu(QString());
    for (QAction* action : network_->panelActions())
        a.panels->addAction(action);
    a.view->addActions({a.nextPanel, a.previousPanel});
    a.appearance = a.view->addMenu(QString());
    a.appearance->addActions({a.desktop, a.light, a.dark});
    a.view->addActions({a.scaleUp, a.scaleDown, a.scaleReset});
    a.train = menu();
    a.train->addActions({a.run, a.step, a.stepBack, a.restart});
    a.train->addSeparator();
    a.train->addActions({a.rangeTest, a.timeGradient, a.stepTimes});
    a.help = menu();
    a.help->addActions({a.keys, a.worksheet, a.about});
    classTools_ = std::make_unique<ClassTools>(*this, themes_);
    classTools_->fill(*a.view, *a.help);
    connect(classTools_.get(), &ClassTools::message, this, &MainWindow::tell);
    fillRecentMenu();
}

void MainWindow::makeRail() {
    WindowActions& a = *actions_;
    a.rail = new QToolBar(this);
    a.rail->setObjectName(QStringLiteral("rail"));
    a.rail->setMovable(false);
    a.rail->setContextMenuPolicy(Qt::PreventContextMenu);
    a.rail->setOrientation(Qt::Vertical);
    a.rail->setProperty(look::rail, true);
    auto* rooms = new QActionGroup(this);
    for (QAction* action : {a.startRoom, a.networkRoom, a.microscopeRoom}) {
        action->setCheckable(true);
        rooms->addAction(action);
    }
    a.startRoom->setIcon(themes_.icon(Icon::Start));
    a.networkRoom->setIcon(themes_.icon(Icon::Network));
    a.microscopeRoom->setIcon(themes_.icon(Icon::Microscope));
    a.settings->setIcon(themes_.icon(Icon::Settings));
    auto* gap = new QWidget(a.rail);
    gap->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto* top = new QWidget(a.rail);
    const auto keepTop = [this, top] { top->setFixedHeight(themes_.theme().metrics().space8); };
    keepTop();
    connect(&themes_, &ThemeManager::changed, top, keepTop);
    a.rail->addWidget(top);
    a.rail->addActions({a.startRoom, a.networkRoom, a.microscopeRoom});
    a.rail->addWidget(gap);
    a.rail->addAction(a.settings);
    addToolBar(Qt::LeftToolBarArea, a.rail);
    a.rail->style()->unpolish(a.rail);  // the sheet's sizes of a rail, which it became after it was made
    a.rail->style()->polish(a.rail);
    QEvent asRail(QEvent::StyleChange);
    QCoreApplication::sendEvent(a.rail, &asRail);
    adaptRail();
    connect(&themes_, &ThemeManager::changed, this, &MainWindow::adaptRail);
}

/// Words under the icons where there is room; icons with tips at the narrowest.
void MainWindow::adaptRail() {
    const Theme& theme = themes_.theme();
    const bool narrow = width() < theme.px(1300);
    QToolBar* rail = actions_->rail;
    rail->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextUnderIcon);
    rail->setIconSize(QSize(theme.metrics().icon, theme.metrics().icon));
    rail->setFixedWidth(narrow ? theme.metrics().railNarrow : theme.metrics().rail);
}

void MainWindow::fillRecentMenu() {
    QMenu* menu = actions_->recent;
    menu->clear();
    const QStringList files = preferences_.recentFiles();
    for (const QString& file : files) {
        QAction* action = menu->addAction(QFileInfo(file).fileName());
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { openUnlessUnsaved(file, false); });
    }
    menu->setEnabled(!files.isEmpty());
}

void MainWindow::retranslate() {
    WindowActions& a = *actions_;
    a.file->setTitle(tr("&File"));
    a.recent->setTitle(tr("Open &recent"));
    a.edit->setTitle(tr("&Edit"));
    a.view->setTitle(tr("&View"));
    a.panels->setTitle(tr("&Panels"));
    a.appearance->setTitle(tr("&Appearance"));
    a.train->setTitle(tr("&Train"));
    a.help->setTitle(tr("&Help"));
    a.empty->setText(tr("&New, empty canvas"));
    a.open->setText(tr("&Open..."));
    a.save->setText(tr("&Save experiment"));
    a.saveAs->setText(tr("Save experiment &as..."));
    a.saveNetwork->setText(tr("Save &network..."));
    a.saveWeights->setText(tr("Save &weights..."));
    a.quit->setText(tr("&Quit"));
    a.stepBack->setText(tr("Back in the microscope"));
    a.restart->setText(tr("Restart from the same seed"));
    a.rangeTest->setText(tr("&Find the learning rate..."));
    a.stepTimes->setText(tr("&Why is it slow?..."));
    a.timeGradient->setText(tr("&Gradient through time..."));
    a.startRoom->setText(tr("Start"));
    a.networkRoom->setText(tr("Network"));
    a.microscopeRoom->setText(tr("Microscope"));
    a.settings->setText(tr("Settings"));
    a.light->setText(tr("Light"));
    a.dark->setText(tr("Dark"));
    a.desktop->setText(tr("As the desktop"));
    a.scaleUp->setText(tr("Larger"));
    a.scaleDown->setText(tr("Smaller"));
    a.scaleReset->setText(tr("Normal size"));
    a.nextPanel->setText(tr("Next panel"));
    a.previousPanel->setText(tr("Previous panel"));
    a.keys->setText(tr("Keyboard"));
    a.worksheet->setText(tr("Hand-calculation worksheet..."));
    a.about->setText(tr("About Glassbox"));
    a.rail->setWindowTitle(tr("Rooms"));
    updateRunActions();
    fillStart();
    showData();
    updateTitle();
}

}  // namespace glassbox
