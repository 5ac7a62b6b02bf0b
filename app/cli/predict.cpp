#include "app/cli/loading.h"
#include "app/cli/output.h"
#include "core/data/catalog.h"
#include "core/data/picture.h"
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
Result<PredictInput> fromArray(const std::string& file, const Shape& shape) {
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
                         translatable("core", "give one sample of that shape, or several with a batch axis in front"));
    }
    input.count = single ? 1 : given[0];
    input.samples = array->converted(DType::F64);
    return input;
}

/// A picture is resized to the network's input and prepared as the experiment says.
Result<PredictInput> fromPicture(const PredictOptions& options, const ExperimentSpec& experiment, const Shape& shape) {
    if (shape.rank() != 3 || (shape[0] != 1 && shape[0] != 3)) {
        return makeError("predict.no_picture", translatable("core", "the network takes {wanted}, not a picture"),
                         {{"wanted", shape.toString()}}, translatable("core", "give an array as .npy"));
    }
    auto picture = readPicture(options.input, shape[0]);
    if (!picture) return picture.error();
    PredictInput input;
    input.count = 1;
    input.samples = resizePicture(*picture, shape[1], shape[2]);
    if (experiment.data.normalization == "standardize") {
        auto dataset = loadDataset(experiment.data.dataset, DataPlaces::standard(options.data));
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

void printResult(const Tensor& result, const std::vector<std::string>& classes, bool json) {
    const std::int64_t width = result.shape()[1];
    nlohmann::ordered_json document = nlohmann::ordered_json::array();
    for (std::int64_t row = 0; row < result.shape()[0]; ++row) {
        std::vector<double> numbers;
        for (std::int64_t i = 0; i < width; ++i)
            numbers.push_back(result.at(row * width + i));
        const auto best = static_cast<std::size_t>(std::max_element(numbers.begin(), numbers.end()) - numbers.begin());
        const std::string name = best < classes.size() ? classes[best] : std::to_string(best);
        document.push_back({{"answer", name}, {"output", numbers}});
        if (!json) fmt::print("{}  {:.6f}   [{:.6f}]\n", name, numbers[best], fmt::join(numbers, " "));
    }
    if (json) printJson(document);
}

const BlockSpec* inputBlock(const NetworkSpec& network) {
    const auto found = std::find_if(network.blocks.begin(), network.blocks.end(),
                                    [](const BlockSpec& block) { return block.type == "Input"; });
    return found == network.blocks.end() ? nullptr : &*found;
}

/// Names of the classes, where the experiment's data set is here; a prediction does not need them.
std::vector<std::string> classNames(const PredictOptions& options, const ExperimentSpec& experiment) {
    const auto dataset = loadDataset(experiment.data.dataset, DataPlaces::standard(options.data));
    return dataset ? (*dataset)->classes : std::vector<std::string>();
}

}  // namespace

int runPredict(const PredictOptions& options) {
    const auto experiment = loadExperiment(options.file);
    if (!experiment) return refuse(experiment.error(), options.json);
    if (const auto valid = validate(*experiment); !valid) return refuse(valid.error(), options.json);
    if (!options.output.empty()) {
        if (const auto writable = checkWritable(options.output); !writable)
            return refuse(writable.error(), options.json);
    }
    const auto weights = loadWeights(options.weights);
    if (!weights) return refuse(weights.error(), options.json);
    const Shape shape(inputBlock(experiment->network)->settings.sizes("shape"));
    const bool array = extensionOf(options.input) == ".npy";
    const auto input = array ? fromArray(options.input, shape) : fromPicture(options, *experiment, shape);
    if (!input) return refuse(input.error(), options.json);
    ThreadPool pool(physicalCores());
    const int batch = static_cast<int>(std::min<std::int64_t>(input->count, 64));
    auto predictor = Predictor::make(experiment->network, batch, pool, {}, experiment->precision);
    if (!predictor) return refuse(predictor.error(), options.json);
    if (const auto set = (*predictor)->setParameters(*weights); !set) return refuse(set.error(), options.json);
    const Tensor result = predictAll(**predictor, *input, options.logits);
    if (options.output.empty()) {
        printResult(result, classNames(options, *experiment), options.json);
        return Done;
    }
    if (const auto written = writeNpy(options.output, result); !written) return refuse(written.error(), options.json);
    if (options.json) printJson({{"output", options.output}, {"shape", shapeJson(result.shape())}});
    return Done;
}

}  // namespace glassbox::cli
