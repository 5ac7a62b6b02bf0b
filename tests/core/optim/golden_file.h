#pragma once

#include "core/base/platform/file.h"
#include "core/base/schema.h"

#include <openssl/evp.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace glassbox::golden {

/// SHA-256 of some bytes, in hexadecimal.
inline std::string sha256(const std::string& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
    std::string text;
    constexpr const char* figures = "0123456789abcdef";
    for (unsigned int i = 0; i < length; ++i) {
        text += figures[digest[i] >> 4];
        text += figures[digest[i] & 15];
    }
    return text;
}

inline std::string read(const std::string& name) {
    const auto content = readFile(std::string(GLASSBOX_SOURCE_DIR) + "/tests/golden/" + name, std::uint64_t{1} << 26);
    return content ? *content : std::string();
}

/// The golden values of optimizers and schedules.
inline const nlohmann::json& optimizers() {
    static const nlohmann::json golden = nlohmann::json::parse(read("optimizers.json"));
    return golden;
}

/// Settings as the golden file writes them.
inline Settings settings(const nlohmann::json& object, Settings start = {}) {
    for (const auto& [key, value] : object.items()) {
        if (value.is_boolean())
            start.set(key, value.get<bool>());
        else
            start.set(key, value.get<double>());
    }
    return start;
}

}  // namespace glassbox::golden
