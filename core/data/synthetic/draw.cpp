#include "core/data/synthetic/draw.h"

#include <algorithm>
#include <cmath>

namespace glassbox::synthetic {

namespace {

/// Kinds of draw, each with streams of its own.
enum Kind : std::uint32_t { Uniform, Whole, Normal };

RandomStream streamOf(std::uint64_t seed, bool test, Kind kind, std::int64_t sample) {
    return {seed, RandomPurpose::Synthesize, 2 * kind + (test ? 1u : 0u), static_cast<std::uint64_t>(sample)};
}

}  // namespace

Draw::Draw(std::uint64_t seed, bool test, std::int64_t sample)
    : uniform_(streamOf(seed, test, Uniform, sample)),
      whole_(streamOf(seed, test, Whole, sample)),
      normal_(streamOf(seed, test, Normal, sample)) {}

double Draw::uniform(std::uint64_t index, double low, double high) const {
    return low + (high - low) * static_cast<double>(uniform_.uniform(index));
}

std::int32_t Draw::below(std::uint32_t bound, std::uint64_t index) const {
    return static_cast<std::int32_t>(whole_.below(bound, index));
}

double Draw::normal(std::uint64_t index, double deviation) const {
    return deviation * normal_.normal(index);
}

PartSizes partSizes(const Settings& options) {
    const std::int64_t samples = options.integer("samples");
    const auto wanted =
        static_cast<std::int64_t>(std::llround(static_cast<double>(samples) * options.real("test_share")));
    const std::int64_t test = std::clamp<std::int64_t>(wanted, 1, samples - 1);
    return {samples - test, test};
}

SettingSchema samplesOption(std::int64_t initial) {
    return {.key = "samples",
            .label = translatable("core", "Samples"),
            .initial = initial,
            .minimum = 2,
            .maximum = 1000000,
            .help = translatable("core", "How many samples are made, for training and test together."),
            .logarithmic = true};
}

SettingSchema testShareOption() {
    return {.key = "test_share",
            .label = translatable("core", "Share of the test"),
            .kind = SettingKind::Real,
            .initial = 0.2,
            .minimum = 0.01,
            .maximum = 0.9,
            .help = translatable("core", "Share of the samples that the test part gets."),
            .rare = true};
}

SettingSchema noiseOption(double initial, std::string_view help) {
    return {.key = "noise",
            .label = translatable("core", "Noise"),
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 0,
            .maximum = 10,
            .help = help};
}

SettingSchema seedOption() {
    return {.key = "seed",
            .label = translatable("core", "Seed of the data"),
            .initial = std::int64_t{1},
            .minimum = 0,
            .maximum = 9007199254740992.0,
            .help = translatable("core", "The samples are a function of it."),
            .rare = true};
}

CatalogEntry generatedRow(std::string_view name, const char* title, const char* help, std::string_view citation) {
    CatalogEntry row;
    row.name = name;
    row.title = title;
    row.help = help;
    row.origin = "Made by Glassbox from its options and seed";
    row.citation = citation;
    row.licence = "None needed: generated numbers";
    row.kind = AxisKind::Vector;
    row.inputField = "features";
    return row;
}

}  // namespace glassbox::synthetic
