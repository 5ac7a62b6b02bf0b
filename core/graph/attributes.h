#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace glassbox {

/// Value of an attribute of an op.
using AttributeValue = std::variant<std::int64_t, double, std::string>;

/// Named constants of an op (stride, slope, rate), in the order in which they were set.
class Attributes {
public:
    Attributes() = default;
    Attributes(std::initializer_list<std::pair<std::string, AttributeValue>> entries) : entries_(entries) {}

    void set(std::string name, AttributeValue value);
    bool has(std::string_view name) const;
    /// The attribute; asserts that it exists with that type (a double may be read from an integer).
    std::int64_t integer(std::string_view name) const;
    double real(std::string_view name) const;
    const std::string& text(std::string_view name) const;
    const std::vector<std::pair<std::string, AttributeValue>>& entries() const { return entries_; }
    bool operator==(const Attributes&) const = default;

private:
    const AttributeValue* find(std::string_view name) const;
    std::vector<std::pair<std::string, AttributeValue>> entries_;
};

}  // namespace glassbox
