#include "core/explain/explain.h"

#include "core/explain/step_run.h"
#include "core/explain/verify.h"
#include "core/ops/op_type.h"

#include <optional>
#include <utility>

namespace glassbox {

struct Microscope::State {
    std::unique_ptr<SlowMotion> motion;
    std::optional<StepRun> reference;  ///< float64, one op at a time, so that any value can be moved; made when needed
    std::vector<NumberEdit> edits;     ///< that the reference has

    /// The reference as the step is now.
    Result<StepRun*> freshReference() {
        if (reference && edits == motion->edits()) return &*reference;
        auto made = motion->reference();
        if (!made) return made.error();
        reference = std::move(*made);
        reference->run();
        edits = motion->edits();
        return &*reference;
    }
};

Microscope::Microscope() : state_(std::make_unique<State>()) {}
Microscope::~Microscope() = default;

Result<std::unique_ptr<Microscope>> Microscope::make(const ExperimentSpec& experiment,
                                                     std::shared_ptr<const Dataset> dataset,
                                                     const std::vector<std::pair<std::string, Tensor>>& weights,
                                                     const std::string& part, const std::vector<std::int64_t>& samples,
                                                     ThreadPool& pool) {
    auto made = make(momentOf(experiment, prepareData(experiment, std::move(dataset)), weights, part, samples), pool,
                     {.inputGradients = true});
    if (made) (*made)->motion().moveTo((*made)->motion().score().begin(StepPhase::Update));
    return made;
}

Result<std::unique_ptr<Microscope>> Microscope::make(Moment moment, ThreadPool& pool,
                                                     const SlowMotionOptions& options) {
    auto motion = SlowMotion::make(std::move(moment), pool, options);
    if (!motion) return motion.error();
    auto microscope = std::unique_ptr<Microscope>(new Microscope);
    microscope->state_->motion = std::move(*motion);
    return microscope;
}

SlowMotion& Microscope::motion() {
    return *state_->motion;
}

const SlowMotion& Microscope::motion() const {
    return *state_->motion;
}

const Graph& Microscope::graph() const {
    return motion().graph();
}

std::vector<std::string> Microscope::valueNames() const {
    std::vector<std::string> names;
    for (const Value& value : graph().values())
        names.push_back(value.name);
    return names;
}

Result<double> Microscope::number(const NumberRef& ref, std::int64_t sample) const {
    return motion().number(ref, sample);
}

StepNumbers Microscope::numbers() const {
    StepNumbers all = numbersOf(motion().engine());
    all.computed = [this](ValueId value) { return motion().computed(value); };
    return all;
}

Result<Explanation> Microscope::explain(const NumberRef& ref, std::int64_t sample) const {
    const auto number = motion().number(ref, sample);
    if (!number) return number.error();
    const StepRun& engine = motion().engine();
    const auto element = locate(graph(), ref, sample);
    const ValueId id = graph().find(ref.value);
    const Value& value = graph().value(id);
    Explanation explanation;
    explanation.ref = ref;
    explanation.block = value.block;
    explanation.engine = *number;
    if (!value.producer.valid()) {
        explanation.terms.reference = explanation.engine;
        return explanation;
    }
    const Op& op = graph().op(value.producer);
    const OpType& type = *makingOf(graph(), id).type;
    explanation.op = std::string(type.name);
    explanation.formula = std::string(type.formula);
    explanation.terms = termsOf(engine, op, value.outputIndex, *element);
    const StepNumbers all = numbers();
    for (const Term& term : explanation.terms.terms)
        explanation.parts.push_back(explained(all, term));
    return explanation;
}

Result<Verification> Microscope::verify(const NumberRef& ref, std::int64_t sample) {
    if (const auto number = motion().number(ref, sample); !number) return number.error();
    const Result<StepRun*> reference = state_->freshReference();
    if (!reference) return reference.error();
    return verifyNumber(motion().engine(), **reference, graph().find(ref.value), *locate(graph(), ref, sample));
}

}  // namespace glassbox
