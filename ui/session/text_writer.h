#pragma once

#include "core/base/thread_pool.h"
#include "core/train/generator.h"
#include "ui/session/probe_answers.h"
#include "ui/session/run_report.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace glassbox {

/// Writes a text on with the parameters of one step, a little at a time, so that the thread that runs it can look at
/// other things in between. It belongs to that thread.
class TextWriter {
public:
    /// Begins anew; what can't be begun is written to its end at once, with the error.
    void begin(const ProbeSetup& setup, const ParameterSnapshot& parameters, ThreadPool& pool,
               const GenerationSettings& settings);
    void stop();
    bool writing() const { return left_ > 0; }
    /// Writes for that long, at least one character; the text so far.
    std::shared_ptr<const TextAnswer> writeOn(double seconds);

private:
    std::optional<Error> start(const ProbeSetup& setup, const ParameterSnapshot& parameters, ThreadPool& pool,
                               const GenerationSettings& settings);

    std::unique_ptr<Predictor> predictor_;
    std::optional<Generator> generator_;
    TextAnswer answer_;
    std::int64_t left_ = 0;  ///< characters, or the one report of an error
};

}  // namespace glassbox
