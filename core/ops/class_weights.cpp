#include "core/ops/class_weights.h"

#include "core/base/assert.h"
#include "core/base/shortened.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace glassbox {

namespace {

constexpr std::string_view blanks = " \t\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<double> numberIn(std::string_view text) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return std::isfinite(number) && number >= 0 ? std::optional(number) : std::nullopt;
}

Error weightsError(std::string code, const char* text, ErrorArguments arguments) {
    return makeError(std::move(code), text, std::move(arguments),
                     translatable("core", "Write a number of at least 0 for each class, such as 1, 2, 0.5."),
                     "class_weights");
}

}  // namespace

Result<std::vector<double>> parseClassWeights(const std::string& text, std::optional<std::int64_t> classes) {
    std::vector<double> weights;
    std::string_view rest = text;
    for (bool more = true; more;) {
        const std::size_t comma = rest.find(',');
        const std::string_view entry = trimmed(rest.substr(0, comma));
        const std::optional<double> weight = numberIn(entry);
        if (!weight)
            return weightsError(
                "class_weights.number",
                translatable("core", "class_weights: entry {index}, \"{value}\", is no number from 0 up"),
                {{"index", std::to_string(weights.size() + 1)}, {"value", shortened(std::string(entry))}});
        weights.push_back(*weight);
        more = comma != std::string_view::npos;
        if (more) rest.remove_prefix(comma + 1);
    }
    if (classes && std::ssize(weights) != *classes)
        return weightsError("class_weights.count",
                            translatable("core", "class_weights has {count} numbers, but there are {classes} classes"),
                            {{"count", std::to_string(weights.size())}, {"classes", std::to_string(*classes)}});
    if (std::ranges::all_of(weights, [](double weight) { return weight == 0; }))
        return weightsError("class_weights.zero", translatable("core", "class_weights: every class has the weight 0"),
                            {});
    return weights;
}

LabelAttributes LabelAttributes::of(const Attributes& attributes) {
    LabelAttributes made;
    if (attributes.has("label_smoothing")) made.smoothing = attributes.real("label_smoothing");
    if (!attributes.has("class_weights")) return made;
    Result<std::vector<double>> weights = parseClassWeights(attributes.text("class_weights"), std::nullopt);
    GLASSBOX_ASSERT(weights.ok());
    made.weights = std::move(*weights);
    return made;
}

double LabelAttributes::weight(std::int64_t class_) const {
    if (class_ < 0) return 0;
    return weights.empty() ? 1.0 : weights[static_cast<std::size_t>(class_)];
}

double LabelAttributes::share(std::int64_t k, std::int64_t label, std::int64_t classes) const {
    if (label < 0) return 0;
    const double certain = k == label ? 1 - smoothing : 0;
    return weight(k) * (certain + smoothing / static_cast<double>(classes));
}

void checkLabelAttributes(InputCheck& check, const Attributes& attributes, std::optional<std::int64_t> classes) {
    if (check.failed()) return;
    if (attributes.has("label_smoothing")) check.number("label_smoothing", 0, 1, true);
    if (check.failed() || !attributes.has("class_weights")) return;
    if (const auto weights = parseClassWeights(attributes.text("class_weights"), classes); !weights)
        check.fail(weights.error());
}

}  // namespace glassbox
