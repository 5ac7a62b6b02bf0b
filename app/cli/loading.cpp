#include "app/cli/loading.h"

#include "core/data/catalog.h"

#include <fstream>
#include <system_error>

namespace glassbox::cli {

Result<Loaded> loadExperimentAndData(const std::string& file, const std::string& data) {
    Loaded loaded;
    auto experiment = loadExperiment(file);
    if (!experiment) return experiment.error();
    if (const auto valid = validate(*experiment); !valid) return valid.error();
    auto dataset = loadDataset(experiment->data.dataset, DataPlaces::standard(data));
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

Result<void> checkWritable(const std::filesystem::path& file) {
    std::error_code error;
    const bool existed = std::filesystem::exists(file, error);
    std::ofstream probe(file, std::ios::app | std::ios::binary);
    const bool writable = probe.good();
    probe.close();
    if (writable && !existed) std::filesystem::remove(file, error);
    if (writable) return {};
    return makeError("file.unwritable", translatable("core", "{file} can't be written"), {{"file", file.string()}},
                     translatable("core", "name a file in a folder that exists and that you may write to"));
}

}  // namespace glassbox::cli
