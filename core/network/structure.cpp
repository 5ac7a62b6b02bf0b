#include "core/network/structure.h"

#include "core/network/document_types.h"

#include <algorithm>

namespace glassbox {

namespace {

constexpr std::size_t mostMends = 16;  // each holds a whole document

/// Looks at one thing after the other and collects what is wrong.
class StructureCheck {
public:
    StructureCheck(const NetworkSpec& network, const Wiring& wiring, bool inside)
        : network_(network), wiring_(wiring), inside_(inside) {}

    std::vector<Problem> run() {
        checkEnds();
        checkRing();
        for (std::size_t i = 0; i < network_.wires.size(); ++i)
            checkWire(i);
        for (std::size_t i = 0; i < network_.blocks.size(); ++i)
            checkBlock(i);
        return std::move(problems_);
    }

private:
    void add(std::string_view code, const std::string& block, const char* text, ErrorArguments arguments,
             const char* hint, std::optional<Mend> mend = std::nullopt) {
        problems_.push_back(
            {makeError(std::string(code), text, std::move(arguments), hint, block), block, std::move(mend)});
    }

    bool someBlock(std::string_view type) const {
        return std::ranges::any_of(wiring_.types, [&](const BlockType* t) { return t && t->name == type; });
    }

    void checkEnds() {
        if (inside_) return checkPortBlocks();
        if (!someBlock("Input"))
            add(noInputCode, "", translatable("core", "the network has no Input block"), {},
                translatable("core", "Add one: it is where samples enter."));
        hasOutput_ = someBlock("Output");
        if (!hasOutput_)
            add(noOutputCode, "", translatable("core", "the network has no Output block"), {},
                translatable("core", "Add one: it is where the network answers and the loss is measured."));
    }

    void checkPortBlocks() {
        hasOutput_ = someBlock(compositeOutputType);
        if (!hasOutput_)
            add("network.no_output_port", "", translatable("core", "the inside of a block has no output port"), {},
                translatable("core", "Add one: it is where the block's result leaves."));
    }

    /// Removing a wire, as a mend.
    std::optional<Mend> removal(std::size_t wire) const {
        if (problems_.size() >= mostMends) return std::nullopt;
        Mend mend{translatable("core", "Remove the wire {wire}"), {{"wire", toString(network_.wires[wire])}}, network_};
        mend.mended.wires.erase(mend.mended.wires.begin() + static_cast<std::ptrdiff_t>(wire));
        return mend;
    }

    const std::string& idOf(int block) const { return network_.blocks[static_cast<std::size_t>(block)].id; }

    void checkRing() {
        if (wiring_.ring.empty()) return;
        std::string names;
        for (const int block : wiring_.ring)
            names += idOf(block) + " -> ";
        names += idOf(wiring_.ring.front());
        add(ringCode, idOf(wiring_.ring.front()), translatable("core", "blocks feed each other in a ring: {ring}"),
            {{"ring", names}}, translatable("core", "Remove one wire of the ring."), removal(lastWireOfRing()));
    }

    std::size_t lastWireOfRing() const {
        std::size_t last = 0;
        const auto inRing = [&](const std::string& id) {
            return std::ranges::any_of(wiring_.ring, [&](int block) { return idOf(block) == id; });
        };
        for (std::size_t i = 0; i < network_.wires.size(); ++i)
            if (wiring_.faults[i] == WireFault::None && inRing(network_.wires[i].from.block) &&
                inRing(network_.wires[i].to.block))
                last = i;
        return last;
    }

    void checkWire(std::size_t index) {
        const WireFault fault = wiring_.faults[index];
        if (fault == WireFault::None) return;
        const WireSpec& wire = network_.wires[index];
        const bool atStart = fault == WireFault::UnknownFrom || fault == WireFault::UnknownFromPort;
        const PortRef& end = atStart ? wire.from : wire.to;
        const ErrorArguments arguments = {{"wire", toString(wire)}, {"block", end.block}, {"port", end.port}};
        const char* remove = translatable("core", "Remove the wire.");
        if (fault == WireFault::UnknownFrom || fault == WireFault::UnknownTo)
            // Shown at the end that exists, if one does.
            add("network.wire_to_unknown_block", existing(atStart ? wire.to.block : wire.from.block),
                translatable("core", "the wire {wire} leads to or from the block {block}, which does not exist"),
                arguments, remove, removal(index));
        else if (fault == WireFault::PortTaken)
            add("network.port_taken", end.block,
                translatable("core", "two wires end at the port {port} of {block}; the second is {wire}"), arguments,
                remove, removal(index));
        else
            add("network.unknown_port", end.block,
                translatable("core", "the wire {wire} ends at the port {port}, which {block} does not have"), arguments,
                remove, removal(index));
    }

    std::string existing(const std::string& id) const { return network_.find(id) ? id : std::string(); }

    void checkBlock(std::size_t index) {
        const BlockSpec& block = network_.blocks[index];
        const BlockType* type = wiring_.types[index];
        if (!type) {
            add("network.unknown_type", block.id, translatable("core", "{id}: there is no block type {name}"),
                {{"id", block.id}, {"name", block.type}}, "");
            return;
        }
        if (!inside_ && isCompositePort(block.type))
            add("network.port_outside", block.id,
                translatable("core", "{id} is a port, which only the inside of a composite block can have"),
                {{"id", block.id}}, translatable("core", "Remove it."));
        checkSettings(block, *type);
        checkPorts(index);
    }

    void checkSettings(const BlockSpec& block, const BlockType& type) {
        for (const SettingSchema& schema : type.settings) {
            const Setting* setting = block.settings.find(schema.key);
            if (!setting) {
                add("network.missing_setting", block.id,
                    translatable("core", "{block} ({type}) lacks the setting {key}"),
                    {{"block", block.id}, {"type", block.type}, {"key", std::string(schema.key)}}, "");
            } else if (const Result<Setting> checked = checkSetting(schema, *setting); !checked) {
                problems_.push_back({checked.error().at(block.id), block.id, std::nullopt});
            }
        }
    }

    void checkPorts(std::size_t index) {
        const BlockSpec& block = network_.blocks[index];
        const BlockType& type = *wiring_.types[index];
        bool complete = true;
        for (std::size_t port = 0; port < wiring_.inputs[index].size(); ++port) {
            if (wiring_.sources[index][port].connected()) continue;
            complete = false;
            add(unconnectedCode, block.id,
                translatable("core", "{block} ({type}): nothing is connected to its port {port}"),
                {{"block", block.id}, {"type", block.type}, {"port", std::string(wiring_.inputs[index][port].name)}},
                translatable("core", "Draw a wire to it, or remove {block}."));
        }
        const bool unused = !type.outputs.empty() && wiring_.users[index].empty();
        if (unused && complete && hasOutput_)
            add(unusedCode, block.id,
                translatable("core", "{block} ({type}): nothing uses its result, so it does not reach an Output"),
                {{"block", block.id}, {"type", block.type}},
                translatable("core", "Draw a wire from it, or remove it."));
    }

    const NetworkSpec& network_;
    const Wiring& wiring_;
    bool inside_;
    bool hasOutput_ = false;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> findStructureProblems(const NetworkSpec& network, const Wiring& wiring, bool inside) {
    return StructureCheck(network, wiring, inside).run();
}

}  // namespace glassbox
