#include "core/explain/number_ref.h"

#include <algorithm>
#include <charconv>

namespace glassbox {
namespace {

Error badReference(std::string_view text) {
    return makeError(
        "explain.reference", translatable("core", "\"{text}\" is not the name of a number"),
        {{"text", std::string(text)}},
        translatable("core", "write the value and its indices: conv1.z[5,18,22] or grad(fc1.weight)[3,7]"));
}

/// Reads "5,18,22".
bool parseIndices(std::string_view text, std::vector<std::int64_t>& indices) {
    while (true) {
        std::int64_t index = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
        if (error != std::errc()) return false;
        indices.push_back(index);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        while (!text.empty() && text.front() == ' ')
            text.remove_prefix(1);
        if (text.empty()) return true;
        if (text.front() != ',') return false;
        text.remove_prefix(1);
        while (!text.empty() && text.front() == ' ')
            text.remove_prefix(1);
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
    NumberRef ref;
    const std::size_t bracket = text.find('[');
    ref.value = std::string(text.substr(0, bracket));
    if (ref.value.empty()) return badReference(text);
    if (bracket == std::string_view::npos) return ref;
    if (text.back() != ']') return badReference(text);
    if (!parseIndices(text.substr(bracket + 1, text.size() - bracket - 2), ref.index)) return badReference(text);
    return ref;
}

Result<Element> locate(const Graph& graph, const NumberRef& ref, std::int64_t sample) {
    const ValueId id = graph.find(ref.value);
    if (!id.valid()) {
        return makeError("explain.no_value", translatable("core", "there is no value \"{value}\" in this step"),
                         {{"value", ref.value}}, translatable("core", "`glassbox-cli check` lists the values"));
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
