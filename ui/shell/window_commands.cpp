// What the menus do.
#include "core/base/thread_pool.h"
#include "core/base/version.h"
#include "core/explain/worksheet.h"
#include "core/network/edit.h"
#include "ui/canvas/network_view.h"
#include "ui/rooms/microscope_room.h"
#include "ui/rooms/network_room.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/session/shipped_names.h"
#include "ui/shell/keys_dialog.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/worksheet_pages.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

/// An input and an output, nothing between: where an empty canvas begins.
ExperimentSpec emptyExperiment() {
    NetworkSpec network;
    for (const auto& [type, x] : {std::pair{"Input", 0.0}, std::pair{"Output", 400.0}}) {
        auto grown = addBlock(network, type, {x, 0.0});
        if (grown) network = std::move(*grown);
    }
    network.layout.clear();
    return defaultExperiment(network);
}

QString fileFilter() {
    return MainWindow::tr("Experiments and networks (*.json);;All files (*)");
}

}  // namespace

void MainWindow::newExperiment() {
    if (!session_->document().undoStack().isClean() && !confirmDiscard()) return;
    notice_->clear();
    session_->startOver(emptyExperiment());
    showNetwork();
}

void MainWindow::chooseFile() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Open"), {}, fileFilter());
    if (!file.isEmpty()) openUnlessUnsaved(file, false);
}

bool MainWindow::saveFile(bool askName) {
    QString file = session_->document().file();
    if (askName || file.isEmpty() || isPreset(file)) {
        const QString name = QString::fromStdString(session_->document().experiment().name);
        file = QFileDialog::getSaveFileName(this, tr("Save experiment"), name + QStringLiteral(".json"), fileFilter());
    }
    if (file.isEmpty()) return false;
    if (const auto refused = session_->save(file)) {
        tellError(*refused);
        return false;
    }
    preferences_.addRecentFile(file);
    fillRecentMenu();
    tell(tr("Saved %1").arg(QFileInfo(file).fileName()));
    return true;
}

void MainWindow::saveNetwork() {
    const QString name = QString::fromStdString(session_->document().experiment().network.name);
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Save network"), name + QStringLiteral(".json"), fileFilter());
    if (file.isEmpty()) return;
    if (const auto refused = session_->save(file, true))
        tellError(*refused);
    else
        tell(tr("Saved %1").arg(QFileInfo(file).fileName()));
}

void MainWindow::saveWeights() {
    const QString name = QString::fromStdString(session_->document().experiment().name);
    const QString file = QFileDialog::getSaveFileName(this, tr("Save weights"), name + QStringLiteral(".safetensors"),
                                                      tr("Weights (*.safetensors)"));
    if (file.isEmpty()) return;
    if (const auto refused = session_->saveWeights(file))
        tellError(*refused);
    else
        tell(tr("Saved %1").arg(QFileInfo(file).fileName()));
}

bool MainWindow::confirmDiscard() {
    QMessageBox box(QMessageBox::NoIcon, tr("Unsaved changes"), tr("The experiment has changes that are not saved."),
                    QMessageBox::NoButton, this);
    QPushButton* save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
    QPushButton* discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
    box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.exec();
    if (box.clickedButton() == discard) return true;
    return box.clickedButton() == save && saveFile(false);
}

void MainWindow::showSettings() {
    SettingsDialog dialog(themes_, language_, preferences_, this);
    dialog.exec();
    updateAppearanceActions();
}

void MainWindow::showAbout() {
    QMessageBox::about(
        this, tr("About Glassbox"),
        tr("<b>Glassbox %1</b><p>A laboratory for learning how neural networks work. Every number on the "
           "screen is the number the engine computed.</p><p>Free software under the GNU General Public "
           "License, version 3 or later.</p>")
            .arg(QString::fromLatin1(version)));
}

void MainWindow::showKeys() {
    KeysDialog(themes_, this).exec();
}

/// As soon as the run has said what its next step is computed from.
void MainWindow::askForWorksheet() {
    const auto ask = [this] {
        const QString name = shippedName(session_->document().experiment().name);
        const QString file = QFileDialog::getSaveFileName(this, tr("Hand-calculation worksheet"),
                                                          name + QStringLiteral(".pdf"), tr("Pages (*.pdf)"));
        if (file.isEmpty()) return;
        const auto refused = saveWorksheet(file);
        refused ? tellError(*refused) : tell(tr("Saved %1").arg(QFileInfo(file).fileName()));
    };
    connect(session_.get(), &LabSession::momentsTaken, this, ask, Qt::SingleShotConnection);
    session_->requestMoments();
}

/// Of the first sample of the batch that comes next.
std::optional<QString> MainWindow::saveWorksheet(const QString& file) {
    const auto moments = session_->moments();
    if (moments == nullptr || moments->next == nullptr || moments->next->samples.empty())
        return tr("A worksheet is of a run's next step: press Step once, then ask again.");
    const Moment& next = *moments->next;
    ThreadPool pool(1);
    const auto sheet = makeWorksheet(next.on(next.part, {next.samples.front()}), pool);
    if (!sheet) return errorSentences(sheet.error());
    if (!printPages(*worksheetPages(*sheet), file)) return tr("%1 can't be written").arg(QFileInfo(file).fileName());
    return std::nullopt;
}

/// To the next larger or smaller of the scales that Settings offers; 0: back to the normal size.
void MainWindow::stepScale(int direction) {
    const auto& scales = Preferences::scales;
    const double now = themes_.scale();
    double next = 1.0;
    if (direction > 0) {
        const auto larger =
            std::find_if(scales.begin(), scales.end(), [now](double scale) { return scale > now + 0.01; });
        next = larger == scales.end() ? scales.back() : *larger;
    } else if (direction < 0) {
        const auto smaller =
            std::find_if(scales.rbegin(), scales.rend(), [now](double scale) { return scale < now - 0.01; });
        next = smaller == scales.rend() ? scales.front() : *smaller;
    }
    themes_.setScale(next);
    preferences_.setScale(next);
}

/// In the Microscope room the run goes on from there, in full motion.
void MainWindow::trainOrPause() {
    if (inMicroscope()) showNetwork();
    if (session_->status().state == RunState::Running)
        session_->pause();
    else
        session_->train();
    showNetwork();
}

/// One batch; in the Microscope room a move of its own size.
void MainWindow::step(bool back) {
    if (!inMicroscope()) {
        session_->stepOnce();
        showNetwork();
    } else if (back) {
        microscope_->goBack();
    } else {
        microscope_->goOn();
    }
}

void MainWindow::updateRunActions() {
    const RunState state = session_->status().state;
    const bool running = state == RunState::Running;
    actions_->run->setText(running ? tr("Pause") : tr("Train"));
    actions_->step->setEnabled(inMicroscope() || canStep(state));
    actions_->step->setText(inMicroscope() ? tr("Next step of the microscope") : tr("One batch"));
    actions_->stepBack->setEnabled(inMicroscope());
    actions_->restart->setEnabled(session_->status().step > 0);
    if (running && lastState_ != RunState::Running) notice_->clear();
    if (state == RunState::Finished && lastState_ != RunState::Finished) rememberResult();
    lastState_ = state;
}

/// F6 goes round the panels of the room.
void MainWindow::nextPanel(int direction) {
    if (!inMicroscope() && rooms_->currentWidget() != network_) return;
    const std::vector<QWidget*> panels = inMicroscope() ? microscope_->panels() : network_->panels();
    const QWidget* focused = QApplication::focusWidget();
    const auto found = std::find_if(panels.begin(), panels.end(), [focused](const QWidget* panel) {
        return focused != nullptr && (panel == focused || panel->isAncestorOf(focused));
    });
    const auto count = static_cast<int>(panels.size());
    const int at = found == panels.end() ? -1 : static_cast<int>(found - panels.begin());
    QWidget* next = panels[static_cast<std::size_t>(((at + direction) % count + count) % count)];
    if (inMicroscope())
        microscope_->reveal(next);
    else
        network_->reveal(next);
    QWidget* target = next->focusPolicy() != Qt::NoFocus ? next : next->nextInFocusChain();
    while (target != next && (target->focusPolicy() == Qt::NoFocus || !target->isVisible() || !target->isEnabled()))
        target = target->nextInFocusChain();
    target->setFocus(Qt::TabFocusReason);
}

}  // namespace glassbox
