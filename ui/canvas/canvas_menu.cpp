#include "ui/canvas/canvas_menu.h"

#include "core/blocks/palette.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/session/core_text.h"
#include "ui/session/shipped_names.h"
#include "ui/theme/theme_manager.h"

#include <QActionGroup>
#include <QInputDialog>

namespace glassbox {

CanvasMenu::CanvasMenu(CanvasView& view, QPointF point, const std::optional<WireSpec>& wire)
    : QMenu(&view), view_(view) {
    const WireItem* under = view_.canvas().wireAt(point, canvas_size::wireHit / 2);
    if (wire) {
        fillForWire(*wire);
    } else if (const BlockItem* block = view_.canvas().blockAt(point)) {
        fillForBlock(block->id());
    } else if (under) {
        fillForWire(under->wire().wire);
    } else {
        fillForCanvas(point);
    }
}

template <class Insert>
void CanvasMenu::addEntries(const QString& title, bool pass, Insert insert) {
    QMenu* menu = addMenu(view_.themes().icon(Icon::Plus), title);
    std::string_view group;
    const std::shared_ptr<const DocumentPalette> palette = view_.canvas().document().palette();
    for (const PaletteEntry& entry : palette->entries()) {
        const BlockType* type = palette->type(entry.type);
        if (!type || (pass && (type->inputs.empty() || type->outputs.empty()))) continue;
        if (entry.group != group) menu->addSection(coreText(entry.group));
        group = entry.group;
        QAction* action = menu->addAction(paletteText(entry));
        action->setToolTip(coreText(entry.help));
        connect(action, &QAction::triggered, &view_, [insert, palette, &entry] { insert(entry); });
    }
}

/// Inside a composite: settings of a block that can become settings of the whole.
void CanvasMenu::addParameterMenu(const std::string& id) {
    const NetworkDocument& document = view_.canvas().document();
    const BlockSpec* block = document.network().find(id);
    const BlockType* type = block ? document.palette()->type(block->type) : nullptr;
    if (document.path().empty() || !type || type->settings.empty()) return;
    QMenu* menu = addMenu(tr("Make it a setting of the open block"));
    for (const SettingSchema& setting : type->settings) {
        QAction* action = menu->addAction(coreText(setting.label));
        const std::string key(setting.key);
        action->setEnabled(!block->references.contains(key));
        connect(action, &QAction::triggered, &view_,
                [&editor = view_.editor(), id, key] { editor.addParameter(id, key); });
    }
}

void CanvasMenu::fillForBlock(const std::string& id) {
    const auto add = [this](CanvasAction action) { addAction(view_.commands().action(action)); };
    CanvasEditor& editor = view_.editor();
    const bool composite = view_.canvas().document().canEnter(id);
    if (composite) add(CanvasAction::Enter);
    add(CanvasAction::Open);
    addWindowMenu(id);
    if (view_.readOnly()) return;
    addEntries(tr("Insert behind"), false, [&editor, id](const PaletteEntry& entry) { editor.insertAfter(entry, id); });
    add(CanvasAction::Wire);
    addSeparator();
    add(CanvasAction::Rename);
    add(CanvasAction::Duplicate);
    add(CanvasAction::Cut);
    add(CanvasAction::Copy);
    addSeparator();
    add(CanvasAction::Group);
    if (composite) {
        add(CanvasAction::Ungroup);
        add(CanvasAction::Detach);
        QAction* rename = addAction(tr("Rename the definition"));
        const std::string type = view_.canvas().document().network().find(id)->type;
        connect(rename, &QAction::triggered, &view_, [this, &editor, type] {
            bool accepted = false;
            const QString name =
                QInputDialog::getText(&view_, tr("Rename the definition"), tr("Name of the block type"),
                                      QLineEdit::Normal, QString::fromStdString(type), &accepted);
            if (accepted) editor.renameDefinition(type, name);
        });
    }
    addParameterMenu(id);
    addSeparator();
    const BlockSpec* block = view_.canvas().document().network().find(id);
    const auto known = view_.canvas().document().analysis().blocks.find(id);
    const bool learns = known != view_.canvas().document().analysis().blocks.end() && known->second.parameters > 0;
    if (block && learns) {
        QAction* frozen = addAction(view_.themes().icon(Icon::Lock), tr("Frozen: keeps its parameters"));
        frozen->setCheckable(true);
        frozen->setChecked(!block->trainable);
        std::set<std::string> ids = view_.canvas().selection();
        ids.insert(id);
        connect(frozen, &QAction::triggered, &view_, [&editor, ids](bool checked) { editor.setFrozen(ids, checked); });
    }
    for (const auto& [spec, item] : view_.canvas().wires()) {
        if (spec.from.block != id && spec.to.block != id) continue;
        QAction* remove = addAction(
            tr("Delete the wire %1 to %2")
                .arg(QString::fromStdString(spec.from.toString()), QString::fromStdString(spec.to.toString())));
        connect(remove, &QAction::triggered, &view_, [&editor, wire = spec] { editor.removeWire(wire); });
    }
    addSeparator();
    add(CanvasAction::Delete);
}

void CanvasMenu::fillForWire(const WireSpec& wire) {
    if (view_.readOnly()) return addWays();
    CanvasEditor& editor = view_.editor();
    addEntries(tr("Insert here"), true,
               [&editor, wire](const PaletteEntry& entry) { editor.insertOnWire(entry, wire); });
    QAction* remove = addAction(view_.themes().icon(Icon::Trash), tr("Delete the wire"));
    connect(remove, &QAction::triggered, &view_, [&editor, wire] { editor.removeWire(wire); });
}

void CanvasMenu::fillForCanvas(QPointF point) {
    if (view_.readOnly()) return addWays();
    CanvasEditor& editor = view_.editor();
    addEntries(tr("Add a block"), false, [&editor, point](const PaletteEntry& entry) { editor.addAt(entry, point); });
    addAction(view_.commands().action(CanvasAction::Paste));
    addAction(view_.commands().action(CanvasAction::SelectAll));
    addSeparator();
    addAction(view_.commands().action(CanvasAction::Tidy));
    addWays();
}

/// What the block's window shows, where there is a choice.
void CanvasMenu::addWindowMenu(const std::string& id) {
    CanvasScene& scene = view_.canvas();
    const std::vector<WindowKind> kinds = scene.windows().kinds(id);
    if (kinds.size() < 2) return;
    const BlockSpec* block = scene.document().network().find(id);
    const bool kernels = block && block->type.starts_with("Conv");
    QMenu* menu = addMenu(tr("The window shows"));
    auto* group = new QActionGroup(menu);
    for (const WindowKind kind : kinds) {
        const QString text = kind == WindowKind::Surfaces  ? tr("What each unit says over the plane")
                             : kind == WindowKind::Weights ? (kernels ? tr("Kernels") : tr("Weights"))
                             : kernels                     ? tr("Feature maps")
                                                           : tr("Output");
        QAction* action = group->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setChecked(scene.windows().kind(id) == kind);
        connect(action, &QAction::triggered, &scene, [&scene, id, kind] { scene.chooseWindow(id, kind); });
    }
}

/// What leads elsewhere and edits nothing.
void CanvasMenu::addWays() {
    if (!view_.canvas().document().path().empty()) addAction(view_.commands().action(CanvasAction::Leave));
    addAction(view_.commands().action(CanvasAction::Fit));
}

}  // namespace glassbox
