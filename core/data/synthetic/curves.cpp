#include "core/data/dataset_rows.h"
#include "core/data/synthetic/draw.h"

#include <array>
#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

using synthetic::Draw;

constexpr const char* blur = translatable("core", "Deviation that is added to every target.");

/// x uniform in [-1, 1), y = sin(2 pi periods x) + noise.
Result<std::shared_ptr<const Dataset>> loadSine(const DatasetRequest& request, Dataset description) {
    auto dataset = std::make_shared<Dataset>(std::move(description));
    dataset->sampleShape = {1};
    const double frequency = 2 * std::numbers::pi * request.options.real("periods");
    const double noise = request.options.real("noise");
    synthetic::fillParts<float, float>(
        *dataset, synthetic::partSizes(request.options), request.options, {1},
        [=](const Draw& draw, std::int64_t, std::span<float> sample, std::span<float> target) {
            const double x = draw.uniform(0, -1, 1);
            sample[0] = static_cast<float>(x);
            target[0] = static_cast<float>(std::sin(frequency * x) + draw.normal(0, noise));
        });
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

/// x1 and x2 uniform in [-1, 1), y = 1 + 2 x1 - 3 x2 + noise.
Result<std::shared_ptr<const Dataset>> loadPlane(const DatasetRequest& request, Dataset description) {
    auto dataset = std::make_shared<Dataset>(std::move(description));
    dataset->sampleShape = {2};
    const double noise = request.options.real("noise");
    synthetic::fillParts<float, float>(
        *dataset, synthetic::partSizes(request.options), request.options, {1},
        [noise](const Draw& draw, std::int64_t, std::span<float> sample, std::span<float> target) {
            const double x1 = draw.uniform(0, -1, 1), x2 = draw.uniform(1, -1, 1);
            sample[0] = static_cast<float>(x1);
            sample[1] = static_cast<float>(x2);
            target[0] = static_cast<float>(1 + 2 * x1 - 3 * x2 + draw.normal(0, noise));
        });
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

CatalogEntry sine() {
    static const SettingSchema options[] = {
        synthetic::samplesOption(500),
        synthetic::noiseOption(0.1, blur),
        {.key = "periods",
         .label = translatable("core", "Periods"),
         .kind = SettingKind::Real,
         .initial = 1.0,
         .minimum = 0.1,
         .maximum = 10,
         .help = translatable("core", "How many waves there are in one unit; the inputs go from -1 to 1.")},
        synthetic::testShareOption(),
        synthetic::seedOption()};
    CatalogEntry row =
        synthetic::generatedRow("sine", translatable("core", "Sine"),
                                translatable("core", "One number in, its sine with noise out: a curve to be fitted."),
                                "C. M. Bishop: Pattern recognition and machine learning, sec. 1.1. Springer, 2006");
    row.options = options;
    row.targetField = "target";
    row.sampleShape = [](const Settings&) { return Shape{1}; };
    row.load = loadSine;
    return row;
}

CatalogEntry plane() {
    static const SettingSchema options[] = {synthetic::samplesOption(200), synthetic::noiseOption(0.1, blur),
                                            synthetic::testShareOption(), synthetic::seedOption()};
    CatalogEntry row = synthetic::generatedRow(
        "plane", translatable("core", "Plane"),
        translatable(
            "core", "Two numbers a and b in, 1 + 2 a - 3 b with noise out: linear regression should find 1, 2 and -3."),
        "T. Hastie, R. Tibshirani, J. Friedman: The elements of statistical learning, sec. 3.2. Springer, 2009");
    row.options = options;
    row.targetField = "target";
    row.sampleShape = [](const Settings&) { return Shape{2}; };
    row.load = loadPlane;
    return row;
}

}  // namespace

std::span<const CatalogEntry> curveSets() {
    static const std::array rows{sine(), plane()};
    return rows;
}

}  // namespace glassbox
