#include "core/data/dataset_rows.h"
#include "core/data/synthetic/draw.h"

#include <algorithm>
#include <array>

namespace glassbox {

namespace {

using synthetic::Draw;

// Symbols of the copy task that are no data.
constexpr std::int32_t blank = 0, delimiter = 1, firstSymbol = 2;

Shape addingShape(const Settings& options) {
    return {options.integer("length"), 2};
}

std::int64_t copySteps(const Settings& options) {
    return 2 * options.integer("length") + options.integer("delay");
}

/// [T,2]: channel 0 is uniform in [0, 1); channel 1 is 1 at two time steps, one in each half, and 0 elsewhere. The
/// target [1] is the sum of the two marked numbers. (Always answering 1 has the mean squared error 1/6.)
Result<std::shared_ptr<const Dataset>> loadAdding(const DatasetRequest& request, Dataset description) {
    auto dataset = std::make_shared<Dataset>(std::move(description));
    const std::int64_t length = request.options.integer("length");
    dataset->sampleShape = {length, 2};
    const auto first = static_cast<std::uint32_t>(length / 2), second = static_cast<std::uint32_t>(length) - first;
    synthetic::fillParts<float, float>(
        *dataset, synthetic::partSizes(request.options), request.options, {1},
        [=](const Draw& draw, std::int64_t, std::span<float> sample, std::span<float> target) {
            for (std::int64_t t = 0; t < length; ++t)
                sample[static_cast<std::size_t>(2 * t)] =
                    static_cast<float>(draw.uniform(static_cast<std::uint64_t>(t), 0, 1));
            const std::size_t one = static_cast<std::size_t>(draw.below(first, 0));
            const std::size_t other = first + static_cast<std::size_t>(draw.below(second, 1));
            sample[2 * one + 1] = sample[2 * other + 1] = 1;
            target[0] = sample[2 * one] + sample[2 * other];
        });
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

/// Tokens of T = 2 length + delay steps. Input: `length` symbols, `delay` blanks, the delimiter, and blanks to the end.
/// Target: blanks up to the delimiter, and from the delimiter on the symbols in their order. Every step counts.
Result<std::shared_ptr<const Dataset>> loadCopy(const DatasetRequest& request, Dataset description) {
    auto dataset = std::make_shared<Dataset>(std::move(description));
    const std::int64_t length = request.options.integer("length"), symbols = request.options.integer("symbols");
    const auto start = static_cast<std::size_t>(length + request.options.integer("delay"));
    dataset->sampleShape = {copySteps(request.options)};
    dataset->classes = {"_", ">"};
    for (std::int64_t i = 0; i < symbols; ++i)
        dataset->classes.push_back(std::string(1, static_cast<char>('a' + i)));
    synthetic::fillParts<std::int32_t, std::int32_t>(
        *dataset, synthetic::partSizes(request.options), request.options, dataset->sampleShape,
        [=](const Draw& draw, std::int64_t, std::span<std::int32_t> sample, std::span<std::int32_t> target) {
            std::ranges::fill(sample, blank);
            std::ranges::fill(target, blank);
            sample[start] = delimiter;
            for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i)
                sample[i] = target[start + i] = firstSymbol + draw.below(static_cast<std::uint32_t>(symbols), i);
        });
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

CatalogEntry adding() {
    static const SettingSchema options[] = {
        {.key = "length",
         .label = translatable("core", "Length"),
         .initial = std::int64_t{100},
         .minimum = 2,
         .maximum = 10000,
         .unit = translatable("core", "time steps"),
         .help = translatable("core", "Time steps of a sequence; the longer, the longer must be remembered.")},
        synthetic::samplesOption(12000),
        synthetic::testShareOption(),
        synthetic::seedOption()};
    CatalogEntry row = synthetic::generatedRow(
        "adding", translatable("core", "Adding problem"),
        translatable(
            "core",
            "Sequences of numbers of which two are marked, one in each half; the answer is the sum of the two."),
        "S. Hochreiter, J. Schmidhuber: Long short-term memory, sec. 5.4. Neural Computation 9(8), 1735-1780, 1997; in "
        "the variant of Q. V. Le, N. Jaitly, G. E. Hinton: A simple way to initialize recurrent networks of rectified "
        "linear units, sec. 4.1. arXiv:1504.00941, 2015 (numbers from 0 to 1, target the sum itself)");
    row.options = options;
    row.kind = AxisKind::Sequence;
    row.inputField = "sequence";
    row.targetField = "target";
    row.sampleShape = addingShape;
    row.load = loadAdding;
    return row;
}

CatalogEntry copy() {
    static const SettingSchema options[] = {
        {.key = "length",
         .label = translatable("core", "Length"),
         .initial = std::int64_t{10},
         .minimum = 1,
         .maximum = 1000,
         .unit = translatable("core", "symbols"),
         .help = translatable("core", "Symbols to be remembered.")},
        {.key = "symbols",
         .label = translatable("core", "Symbols"),
         .initial = std::int64_t{8},
         .minimum = 2,
         .maximum = 26,
         .help = translatable("core", "Size of the alphabet; blank and delimiter come on top of it.")},
        {.key = "delay",
         .label = translatable("core", "Delay"),
         .initial = std::int64_t{0},
         .minimum = 0,
         .maximum = 10000,
         .unit = translatable("core", "time steps"),
         .help = translatable("core", "Blanks between the symbols and the delimiter.")},
        synthetic::samplesOption(12000),
        synthetic::testShareOption(),
        synthetic::seedOption()};
    CatalogEntry row = synthetic::generatedRow(
        "copy", translatable("core", "Copy task"),
        translatable(
            "core",
            "Symbols, then a delimiter that asks for them again: answer blanks before it and the symbols from it on."),
        "A. Graves, G. Wayne, I. Danihelka: Neural Turing machines, sec. 4.1. arXiv:1410.5401, 2014; with a delay as "
        "in "
        "M. Arjovsky, A. Shah, Y. Bengio: Unitary evolution recurrent neural networks, sec. 5.1. Proceedings of the "
        "33rd "
        "International Conference on Machine Learning, 1120-1128, 2016");
    row.options = options;
    row.kind = AxisKind::Tokens;
    row.inputField = "text";
    row.targetField = "copy";
    row.sampleShape = [](const Settings& settings) { return Shape{copySteps(settings)}; };
    row.load = loadCopy;
    return row;
}

}  // namespace

std::span<const CatalogEntry> sequenceSets() {
    static const std::array rows{adding(), copy()};
    return rows;
}

}  // namespace glassbox
