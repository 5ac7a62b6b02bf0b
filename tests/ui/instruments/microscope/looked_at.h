#pragma once

#include "core/data/catalog.h"
#include "core/explain/unfolding.h"
#include "core/explain/verify.h"
#include "core/train/trainer.h"
#include "ui/session/core_text.h"

#include <QString>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace glassbox::test {

/// A preset after some steps of training, and its next step on samples of the validation part, all of it done.
struct LookedAt {
    std::unique_ptr<ThreadPool> pool = std::make_unique<ThreadPool>(1);
    ExperimentSpec experiment;
    std::unique_ptr<Microscope> microscope;

    LookedAt(const std::string& preset, int steps, std::vector<std::int64_t> samples = {18}) {
        const auto loaded = loadExperiment(std::string(GLASSBOX_SOURCE_DIR "/resources/presets/") + preset + ".json");
        if (!loaded) std::abort();
        experiment = *loaded;
        const auto dataset = loadDataset(experiment.data.dataset, experiment.data.options, DataPlaces::standard());
        if (!dataset) std::abort();
        auto trainer = Trainer::make(experiment, *dataset, {});
        if (!trainer) std::abort();
        for (int i = 0; i < steps; ++i)
            if (!(*trainer)->step()) std::abort();
        auto made = Microscope::make(nextMoment(**trainer).on("validation", std::move(samples)), *pool);
        if (!made) std::abort();
        microscope = std::move(*made);
        microscope->motion().moveTo(score().end());
    }

    const Score& score() const { return microscope->motion().score(); }
    Unfolding unfolded(const std::string& ref, const UnfoldOptions& options = {}) const {
        const auto parsed = parseNumberRef(ref);
        if (!parsed) std::abort();
        auto made = unfold(*microscope, *parsed, 0, options);
        if (!made) std::abort();
        return *made;
    }
    Verification verified(const std::string& ref) const {
        auto made = microscope->verify(*parseNumberRef(ref));
        if (!made) std::abort();
        return *made;
    }
    /// By line: norm of its first result.
    std::vector<double> norms() const {
        std::vector<double> found;
        for (const ScoreLine& line : score().lines()) {
            const Tensor whole = line.outputs.empty() ? Tensor() : microscope->motion().whole(line.outputs.front());
            double sum = whole.empty() ? std::numeric_limits<double>::quiet_NaN() : 0;
            for (std::int64_t i = 0; !whole.empty() && i < whole.elements(); ++i)
                sum += whole.at(i) * whole.at(i);
            found.push_back(std::sqrt(sum));
        }
        return found;
    }
    QString categoryOf(const std::string& block) const {
        const std::string top = block.substr(0, block.find('.'));
        for (const BlockSpec& spec : experiment.network.blocks) {
            const BlockType* type = spec.id == top ? findBlockType(spec.type) : nullptr;
            if (type != nullptr) return plainText(type->category);
        }
        return {};
    }
};

}  // namespace glassbox::test
