#include "ui/canvas/canvas_commands.h"

#include "ui/canvas/canvas_view.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>

#include <optional>

namespace glassbox {
namespace {

/// A row of the table of actions.
struct CommandRow {
    CanvasAction action;
    const char* text;
    QList<QKeySequence> keys;
    std::optional<Icon> icon = std::nullopt;
};

const std::array<CommandRow, canvasActionCount>& commandRows() {
    static const std::array<CommandRow, canvasActionCount> rows{{
        {CanvasAction::Undo, QT_TRANSLATE_NOOP("CanvasCommands", "Undo"), {QKeySequence("Ctrl+Z")}, Icon::Undo},
        {CanvasAction::Redo,
         QT_TRANSLATE_NOOP("CanvasCommands", "Redo"),
         {QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")},
         Icon::Redo},
        {CanvasAction::Cut, QT_TRANSLATE_NOOP("CanvasCommands", "Cut"), {QKeySequence("Ctrl+X")}},
        {CanvasAction::Copy, QT_TRANSLATE_NOOP("CanvasCommands", "Copy"), {QKeySequence("Ctrl+C")}, Icon::Copy},
        {CanvasAction::Paste, QT_TRANSLATE_NOOP("CanvasCommands", "Paste"), {QKeySequence("Ctrl+V")}, Icon::Paste},
        {CanvasAction::Duplicate,
         QT_TRANSLATE_NOOP("CanvasCommands", "Duplicate"),
         {QKeySequence("Ctrl+D")},
         Icon::Duplicate},
        {CanvasAction::Delete,
         QT_TRANSLATE_NOOP("CanvasCommands", "Delete"),
         {QKeySequence("Del"), QKeySequence("Backspace")},
         Icon::Trash},
        {CanvasAction::SelectAll, QT_TRANSLATE_NOOP("CanvasCommands", "Select all"), {QKeySequence("Ctrl+A")}},
        {CanvasAction::Rename, QT_TRANSLATE_NOOP("CanvasCommands", "Rename"), {QKeySequence("F2")}, Icon::Pen},
        {CanvasAction::Group, QT_TRANSLATE_NOOP("CanvasCommands", "Group into a block"), {QKeySequence("Ctrl+G")}},
        {CanvasAction::Ungroup, QT_TRANSLATE_NOOP("CanvasCommands", "Ungroup"), {QKeySequence("Ctrl+Shift+G")}},
        {CanvasAction::Detach, QT_TRANSLATE_NOOP("CanvasCommands", "Edit a copy"), {QKeySequence("Ctrl+E")}},
        {CanvasAction::Enter, QT_TRANSLATE_NOOP("CanvasCommands", "Open the block"), {QKeySequence("Ctrl+Down")}},
        {CanvasAction::Leave, QT_TRANSLATE_NOOP("CanvasCommands", "Leave the block"), {QKeySequence("Ctrl+Up")}},
        {CanvasAction::Open,
         QT_TRANSLATE_NOOP("CanvasCommands", "Open in the microscope"),
         {QKeySequence("Return"), QKeySequence("Enter")},
         Icon::Microscope},
        {CanvasAction::Wire, QT_TRANSLATE_NOOP("CanvasCommands", "Draw a wire"), {QKeySequence("W")}},
        {CanvasAction::Palette, QT_TRANSLATE_NOOP("CanvasCommands", "Find a block"), {QKeySequence("/")}, Icon::Search},
        {CanvasAction::Tidy, QT_TRANSLATE_NOOP("CanvasCommands", "Tidy"), {QKeySequence("T")}, Icon::Tidy},
        {CanvasAction::Fit, QT_TRANSLATE_NOOP("CanvasCommands", "Zoom to fit"), {QKeySequence("0")}, Icon::Fit},
        {CanvasAction::ZoomIn,
         QT_TRANSLATE_NOOP("CanvasCommands", "Zoom in"),
         {QKeySequence("+"), QKeySequence("=")},
         Icon::ZoomIn},
        {CanvasAction::ZoomOut, QT_TRANSLATE_NOOP("CanvasCommands", "Zoom out"), {QKeySequence("-")}, Icon::ZoomOut},
    }};
    return rows;
}

/// Whether it changes the document, or leads to what does.
bool edits(CanvasAction action) {
    switch (action) {
        case CanvasAction::Copy:
        case CanvasAction::SelectAll:
        case CanvasAction::Enter:
        case CanvasAction::Leave:
        case CanvasAction::Open:
        case CanvasAction::Fit:
        case CanvasAction::ZoomIn:
        case CanvasAction::ZoomOut:
            return false;
        default:
            return true;
    }
}

bool isSingleCharacter(const QKeySequence& key) {
    return key.toString(QKeySequence::PortableText).size() == 1;
}

bool matches(const QKeyEvent& event, const QKeySequence& key) {
    constexpr auto strong = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    // What a key means, not where it lies: "/" and "+" need Shift on some keyboards.
    if (isSingleCharacter(key)) {
        return !(event.modifiers() & strong) &&
               event.text().compare(key.toString(QKeySequence::PortableText), Qt::CaseInsensitive) == 0;
    }
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(event.key()))) == key;
}

}  // namespace

CanvasCommands::CanvasCommands(CanvasView& view) : QObject(&view), view_(view) {
    for (const CommandRow& row : commandRows()) {
        auto* action = new QAction(this);
        action->setShortcuts(row.keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        if (row.icon) action->setIcon(view.themes().icon(*row.icon));
        actions_[static_cast<std::size_t>(row.action)] = action;
        connect(action, &QAction::triggered, this, [this, kind = row.action] { run(kind); });
    }
    retranslate();
}

void CanvasCommands::retranslate() {
    for (const CommandRow& row : commandRows()) {
        action(row.action)->setText(QCoreApplication::translate("CanvasCommands", row.text));
    }
}

QAction* CanvasCommands::match(const QKeyEvent& event) const {
    for (const CommandRow& row : commandRows()) {
        for (const QKeySequence& key : row.keys) {
            if (matches(event, key) && !(view_.readOnly() && edits(row.action))) return action(row.action);
        }
    }
    return nullptr;
}

void CanvasCommands::updateEnabled() {
    const CanvasScene& scene = view_.canvas();
    const bool blocks = !scene.selection().empty();
    const QUndoStack& undo = scene.document().undoStack();
    action(CanvasAction::Undo)->setEnabled(undo.canUndo());
    action(CanvasAction::Redo)->setEnabled(undo.canRedo());
    for (const CanvasAction kind : {CanvasAction::Cut, CanvasAction::Copy, CanvasAction::Duplicate}) {
        action(kind)->setEnabled(blocks);
    }
    action(CanvasAction::Delete)->setEnabled(blocks || scene.selectedWire());
    const bool current = !scene.current().empty();
    const bool composite = current && scene.document().canEnter(scene.current());
    action(CanvasAction::Group)->setEnabled(blocks);
    for (const CanvasAction kind : {CanvasAction::Ungroup, CanvasAction::Detach, CanvasAction::Enter})
        action(kind)->setEnabled(composite);
    action(CanvasAction::Leave)->setEnabled(!scene.document().path().empty());
    for (const CanvasAction kind : {CanvasAction::Rename, CanvasAction::Open, CanvasAction::Wire}) {
        action(kind)->setEnabled(current);
    }
    for (const CanvasAction kind : {CanvasAction::Paste, CanvasAction::Palette, CanvasAction::Tidy})
        action(kind)->setEnabled(true);
    for (const CommandRow& row : commandRows())
        if (view_.readOnly() && edits(row.action)) action(row.action)->setEnabled(false);
}

void CanvasCommands::run(CanvasAction action) {
    CanvasScene& scene = view_.canvas();
    switch (action) {
        case CanvasAction::Undo:
            return scene.document().undoStack().undo();
        case CanvasAction::Redo:
            return scene.document().undoStack().redo();
        case CanvasAction::Cut:
            return view_.copy(true);
        case CanvasAction::Copy:
            return view_.copy(false);
        case CanvasAction::Paste:
            return view_.paste();
        case CanvasAction::Duplicate:
            return view_.editor().duplicateSelection();
        case CanvasAction::Delete:
            return view_.editor().removeSelection();
        case CanvasAction::SelectAll: {
            std::set<std::string> all;
            for (const BlockSpec& block : scene.document().network().blocks)
                all.insert(block.id);
            return scene.document().select(std::move(all));
        }
        case CanvasAction::Rename:
            return view_.startRename();
        case CanvasAction::Group:
            return view_.editor().groupSelection();
        case CanvasAction::Ungroup:
            return view_.editor().ungroup(scene.current());
        case CanvasAction::Detach:
            view_.editor().detach(scene.current());
            return;
        case CanvasAction::Enter:
            return scene.document().enter(scene.current());
        case CanvasAction::Leave:
            return view_.leaveLevel();
        case CanvasAction::Open:
            return view_.openCurrent();
        case CanvasAction::Wire:
            return view_.startWire();
        case CanvasAction::Palette:
            return Q_EMIT view_.paletteRequested();
        case CanvasAction::Tidy:
            view_.editor().tidy();
            return view_.fit();
        case CanvasAction::Fit:
            return view_.fit();
        case CanvasAction::ZoomIn:
            return view_.zoomBy(1);
        case CanvasAction::ZoomOut:
            return view_.zoomBy(-1);
    }
}

}  // namespace glassbox
