#pragma once

#include "core/base/platform/file.h"
#include "core/base/schema.h"
#include "tests/golden/script_hash.h"

#include <openssl/evp.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace glassbox::golden {

/// The golden values of optimizers and schedules.
inline const nlohmann::json& optimizers() {
    static const nlohmann::json golden = [] {
        const auto text = readFile(testing::goldenPath("optimizers.json"), std::uint64_t{1} << 26);
        return nlohmann::json::parse(text ? *text : std::string());
    }();
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
