#include "core/data/dataset_rows.h"
#include "core/data/synthetic/draw.h"

#include <array>

namespace glassbox {

namespace {

using synthetic::Draw;

constexpr std::array<std::string_view, 2> truth{"0", "1"};

/// Truth tables, bit 2 * first + second.
enum class Gate : unsigned { And = 0b1000, Or = 0b1110, Xor = 0b0110 };

Shape pair(const Settings&) {
    return {2};
}

std::span<const SettingSchema> options() {
    static const SettingSchema rows[] = {
        {.key = "samples",
         .label = translatable("core", "Samples"),
         .initial = std::int64_t{4},
         .minimum = 4,
         .maximum = 1000000,
         .help = translatable("core", "How many points each part gets; they go round the four corners."),
         .logarithmic = true},
        synthetic::noiseOption(
            0, translatable("core", "Deviation of the points from their corner; with 0 they are the truth table.")),
        synthetic::seedOption()};
    return rows;
}

/// Sample i lies at corner i % 4 of the unit square: (0,0), (0,1), (1,0), (1,1), plus noise; its label is the gate's
/// answer at that corner.
template <Gate gate>
Result<std::shared_ptr<const Dataset>> load(const DatasetRequest& request, Dataset description) {
    auto dataset = std::make_shared<Dataset>(std::move(description));
    dataset->sampleShape = {2};
    const std::int64_t samples = request.options.integer("samples");
    const double noise = request.options.real("noise");
    synthetic::fillParts<float, std::int32_t>(
        *dataset, {samples, samples}, request.options, {},
        [noise](const Draw& draw, std::int64_t index, std::span<float> point, std::span<std::int32_t> label) {
            const auto corner = static_cast<unsigned>(index % 4);
            point[0] = static_cast<float>(corner / 2 + draw.normal(0, noise));
            point[1] = static_cast<float>(corner % 2 + draw.normal(1, noise));
            label[0] = static_cast<std::int32_t>(static_cast<unsigned>(gate) >> corner & 1u);
        });
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

template <Gate gate>
CatalogEntry row(std::string_view name, const char* title, const char* help, std::string_view citation) {
    CatalogEntry entry = synthetic::generatedRow(name, title, help, citation);
    entry.options = options();
    entry.classes = truth;
    entry.sampleShape = pair;
    entry.load = load<gate>;
    return entry;
}

}  // namespace

std::span<const CatalogEntry> gateSets() {
    constexpr std::string_view rosenblatt =
        "F. Rosenblatt: The perceptron: a probabilistic model for information storage and organization in the brain. "
        "Psychological Review 65(6), 386-408, 1958";
    static const std::array rows{
        row<Gate::And>(
            "and", translatable("core", "AND"),
            translatable("core", "Two inputs of 0 or 1; the answer is 1 where both are: one line separates it."),
            rosenblatt),
        row<Gate::Or>(
            "or", translatable("core", "OR"),
            translatable("core", "Two inputs of 0 or 1; the answer is 1 where any is: one line separates it."),
            rosenblatt),
        row<Gate::Xor>(
            "xor", translatable("core", "XOR"),
            translatable("core", "Two inputs of 0 or 1; the answer is 1 where they differ: no line separates it."),
            "M. Minsky, S. Papert: Perceptrons: an introduction to computational geometry. MIT Press, 1969")};
    return rows;
}

}  // namespace glassbox
