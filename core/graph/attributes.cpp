#include "core/graph/attributes.h"

#include "core/base/assert.h"

namespace glassbox {

void Attributes::set(std::string name, AttributeValue value) {
    for (auto& entry : entries_) {
        if (entry.first != name) continue;
        entry.second = std::move(value);
        return;
    }
    entries_.emplace_back(std::move(name), std::move(value));
}

bool Attributes::has(std::string_view name) const {
    return find(name) != nullptr;
}

std::int64_t Attributes::integer(std::string_view name) const {
    const AttributeValue* value = find(name);
    GLASSBOX_ASSERT(value != nullptr);
    return std::get<std::int64_t>(*value);
}

double Attributes::real(std::string_view name) const {
    const AttributeValue* value = find(name);
    GLASSBOX_ASSERT(value != nullptr);
    if (const auto* whole = std::get_if<std::int64_t>(value)) return static_cast<double>(*whole);
    return std::get<double>(*value);
}

const std::string& Attributes::text(std::string_view name) const {
    const AttributeValue* value = find(name);
    GLASSBOX_ASSERT(value != nullptr);
    return std::get<std::string>(*value);
}

const AttributeValue* Attributes::find(std::string_view name) const {
    for (const auto& entry : entries_)
        if (entry.first == name) return &entry.second;
    return nullptr;
}

}  // namespace glassbox
