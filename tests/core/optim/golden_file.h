#pragma once

#include "core/base/platform/file.h"
#include "core/base/schema.h"
#include "tests/golden/script_hash.h"

#include <openssl/evp.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace glassbox::golden {

inline nlohmann::json fileNamed(const std::string& name) {
    const auto text = readFile(testing::goldenPath(name), std::uint64_t{1} << 26);
    return nlohmann::json::parse(text ? *text : std::string());
}

/// The golden values of SGD, Adam and the one-cycle schedule.
inline const nlohmann::json& optimizers() {
    static const nlohmann::json golden = fileNamed("optimizers.json");
    return golden;
}

/// The golden values of all optimizers, the other schedules, clipping and max-norm.
inline const nlohmann::json& updateRules() {
    static const nlohmann::json golden = fileNamed("update_rules.json");
    return golden;
}

/// Settings as the golden file writes them.
inline Settings settings(const nlohmann::json& object, Settings start = {}) {
    for (const auto& [key, value] : object.items()) {
        if (value.is_boolean())
            start.set(key, value.get<bool>());
        else if (value.is_string())
            start.set(key, value.get<std::string>());
        else if (value.is_number_integer())
            start.set(key, value.get<std::int64_t>());
        else
            start.set(key, value.get<double>());
    }
    return start;
}

}  // namespace glassbox::golden
