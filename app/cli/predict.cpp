#include "app/cli/loading.h"
#include "app/cli/output.h"
#include "app/cli/predict_text.h"
#include "core/data/catalog.h"
#include "core/data/picture.h"
#include "core/experiment/data_fit.h"
#include "core/interop/npy.h"
#include "core/train/predictor.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace glassbox::cli {
namespace {

/// What goes into the network: a batch of samples, and how it is prepared.
struct PredictInput {
    Tensor samples;
    std::int64_t count = 0;
    Normalization normalization;
};

std::string extensionOf(const std::string& file) {
    std::string extension = std::filesystem::path(file).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return extension;
}

/// An array goes in unchanged: one sample of the input's shape, or a batch of them.
Result<PredictInput> fromArray(const std::string& file, const Shape& shape, bool tokens) {
    auto array = readNpy(file);
    if (!array) return array.error();
    PredictInput input;
    const std::int64_t one = shape.elements();
    const Shape& given = array->shape();
    const bool single = given == shape;
    const bool batch = given.rank() == shape.rank() + 1 && given.elements() == given[0] * one && given[0] > 0 &&
                       shape.withFront(given[0]) == given;
    if (!single && !batch) {
        return makeError("predict.shape",
                         translatable("core", "{file} has the shape {given}, the network takes {wanted}"),
                         {{"file", file}, {"given", given.toString()}, {"wanted", shape.toString()}},
                         translatable("core", "Give one sample of that shape, or several with a batch axis in front."));
    }
    input.count = single ? 1 : given[0];
    input.samples = array->converted(tokens ? DType::I32 : DType::F64);
    return input;
}

/// A picture is resized to the network's input and prepared as the experiment says.
Result<PredictInput> fromPicture(const PredictOptions& options, const ExperimentSpec& experiment, const Shape& shape) {
    if (shape.rank() != 3 || (shape[0] != 1 && shape[0] != 3)) {
        return makeError("predict.no_picture", translatable("core", "the network takes {wanted}, not a picture"),
                         {{"wanted", shape.toString()}}, translatable("core", "Give an array as .npy."));
    }
    auto picture = readPicture(options.input, shape[0]);
    if (!picture) return picture.error();
    PredictInput input;
    input.count = 1;
    input.samples = resizePicture(*picture, shape[1], shape[2]);
    if (experiment.data.normalization == "standardize") {
        const auto places = placesOf(options.data);
        if (!places) return places.error();
        auto dataset = loadDataset(experiment.data.dataset, experiment.data.options, *places);
        if (!dataset) return dataset.error();
        const Split split = splitTraining(**dataset, experiment.data.validation, experiment.data.splitSeed);
        input.normalization = standardize(**dataset, split.training, experiment.data.perChannel);
    }
    return input;
}

/// Runs all samples in batches; the result is [count, outputs].
Tensor predictAll(Predictor& predictor, const PredictInput& input, bool logits) {
    InputBatch batch;
    batch.dtype = input.samples.dtype();
    if (!input.normalization.mean.empty()) {
        batch.mean = input.normalization.mean.data();
        batch.inverseDeviation = input.normalization.inverseDeviation.data();
        batch.channels = static_cast<int>(input.normalization.mean.size());
    }
    batch.samples = input.samples.raw();
    Tensor result;
    for (std::int64_t first = 0; first < input.count; first += predictor.batch()) {
        std::vector<std::int64_t> indices(static_cast<std::size_t>(predictor.batch()));
        for (std::size_t i = 0; i < indices.size(); ++i)
            indices[i] = std::min(first + static_cast<std::int64_t>(i), input.count - 1);
        batch.indices = indices.data();
        predictor.run(batch);
        const Tensor rows = logits ? predictor.logits() : predictor.output();
        const std::int64_t width = rows.elements() / predictor.batch();
        if (result.empty()) result = Tensor(rows.dtype(), Shape{input.count, width});
        for (std::int64_t i = 0; i < std::min<std::int64_t>(predictor.batch(), input.count - first) * width; ++i)
            result.set(first * width + i, rows.at(i));
    }
    return result;
}

/// Prints a row a sample; `classes` is empty where the network does not classify.
void printResult(const Tensor& result, const std::vector<std::string>& classes, bool json) {
    const std::int64_t width = result.shape()[1];
    nlohmann::ordered_json document = nlohmann::ordered_json::array();
    for (std::int64_t row = 0; row < result.shape()[0]; ++row) {
        std::vector<double> numbers;
        for (std::int64_t i = 0; i < width; ++i)
            numbers.push_back(result.at(row * width + i));
        const auto best = static_cast<std::size_t>(std::max_element(numbers.begin(), numbers.end()) - numbers.begin());
        nlohmann::ordered_json entry;
        if (best < classes.size()) entry["answer"] = classes[best];
        entry["output"] = numbers;
        document.push_back(std::move(entry));
        if (json) continue;
        if (best < classes.size()) fmt::print("{}  {:.6f}   ", classes[best], numbers[best]);
        fmt::print("[{:.6f}]\n", fmt::join(numbers, " "));
    }
    if (json) printJson(document);
}

/// The shape that goes in: every Input takes the same samples.
Result<Shape> inputShape(const NetworkSpec& network) {
    Shape shape;
    const BlockSpec* first = nullptr;
    for (const BlockSpec& block : network.blocks) {
        if (block.type != "Input") continue;
        const Shape taken(block.settings.sizes("shape"));
        if (first != nullptr && taken != shape)
            return makeError(
                "predict.two_inputs", translatable("core", "{first} takes {shape} but {second} takes {other}"),
                {{"first", first->id}, {"shape", shape.toString()}, {"second", block.id}, {"other", taken.toString()}},
                translatable("core", "One input file can't be both: give the Inputs one shape."));
        first = &block;
        shape = taken;
    }
    return shape;
}

/// Names of the classes, where the network classifies: the data set's where it is here, else their numbers.
std::vector<std::string> classNames(const ExperimentSpec& experiment, const DataPlaces& places, std::int64_t outputs) {
    const auto classifies = [](const BlockSpec& block) {
        return block.type == "Output" && block.settings.text("task") == "classification";
    };
    if (std::ranges::none_of(experiment.network.blocks, classifies)) return {};
    const auto dataset = loadDataset(experiment.data.dataset, experiment.data.options, places);
    std::vector<std::string> names = dataset ? (*dataset)->classes : std::vector<std::string>();
    while (std::ssize(names) < outputs)
        names.push_back(std::to_string(names.size()));
    return names;
}

Result<PredictInput> readInput(const PredictOptions& options, const ExperimentSpec& experiment) {
    const auto shape = inputShape(experiment.network);
    if (!shape) return shape.error();
    const bool tokens = std::ranges::any_of(experiment.network.blocks, [](const BlockSpec& block) {
        return block.type == "Input" && block.settings.text("kind") == "tokens";
    });
    if (extensionOf(options.input) == ".npy") return fromArray(options.input, *shape, tokens);
    return fromPicture(options, experiment, *shape);
}

/// Tokens of an array must be ones that the network knows.
Result<void> checkTokens(const Predictor& predictor, const PredictInput& input) {
    if (input.samples.dtype() != DType::I32) return {};
    const Lowered& lowered = predictor.lowered();
    for (const auto& [block, id] : lowered.inputs) {
        const std::optional<TokenLimit> limit = tokenLimit(*lowered.graph, id);
        for (const std::int32_t token : input.samples.span<std::int32_t>()) {
            if (!limit || (token >= 0 && token < limit->count)) continue;
            return makeError(
                "predict.token", translatable("core", "the token {token} is none of the {count} of {block}"),
                {{"token", std::to_string(token)}, {"count", std::to_string(limit->count)}, {"block", limit->block}},
                translatable("core", "Tokens are counted from 0."), "--input");
        }
    }
    return {};
}

}  // namespace

int runPredict(const PredictOptions& options) {
    const auto places = placesOf(options.data);
    if (!places) return refuse(places.error(), options.json);
    const auto experiment = loadExperiment(options.file);
    if (!experiment) return refuse(experiment.error(), options.json);
    if (const auto valid = validate(*experiment); !valid) return refuse(valid.error(), options.json);
    if (!options.output.empty()) {
        if (const auto writable = checkWritable(options.output); !writable)
            return refuse(writable.error(), options.json);
    }
    if (takesText(*experiment, options.input)) return runPredictText(options, *experiment, *places);
    const auto input = readInput(options, *experiment);
    if (!input) return refuse(input.error(), options.json);
    ThreadPool pool(physicalCores());
    const int batch = static_cast<int>(std::min<std::int64_t>(input->count, 64));
    auto predictor = loadPredictor(options.weights, *experiment, batch, pool);
    if (!predictor) return refuse(predictor.error(), options.json);
    if (const auto known = checkTokens(**predictor, *input); !known) return refuse(known.error(), options.json);
    const Tensor result = predictAll(**predictor, *input, options.logits);
    if (options.output.empty()) {
        const Lowered& lowered = (*predictor)->lowered();
        const bool one = lowered.graph->value(lowered.outputs.begin()->second).type.shape.rank() == 1;
        printResult(result, one ? classNames(*experiment, *places, result.shape()[1]) : std::vector<std::string>(),
                    options.json);
        return Done;
    }
    if (const auto written = writeNpy(options.output, result); !written) return refuse(written.error(), options.json);
    if (options.json)
        printJson({{"output", options.output}, {"shape", shapeJson(result.shape())}});
    else
        fmt::print("{} of {} in {}\n", options.logits ? "scores" : "predictions", result.shape().toString(),
                   options.output);
    return Done;
}

}  // namespace glassbox::cli
