#include "ui/canvas/canvas_scene.h"

#include "ui/canvas/step_display.h"
#include "ui/canvas/wire_routing.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace glassbox {
namespace {

/// Deletes the items of some keys. They leave the map first: deleting a selected item tells those who look there.
template <class Map, class Gone>
void eraseItems(Map& items, Gone gone) {
    std::vector<QGraphicsItem*> left;
    std::erase_if(items, [&](const auto& entry) {
        if (!gone(entry.first)) return false;
        left.push_back(entry.second);
        return true;
    });
    qDeleteAll(left);
}

}  // namespace

CanvasScene::CanvasScene(NetworkDocument& document, const Theme& theme)
    : document_(document),
      style_{theme, std::make_shared<StandardBlockPainter>()},
      layout_(theme, QSizeF(950, 480)),
      windows_(document) {
    setItemIndexMethod(NoIndex);
    connect(&document_, &NetworkDocument::changed, this, &CanvasScene::sync);
    connect(&document_, &NetworkDocument::selectionChanged, this, &CanvasScene::showSelection);
    connect(this, &QGraphicsScene::selectionChanged, this, &CanvasScene::takeSelection);
    sync();
}

CanvasScene::~CanvasScene() {
    // Removing the items changes the selection; nobody may listen any more.
    disconnect(this, nullptr, nullptr, nullptr);
}

void CanvasScene::setTheme(const Theme& theme) {
    style_.theme = theme;
    layout_.setTheme(theme);
    for (const auto& [id, item] : blocks_)
        item->setThemeColors();
    refresh();
}

void CanvasScene::refresh() {
    sync();
    update();
}

bool CanvasScene::setViewSize(QSizeF size) {
    layout_.setView(size);
    if (!document_.network().layout.empty()) return false;
    const BlockPlaces before = places();
    sync();
    return places() != before;
}

void CanvasScene::sync() {
    const QScopedValueRollback guard(syncing_, true);
    meanings_ = tensorMeanings(document_.network(), document_.palette()->types(), document_.analysis());
    syncBlocks();
    syncWires();
    layWires();
    showFlow();
    showSelection();
    if (!current_.empty() && !block(current_)) setCurrent({});
    Q_EMIT geometryChanged();
    Q_EMIT windowsChanged();
}

void CanvasScene::syncBlocks() {
    const NetworkSpec& network = document_.network();
    eraseItems(blocks_, [&](const std::string& id) { return network.find(id) == nullptr; });
    const BlockPlaces places = layout_.places(network, document_.analysis());
    for (const BlockSpec& spec : network.blocks) {
        CanvasBlock shown = describeBlock(spec, document_.palette()->types(), document_.analysis(), style_.theme);
        BlockItem*& item = blocks_[spec.id];
        if (!item) {
            item = new BlockItem(std::move(shown), style_);
            item->setFlag(QGraphicsItem::ItemIsMovable, !readOnly_);
            addItem(item);
            connect(item, &BlockItem::moved, this, &CanvasScene::scheduleWires);
        } else {
            item->setBlock(std::move(shown));
        }
        item->setPos(places.at(spec.id));
        showWindow(*item);
    }
}

void CanvasScene::syncWires() {
    const NetworkSpec& network = document_.network();
    const std::set<WireSpec> wanted(network.wires.begin(), network.wires.end());
    eraseItems(wires_, [&](const WireSpec& spec) { return !wanted.contains(spec); });
    for (const WireSpec& spec : wanted) {
        if (!block(spec.from.block) || !block(spec.to.block)) continue;
        CanvasWire shown =
            describeWire(spec, network, document_.palette()->types(), document_.analysis(), style_.theme);
        WireItem*& item = wires_[spec];
        if (item) {
            item->setWire(std::move(shown));
            continue;
        }
        item = new WireItem(std::move(shown), style_);
        addItem(item);
    }
    wiresDirty_ = true;
}

void CanvasScene::scheduleWires() {
    if (wiresDirty_ || syncing_) return;
    wiresDirty_ = true;
    QMetaObject::invokeMethod(this, &CanvasScene::layWires, Qt::QueuedConnection);
}

void CanvasScene::layWires() {
    if (!wiresDirty_) return;
    wiresDirty_ = false;
    std::vector<QRectF> boxes;
    std::map<std::string, int> numbers;
    for (const auto& [id, item] : blocks_) {
        numbers[id] = static_cast<int>(boxes.size());
        boxes.push_back(item->box());
    }
    std::vector<WireEnds> ends;
    for (const auto& [spec, item] : wires_) {
        ends.push_back({numbers.at(spec.from.block), numbers.at(spec.to.block), portPoint({spec.from, true}),
                        portPoint({spec.to, false})});
    }
    std::vector<QPolygonF> routes = routeWires(boxes, ends);
    auto route = routes.begin();
    for (const auto& [spec, item] : wires_)
        item->setRoute(std::move(*route++));
    Q_EMIT geometryChanged();
}

void CanvasScene::setPictures(SampleView pictures) {
    const bool flowed = !windows_.pictures().blocks.empty();
    windows_.setPictures(std::move(pictures));
    for (const auto& [id, item] : blocks_)
        showWindow(*item);
    if (flowed == windows_.pictures().blocks.empty()) showFlow();
}

void CanvasScene::clearPictures() {
    setPictures({});
}

void CanvasScene::showWindow(BlockItem& item) {
    const auto known = document_.analysis().blocks.find(item.id());
    if (known == document_.analysis().blocks.end() || !known->second.known) {
        item.setWindow({});
        return;
    }
    const auto meaning = meanings_.find(item.id());
    item.setWindow(windows_.window(item.id(), meaning == meanings_.end() ? TensorMeaning::Signed : meaning->second,
                                   item.block().geometry.window().size(), style_.theme));
}

void CanvasScene::chooseWindow(const std::string& id, WindowKind kind) {
    windows_.choose(id, kind);
    if (BlockItem* item = block(id)) showWindow(*item);
    Q_EMIT windowsChanged();
}

void CanvasScene::setGradients(bool shown) {
    if (gradients_ == shown) return;
    gradients_ = shown;
    showFlow();
}

void CanvasScene::setStep(std::optional<StepMarks> step) {
    if (step_ == step) return;
    if (step_ && !step) hideStep(*this);
    step_ = std::move(step);
    showFlow();
}

void CanvasScene::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    for (const auto& [id, item] : blocks_)
        item->setFlag(QGraphicsItem::ItemIsMovable, !readOnly);
}

void CanvasScene::showFlow() {
    if (step_) {
        showStep(*this, *step_);
        return;
    }
    // Behind what is wrong nothing flows, and gradients need the whole way.
    const bool backward = gradients_ && document_.analysis().valid();
    const bool live = gradients_ || !windows_.pictures().blocks.empty();
    for (const auto& [spec, item] : wires_) {
        const bool known = !item->wire().label.isEmpty();
        item->setFlow(!live || !known ? WireFlow::Rest : backward ? WireFlow::Both : WireFlow::Forward);
    }
    for (const auto& [id, item] : blocks_) {
        const auto known = document_.analysis().blocks.find(id);
        item->setLive(live && known != document_.analysis().blocks.end() && known->second.known);
    }
}

BlockItem* CanvasScene::block(const std::string& id) const {
    const auto found = blocks_.find(id);
    return found == blocks_.end() ? nullptr : found->second;
}

WireItem* CanvasScene::wire(const WireSpec& wire) const {
    const auto found = wires_.find(wire);
    return found == wires_.end() ? nullptr : found->second;
}

std::vector<BlockItem*> CanvasScene::blocksInOrder() const {
    std::vector<BlockItem*> items;
    std::set<std::string> taken;
    const auto take = [&](const std::string& id) {
        if (BlockItem* item = block(id); item && taken.insert(id).second) items.push_back(item);
    };
    for (const std::string& id : document_.analysis().order)
        take(id);
    for (const BlockSpec& spec : document_.network().blocks)
        take(spec.id);
    return items;
}

std::optional<CanvasPort> CanvasScene::portAt(QPointF point) const {
    for (const auto& [id, item] : blocks_) {
        const BlockGeometry::Hit hit = item->block().geometry.hit(point - item->pos());
        if (hit.part != BlockGeometry::Part::Input && hit.part != BlockGeometry::Part::Output) continue;
        const BlockSpec* spec = document_.network().find(id);
        const BlockType* type = spec ? document_.palette()->type(spec->type) : nullptr;
        if (!type) continue;
        const bool output = hit.part == BlockGeometry::Part::Output;
        const auto ports = output ? type->outputs : inputPorts(*type, spec->settings);
        return CanvasPort{{id, std::string(ports[static_cast<std::size_t>(hit.port)].name)}, output};
    }
    return std::nullopt;
}

BlockItem* CanvasScene::blockAt(QPointF point) const {
    for (const auto& [id, item] : blocks_) {
        if (item->box().contains(point)) return item;
    }
    return nullptr;
}

WireItem* CanvasScene::wireAt(QPointF point, double reach) const {
    WireItem* nearest = nullptr;
    for (const auto& [spec, item] : wires_) {
        const double distance = item->distanceTo(point);
        if (distance > reach) continue;
        reach = distance;
        nearest = item;
    }
    return nearest;
}

QPointF CanvasScene::portPoint(const CanvasPort& port) const {
    const BlockItem* item = block(port.port.block);
    const BlockSpec* spec = document_.network().find(port.port.block);
    if (!item || !spec) return {};
    const int index = std::max(portIndex(document_.palette()->types(), *spec, port.port.port, port.output), 0);
    return port.output ? item->outputPort(index) : item->inputPort(index);
}

BlockPlaces CanvasScene::places() const {
    BlockPlaces places;
    for (const auto& [id, item] : blocks_)
        places[id] = item->pos();
    return places;
}

QRectF CanvasScene::networkRect() const {
    QRectF rect;
    for (const auto& [id, item] : blocks_)
        rect = rect.united(item->box());
    return rect;
}

void CanvasScene::setCurrent(const std::string& id) {
    if (current_ == id) return;
    if (BlockItem* before = block(current_)) before->setFocusShown(false);
    current_ = id;
    if (BlockItem* now = block(current_)) now->setFocusShown(focusShown_);
    Q_EMIT currentChanged();
}

void CanvasScene::setFocusShown(bool shown) {
    focusShown_ = shown;
    if (BlockItem* now = block(current_)) now->setFocusShown(shown);
}

std::optional<WireSpec> CanvasScene::selectedWire() const {
    for (const auto& [spec, item] : wires_) {
        if (item->isSelected()) return spec;
    }
    return std::nullopt;
}

void CanvasScene::selectWire(const WireSpec& spec) {
    clearSelection();
    if (WireItem* item = wire(spec)) item->setSelected(true);
}

void CanvasScene::setPartingWire(WireItem* wire) {
    for (const auto& [spec, item] : wires_)
        item->setParting(item == wire);
}

void CanvasScene::showSelection() {
    const QScopedValueRollback guard(syncing_, true);
    for (const auto& [id, item] : blocks_)
        item->setSelected(document_.selection().contains(id));
    if (!document_.selection().empty()) {
        for (const auto& [spec, item] : wires_)
            item->setSelected(false);
        if (!document_.selection().contains(current_)) setCurrent(*document_.selection().begin());
    }
}

void CanvasScene::takeSelection() {
    if (syncing_) return;
    std::set<std::string> ids;
    for (const auto& [id, item] : blocks_) {
        if (item->isSelected()) ids.insert(id);
    }
    document_.select(std::move(ids));
}

}  // namespace glassbox
