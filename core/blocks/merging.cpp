#include "core/blocks/merging.h"

#include <algorithm>

namespace glassbox {

std::span<const SettingSchema> mergingSettings() {
    static const SettingSchema settings[] = {
        {.key = "inputs",
         .label = translatable("core", "Inputs"),
         .kind = SettingKind::Integer,
         .initial = std::int64_t{2},
         .minimum = 2,
         .maximum = 8,
         .help = translatable("core", "How many values come in, each at a port of its own.")}};
    return settings;
}

std::span<const PortSpec> mergingPorts() {
    static const PortSpec ports[] = {
        {"in", translatable("core", "input 1")},  {"in2", translatable("core", "input 2")},
        {"in3", translatable("core", "input 3")}, {"in4", translatable("core", "input 4")},
        {"in5", translatable("core", "input 5")}, {"in6", translatable("core", "input 6")},
        {"in7", translatable("core", "input 7")}, {"in8", translatable("core", "input 8")}};
    return ports;
}

std::span<const PortSpec> portsOfMerging(const Settings& settings) {
    const Setting* setting = settings.find("inputs");
    const auto* count = setting ? std::get_if<std::int64_t>(setting) : nullptr;
    const std::span<const PortSpec> ports = mergingPorts();
    const auto most = static_cast<std::int64_t>(ports.size());
    return ports.first(static_cast<std::size_t>(std::clamp(count ? *count : 2, std::int64_t{1}, most)));
}

InferredTypes inferSameTypes(const BlockContext& block, std::string_view type) {
    const ValueType& first = block.inputs.front();
    for (const ValueType& other : block.inputs) {
        if (first.dtype != DType::F32)
            return blockError(block, type, "merging.not_real",
                              translatable("core", "{block} ({type}) takes real numbers but gets {came}"),
                              {{"came", first.toString()}});
        if (other != first)
            return blockError(block, type, "merging.shapes_differ",
                              translatable("core",
                                           "{block} ({type}) takes values of one shape but gets {a} and {b}: make the "
                                           "blocks before it end in the same shape"),
                              {{"a", first.toString()}, {"b", other.toString()}});
    }
    return one(first);
}

}  // namespace glassbox
