#include "ui/session/strip_probe.h"

#include <algorithm>
#include <tuple>

namespace glassbox {
namespace {

constexpr std::int64_t mostNumbers = 16;  ///< an answer of more is no line of text
constexpr std::int64_t mostTexts = 8;     ///< long samples: a network looks at every character of them
constexpr std::int64_t mostSequences = 40;

std::string taskOf(const NetworkSpec& network) {
    const auto output = std::ranges::find(network.blocks, "Output", &BlockSpec::type);
    return output == network.blocks.end() ? std::string() : output->settings.text("task");
}

/// Index of the largest of `count` numbers from `first` on, and that number.
std::pair<int, float> largest(const Tensor& output, std::int64_t first, std::int64_t count) {
    std::pair<int, float> best{0, 0.0F};
    for (std::int64_t i = 0; i < count; ++i) {
        const auto value = static_cast<float>(output.at(first + i));
        if (value > best.second) best = {static_cast<int>(i), value};
    }
    return best;
}

/// The characters that should come, and those that the network holds for the likeliest.
void readText(StripAnswer::Tile& tile, const Tensor& output, const Tensor& labels, std::int64_t row,
              std::int64_t sample) {
    const std::int64_t steps = labels.shape()[1], classes = output.shape()[2];
    for (std::int64_t t = 0; t < steps; ++t) {
        tile.truth.push_back(static_cast<std::int32_t>(labels.at(sample * steps + t)));
        tile.given.push_back(largest(output, (row * steps + t) * classes, classes).first);
    }
}

/// The class that the network decides for; where it gives one number, it is how likely class 1 is.
void readClass(StripAnswer::Tile& tile, const Tensor& output, const Tensor& labels, std::int64_t row,
               std::int64_t sample) {
    const std::int64_t numbers = output.elements() / output.shape()[0];
    tile.label = static_cast<int>(labels.at(sample));
    if (numbers == 1) {
        const auto yes = static_cast<float>(output.at(row));
        tile.prediction = yes >= 0.5F ? 1 : 0;
        tile.confidence = std::max(yes, 1 - yes);
    } else {
        std::tie(tile.prediction, tile.confidence) = largest(output, row * numbers, numbers);
    }
}

void readNumbers(StripAnswer::Tile& tile, const Tensor& output, const Tensor& labels, std::int64_t row,
                 std::int64_t sample) {
    const std::int64_t numbers = output.elements() / output.shape()[0];
    for (std::int64_t i = 0; i < numbers; ++i) {
        tile.numbers.push_back(static_cast<float>(output.at(row * numbers + i)));
        tile.targets.push_back(static_cast<float>(labels.at(sample * numbers + i)));
    }
}

}  // namespace

StripKind stripKind(const ProbeSetup& setup, const Lowered& lowered) {
    const Dataset& dataset = *setup.dataset;
    const Tensor& labels = setup.samples().labels;
    const Shape answer = lowered.graph->value(lowered.logits.begin()->second).type.shape;
    const std::string task = taskOf(setup.network);
    const bool classes = !dataset.classes.empty() && labels.dtype() == DType::I32;
    if (classes && labels.shape().rank() == 2 && answer.rank() == 2 && answer[0] == labels.shape()[1])
        return StripKind::Texts;
    if (classes && labels.shape().rank() == 1 && answer.rank() == 1) {
        if (dataset.image()) return task == "classification" ? StripKind::Pictures : StripKind::None;
        return task == "regression" ? StripKind::None : StripKind::Classes;
    }
    const std::int64_t targets = labels.empty() ? 0 : labels.elements() / labels.shape()[0];
    const bool few = answer.elements() <= mostNumbers && targets == answer.elements();
    return few && !dataset.image() && labels.dtype() == DType::F32 ? StripKind::Numbers : StripKind::None;
}

std::int64_t stripCount(const ProbeSetup& setup, StripKind kind, std::int64_t most) {
    if (kind == StripKind::None) return 0;
    if (kind == StripKind::Texts) most = mostTexts;
    if (setup.dataset->kind == AxisKind::Sequence) most = mostSequences;
    return std::min<std::int64_t>(most, static_cast<std::int64_t>(setup.indices.size()));
}

StripAnswer readStrip(const ProbeSetup& setup, StripKind kind, const Predictor& predictor) {
    const Tensor output = predictor.output();
    const Tensor& labels = setup.samples().labels;
    StripAnswer answer;
    answer.kind = kind;
    answer.part = setup.part;
    for (std::int64_t row = 0; row < predictor.batch(); ++row) {
        const std::int64_t sample = setup.indices[static_cast<std::size_t>(row)];
        StripAnswer::Tile tile;
        tile.index = row;
        if (kind == StripKind::Texts)
            readText(tile, output, labels, row, sample);
        else if (kind == StripKind::Numbers)
            readNumbers(tile, output, labels, row, sample);
        else
            readClass(tile, output, labels, row, sample);
        answer.tiles.push_back(std::move(tile));
    }
    return answer;
}

}  // namespace glassbox
