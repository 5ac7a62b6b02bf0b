#pragma once

#include "core/base/platform/file.h"

#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glassbox::testing_data {

/// The bytes of an IDX file: header by type and sizes, then `elements`.
inline std::string idxBytes(int type, const std::vector<std::uint32_t>& sizes, const std::string& elements) {
    std::string bytes{'\0', '\0', static_cast<char>(type), static_cast<char>(sizes.size())};
    for (const std::uint32_t size : sizes)
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>((size >> shift) & 0xff);
    return bytes + elements;
}

/// The same bytes as a gzip stream.
inline std::string gzipped(const std::string& bytes) {
    std::string packed(compressBound(bytes.size()) + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// A folder of four small IDX files: 20 training and 10 test pictures of 2x3, labels 0..9 in turn.
inline void writeSmallDataset(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const auto write = [&](const std::string& stem, std::uint32_t count) {
        std::string pictures, labels;
        for (std::uint32_t i = 0; i < count; ++i) {
            labels += static_cast<char>(i % 10);
            for (std::uint32_t pixel = 0; pixel < 6; ++pixel)
                pictures += static_cast<char>(i * 6 + pixel);
        }
        static_cast<void>(
            writeFile(folder / (stem + "-images-idx3-ubyte.gz"), gzipped(idxBytes(8, {count, 2, 3}, pictures))).ok());
        static_cast<void>(writeFile(folder / (stem + "-labels-idx1-ubyte"), idxBytes(8, {count}, labels)).ok());
    };
    write("train", 20);
    write("t10k", 10);
}

}  // namespace glassbox::testing_data
