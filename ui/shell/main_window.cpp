#include "ui/shell/main_window.h"

#include "core/base/platform/processor.h"
#include "ui/canvas/network_view.h"
#include "ui/instruments/run_bar.h"
#include "ui/rooms/microscope_room.h"
#include "ui/rooms/network_room.h"
#include "ui/rooms/start_room.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/session/shipped_names.h"
#include "ui/shell/class_tools.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/preferences.h"
#include "ui/shell/start_cards.h"
#include "ui/shell/window_actions.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/status_line.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glassbox {

MainWindow::MainWindow(ThemeManager& themes, Language& language, Preferences& preferences, DataPlaces places,
                       std::filesystem::path presets, QWidget* parent)
    : QMainWindow(parent),
      themes_(themes),
      language_(language),
      preferences_(preferences),
      presets_(std::move(presets)),
      places_(std::move(places)),
      session_(std::make_unique<LabSession>(places_)),
      actions_(std::make_unique<WindowActions>()),
      layouts_(themes) {
    setMinimumSize(1024, 640);
    setAcceptDrops(true);
    makeRooms();
    makeActions();
    makeMenus();
    makeRail();
    connectSession();
    retranslate();
    updateRunActions();
    // The Network room is never empty: the first preset stands ready until something else is opened.
    session_->open(QString::fromStdU16String((presets_ / "lenet5.json").u16string()));
    showStart();
}

/// Rooms and run bar look at the session to their end, so they go first; what the session says while it goes (an undo
/// stack becomes clean) finds nobody.
MainWindow::~MainWindow() {
    session_->disconnect(this);
    session_->document().disconnect(this);
    session_->document().undoStack().disconnect(this);
    delete takeCentralWidget();
}

void MainWindow::makeRooms() {
    rooms_ = new QStackedWidget(this);
    start_ = new StartRoom(themes_, rooms_);
    network_ = new NetworkRoom(*session_, themes_, rooms_);
    rooms_->addWidget(start_);
    microscope_ = new MicroscopeRoom(*session_, themes_, rooms_);
    rooms_->addWidget(network_);
    rooms_->addWidget(microscope_);
    auto* center = new QWidget(this);
    runBar_ = new RunBar(*session_, themes_, center);
    runBar_->setFixedHeight(runBar_->sizeHint().height());
    connect(&themes_, &ThemeManager::changed, runBar_,
            [this] { runBar_->setFixedHeight(runBar_->sizeHint().height()); });
    auto* column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    notice_ = new NoticeBar(themes_, center);
    column->addWidget(runBar_);
    column->addWidget(notice_);
    column->addWidget(rooms_, 1);
    setCentralWidget(center);
    status_ = new StatusLine(themes_, this);
    statusBar()->setSizeGripEnabled(false);
    const auto keepMargins = [this] {
        statusBar()->setContentsMargins(themes_.theme().metrics().space8, 0, themes_.theme().metrics().space8, 0);
    };
    keepMargins();
    connect(&themes_, &ThemeManager::changed, statusBar(), keepMargins);
    statusBar()->addWidget(status_, 1);
    connect(notice_, &NoticeBar::remedyChosen, this, &MainWindow::remedy);
    connect(start_, &StartRoom::trainRequested, this, [this](const QString& file) { openUnlessUnsaved(file, true); });
    connect(start_, &StartRoom::openRequested, this, [this](const QString& file) { openUnlessUnsaved(file, false); });
    connect(start_, &StartRoom::emptyRequested, this, &MainWindow::newExperiment);
    connect(start_, &StartRoom::openFileRequested, this, &MainWindow::chooseFile);
    connect(network_, &NetworkRoom::message, this, &MainWindow::tell);
    connect(network_, &NetworkRoom::microscopeRequested, this, [this](const QString& id) {
        showMicroscope();
        microscope_->openBlock(id.toStdString());
    });
    connect(microscope_, &MicroscopeRoom::message, this, &MainWindow::tell);
    connect(microscope_, &MicroscopeRoom::networkRequested, this, &MainWindow::showNetwork);
    connect(rooms_, &QStackedWidget::currentChanged, this, &MainWindow::changedRoom);
}

void MainWindow::connectSession() {
    connect(session_.get(), &LabSession::statusChanged, this, &MainWindow::updateRunActions);
    connect(session_.get(), &LabSession::failed, this, &MainWindow::showFailure);
    connect(session_.get(), &LabSession::datasetChanged, this, &MainWindow::showData);
    connect(session_.get(), &LabSession::runSetAside, this, [this] {
        tell(tr(
            "That change ended the run: Train begins a new one at step 0, with the learned weights where they fit."));
    });
    NetworkDocument& document = session_->document();
    connect(&document, &NetworkDocument::refused, this, &MainWindow::tellError);
    connect(&document, &NetworkDocument::changed, this, &MainWindow::updateTitle);
    connect(&document, &NetworkDocument::changed, notice_, [this] { notice_->clear(NoticeKind::Network); });
    connect(&document, &NetworkDocument::fileChanged, this, &MainWindow::updateTitle);
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
}

std::optional<QString> MainWindow::openFile(const QString& file, bool train) {
    if (const auto refused = session_->open(file)) {
        notice_->tell(NoticeKind::File, *refused, file);
        return placedSentences(*refused);
    }
    notice_->clear();
    if (!isPreset(file)) {
        preferences_.addRecentFile(file);
        fillStart();
        fillRecentMenu();
    }
    showNetwork();
    if (train) session_->train();
    return std::nullopt;
}

/// What the hand asks for: changes that are not saved are asked about first.
void MainWindow::openUnlessUnsaved(const QString& file, bool train) {
    if (session_->document().undoStack().isClean() || confirmDiscard()) openFile(file, train);
}

void MainWindow::showStart() {
    fillStart();
    rooms_->setCurrentWidget(start_);
    runBar_->hide();
    actions_->startRoom->setChecked(true);
    updateTitle();
}

/// Coming in, the keys go to the canvas: none can change a number by accident.
void MainWindow::showNetwork() {
    const bool entering = rooms_->currentWidget() != network_;
    rooms_->setCurrentWidget(network_);
    runBar_->show();
    if (entering) network_->view().setFocus();
    actions_->networkRoom->setChecked(true);
    updateTitle();
}

/// The step in slow motion; the run is paused as long as it is looked at.
void MainWindow::showMicroscope() {
    rooms_->setCurrentWidget(microscope_);
    runBar_->hide();
    actions_->microscopeRoom->setChecked(true);
    updateTitle();
}

bool MainWindow::inMicroscope() const {
    return rooms_->currentWidget() == microscope_;
}

void MainWindow::changedRoom() {
    if (inMicroscope())
        microscope_->enter();
    else
        microscope_->leave();
    updateRunActions();
}

/// The presets that ship and recent work.
void MainWindow::fillStart() {
    start_->setPresets(startCards(presets_, places_, preferences_, themes_.theme()));
    std::vector<RecentFile> recent;
    for (const QString& file : preferences_.recentFiles()) {
        const auto experiment = loadExperiment(std::filesystem::path(file.toStdU16String()));
        const QString name = experiment ? shippedName(experiment->name) : QString();
        recent.push_back({file, name.isEmpty() ? QFileInfo(file).completeBaseName() : name});
    }
    start_->setRecentFiles(std::move(recent));
    start_->setMachine(
        tr("This machine: %n core(s), %1", nullptr, physicalCores()).arg(QString::fromStdString(processorName())));
}

bool MainWindow::isPreset(const QString& file) const {
    std::error_code error;
    return std::filesystem::equivalent(std::filesystem::path(file.toStdU16String()).parent_path(), presets_, error);
}

/// A run of an unchanged preset that came to its end says on the start page what it reached.
void MainWindow::rememberResult() {
    const QString file = session_->document().file();
    if (!isPreset(file) || !session_->document().undoStack().isClean() || session_->finalTest() == nullptr) return;
    double seconds = 0;
    for (const EpochRecord& epoch : session_->history().epochs)
        seconds += epoch.seconds;
    PresetResult result{.accuracy = session_->finalTest()->accuracy, .seconds = seconds};
    if (!session_->finalTest()->heads.empty()) {
        result.bits = session_->finalTest()->heads.front().bitsPerToken;
        result.error = session_->finalTest()->heads.front().rootMeanSquare;
    }
    preferences_.setPresetResult(QFileInfo(file).completeBaseName(), result);
}

void MainWindow::updateTitle() {
    const NetworkDocument& document = session_->document();
    QString name = shippedName(document.experiment().name);
    if (name.isEmpty()) name = tr("Untitled");
    const bool dirty = !session_->document().undoStack().isClean();
    setWindowTitle(rooms_->currentWidget() == start_ ? QStringLiteral("Glassbox[*]")
                                                     : tr("%1[*] - Glassbox").arg(name));
    setWindowModified(dirty && rooms_->currentWidget() != start_);
}

/// The status line says which data the run uses, part by part.
void MainWindow::showData() {
    const auto dataset = session_->dataset();
    start_->setSamples(dataset);
    if (!dataset) {
        status_->setStanding({});
        return;
    }
    notice_->clear(NoticeKind::Data);
    const Numbers numbers(themes_.theme().locale());
    const std::int64_t all = dataset->train.size();
    if (session_->watchedPart().empty()) {
        status_->setStanding(
            tr("%1: %2 for training, %3 for the test")
                .arg(coreText(dataset->title), numbers.integer(all), numbers.integer(dataset->test.size())));
        return;
    }
    const auto watched = static_cast<std::int64_t>(session_->watchedIndices().size());
    const std::int64_t validation = session_->watchedPart() == "validation" ? watched : 0;
    status_->setStanding(tr("%1: %2 to train on, %3 for validation, %4 for the test")
                             .arg(coreText(dataset->title), numbers.integer(all - validation),
                                  numbers.integer(validation), numbers.integer(dataset->test.size())));
}

/// A block that can't run says so on the canvas: the first one is selected there, nothing is said twice.
bool MainWindow::showProblem() {
    const NetworkAnalysis& analysis = session_->document().analysis();
    if (analysis.valid() || analysis.problems.front().block.empty()) return false;
    session_->document().select({analysis.problems.front().block});
    tellError(tr("This network can't run yet: the canvas shows where and why."));
    return true;
}

/// Why nothing runs, with what can be done about it; it stays until it is closed or over.
void MainWindow::showFailure(const Error& error) {
    const bool stopped = session_->status().state == RunState::Failed;
    const bool diverged = stopped && error.code == "train.diverged";
    if (!stopped && showProblem()) return;
    notice_->tell(diverged              ? NoticeKind::Diverged
                  : session_->dataset() ? NoticeKind::Network
                                        : NoticeKind::Data,
                  error);
}

void MainWindow::remedy(NoticeKind kind) {
    if (kind == NoticeKind::File) chooseFile();
    if (kind == NoticeKind::Data) session_->loadAgain();
    if (kind == NoticeKind::Diverged) session_->restartWithRate(session_->status().baseLearningRate / 10);
}

void MainWindow::tell(const QString& text) {
    status_->showMessage(text);
}
void MainWindow::tellError(const QString& text) {
    status_->showMessage(text, Role::Error);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    adaptRail();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    preferences_.setWindowGeometry(saveGeometry());
    if (!session_->document().undoStack().isClean() && !confirmDiscard()) {
        event->ignore();
        return;
    }
    session_->pause();
    event->accept();
}

/// The first local file of what is dragged, if it can be one of ours; else empty.
QString MainWindow::droppedFile(const QMimeData& data) {
    for (const QUrl& url : data.urls()) {
        const QString file = url.toLocalFile();
        if (file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)) return file;
    }
    return {};
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString file = droppedFile(*event->mimeData());
    if (file.isEmpty()) return;
    event->acceptProposedAction();
    openUnlessUnsaved(file, false);
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

}  // namespace glassbox
