#include "core/explain/number_ref.h"

#include <algorithm>
#include <charconv>

namespace glassbox {
namespace {

Error badReference(std::string_view text) {
    return makeError(
        "explain.reference", translatable("core", "\"{text}\" is not the name of a number"),
        {{"text", std::string(text)}},
        translatable("core", "Write the value and its indices: conv1.z[5,18,22] or grad(fc1.weight)[3,7]."));
}

std::string_view withoutSpaces(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Reads "5,18,22".
bool parseIndices(std::string_view text, std::vector<std::int64_t>& indices) {
    for (;;) {
        const std::size_t comma = text.find(',');
        const std::string_view number = withoutSpaces(text.substr(0, comma));
        std::int64_t index = 0;
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
        if (error != std::errc() || end != number.data() + number.size()) return false;
        indices.push_back(index);
        if (comma == std::string_view::npos) return true;
        text.remove_prefix(comma + 1);
    }
}

}  // namespace

std::string NumberRef::toString() const {
    if (index.empty()) return value;
    std::string text = value + "[";
    for (std::size_t i = 0; i < index.size(); ++i)
        text += (i == 0 ? "" : ",") + std::to_string(index[i]);
    return text + "]";
}

Result<NumberRef> parseNumberRef(std::string_view text) {
    const std::string_view trimmed = withoutSpaces(text);
    const std::size_t bracket = trimmed.find('[');
    NumberRef ref;
    ref.value = std::string(withoutSpaces(trimmed.substr(0, bracket)));
    if (ref.value.empty() || ref.value.find(']') != std::string::npos) return badReference(text);
    if (bracket == std::string_view::npos) return ref;
    if (trimmed.back() != ']') return badReference(text);
    if (!parseIndices(trimmed.substr(bracket + 1, trimmed.size() - bracket - 2), ref.index)) return badReference(text);
    return ref;
}

Result<Element> locate(const Graph& graph, const NumberRef& ref, std::int64_t sample) {
    const ValueId id = graph.find(ref.value);
    if (!id.valid()) {
        return makeError("explain.no_value", translatable("core", "there is no value \"{value}\" in this step"),
                         {{"value", ref.value}}, translatable("core", "`glassbox-cli check` lists the values."));
    }
    const Value& value = graph.value(id);
    const Shape& shape = value.type.shape;
    Element element;
    element.sample = value.type.batched ? sample : 0;
    if (static_cast<int>(ref.index.size()) != shape.rank()) {
        return makeError("explain.index_count",
                         translatable("core", "{value} is {type} and takes {wanted} indices, not {given}"),
                         {{"value", ref.value},
                          {"type", value.type.toString()},
                          {"wanted", std::to_string(shape.rank())},
                          {"given", std::to_string(ref.index.size())}});
    }
    for (int axis = 0; axis < shape.rank(); ++axis) {
        const std::int64_t index = ref.index[static_cast<std::size_t>(axis)];
        if (index < 0 || index >= shape[axis]) {
            return makeError(
                "explain.index_range",
                translatable("core", "index {index} of {value} is outside: axis {axis} goes from 0 to {last}"),
                {{"index", std::to_string(index)},
                 {"value", ref.value},
                 {"axis", std::to_string(axis)},
                 {"last", std::to_string(shape[axis] - 1)}});
        }
        element.offset = element.offset * shape[axis] + index;
    }
    return element;
}

NumberRef refOf(const Graph& graph, ValueId value, const Element& element) {
    NumberRef ref;
    ref.value = graph.value(value).name;
    const Shape& shape = graph.value(value).type.shape;
    std::int64_t rest = element.offset;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        ref.index.push_back(rest % shape[axis]);
        rest /= shape[axis];
    }
    std::reverse(ref.index.begin(), ref.index.end());
    return ref;
}

}  // namespace glassbox
