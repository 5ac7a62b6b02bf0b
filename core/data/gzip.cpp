#include "core/data/gzip.h"

#include "core/base/platform/file.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>

namespace glassbox {

namespace {

constexpr std::size_t smallestGzip = 18;  // header of 10 bytes and trailer of 8

Error tooLarge(std::uint64_t mostBytes) {
    return makeError("data.too_large", translatable("core", "it holds more than {most} bytes"),
                     {{"most", std::to_string(mostBytes)}}, translatable("core", "Give a smaller file."));
}

Result<std::string> unpacked(std::string_view content, std::uint64_t mostBytes) {
    const std::uint32_t claimed = claimedGzipLength(content);
    if (claimed > content.size() * mostDeflateRatio) return damagedGzip();
    if (claimed > mostBytes) return tooLarge(mostBytes);
    std::string plain(claimed, '\0');
    const Result<std::uint64_t> written = gunzipInto(content, plain.data(), plain.size());
    if (!written) return written.error();
    if (*written != claimed) return damagedGzip();
    return plain;
}

}  // namespace

bool isGzip(std::string_view content) {
    return content.size() >= smallestGzip && content.starts_with("\x1f\x8b");
}

std::uint32_t claimedGzipLength(std::string_view content) {
    std::uint32_t claimed = 0;  // little endian, at the very end
    for (std::size_t i = 0; i < 4; ++i)
        claimed |= std::uint32_t{static_cast<std::uint8_t>(content[content.size() - 4 + i])} << (8 * i);
    return claimed;
}

Error damagedGzip() {
    return makeError("data.gzip_damaged", translatable("core", "the gzip data is damaged or cut short"), {},
                     translatable("core", "Copy the file again from where it was published."));
}

Result<std::uint64_t> gunzipInto(std::string_view content, char* target, std::size_t bytes) {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
        libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    std::size_t written = 0;
    const libdeflate_result result =
        libdeflate_gzip_decompress(decompressor.get(), content.data(), content.size(), target, bytes, &written);
    if (const std::uint64_t claimed = claimedGzipLength(content);
        result == LIBDEFLATE_INSUFFICIENT_SPACE && claimed != bytes)
        return claimed;
    if (result != LIBDEFLATE_SUCCESS) return damagedGzip();
    return std::uint64_t{written};
}

Result<std::string> readPlainOrGzip(const std::filesystem::path& file, std::uint64_t mostBytes) {
    Result<std::string> content = readFile(file, mostBytes);
    if (!content || !isGzip(*content)) return content;
    Result<std::string> plain = unpacked(*content, mostBytes);
    if (!plain) return plain.error().at(file.string());
    return plain;
}

}  // namespace glassbox
