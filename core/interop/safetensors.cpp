#include "core/interop/safetensors.h"

#include "core/base/platform/file.h"
#include "core/base/shortened.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>
#include <set>

namespace glassbox {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t mostFileBytes = std::uint64_t{8} << 30;
constexpr std::uint64_t mostHeaderBytes = std::uint64_t{16} << 20;
constexpr std::size_t lengthBytes = 8;
static_assert(std::endian::native == std::endian::little, "safetensors is little endian");

/// What the header says about one tensor.
struct TensorHeader {
    std::string name;
    DType type = DType::F32;
    Shape shape;
    std::uint64_t begin = 0, end = 0;
};

std::string_view safetensorsName(DType type) {
    switch (type) {
        case DType::F32:
            return "F32";
        case DType::F64:
            return "F64";
        case DType::I32:
            return "I32";
        case DType::U8:
            return "U8";
        case DType::I64:
            return "I64";
    }
    return "";
}

std::optional<DType> typeNamed(std::string_view name) {
    for (const DType type : {DType::F32, DType::F64, DType::I32, DType::U8, DType::I64})
        if (safetensorsName(type) == name) return type;
    return std::nullopt;
}

Error broken(const std::string& reason) {
    return makeError("safetensors.broken", translatable("core", "This is not a sound safetensors file: {reason}"),
                     {{"reason", reason}}, translatable("core", "Save the weights again; the file may be cut short."));
}

/// Parses the header; keys that occur twice and nesting that no header has are refused.
Result<Json> parseHeader(std::string_view text) {
    std::set<std::string> names;
    std::string problem;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        if (depth > 3 && problem.empty()) problem = "the header nests too deeply";
        if (event == Json::parse_event_t::key && depth == 1)
            if (const auto name = value.get<std::string>(); !names.insert(name).second && problem.empty())
                problem = "the name \"" + shortened(name) + "\" occurs twice";
        return problem.empty();
    };
    Json header = Json::parse(text, watch, false);
    if (!problem.empty()) return broken(problem);
    if (!header.is_object()) return broken("the header is not a JSON object");
    return header;
}

Result<Shape> readShape(const std::string& name, const Json& entry, std::uint64_t& elements) {
    if (!entry.is_array() || entry.size() > static_cast<std::size_t>(Shape::maxRank))
        return broken("\"" + shortened(name) + "\" needs a shape of at most 6 sizes");
    std::vector<std::int64_t> sizes;
    elements = 1;
    for (const Json& size : entry) {
        if (!size.is_number_unsigned())
            return broken("\"" + shortened(name) + "\" has a size that is not a whole number");
        const auto value = size.get<std::uint64_t>();
        if (value > mostFileBytes || (value != 0 && elements > mostFileBytes / value))
            return broken("\"" + shortened(name) + "\" is too large");
        elements *= value;
        sizes.push_back(static_cast<std::int64_t>(value));
    }
    return Shape(std::span<const std::int64_t>(sizes));
}

Result<TensorHeader> readEntry(const std::string& name, const Json& entry, std::uint64_t dataBytes) {
    if (!entry.is_object() || entry.size() != 3 || !entry.contains("dtype") || !entry.contains("shape") ||
        !entry.contains("data_offsets"))
        return broken("\"" + shortened(name) + "\" needs dtype, shape and data_offsets, and nothing else");
    if (!entry["dtype"].is_string()) return broken("\"" + shortened(name) + "\" has a dtype that is not a text");
    const auto typeName = entry["dtype"].get<std::string>();
    const std::optional<DType> type = typeNamed(typeName);
    if (!type)
        return makeError("safetensors.type",
                         translatable("core", "Tensor \"{name}\" has the type {type}, which can't be read"),
                         {{"name", shortened(name)}, {"type", shortened(typeName)}},
                         translatable("core", "Save it as F32, F64, I32, U8 or I64."));
    std::uint64_t elements = 0;
    Result<Shape> shape = readShape(name, entry["shape"], elements);
    if (!shape) return shape.error();
    const Json& offsets = entry["data_offsets"];
    if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
        !offsets[1].is_number_unsigned())
        return broken("\"" + shortened(name) + "\" needs two data_offsets");
    TensorHeader header{name, *type, *shape, offsets[0].get<std::uint64_t>(), offsets[1].get<std::uint64_t>()};
    if (header.begin > header.end || header.end > dataBytes)
        return broken("\"" + shortened(name) + "\" lies outside the file");
    if (header.end - header.begin != elements * sizeOf(*type))
        return broken("\"" + shortened(name) + "\" has " + std::to_string(header.end - header.begin) +
                      " bytes but its shape " + shape->toString() + " needs " +
                      std::to_string(elements * sizeOf(*type)));
    return header;
}

/// The entries in the order of their data, which must follow each other without gap or overlap.
Result<std::vector<TensorHeader>> readEntries(const Json& header, std::uint64_t dataBytes) {
    std::vector<TensorHeader> entries;
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__") continue;
        Result<TensorHeader> read = readEntry(name, entry, dataBytes);
        if (!read) return read.error();
        entries.push_back(std::move(*read));
    }
    std::ranges::stable_sort(entries, [](const TensorHeader& a, const TensorHeader& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::uint64_t position = 0;
    for (const TensorHeader& entry : entries) {
        if (entry.begin < position) return broken("\"" + shortened(entry.name) + "\" overlaps another tensor");
        if (entry.begin > position) return broken("there is a gap before \"" + shortened(entry.name) + "\"");
        position = entry.end;
    }
    if (position != dataBytes) return broken("there are bytes after the last tensor");
    return entries;
}

}  // namespace

Result<NamedTensors> decodeSafetensors(std::string_view content) {
    if (content.size() < lengthBytes) return broken("it is shorter than its header's length");
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, content.data(), lengthBytes);
    if (headerBytes > mostHeaderBytes) return broken("the header is too large");
    if (headerBytes > content.size() - lengthBytes) return broken("the header is cut short");
    Result<Json> header = parseHeader(content.substr(lengthBytes, headerBytes));
    if (!header) return header.error();
    const std::string_view data = content.substr(lengthBytes + headerBytes);
    Result<std::vector<TensorHeader>> entries = readEntries(*header, data.size());
    if (!entries) return entries.error();
    NamedTensors tensors;
    for (const TensorHeader& entry : *entries) {
        Tensor tensor(entry.type, entry.shape);
        if (entry.end > entry.begin) std::memcpy(tensor.raw(), data.data() + entry.begin, tensor.bytes());
        tensors.emplace_back(entry.name, std::move(tensor));
    }
    return tensors;
}

namespace {

std::string headerText(const NamedTensors& tensors) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    std::uint64_t position = 0;
    for (const auto& [name, tensor] : tensors) {
        const std::uint64_t end = position + tensor.bytes();
        header[name] = {
            {"dtype", safetensorsName(tensor.dtype())},
            {"shape", std::vector<std::int64_t>(tensor.shape().sizes().begin(), tensor.shape().sizes().end())},
            {"data_offsets", {position, end}}};
        position = end;
    }
    std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.append((lengthBytes - text.size() % lengthBytes) % lengthBytes, ' ');
    return text;
}

}  // namespace

Result<std::string> encodeSafetensors(const NamedTensors& tensors) {
    std::set<std::string_view> names;
    for (const auto& [name, tensor] : tensors)
        if (name.empty() || name == "__metadata__" || !names.insert(name).second)
            return makeError("safetensors.name",
                             translatable("core", "Two tensors can't be saved under the same name \"{name}\""),
                             {{"name", name}});
    const std::string header = headerText(tensors);
    std::size_t bytes = lengthBytes + header.size();
    for (const auto& [name, tensor] : tensors)
        bytes += tensor.bytes();
    std::string content(lengthBytes, '\0');
    content.reserve(bytes);
    const std::uint64_t headerBytes = header.size();
    std::memcpy(content.data(), &headerBytes, lengthBytes);
    content += header;
    for (const auto& [name, tensor] : tensors)
        if (!tensor.empty()) content.append(reinterpret_cast<const char*>(tensor.raw()), tensor.bytes());
    return content;
}

Result<void> writeSafetensors(const std::filesystem::path& file, const NamedTensors& tensors) {
    const Result<std::string> content = encodeSafetensors(tensors);
    if (!content) return content.error().at(file.string());
    return writeFile(file, *content);
}

Result<NamedTensors> readSafetensors(const std::filesystem::path& file) {
    Result<std::string> content = readFile(file, mostFileBytes);
    if (!content) return content.error();
    Result<NamedTensors> tensors = decodeSafetensors(*content);
    if (!tensors) return tensors.error().at(file.string());
    return tensors;
}

}  // namespace glassbox
