#include "core/network/network_spec.h"

#include <algorithm>
#include <set>

namespace glassbox {

std::string PortRef::toString() const {
    return port == "in" || port == "out" ? block : block + ':' + port;
}

const CompositeParameter* CompositeSpec::findParameter(std::string_view parameter) const {
    const auto found = std::ranges::find(parameters, parameter, &CompositeParameter::name);
    return found == parameters.end() ? nullptr : &*found;
}

const BlockSpec* NetworkSpec::find(std::string_view id) const {
    const auto block = std::ranges::find(blocks, id, &BlockSpec::id);
    return block == blocks.end() ? nullptr : &*block;
}

BlockSpec* NetworkSpec::find(std::string_view id) {
    const auto block = std::ranges::find(blocks, id, &BlockSpec::id);
    return block == blocks.end() ? nullptr : &*block;
}

std::string NetworkSpec::freshId(std::string_view stem) const {
    constexpr std::size_t longestStem = 56;  // an id has at most 64 letters
    std::set<std::string_view> taken;
    for (const BlockSpec& block : blocks)
        taken.insert(block.id);
    for (std::size_t number = 1;; ++number) {
        std::string id = std::string(stem.substr(0, longestStem)) + std::to_string(number);
        if (!taken.contains(id)) return id;
    }
}

bool isValidId(std::string_view id) {
    constexpr std::size_t longest = 64;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto letterOrDigit = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    return !id.empty() && id.size() <= longest && letter(id.front()) && std::ranges::all_of(id, letterOrDigit);
}

}  // namespace glassbox
