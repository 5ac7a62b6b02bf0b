#include "ui/canvas/wire_gesture.h"

#include "core/network/edit.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace glassbox {
namespace {

constexpr double ringSize = 7;

}  // namespace

/// The dotted line from the first port to the free end.
class WireGesture::Line : public QGraphicsItem {
public:
    explicit Line(const CanvasStyle& style) : style_(style) {
        setZValue(3);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    void setEnds(QPointF from, QPointF to) {
        prepareGeometryChange();
        from_ = from;
        to_ = to;
    }
    QRectF boundingRect() const override {
        return QRectF(from_, to_).normalized().adjusted(-2 * ringSize, -2 * ringSize, 2 * ringSize, 2 * ringSize);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QColor accent = style_.theme.color(Role::Accent);
        QPen pen(accent, canvas_size::wire, Qt::CustomDashLine, Qt::RoundCap);
        pen.setDashPattern({0.1, 2});
        painter->setRenderHint(QPainter::Antialiasing, true);
        painter->setPen(pen);
        painter->drawLine(from_, to_);
        painter->setPen(QPen(accent, canvas_size::portRing));
        painter->setBrush(style_.theme.color(Role::Surface));
        painter->drawEllipse(to_, ringSize, ringSize);
    }

private:
    const CanvasStyle& style_;
    QPointF from_, to_;
};

WireGesture::WireGesture(CanvasScene& scene) : scene_(scene) {}

WireGesture::~WireGesture() = default;

WireSpec WireGesture::wireTo(const CanvasPort& port) const {
    return from_->output ? WireSpec{from_->port, port.port} : WireSpec{port.port, from_->port};
}

bool WireGesture::fits(const WireSpec& wire) const {
    const NetworkDocument& document = scene_.document();
    const BlockSpec *source = document.network().find(wire.from.block),
                    *target = document.network().find(wire.to.block);
    const BlockType* type = target ? document.palette()->type(target->type) : nullptr;
    const auto known = document.analysis().blocks.find(wire.from.block);
    if (!source || !type || known == document.analysis().blocks.end() || known->second.outputs.empty()) return true;
    if (type->infer == nullptr || inputPorts(*type, target->settings).size() != 1) return true;
    const auto port =
        static_cast<std::size_t>(std::max(portIndex(document.palette()->types(), *source, wire.from.port, true), 0));
    if (port >= known->second.outputs.size()) return true;
    const std::vector<ValueType> inputs{known->second.outputs[port]};
    return type->infer({target->id, target->settings, inputs}).ok();
}

void WireGesture::findCandidates() {
    candidates_.clear();
    NetworkSpec network = scene_.document().network();
    if (detached_) std::erase(network.wires, *detached_);
    for (const BlockSpec& block : network.blocks) {
        const BlockType* type = scene_.document().palette()->type(block.type);
        if (!type || block.id == from_->port.block) continue;
        for (const PortSpec& port : from_->output ? inputPorts(*type, block.settings) : type->outputs) {
            const CanvasPort candidate{{block.id, std::string(port.name)}, !from_->output};
            const WireSpec wire = wireTo(candidate);
            if (canConnect(network, wire)) {
                candidates_.push_back({candidate, scene_.portPoint(candidate), fits(wire)});
            }
        }
    }
}

void WireGesture::start(const CanvasPort& from, const std::optional<WireSpec>& detached) {
    end();
    from_ = from;
    detached_ = detached;
    findCandidates();
    line_ = std::make_unique<Line>(scene_.style());
    scene_.addItem(line_.get());
    line_->setEnds(scene_.portPoint(from), scene_.portPoint(from));
    showPorts();
}

bool WireGesture::startAt(const std::string& block) {
    const BlockSpec* spec = scene_.document().network().find(block);
    const BlockType* type = spec ? scene_.document().palette()->type(spec->type) : nullptr;
    if (!type) return false;
    const bool output = !type->outputs.empty();
    if (!output && type->inputs.empty()) return false;
    const std::string_view port = output ? type->outputs.front().name : type->inputs.front().name;
    start({{block, std::string(port)}, output});
    if (candidates_.empty()) {
        end();
        return false;
    }
    // The nearest port that fits and has no wire yet is the likeliest end.
    const QPointF here = scene_.portPoint(*from_);
    int best = 0;
    double bestCost = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        const Candidate& candidate = candidates_[i];
        const auto& wires = scene_.wires();
        const bool taken = std::any_of(wires.begin(), wires.end(),
                                       [&](const auto& wire) { return wire.first.to == candidate.port.port; });
        const double cost = QLineF(here, candidate.point).length() + (taken ? 1e5 : 0) + (candidate.fits ? 0 : 1e6);
        if (cost < bestCost) {
            bestCost = cost;
            best = static_cast<int>(i);
        }
    }
    setChosen(best);
    return true;
}

void WireGesture::moveTo(QPointF point) {
    if (!active()) return;
    int found = -1;
    double reach = canvas_size::portHit / 2;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        const double distance = QLineF(point, candidates_[i].point).length();
        if (distance > reach) continue;
        reach = distance;
        found = static_cast<int>(i);
    }
    if (const BlockItem* under = scene_.blockAt(point); found < 0 && under) {
        const auto port = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
            return candidate.port.port.block == under->id();
        });
        if (port != candidates_.end()) found = static_cast<int>(port - candidates_.begin());
    }
    setChosen(found);
    if (found < 0) line_->setEnds(scene_.portPoint(*from_), point);
}

void WireGesture::choose(int key) {
    if (!active() || candidates_.empty()) return;
    if (chosen_ < 0) {
        setChosen(0);
        return;
    }
    const QPointF here = candidates_[static_cast<std::size_t>(chosen_)].point;
    int best = -1;
    double bestCost = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        const QPointF offset = candidates_[i].point - here;
        const double along = key == Qt::Key_Right  ? offset.x()
                             : key == Qt::Key_Left ? -offset.x()
                             : key == Qt::Key_Down ? offset.y()
                                                   : -offset.y();
        if (static_cast<int>(i) == chosen_ || along < 1) continue;
        const bool horizontal = key == Qt::Key_Right || key == Qt::Key_Left;
        const double aside = std::abs(horizontal ? offset.y() : offset.x());
        const double cost = along + 2 * aside;
        if (cost < bestCost) {
            bestCost = cost;
            best = static_cast<int>(i);
        }
    }
    if (best >= 0) setChosen(best);
}

void WireGesture::setChosen(int index) {
    chosen_ = index;
    if (index >= 0) {
        line_->setEnds(scene_.portPoint(*from_), candidates_[static_cast<std::size_t>(index)].point);
    }
    showPorts();
}

void WireGesture::showPorts() {
    std::map<std::string, std::pair<std::vector<PortLook>, std::vector<PortLook>>> looks;
    for (BlockItem* item : scene_.blocksInOrder()) {
        const BlockGeometry& geometry = item->block().geometry;
        looks[item->id()] = {std::vector<PortLook>(static_cast<std::size_t>(geometry.inputs), PortLook::Faded),
                             std::vector<PortLook>(static_cast<std::size_t>(geometry.outputs), PortLook::Faded)};
    }
    const auto set = [&](const CanvasPort& port, PortLook look) {
        const BlockSpec* spec = scene_.document().network().find(port.port.block);
        const int index =
            spec ? portIndex(scene_.document().palette()->types(), *spec, port.port.port, port.output) : -1;
        auto& [inputs, outputs] = looks[port.port.block];
        auto& list = port.output ? outputs : inputs;
        if (index >= 0 && static_cast<std::size_t>(index) < list.size()) list[static_cast<std::size_t>(index)] = look;
    };
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (static_cast<int>(i) == chosen_) {
            set(candidates_[i].port, PortLook::Chosen);
        } else if (candidates_[i].fits) {
            set(candidates_[i].port, PortLook::Lit);
        }
    }
    set(*from_, PortLook::Chosen);
    for (BlockItem* item : scene_.blocksInOrder()) {
        item->setPortLooks(looks[item->id()].first, looks[item->id()].second);
    }
}

std::optional<CanvasPort> WireGesture::chosen() const {
    if (chosen_ < 0) return std::nullopt;
    return candidates_[static_cast<std::size_t>(chosen_)].port;
}

std::optional<WireSpec> WireGesture::target() const {
    const auto port = chosen();
    return port && from_ ? std::optional(wireTo(*port)) : std::nullopt;
}

void WireGesture::end() {
    if (!from_) return;
    from_.reset();
    detached_.reset();
    candidates_.clear();
    chosen_ = -1;
    line_.reset();
    for (BlockItem* item : scene_.blocksInOrder())
        item->setPortLooks({}, {});
}

}  // namespace glassbox
