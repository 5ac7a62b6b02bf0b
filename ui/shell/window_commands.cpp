// What the menus do.
#include "core/base/version.h"
#include "core/network/edit.h"
#include "ui/canvas/network_view.h"
#include "ui/rooms/network_room.h"
#include "ui/session/lab_session.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/window_actions.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

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
    const QString name = QString::fromStdString(session_->document().network().name);
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
    QMessageBox::information(
        this, tr("Keyboard"),
        tr("<table cellspacing=6>"
           "<tr><td><b>F5</b></td><td>train, pause</td><td><b>F10</b></td><td>one batch</td></tr>"
           "<tr><td><b>Shift+F5</b></td><td>restart from the same seed</td><td><b>F6</b></td><td>next panel</td></tr>"
           "<tr><td><b>Ctrl+1, Ctrl+2</b></td><td>Start, Network</td><td><b>Ctrl + - 0</b></td><td>interface "
           "scale</td></tr>"
           "<tr><td><b>/</b></td><td>find a block</td><td><b>W</b></td><td>draw a wire, arrows choose the "
           "port</td></tr>"
           "<tr><td><b>Arrows</b></td><td>walk along wires</td><td><b>Alt+arrows</b></td><td>move blocks</td></tr>"
           "<tr><td><b>Enter</b></td><td>open a block</td><td><b>F2</b></td><td>rename</td></tr>"
           "<tr><td><b>T</b></td><td>tidy</td><td><b>+ - 0</b></td><td>zoom, fit</td></tr>"
           "<tr><td><b>Delete</b></td><td>remove</td><td><b>Ctrl+D</b></td><td>duplicate</td></tr></table>"));
}

void MainWindow::trainOrPause() {
    if (session_->status().state == RunState::Running)
        session_->pause();
    else
        session_->train();
    showNetwork();
}

void MainWindow::updateRunActions() {
    const RunState state = session_->status().state;
    const bool running = state == RunState::Running;
    actions_->run->setText(running ? tr("Pause") : tr("Train"));
    actions_->step->setEnabled(!running);
    if (running && lastState_ != RunState::Running) notice_->clear();
    if (state == RunState::Finished && lastState_ != RunState::Finished) rememberResult();
    lastState_ = state;
}

/// F6 goes round the panels of the room.
void MainWindow::nextPanel(int direction) {
    if (rooms_->currentWidget() != network_) return;
    std::vector<QWidget*> panels = network_->panels();
    std::erase_if(panels, [](QWidget* panel) { return !panel->isVisible(); });
    if (panels.empty()) return;
    const QWidget* focused = QApplication::focusWidget();
    const auto found = std::find_if(panels.begin(), panels.end(), [focused](const QWidget* panel) {
        return focused != nullptr && (panel == focused || panel->isAncestorOf(focused));
    });
    const auto count = static_cast<int>(panels.size());
    const int at = found == panels.end() ? -1 : static_cast<int>(found - panels.begin());
    QWidget* next = panels[static_cast<std::size_t>(((at + direction) % count + count) % count)];
    QWidget* target = next->focusPolicy() != Qt::NoFocus ? next : next->nextInFocusChain();
    while (target != next && (target->focusPolicy() == Qt::NoFocus || !target->isVisible()))
        target = target->nextInFocusChain();
    target->setFocus(Qt::TabFocusReason);
}

}  // namespace glassbox
