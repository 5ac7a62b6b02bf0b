#pragma once

#include "core/base/result.h"
#include "core/graph/graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// A number somewhere in a step: a value's name and logical indices, batch axis left out ("conv1.z[5,18,22]").
struct NumberRef {
    std::string value;
    std::vector<std::int64_t> index;
    std::string toString() const;
    bool operator==(const NumberRef&) const = default;
};

/// Reads "conv1.z[5,18,22]", "grad(fc1.weight)[3,7]", "output.loss".
Result<NumberRef> parseNumberRef(std::string_view text);

/// Where the number lies in a graph's value; the error says which values or index ranges there are.
Result<Element> locate(const Graph& graph, const NumberRef& ref, std::int64_t sample);
/// The reference of an element of a value.
NumberRef refOf(const Graph& graph, ValueId value, const Element& element);

}  // namespace glassbox
