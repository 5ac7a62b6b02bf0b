#include "app/cli/output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace glassbox::cli {

namespace {

/// The place in front, unless the message starts with it anyway.
std::string lineOf(const Error& error) {
    return error.message().starts_with(error.place) ? error.at("").toString() : error.toString();
}

}  // namespace

void printError(const Error& error) {
    fmt::print(stderr, "glassbox-cli: {}\n", lineOf(error));
}

int refuse(const Error& error, bool json) {
    printError(error);
    if (json) {
        nlohmann::ordered_json document{{"error", {{"code", error.code}, {"message", error.message()}}}};
        if (!error.hint.empty()) document["error"]["hint"] = error.mend();
        if (!error.place.empty()) document["error"]["place"] = error.place;
        for (const auto& [name, value] : error.arguments)
            document["error"]["arguments"][name] = value;
        printJson(document);
    }
    return BadInput;
}

void printJson(const nlohmann::ordered_json& document) {
    const std::string text = document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    fmt::print("{}\n", text);
}

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3;) {
        i -= 3;
        digits.insert(i, ",");
    }
    return digits;
}

std::string withPrefix(double number, std::string_view unit) {
    constexpr std::array<std::string_view, 6> prefixes{"", "k", "M", "G", "T", "P"};
    std::size_t prefix = 0;
    while (std::abs(number) >= 1000 && prefix + 1 < prefixes.size()) {
        number /= 1000;
        ++prefix;
    }
    return fmt::format("{:.3g} {}{}", number, prefixes[prefix], unit);
}

nlohmann::ordered_json shapeJson(const Shape& shape) {
    nlohmann::ordered_json sizes = nlohmann::ordered_json::array();
    for (const std::int64_t size : shape.sizes())
        sizes.push_back(size);
    return sizes;
}

}  // namespace glassbox::cli
