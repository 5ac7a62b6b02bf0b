#include "ui/session/text_writer.h"

#include "core/base/platform/clock.h"

#include <utility>

namespace glassbox {

void TextWriter::begin(const ProbeSetup& setup, const ParameterSnapshot& parameters, ThreadPool& pool,
                       const GenerationSettings& settings) {
    answer_ = {};
    answer_.step = parameters.step;
    answer_.prompt = settings.prompt;
    answer_.error = start(setup, parameters, pool, settings);
    left_ = answer_.error ? 1 : settings.length;
}

std::optional<Error> TextWriter::start(const ProbeSetup& setup, const ParameterSnapshot& parameters, ThreadPool& pool,
                                       const GenerationSettings& settings) {
    generator_.reset();
    auto predictor = Predictor::make(setup.network, 1, pool, {}, setup.precision);
    if (!predictor) return predictor.error();
    predictor_ = std::move(*predictor);
    predictor_->setFlatParameters(parameters.values.raw());
    auto generator = Generator::make(*predictor_, setup.dataset->classes);
    if (!generator) return generator.error();
    generator_ = std::move(*generator);
    if (const Result<void> begun = generator_->begin(settings); !begun) return begun.error();
    return std::nullopt;
}

void TextWriter::stop() {
    left_ = 0;
}

std::shared_ptr<const TextAnswer> TextWriter::writeOn(double seconds) {
    const double end = monotonicSeconds() + seconds;
    if (answer_.error) {
        left_ = 0;
    } else {
        do {
            answer_.text += generator_->next();
            --left_;
        } while (left_ > 0 && monotonicSeconds() < end);
    }
    answer_.done = left_ == 0;
    return std::make_shared<const TextAnswer>(answer_);
}

}  // namespace glassbox
