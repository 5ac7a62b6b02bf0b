#include "core/data/dataset_rows.h"
#include "core/data/synthetic/draw.h"

#include <array>
#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

using std::numbers::pi;
using synthetic::Draw;

constexpr std::array<std::string_view, 2> twoClasses{"0", "1"};
constexpr const char* blur = translatable("core", "Deviation that is added to both coordinates of every point.");

/// A point of the plane and its class.
struct Point {
    double x = 0, y = 0;
    std::int32_t label = 0;
};

Shape pair(const Settings&) {
    return {2};
}

/// Radius 1 outside (class 0) and 0.5 inside (class 1), angles uniform.
Point circles(const Settings&, std::int64_t index, const Draw& draw) {
    const auto label = static_cast<std::int32_t>(index % 2);
    const double angle = draw.uniform(0, 0, 2 * pi), radius = label == 0 ? 1.0 : 0.5;
    return {radius * std::cos(angle), radius * std::sin(angle), label};
}

/// Half circles of radius 1: (cos a, sin a), and (1 - cos a, 1/2 - sin a), a uniform in [0, pi).
Point moons(const Settings&, std::int64_t index, const Draw& draw) {
    const double angle = draw.uniform(0, 0, pi), x = std::cos(angle), y = std::sin(angle);
    return index % 2 == 0 ? Point{x, y, 0} : Point{1 - x, 0.5 - y, 1};
}

/// Two arms: radius r uniform in [0.1, 1), angle 2 pi turns r, the second arm half a turn further.
Point spiral(const Settings& options, std::int64_t index, const Draw& draw) {
    const auto label = static_cast<std::int32_t>(index % 2);
    const double radius = draw.uniform(0, 0.1, 1), angle = 2 * pi * options.real("turns") * radius + pi * label;
    return {radius * std::cos(angle), radius * std::sin(angle), label};
}

/// Class c has its centre on the unit circle at angle 2 pi c / k; the noise is the clusters' deviation.
Point clusters(const Settings& options, std::int64_t index, const Draw&) {
    const std::int64_t count = options.integer("clusters"), label = index % count;
    const double angle = 2 * pi * static_cast<double>(label) / static_cast<double>(count);
    return {std::cos(angle), std::sin(angle), static_cast<std::int32_t>(label)};
}

/// Uniform in [-1, 1)^2, cut into cells x cells squares; the class is the parity of row plus column.
Point checkerboard(const Settings& options, std::int64_t, const Draw& draw) {
    const double x = draw.uniform(0, -1, 1), y = draw.uniform(1, -1, 1);
    const auto cells = static_cast<double>(options.integer("cells"));
    const auto cell = [cells](double at) { return static_cast<std::int32_t>((at + 1) / 2 * cells); };
    return {x, y, (cell(x) + cell(y)) % 2};
}

using Place = Point (*)(const Settings&, std::int64_t index, const Draw&);

template <Place place>
Result<std::shared_ptr<const Dataset>> load(const DatasetRequest& request, Dataset description) {
    auto dataset = std::make_shared<Dataset>(std::move(description));
    dataset->sampleShape = {2};
    const Settings& options = request.options;
    if (const Setting* count = options.find("clusters"))
        for (std::int64_t i = 0; i < std::get<std::int64_t>(*count); ++i)
            dataset->classes.push_back(std::to_string(i));
    const double noise = options.real("noise");
    synthetic::fillParts<float, std::int32_t>(
        *dataset, synthetic::partSizes(options), options, {},
        [&](const Draw& draw, std::int64_t index, std::span<float> sample, std::span<std::int32_t> label) {
            const Point point = place(options, index, draw);
            sample[0] = static_cast<float>(point.x + draw.normal(0, noise));
            sample[1] = static_cast<float>(point.y + draw.normal(1, noise));
            label[0] = point.label;
        });
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

template <Place place>
CatalogEntry finished(CatalogEntry entry, std::span<const SettingSchema> options) {
    entry.options = options;
    entry.sampleShape = pair;
    entry.load = load<place>;
    if (!findSetting(options, "clusters")) entry.classes = twoClasses;
    return entry;
}

std::span<const SettingSchema> plainOptions() {
    static const SettingSchema rows[] = {synthetic::samplesOption(1000), synthetic::noiseOption(0.1, blur),
                                         synthetic::testShareOption(), synthetic::seedOption()};
    return rows;
}

std::span<const SettingSchema> spiralOptions() {
    static const SettingSchema rows[] = {synthetic::samplesOption(1000),
                                         synthetic::noiseOption(0.02, blur),
                                         {.key = "turns",
                                          .label = translatable("core", "Turns"),
                                          .kind = SettingKind::Real,
                                          .initial = 1.5,
                                          .minimum = 0.25,
                                          .maximum = 5,
                                          .unit = translatable("core", "turns"),
                                          .help = translatable("core", "How often an arm goes round the centre.")},
                                         synthetic::testShareOption(),
                                         synthetic::seedOption()};
    return rows;
}

std::span<const SettingSchema> clusterOptions() {
    static const SettingSchema rows[] = {
        synthetic::samplesOption(1000),
        synthetic::noiseOption(0.2, translatable("core", "Deviation of a cluster in each direction.")),
        {.key = "clusters",
         .label = translatable("core", "Clusters"),
         .initial = std::int64_t{3},
         .minimum = 2,
         .maximum = 20,
         .help = translatable("core", "Number of clusters, each a class; their centres stand on a circle.")},
        synthetic::testShareOption(),
        synthetic::seedOption()};
    return rows;
}

std::span<const SettingSchema> boardOptions() {
    static const SettingSchema rows[] = {synthetic::samplesOption(2000),
                                         synthetic::noiseOption(0, blur),
                                         {.key = "cells",
                                          .label = translatable("core", "Cells"),
                                          .initial = std::int64_t{4},
                                          .minimum = 2,
                                          .maximum = 16,
                                          .unit = translatable("core", "cells"),
                                          .help = translatable("core", "Cells along an edge of the board.")},
                                         synthetic::testShareOption(),
                                         synthetic::seedOption()};
    return rows;
}

}  // namespace

std::span<const CatalogEntry> pointSets() {
    using synthetic::generatedRow;
    constexpr std::string_view sklearn =
        "F. Pedregosa et al.: Scikit-learn: machine learning in Python. Journal of Machine Learning Research 12, "
        "2825-2830, 2011";
    static const std::array rows{
        finished<circles>(generatedRow("circles", translatable("core", "Circles"),
                                       translatable("core", "Points of two rings, one inside the other."), sklearn),
                          plainOptions()),
        finished<moons>(
            generatedRow("moons", translatable("core", "Moons"),
                         translatable("core", "Points of two half circles that reach into each other."), sklearn),
            plainOptions()),
        finished<spiral>(
            generatedRow("spiral", translatable("core", "Two spirals"),
                         translatable("core", "Points of two arms that wind round each other."),
                         "K. J. Lang, M. J. Witbrock: Learning to tell two spirals apart. Proceedings of the 1988 "
                         "Connectionist Models Summer School, 52-59, 1988"),
            spiralOptions()),
        finished<clusters>(
            generatedRow("clusters", translatable("core", "Gaussian clusters"),
                         translatable("core", "Points of normal distributions round centres on a circle."),
                         "C. M. Bishop: Pattern recognition and machine learning, sec. 4.2. Springer, 2006"),
            clusterOptions()),
        finished<checkerboard>(
            generatedRow("checkerboard", translatable("core", "Checkerboard"),
                         translatable("core", "Points of a square; black and white cells are the two classes."),
                         "T. K. Ho, E. M. Kleinberg: Building projectable classifiers of arbitrary complexity. "
                         "Proceedings of the 13th International Conference on Pattern Recognition, 880-885, 1996"),
            boardOptions())};
    return rows;
}

}  // namespace glassbox
