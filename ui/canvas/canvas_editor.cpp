#include "ui/canvas/canvas_editor.h"

#include "core/blocks/palette.h"
#include "core/network/composite_edit.h"
#include "core/network/inside.h"
#include "ui/session/core_text.h"
#include "ui/session/shipped_names.h"

#include <QMimeData>

#include <algorithm>

namespace glassbox {
namespace {

constexpr double pasteOffset = 24;

QString nameOf(const PaletteEntry& entry) {
    return paletteText(entry);
}

std::optional<WireSpec> wireFrom(const NetworkSpec& network, const std::string& id) {
    const auto found = std::find_if(network.wires.begin(), network.wires.end(),
                                    [&](const WireSpec& wire) { return wire.from.block == id; });
    return found == network.wires.end() ? std::nullopt : std::optional(*found);
}

std::optional<WireSpec> wireTo(const NetworkSpec& network, const std::string& id) {
    const auto found = std::find_if(network.wires.begin(), network.wires.end(),
                                    [&](const WireSpec& wire) { return wire.to.block == id; });
    return found == network.wires.end() ? std::nullopt : std::optional(*found);
}

/// A wire between the first ports of two blocks, if both have one.
std::optional<WireSpec> firstPorts(const NetworkSpec& network, const DocumentTypes& types, const std::string& from,
                                   const std::string& to) {
    const BlockSpec *source = network.find(from), *target = network.find(to);
    const BlockType* out = source ? types.find(source->type) : nullptr;
    const BlockType* in = target ? types.find(target->type) : nullptr;
    if (!out || !in || out->outputs.empty() || in->inputs.empty()) return std::nullopt;
    return WireSpec{{from, std::string(out->outputs.front().name)}, {to, std::string(in->inputs.front().name)}};
}

}  // namespace

CanvasEditor::CanvasEditor(CanvasScene& scene, QObject* parent) : QObject(parent), scene_(scene) {}

NetworkSpec CanvasEditor::pinned() const {
    return CanvasLayout::pinned(document().network(), scene_.places());
}

bool CanvasEditor::commit(const Result<NetworkSpec>& after, const QString& text,
                          const std::set<std::string>& selected) {
    if (!after) return document().edit(after, text);
    document().edit(scene_.layout().settled(document().network(), document().analysis(), *after), text);
    std::set<std::string> there;
    for (const std::string& id : selected) {
        if (document().network().find(id)) there.insert(id);
    }
    document().select(std::move(there));
    return true;
}

bool CanvasEditor::insertOnWire(const PaletteEntry& entry, const WireSpec& wire) {
    std::string id;
    const auto after = glassbox::insertOnWire(document().network(), entry, wire, {}, &id);
    return commit(after, tr("Insert %1").arg(nameOf(entry)), {id});
}

bool CanvasEditor::insertAfter(const PaletteEntry& entry, const std::string& id) {
    const NetworkSpec& network = document().network();
    const DocumentTypes& types = document().palette()->types();
    const BlockType* type = types.find(entry.type);
    const bool passes = type && !type->inputs.empty() && !type->outputs.empty();
    auto wire = wireFrom(network, id);
    if (!wire && network.find(id) && portIndex(types, *network.find(id), "out", true) < 0) wire = wireTo(network, id);
    if (wire && passes) return insertOnWire(entry, *wire);
    std::string fresh;
    Result<NetworkSpec> after = addBlock(network, entry, {}, &fresh);
    if (after && !wire) {
        if (const auto joined = firstPorts(*after, types, id, fresh)) after = glassbox::connect(*after, *joined);
    }
    return commit(after, tr("Add %1").arg(nameOf(entry)), {fresh});
}

bool CanvasEditor::addAt(const PaletteEntry& entry, QPointF center) {
    std::string id;
    const QPointF corner = center - QPointF(canvas_size::blockMinWidth, canvas_size::blockHeight) / 2;
    const auto after = addBlock(pinned(), entry, {corner.x(), corner.y()}, &id);
    if (!document().edit(after, tr("Add %1").arg(nameOf(entry)))) return false;
    document().select({id});
    return true;
}

bool CanvasEditor::insertSomewhere(const PaletteEntry& entry, QPointF center) {
    if (const auto wire = scene_.selectedWire()) return insertOnWire(entry, *wire);
    if (!scene_.current().empty()) return insertAfter(entry, scene_.current());
    return addAt(entry, center);
}

bool CanvasEditor::putOnWire(const std::string& id, const WireSpec& wire) {
    const auto after = insertExistingOnWire(pinned(), id, wire);
    if (!after) return document().edit(after, {});
    // The block is to stand in the wire, not where it was dropped: place it as a new one is.
    NetworkSpec before = document().network();
    NetworkSpec placed = *after;
    if (before.layout.empty()) {
        placed.layout.clear();
    } else {
        placed.layout.erase(id);
        placed = CanvasLayout::pinned(placed, scene_.layout().places(placed, analyse(placed)));
    }
    document().edit(placed, tr("Put %1 into the wire").arg(QString::fromStdString(id)));
    document().select({id});
    return true;
}

void CanvasEditor::move(const QString& mergeKey) {
    const BlockPlaces places = scene_.places();
    const BlockPlaces stored = scene_.layout().places(document().network(), document().analysis());
    if (places == stored) return;
    document().edit(pinned(), tr("Move"), mergeKey);
}

void CanvasEditor::nudge(QPointF offset) {
    if (scene_.selection().empty()) return;
    QString key = QStringLiteral("nudge");
    for (const std::string& id : scene_.selection()) {
        if (BlockItem* item = scene_.block(id)) item->setPos(item->pos() + offset);
        key += u' ' + QString::fromStdString(id);
    }
    move(key);
}

void CanvasEditor::tidy() {
    const BlockPlaces places = scene_.layout().tidied(document().network(), document().analysis());
    document().edit(CanvasLayout::pinned(document().network(), places), tr("Tidy"));
}

void CanvasEditor::connectPorts(const WireSpec& wire, const std::optional<WireSpec>& replaced) {
    Result<NetworkSpec> after = document().network();
    if (replaced) after = glassbox::disconnect(*after, *replaced);
    if (after) after = glassbox::connect(*after, wire);
    const auto text =
        tr("Connect %1 to %2").arg(QString::fromStdString(wire.from.block), QString::fromStdString(wire.to.block));
    document().edit(after, text);
}

void CanvasEditor::removeWire(const WireSpec& wire) {
    document().edit(glassbox::disconnect(document().network(), wire), tr("Delete the wire"));
}

void CanvasEditor::removeSelection() {
    if (const auto wire = scene_.selectedWire()) {
        removeWire(*wire);
        return;
    }
    const std::set<std::string> ids = scene_.selection();
    if (ids.empty()) return;
    const std::string first = *ids.begin();
    const auto before = wireTo(document().network(), first);
    const auto after = removeBlocks(document().network(), ids, true);
    commit(after, tr("Delete %n block(s)", nullptr, static_cast<int>(ids.size())), {});
    // The keyboard goes on where the blocks were.
    if (before && document().network().find(before->from.block)) scene_.setCurrent(before->from.block);
}

void CanvasEditor::rename(const std::string& id, const QString& to) {
    const std::string fresh = to.trimmed().toStdString();
    if (fresh == id) return;
    // Renaming keeps the places even where they are automatic: the order of the blocks stays the same.
    if (document().edit(renameBlock(document().network(), id, fresh),
                        tr("Rename %1").arg(QString::fromStdString(id)))) {
        document().select({fresh});
    }
}

void CanvasEditor::setFrozen(const std::set<std::string>& ids, bool frozen) {
    Result<NetworkSpec> after = document().network();
    for (const std::string& id : ids) {
        if (after) after = changeSetting(*after, id, "trainable", Setting(!frozen));
    }
    document().edit(after, frozen ? tr("Freeze") : tr("Unfreeze"));
}

void CanvasEditor::groupSelection() {
    const std::set<std::string> ids = scene_.selection();
    if (ids.empty()) return;
    const NetworkSpec network = pinned();
    const std::string name = freshCompositeName(network, "Group");
    document().regroup(group(network, ids, name),
                       tr("Group %n block(s) into one", nullptr, static_cast<int>(ids.size())));
}

void CanvasEditor::ungroup(const std::string& id) {
    const Result<Regrouped> open = glassbox::ungroup(pinned(), id);
    document().regroup(open, tr("Ungroup %1").arg(QString::fromStdString(id)));
}

bool CanvasEditor::detach(const std::string& id) {
    const NetworkSpec& network = document().network();
    if (!document().canEnter(id)) return false;
    const std::string name = freshCompositeName(network, network.find(id)->type);
    return document().edit(glassbox::detach(network, id, name),
                           tr("Give %1 a definition of its own").arg(QString::fromStdString(id)));
}

void CanvasEditor::detachOpen() {
    const std::string path = document().path();
    if (!document().leave()) return;
    detach(path.substr(path.rfind('.') + 1));
    document().goTo(path);
}

void CanvasEditor::addParameter(const std::string& id, const std::string& key) {
    ExperimentSpec experiment = document().experiment();
    const std::string type = blockAt(experiment.network, document().path()).type;
    const auto definition = experiment.network.composites.find(type);
    if (definition == experiment.network.composites.end()) return;
    const std::string name = definition->second.findParameter(key) ? id + '_' + key : key;
    const Result<NetworkSpec> after = glassbox::addParameter(experiment.network, type, id, key, name);
    const QString text = tr("Make %1 a setting of %2").arg(QString::fromStdString(name), QString::fromStdString(type));
    if (!after) {
        document().edit(after, text);  // says why not
        return;
    }
    experiment.network = *after;
    document().editExperiment(std::move(experiment), text);
}

void CanvasEditor::renameDefinition(const std::string& type, const QString& to) {
    const std::string fresh = to.trimmed().toStdString();
    if (fresh == type) return;
    document().edit(renameComposite(document().network(), type, fresh),
                    tr("Rename %1").arg(QString::fromStdString(type)));
}

bool CanvasEditor::pasteFragment(const NetworkSpec& fragment, const QString& text) {
    if (fragment.blocks.empty()) return false;
    ++pasted_;
    std::set<std::string> ids;
    const bool automatic = document().network().layout.empty();
    const double offset = pasteOffset * pasted_;
    const Result<NetworkSpec> after =
        glassbox::paste(automatic ? document().network() : pinned(), fragment, {offset, offset}, &ids);
    if (!after) return document().edit(after, text);
    NetworkSpec network = *after;
    if (automatic) network.layout.clear();
    document().edit(network, text);
    document().select(ids);
    return true;
}

void CanvasEditor::duplicateSelection() {
    if (scene_.selection().empty()) return;
    pasted_ = 0;
    pasteFragment(extract(pinned(), scene_.selection()),
                  tr("Duplicate %n block(s)", nullptr, static_cast<int>(scene_.selection().size())));
}

std::unique_ptr<QMimeData> CanvasEditor::copySelection() {
    if (scene_.selection().empty()) return nullptr;
    pasted_ = 0;
    const QByteArray text = QByteArray::fromStdString(writeNetwork(extract(pinned(), scene_.selection())));
    auto data = std::make_unique<QMimeData>();
    data->setData(QString::fromLatin1(fragmentMimeType), text);
    data->setText(QString::fromUtf8(text));
    return data;
}

bool CanvasEditor::paste(const QMimeData& clipboard) {
    const QString type = QString::fromLatin1(fragmentMimeType);
    const QByteArray text = clipboard.hasFormat(type) ? clipboard.data(type) : clipboard.text().toUtf8();
    const Result<NetworkSpec> fragment = parseNetwork(text.toStdString());
    if (!fragment) return false;
    return pasteFragment(*fragment, tr("Paste %n block(s)", nullptr, static_cast<int>(fragment->blocks.size())));
}

void CanvasEditor::applyMend(const Problem& problem) {
    if (!problem.mend) return;
    const Mend mend = *problem.mend;
    commit(mend.mended, coreText(mend.text, mend.arguments), {problem.block});
}

}  // namespace glassbox
