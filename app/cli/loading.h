#pragma once

#include "core/base/result.h"
#include "core/data/catalog.h"
#include "core/experiment/experiment_spec.h"
#include "core/interop/safetensors.h"
#include "core/train/predictor.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace glassbox::cli {

/// An experiment with its data.
struct Loaded {
    ExperimentSpec experiment;
    std::shared_ptr<const Dataset> dataset;
};

/// Where data sets are looked for; `data` is --data, a folder that must be there if it is given.
Result<DataPlaces> placesOf(const std::string& data);
/// Reads an experiment (or a network), checks it and loads its data; `data` is --data.
Result<Loaded> loadExperimentAndData(const std::string& file, const std::string& data);
/// Weights by name.
Result<std::map<std::string, Tensor>> loadWeights(const std::string& file);
/// A predictor with weights from a file.
Result<std::unique_ptr<Predictor>> loadPredictor(const std::string& weights, const ExperimentSpec& experiment,
                                                 int batch, ThreadPool& pool);
/// The error of something that was made with weights from a file: one about a parameter names the file.
Error withWeights(const Error& error, const std::string& file);
/// Refuses a file that could not be written in the end: its folder is missing or read-only.
Result<void> checkWritable(const std::filesystem::path& file);

}  // namespace glassbox::cli
