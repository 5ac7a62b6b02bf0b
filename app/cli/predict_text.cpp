#include "app/cli/predict_text.h"
#include "app/cli/loading.h"
#include "app/cli/output.h"
#include "core/train/generator.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace glassbox::cli {

bool takesText(const ExperimentSpec& experiment, const std::string& input) {
    const CatalogEntry* entry = findCatalogEntry(experiment.data.dataset);
    return entry != nullptr && entry->kind == AxisKind::Tokens && !input.ends_with(".npy");
}

int runPredictText(const PredictOptions& options, const ExperimentSpec& experiment, const DataPlaces& places) {
    const auto dataset = loadDataset(experiment.data.dataset, experiment.data.options, places);
    if (!dataset) return refuse(dataset.error(), options.json);
    ThreadPool pool(1);
    auto predictor = loadPredictor(options.weights, experiment, 1, pool);
    if (!predictor) return refuse(predictor.error(), options.json);
    auto generator = Generator::make(**predictor, (*dataset)->classes);
    if (!generator) return refuse(generator.error(), options.json);
    const GenerationSettings settings{options.input, options.length, options.temperature, options.seed};
    if (options.json) {
        const auto text = generator->generate(settings);
        if (!text) return refuse(text.error(), true);
        printJson(
            {{"prompt", options.input}, {"text", *text}, {"temperature", options.temperature}, {"seed", options.seed}});
        return Done;
    }
    if (const auto begun = generator->begin(settings); !begun) return refuse(begun.error(), false);
    fmt::print("{}", options.input);
    for (std::int64_t i = 0; i < options.length; ++i) {
        fmt::print("{}", generator->next());
        std::fflush(stdout);
    }
    fmt::print("\n");
    return Done;
}

}  // namespace glassbox::cli
