#include "core/data/idx.h"

#include "core/base/platform/file.h"
#include "core/data/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

namespace {

constexpr std::uint8_t unsignedByteType = 0x08;
constexpr int labelAxes = 1, pictureAxes = 3;
constexpr const char* getAgain = translatable("core", "Copy the file again from where it was published.");

/// What the start of the file says.
struct IdxHeader {
    std::vector<std::int64_t> sizes;
    std::size_t bytes = 0;         ///< of the header itself
    std::uint64_t totalBytes = 0;  ///< header and elements
};

const char* kindOf(int rank) {
    if (rank == labelAxes) return translatable("core", "labels");
    if (rank == pictureAxes) return translatable("core", "pictures");
    return translatable("core", "something else");
}

/// Shape of the tensor: pictures get their channel axis.
Shape shapeOf(const IdxHeader& header) {
    if (header.sizes.size() != pictureAxes) return Shape(std::span<const std::int64_t>(header.sizes));
    return {header.sizes[0], 1, header.sizes[1], header.sizes[2]};
}

std::uint32_t bigEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
    return value;
}

Error cutShort(std::uint64_t held, std::uint64_t expected) {
    return makeError("data.idx_length", translatable("core", "it holds {held} bytes but its sizes promise {expected}"),
                     {{"held", std::to_string(held)}, {"expected", std::to_string(expected)}}, getAgain);
}

/// Checks magic, type and rank, and reads the sizes.
Result<IdxHeader> parseHeader(std::string_view start, int rank) {
    IdxHeader header;
    header.bytes = 4 + 4 * static_cast<std::size_t>(rank);
    if (start.size() < 4 || start[0] != 0 || start[1] != 0)
        return makeError("data.idx_magic",
                         translatable("core", "this is not an IDX file: it should start with the bytes 0 0 8 {rank}"),
                         {{"rank", std::to_string(rank)}}, getAgain);
    if (static_cast<std::uint8_t>(start[2]) != unsignedByteType)
        return makeError("data.idx_type",
                         translatable("core", "its elements have type {type}, expected 8 (unsigned bytes)"),
                         {{"type", std::to_string(static_cast<std::uint8_t>(start[2]))}});
    if (const int axes = static_cast<std::uint8_t>(start[3]); axes != rank)
        return makeError("data.idx_kind",
                         translatable("core", "it holds {found} ({axes} axes) where {expected} are expected"),
                         {{"found", kindOf(axes)}, {"axes", std::to_string(axes)}, {"expected", kindOf(rank)}},
                         translatable("core", "Check that the files were not renamed or swapped."));
    if (start.size() < header.bytes) return cutShort(start.size(), header.bytes);
    header.totalBytes = 1;
    for (int axis = 0; axis < rank; ++axis) {
        const std::uint64_t size = bigEndian(start.substr(4 + 4 * static_cast<std::size_t>(axis), 4));
        header.sizes.push_back(static_cast<std::int64_t>(size));
        if (size == 0)
            return makeError("data.idx_empty", translatable("core", "one of its sizes is zero"), {}, getAgain);
        if (header.totalBytes > mostIdxBytes / size)
            return makeError("data.idx_too_large", translatable("core", "it claims to hold more than {most} bytes"),
                             {{"most", std::to_string(mostIdxBytes)}}, getAgain);
        header.totalBytes *= size;
    }
    header.totalBytes += header.bytes;
    return header;
}

/// First bytes of a gzip stream; fewer than asked for where it is shorter or damaged.
std::string gunzipStart(std::string_view content, std::size_t bytes) {
    std::string start(bytes, '\0');
    z_stream stream{};
    constexpr int gzipWindow = 15 + 16;
    if (inflateInit2(&stream, gzipWindow) != Z_OK) return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(content.size(), 1 << 20));
    stream.next_out = reinterpret_cast<Bytef*>(start.data());
    stream.avail_out = static_cast<uInt>(bytes);
    inflate(&stream, Z_SYNC_FLUSH);
    start.resize(bytes - stream.avail_out);
    inflateEnd(&stream);
    return start;
}

Result<Tensor> decodePlain(std::string_view content, int rank) {
    const Result<IdxHeader> header = parseHeader(content, rank);
    if (!header) return header.error();
    if (content.size() != header->totalBytes) return cutShort(content.size(), header->totalBytes);
    Tensor tensor(DType::U8, shapeOf(*header));
    std::memcpy(tensor.raw(), content.data() + header->bytes, tensor.bytes());
    return tensor;
}

Result<Tensor> decodeGzip(std::string_view content, int rank) {
    const std::string start = gunzipStart(content, 4 + 4 * static_cast<std::size_t>(rank));
    if (start.empty()) return damagedGzip();
    const Result<IdxHeader> header = parseHeader(start, rank);
    if (!header) return header.error();
    if (header->totalBytes > content.size() * mostDeflateRatio) return cutShort(content.size(), header->totalBytes);
    const auto total = static_cast<std::size_t>(header->totalBytes);
    const std::unique_ptr<char[]> plain(new char[total]);  // uninitialised: it is filled at once
    const Result<std::uint64_t> held = gunzipInto(content, plain.get(), total);
    if (!held) return held.error();
    if (*held != total) return cutShort(*held, total);
    Tensor tensor(DType::U8, shapeOf(*header));
    std::memcpy(tensor.raw(), plain.get() + header->bytes, tensor.bytes());
    return tensor;
}

}  // namespace

Result<Tensor> decodeIdx(std::string_view bytes, IdxContent content) {
    const int rank = content == IdxContent::Pictures ? pictureAxes : labelAxes;
    return isGzip(bytes) ? decodeGzip(bytes, rank) : decodePlain(bytes, rank);
}

Result<Tensor> readIdx(const std::filesystem::path& file, IdxContent content) {
    const Result<std::string> bytes = readFile(file, mostIdxBytes);
    if (!bytes) return bytes.error();
    Result<Tensor> tensor = decodeIdx(*bytes, content);
    if (!tensor) return tensor.error().at(file.string());
    return tensor;
}

}  // namespace glassbox
