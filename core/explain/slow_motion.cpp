#include "core/explain/slow_motion.h"

#include "core/explain/sample_batch.h"
#include "core/explain/sample_share.h"
#include "core/train/training_graph.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace glassbox {

struct SlowMotion::State {
    State(Moment start, ThreadPool& threads, const SlowMotionOptions& chosen)
        : moment(std::move(start)), ofTraining(moment.ofTraining), pool(threads), options(chosen) {}

    /// The step as the moment and its edits have it, not run.
    Result<StepRun> makeRun(Fusion fusion, DType precision) const;
    Result<void> begin();
    /// Runs what a position needs and has not run yet.
    void reach(int wanted);
    /// Runs again what a value had an influence on.
    void runAgain(ValueId from);
    Result<Element> locate(const NumberRef& ref, std::int64_t sample) const;
    bool computed(ValueId value) const;
    Error notYet(const std::string& name) const;
    void note(const NumberRef& ref, std::int64_t sample, double before, double after);

    Moment moment;
    bool ofTraining;  ///< as it was taken, without edits
    ThreadPool& pool;
    SlowMotionOptions options;
    StepRun engine;
    Score score;
    std::vector<OpId> entries;   ///< in the order of the score
    std::vector<int> entriesOf;  ///< by position: how many of them it needs
    int ran = 0;                 ///< entries that have run
    int position = 0;
    std::optional<StepUpdate> update;
    bool updated = false;
    std::optional<SampleShare> share;  ///< made at the first use
    std::vector<NumberEdit> edits;
};

Result<StepRun> SlowMotion::State::makeRun(Fusion fusion, DType precision) const {
    const auto batch = SampleBatch::make(moment);
    if (!batch) return batch.error();
    auto lowered = trainingGraph(moment.experiment, options.inputGradients, fusion);
    if (!lowered) return lowered.error();
    StepSetup setup;
    setup.seed = moment.experiment.seed;
    setup.step = static_cast<std::uint64_t>(moment.step);
    setup.batch = batch->size();
    setup.weights = &moment.weights;
    setup.fill = [&](const Lowered& graph, Executor& executor) { return batch->fill(graph, executor); };
    auto run = StepRun::make(std::move(*lowered), setup, precision, pool);
    if (!run) return run;
    for (const NumberEdit& edit : edits) {
        const ValueId value = run->graph().find(edit.ref.value);
        const auto element = glassbox::locate(run->graph(), edit.ref, edit.sample);
        if (run->graph().value(value).role == ValueRole::Input) run->write(value, *element, edit.after);
    }
    return run;
}

Result<void> SlowMotion::State::begin() {
    auto run = makeRun(Fusion::On, moment.experiment.precision);
    if (!run) return run.error();
    engine = std::move(*run);
    score = Score::of(engine.lowered(), moment.experiment);
    auto made = StepUpdate::make(moment, engine.lowered(), engine.parameters());
    if (!made) return made.error();
    update = std::move(*made);
    entriesOf.push_back(0);
    for (const ScoreLine& line : score.lines()) {
        if (line.entry.valid() && line.part == 0) entries.push_back(line.entry);
        entriesOf.push_back(static_cast<int>(entries.size()));
    }
    return {};
}

void SlowMotion::State::reach(int wanted) {
    const int needed = entriesOf[static_cast<std::size_t>(wanted)];
    while (ran < needed)
        engine.runEntry(entries[static_cast<std::size_t>(ran++)]);
    if (wanted <= score.begin(StepPhase::Update) || updated) return;
    update->run(engine, pool);
    updated = true;
}

void SlowMotion::State::runAgain(ValueId from) {
    const Graph& graph = engine.graph();
    int first = 0;
    while (first < ran && std::ranges::count(graph.op(entries[static_cast<std::size_t>(first)]).inputs, from) == 0)
        ++first;
    ran = std::exchange(first, ran);
    while (ran < first)
        engine.runEntry(entries[static_cast<std::size_t>(ran++)]);
    updated = false;
    reach(position);
    share.reset();
}

Result<Element> SlowMotion::State::locate(const NumberRef& ref, std::int64_t sample) const {
    return glassbox::locate(numbersOf(engine), ref, sample);
}

bool SlowMotion::State::computed(ValueId value) const {
    const std::optional<int> line = score.lineOf(value);
    return !line || *line < position;
}

Error SlowMotion::State::notYet(const std::string& name) const {
    return makeError("explain.not_yet", translatable("core", "{value} is not computed yet"), {{"value", name}},
                     translatable("core", "Step forward to the op that makes it."));
}

/// Keeps one edit a number; what is as it was is none.
void SlowMotion::State::note(const NumberRef& ref, std::int64_t sample, double before, double after) {
    const auto same = [&](const NumberEdit& edit) { return edit.ref == ref && edit.sample == sample; };
    const auto found = std::ranges::find_if(edits, same);
    if (found == edits.end())
        edits.push_back({ref, sample, before, after});
    else
        found->after = after;
    std::erase_if(edits, [](const NumberEdit& edit) { return edit.before == edit.after; });
    moment.ofTraining = ofTraining && edits.empty();
}

SlowMotion::SlowMotion() = default;
SlowMotion::~SlowMotion() = default;

Result<std::unique_ptr<SlowMotion>> SlowMotion::make(Moment moment, ThreadPool& pool,
                                                     const SlowMotionOptions& options) {
    auto motion = std::unique_ptr<SlowMotion>(new SlowMotion);
    motion->state_ = std::make_unique<State>(std::move(moment), pool, options);
    if (const auto begun = motion->state_->begin(); !begun) return begun.error();
    return motion;
}

const Moment& SlowMotion::moment() const {
    return state_->moment;
}

const Lowered& SlowMotion::lowered() const {
    return state_->engine.lowered();
}

const Graph& SlowMotion::graph() const {
    return state_->engine.graph();
}

const Score& SlowMotion::score() const {
    return state_->score;
}

const StepRun& SlowMotion::engine() const {
    return state_->engine;
}

std::int64_t SlowMotion::batch() const {
    return state_->engine.batch();
}

int SlowMotion::position() const {
    return state_->position;
}

void SlowMotion::moveTo(int position) {
    state_->position = std::clamp(position, 0, state_->score.end());
    state_->reach(state_->position);
}

bool SlowMotion::forward(StepSize size) {
    const int wanted = score().next(position(), size);
    moveTo(wanted);
    return wanted <= score().end();
}

bool SlowMotion::back(StepSize size) {
    const int wanted = score().previous(position(), size);
    moveTo(wanted);
    return wanted >= 0;
}

void SlowMotion::setListener(std::function<void(const Op&)> listener) {
    state_->engine.setListener(std::move(listener));
}

bool SlowMotion::computed(ValueId value) const {
    return state_->computed(value);
}

double SlowMotion::read(ValueId value, Element element) const {
    return state_->engine.read(value, element);
}

Result<double> SlowMotion::number(const NumberRef& ref, std::int64_t sample) const {
    const auto element = state_->locate(ref, sample);
    if (!element) return element.error();
    const ValueId value = graph().find(ref.value);
    if (!computed(value)) return state_->notYet(ref.value);
    return read(value, *element);
}

Tensor SlowMotion::whole(ValueId value) const {
    return computed(value) ? state_->engine.whole(value) : Tensor();
}

Tensor SlowMotion::ofSample(ValueId value, std::int64_t sample) const {
    Tensor all = whole(value);
    const ValueType& type = graph().value(value).type;
    if (all.empty() || !type.batched || sample < 0 || sample >= batch()) return all;
    Tensor one(all.dtype(), type.shape);
    std::memcpy(one.raw(), all.raw() + static_cast<std::size_t>(sample) * one.bytes(), one.bytes());
    return one;
}

Result<Tensor> SlowMotion::contribution(ValueId parameter, std::int64_t sample) {
    const std::string& name = graph().value(parameter).name;
    const ValueId gradient = graph().gradientOf(parameter);
    if (const auto found = state_->locate(refOf(graph(), parameter, {}), sample); !found) return found.error();
    if (!gradient.valid())
        return makeError("explain.no_gradient", translatable("core", "no gradient is made for {value}"),
                         {{"value", name}});
    if (!computed(gradient)) return state_->notYet(graph().value(gradient).name);
    if (!state_->share) {
        auto run = state_->makeRun(Fusion::On, state_->moment.experiment.precision);
        if (!run) return run.error();
        state_->share.emplace(std::move(*run), score());
    }
    return state_->share->gradient(parameter, sample);
}

Result<ParameterChange> SlowMotion::change(ValueId parameter) const {
    const std::optional<int> line = score().updateOf(parameter);
    const std::string& name = graph().value(parameter).name;
    if (!line)
        return makeError("explain.not_updated", translatable("core", "{value} is not trained: no update changes it"),
                         {{"value", name}});
    if (*line >= position()) return state_->notYet(name);
    const auto place = std::ranges::find(graph().parameters(), parameter) - graph().parameters().begin();
    return state_->update->change(state_->engine, static_cast<std::size_t>(place));
}

Result<double> SlowMotion::setNumber(const NumberRef& ref, double number, std::int64_t sample) {
    State& state = *state_;
    const auto element = state.locate(ref, sample);
    if (!element) return element.error();
    const ValueId id = graph().find(ref.value);
    const Value& value = graph().value(id);
    const bool weight = value.role == ValueRole::Parameter && value.parameterKind != ParameterKind::Counter;
    const bool input = value.role == ValueRole::Input && value.type.dtype == DType::F32;
    if (!weight && !input)
        return makeError("explain.not_settable", translatable("core", "{value} can't be set by hand"),
                         {{"value", ref.value}},
                         translatable("core", "Weights, biases, statistics and real inputs can be."));
    const double before = read(id, *element);
    state.engine.write(id, *element, number);
    const double after = read(id, *element);
    state.note(ref, element->sample, before, after);
    for (auto& [name, tensor] : state.moment.weights)
        if (weight && name == ref.value) tensor.set(element->offset, after);
    state.runAgain(id);
    return before;
}

const std::vector<NumberEdit>& SlowMotion::edits() const {
    return state_->edits;
}

Result<StepRun> SlowMotion::reference() const {
    return state_->makeRun(Fusion::Off, DType::F64);
}

}  // namespace glassbox
