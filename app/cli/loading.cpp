#include "app/cli/loading.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace glassbox::cli {

Result<DataPlaces> placesOf(const std::string& data) {
    std::error_code ignored;
    if (data.empty() || std::filesystem::is_directory(data, ignored)) return DataPlaces::standard(data);
    return makeError("data.no_folder", translatable("core", "there is no folder {folder}"), {{"folder", data}},
                     translatable("core", "Give with --data the folder that holds the data sets' folders."), "--data");
}

Result<Loaded> loadExperimentAndData(const std::string& file, const std::string& data) {
    Loaded loaded;
    const auto places = placesOf(data);
    if (!places) return places.error();
    auto experiment = loadExperiment(file);
    if (!experiment) return experiment.error();
    if (const auto valid = validate(*experiment); !valid) return valid.error();
    auto dataset = loadDataset(experiment->data.dataset, experiment->data.options, *places);
    if (!dataset) return dataset.error();
    loaded.experiment = std::move(*experiment);
    loaded.dataset = std::move(*dataset);
    return loaded;
}

Result<std::map<std::string, Tensor>> loadWeights(const std::string& file) {
    auto tensors = readSafetensors(file);
    if (!tensors) return tensors.error();
    std::map<std::string, Tensor> weights;
    for (auto& [name, tensor] : *tensors)
        weights.emplace(name, std::move(tensor));
    return weights;
}

Result<std::unique_ptr<Predictor>> loadPredictor(const std::string& weights, const ExperimentSpec& experiment,
                                                 int batch, ThreadPool& pool) {
    const auto tensors = loadWeights(weights);
    if (!tensors) return tensors.error();
    auto predictor = Predictor::make(experiment.network, batch, pool, {}, experiment.precision);
    if (!predictor) return predictor.error();
    if (const auto set = (*predictor)->setParameters(*tensors); !set) return withWeights(set.error(), weights);
    return predictor;
}

Error withWeights(const Error& error, const std::string& file) {
    return error.code.starts_with("parameters.") ? error.at(file) : error;
}

Result<void> checkWritable(const std::filesystem::path& file) {
    std::error_code error;
    const bool existed = std::filesystem::exists(file, error);
    std::ofstream probe(file, std::ios::app | std::ios::binary);
    const bool writable = probe.good();
    const int reason = errno;
    probe.close();
    if (writable && !existed) std::filesystem::remove(file, error);
    if (writable) return {};
    return makeError("file.unwritable", translatable("core", "{path} can't be written: {reason}"),
                     {{"path", file.string()}, {"reason", std::strerror(reason)}},
                     translatable("core", "Choose a folder that exists, is writable and has room."));
}

}  // namespace glassbox::cli
