#include "core/interop/npy.h"

#include "core/base/platform/file.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

namespace {

constexpr std::uint64_t mostFileBytes = std::uint64_t{8} << 30;
constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t preamble = 8;  // magic and version

Error broken(const std::string& reason) {
    return makeError("npy.broken", translatable("core", "This .npy file can't be read: {reason}"), {{"reason", reason}},
                     translatable("core", "Save it with numpy.save as float32, float64, int32 or uint8, in C order."));
}

/// What the header's dictionary says.
struct Header {
    std::string type;
    std::optional<bool> fortranOrder;
    std::optional<std::vector<std::int64_t>> shape;
};

/// Reads the Python dictionary that NumPy writes: strings, booleans and one tuple of whole numbers.
class HeaderReader {
public:
    explicit HeaderReader(std::string_view text) : text_(text) {}

    std::optional<Header> read() {
        Header header;
        if (!take('{')) return std::nullopt;
        while (!take('}')) {
            const std::optional<std::string> key = quoted();
            if (!key || !take(':') || !readEntry(*key, header)) return std::nullopt;
            if (!take(',') && peek() != '}') return std::nullopt;
        }
        if (peek() != '\0' || header.type.empty() || !header.fortranOrder || !header.shape) return std::nullopt;
        return header;
    }

private:
    char peek() {
        while (position_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[position_])))
            ++position_;
        return position_ < text_.size() ? text_[position_] : '\0';
    }

    bool take(char expected) {
        if (peek() != expected) return false;
        ++position_;
        return true;
    }

    bool takeWord(std::string_view word) {
        peek();
        if (!text_.substr(position_).starts_with(word)) return false;
        position_ += word.size();
        return true;
    }

    std::optional<std::string> quoted() {
        const char quote = peek();
        if (quote != '\'' && quote != '"') return std::nullopt;
        const std::size_t end = text_.find(quote, position_ + 1);
        if (end == std::string_view::npos) return std::nullopt;
        std::string word(text_.substr(position_ + 1, end - position_ - 1));
        position_ = end + 1;
        return word;
    }

    bool readEntry(const std::string& key, Header& header) {
        if (key == "descr") {
            const std::optional<std::string> type = quoted();
            header.type = type.value_or("");
            return type.has_value();
        }
        if (key == "fortran_order") {
            if (takeWord("True")) header.fortranOrder = true;
            if (takeWord("False")) header.fortranOrder = false;
            return header.fortranOrder.has_value();
        }
        if (key != "shape" || !take('(')) return false;
        header.shape.emplace();
        while (!take(')')) {
            peek();
            std::int64_t size = -1;
            const char* first = text_.data() + position_;
            const auto [end, failure] = std::from_chars(first, text_.data() + text_.size(), size);
            if (failure != std::errc() || size < 0 || header.shape->size() > Shape::maxRank) return false;
            position_ += static_cast<std::size_t>(end - first);
            header.shape->push_back(size);
            if (!take(',') && peek() != ')') return false;
        }
        return true;
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

/// A type's name where it is one; a file may hold anything there.
std::string shownType(const std::string& name) {
    constexpr std::size_t most = 16;
    const bool plain =
        name.size() <= most && std::ranges::all_of(name, [](char letter) { return letter > ' ' && letter <= '~'; });
    return plain ? name : "none that NumPy has";
}

std::optional<DType> typeNamed(std::string_view name) {
    if (name == "<f4") return DType::F32;
    if (name == "<f8") return DType::F64;
    if (name == "<i4") return DType::I32;
    if (name == "|u1" || name == "<u1") return DType::U8;
    if (name == "<i8") return DType::I64;
    return std::nullopt;
}

std::string_view npyName(DType type) {
    switch (type) {
        case DType::F32:
            return "<f4";
        case DType::F64:
            return "<f8";
        case DType::I32:
            return "<i4";
        case DType::U8:
            return "|u1";
        case DType::I64:
            return "<i8";
    }
    return "";
}

/// The header's text and where the numbers start.
Result<std::string_view> headerOf(std::string_view content, std::size_t& dataStart) {
    if (!content.starts_with(magic)) return broken("it does not start as .npy files do");
    if (content.size() < preamble + 2) return broken("it is cut short");
    const int version = content[6];
    if (version < 1 || version > 3) return broken("its version is not 1, 2 or 3");
    std::size_t length = 0;
    const std::size_t lengthBytes = version == 1 ? 2 : 4;
    if (content.size() < preamble + lengthBytes) return broken("it is cut short");
    std::memcpy(&length, content.data() + preamble, lengthBytes);
    dataStart = preamble + lengthBytes + length;
    if (dataStart > content.size()) return broken("its header is cut short");
    return content.substr(preamble + lengthBytes, length);
}

}  // namespace

Result<Tensor> decodeNpy(std::string_view content) {
    std::size_t dataStart = 0;
    Result<std::string_view> text = headerOf(content, dataStart);
    if (!text) return text.error();
    const std::optional<Header> header = HeaderReader(*text).read();
    if (!header) return broken("its header is not one that NumPy writes");
    const std::optional<DType> type = typeNamed(header->type);
    if (!type) return broken("its type is " + shownType(header->type));
    if (*header->fortranOrder) return broken("its numbers are in Fortran order");
    if (header->shape->size() > Shape::maxRank) return broken("it has more than 6 axes");
    const std::uint64_t dataBytes = content.size() - dataStart;
    std::uint64_t bytes = sizeOf(*type);
    for (const std::int64_t size : *header->shape) {
        if (size != 0 && bytes > mostFileBytes / static_cast<std::uint64_t>(size)) return broken("it is too large");
        bytes *= static_cast<std::uint64_t>(size);
    }
    if (bytes != dataBytes)
        return broken("it holds " + std::to_string(dataBytes) + " bytes but its shape needs " + std::to_string(bytes));
    Tensor tensor(*type, Shape(std::span<const std::int64_t>(*header->shape)));
    if (bytes > 0) std::memcpy(tensor.raw(), content.data() + dataStart, bytes);
    return tensor;
}

Result<Tensor> readNpy(const std::filesystem::path& file) {
    Result<std::string> content = readFile(file, mostFileBytes);
    if (!content) return content.error();
    Result<Tensor> tensor = decodeNpy(*content);
    if (!tensor) return tensor.error().at(file.string());
    return tensor;
}

std::string encodeNpy(const Tensor& tensor) {
    std::string header = "{'descr': '" + std::string(npyName(tensor.dtype())) + "', 'fortran_order': False, 'shape': (";
    for (const std::int64_t size : tensor.shape().sizes())
        header += std::to_string(size) + (tensor.shape().rank() == 1 ? "," : ", ");
    if (tensor.shape().rank() > 1) header.erase(header.size() - 2);
    header += "), }";
    constexpr std::size_t alignment = 64, lengthBytes = 2;
    const std::size_t used = preamble + lengthBytes + header.size() + 1;
    header.append((alignment - used % alignment) % alignment, ' ');
    header += '\n';
    std::string content(magic);
    content += '\x01';
    content += '\0';
    content += static_cast<char>(header.size() % 256);
    content += static_cast<char>(header.size() / 256);
    content += header;
    if (!tensor.empty()) content.append(reinterpret_cast<const char*>(tensor.raw()), tensor.bytes());
    return content;
}

Result<void> writeNpy(const std::filesystem::path& file, const Tensor& tensor) {
    return writeFile(file, encodeNpy(tensor));
}

}  // namespace glassbox
