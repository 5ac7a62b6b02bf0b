#include "ui/session/probe_worker.h"

#include "core/base/platform/clock.h"
#include "core/base/platform/thread.h"
#include "core/train/training_graph.h"
#include "ui/session/strip_probe.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace glassbox {
namespace {

/// Share of one core that probes may use: one hundredth of a machine with two.
constexpr double shareOfCore = 0.02;
/// The strip is answered at most twice a second.
constexpr double stripPeriod = 0.5;
/// A text is written this long before other wishes are looked at.
constexpr double writingPeriod = 0.05;
/// The other answers come at most five times a second while training.
constexpr double answerPeriod = 0.2;

std::vector<float> asFloats(const Tensor& tensor, std::int64_t count) {
    std::vector<float> numbers(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        numbers[static_cast<std::size_t>(i)] = static_cast<float>(tensor.at(i));
    return numbers;
}

/// What tokens stand for; empty where one stands for nothing.
std::vector<std::string> wordsOf(const std::vector<float>& tokens, const std::vector<std::string>& names) {
    std::vector<std::string> words;
    for (const float token : tokens) {
        if (token < 0 || static_cast<std::size_t>(token) >= names.size()) return {};
        words.push_back(names[static_cast<std::size_t>(token)]);
    }
    return words;
}

}  // namespace

ProbeWorker::ProbeWorker(std::function<void()> wake, int stripSamples)
    : wake_(std::move(wake)), stripSamples_(stripSamples), thread_([this] { loop(); }) {}

ProbeWorker::~ProbeWorker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    condition_.notify_one();
    thread_.join();
}

template <class Change>
void ProbeWorker::wish(Change change) {
    {
        const std::lock_guard lock(mutex_);
        change(wishes_);
    }
    condition_.notify_one();
}

void ProbeWorker::setSetup(std::shared_ptr<const ProbeSetup> setup) {
    wish([&](Wishes& wishes) {
        wishes.setup = std::move(setup);
        wishes.parameters.reset();
    });
}

void ProbeWorker::setParameters(std::shared_ptr<const ParameterSnapshot> parameters) {
    wish([&](Wishes& wishes) { wishes.parameters = std::move(parameters); });
}

void ProbeWorker::setSample(std::int64_t index) {
    wish([&](Wishes& wishes) { wishes.sample = index; });
}

void ProbeWorker::setPadPicture(std::vector<std::uint8_t> picture) {
    wish([&](Wishes& wishes) { wishes.picture = std::move(picture); });
}

void ProbeWorker::watchWeights(std::vector<std::string> names) {
    wish([&](Wishes& wishes) { wishes.weights = std::move(names); });
}

void ProbeWorker::watchWindows(WindowWishes windows) {
    wish([&](Wishes& wishes) { wishes.windows = std::move(windows); });
}

void ProbeWorker::writeText(GenerationSettings settings) {
    wish([&](Wishes& wishes) { wishes.text = std::move(settings); });
}

void ProbeWorker::setStripWanted(bool wanted) {
    {
        const std::lock_guard lock(mutex_);
        stripWanted_ = wanted;
    }
    condition_.notify_one();
}

void ProbeWorker::loop() {
    lowerThreadPriority();
    for (;;) {
        Wishes wishes;
        bool strip = false;
        {
            std::unique_lock lock(mutex_);
            wait(lock);
            if (stopping_) return;
            wishes = std::exchange(wishes_, {});
            strip = stripWanted_;
        }
        const bool asked = wishes.asked();
        const Stale stale{wishes.sample || wishes.windows || wishes.parameters, wishes.picture || wishes.parameters,
                          wishes.weights || wishes.parameters, strip};
        take(std::move(wishes));
        const double started = monotonicSeconds();  // plans are made once; only answers are paced
        if (!single_ || !parameters_) continue;
        answer(stale);
        writeOn();
        if (asked || writer_.writing())
            wake_();
        else
            rest(started);
    }
}

/// Until something is wished or to be written, or the strip's turn comes.
void ProbeWorker::wait(std::unique_lock<std::mutex>& lock) {
    const auto ready = [this] {
        const bool strip = stripLate_ && stripWanted_ && monotonicSeconds() >= nextStrip_;
        return stopping_ || wishes_.any() || writer_.writing() || strip;
    };
    while (!ready()) {
        if (stripLate_ && stripWanted_)
            condition_.wait_for(lock, std::chrono::duration<double>(nextStrip_ - monotonicSeconds()));
        else
            condition_.wait(lock);
    }
}

void ProbeWorker::answer(const Stale& stale) {
    if (stale.sample) answerSample();
    if (stale.pad) answerPad();
    if (stale.weights) answerWeights();
    const double now = monotonicSeconds();
    if (!stale.strip || !stripLate_ || (now < nextStrip_ && parameters_->step != 0)) return;
    answerStrip();
    stripLate_ = false;
    nextStrip_ = now + stripPeriod;
}

/// Waits until this round has cost no more than its share; a new drawing or sample ends the wait.
void ProbeWorker::rest(double started) {
    const double spent = monotonicSeconds() - started;
    const double pause = std::max(answerPeriod - spent, spent / shareOfCore - spent);
    std::unique_lock lock(mutex_);
    condition_.wait_for(lock, std::chrono::duration<double>(std::min(pause, 5.0)),
                        [this] { return stopping_ || wishes_.setup || wishes_.asked(); });
}

void ProbeWorker::take(Wishes wishes) {
    if (wishes.setup) {
        setup_ = std::move(wishes.setup);
        parameters_.reset();
        nextStrip_ = 0;
        stripLate_ = false;
        writer_.stop();
        windows_.setSetup(setup_);
        makePredictors();
    }
    if (wishes.sample) sample_ = *wishes.sample;
    if (wishes.picture) picture_ = std::move(*wishes.picture);
    if (wishes.weights) weightNames_ = std::move(*wishes.weights);
    if (wishes.windows) windows_.want(std::move(*wishes.windows));
    if (wishes.text) text_ = std::move(wishes.text);
    if (wishes.parameters && single_ && setup_->generation == wishes.parameters->generation) {
        parameters_ = std::move(wishes.parameters);
        stripLate_ = true;
        single_->setFlatParameters(parameters_->values.raw());
        if (strip_) strip_->setFlatParameters(parameters_->values.raw());
    }
}

/// A network that can't be lowered (an edit left it incomplete) has no predictors, and its windows stay empty.
void ProbeWorker::makePredictors() {
    single_.reset();
    strip_.reset();
    const Result<Lowered> lowered = inferenceGraph(setup_->network);
    if (!lowered) return;
    std::vector<std::string> names;
    for (const auto& [block, value] : lowered->blockOutputs)
        names.push_back(lowered->graph->value(value).name);
    auto single = Predictor::make(setup_->network, 1, pool_, names, setup_->precision);
    if (!single) return;
    single_ = std::move(*single);
    stripKind_ = stripKind(*setup_, single_->lowered());
    const std::int64_t count = stripCount(*setup_, stripKind_, stripSamples_);
    if (count == 0) return;
    auto strip = Predictor::make(setup_->network, static_cast<int>(count), pool_, {}, setup_->precision);
    if (strip) strip_ = std::move(*strip);
}

InputBatch ProbeWorker::batchOf(const DataPart& part, const std::int64_t* indices) const {
    InputBatch batch;
    batch.samples = part.samples.raw();
    batch.dtype = part.samples.dtype();
    batch.indices = indices;
    const Normalization& normalization = setup_->normalization;
    if (!normalization.mean.empty()) {
        batch.mean = normalization.mean.data();
        batch.inverseDeviation = normalization.inverseDeviation.data();
        batch.channels = static_cast<int>(normalization.mean.size());
    }
    return batch;
}

void ProbeWorker::answerSample() {
    if (setup_->indices.empty()) return;
    auto view = std::make_shared<SampleView>();
    view->step = parameters_->step;
    view->part = setup_->part;
    view->index = std::clamp<std::int64_t>(sample_, 0, static_cast<std::int64_t>(setup_->indices.size()) - 1);
    const std::int64_t index = setup_->indices[static_cast<std::size_t>(view->index)];
    const DataPart& part = setup_->samples();
    const Dataset& dataset = *setup_->dataset;
    if (!dataset.classes.empty() && part.labels.shape().rank() == 1)
        view->label = static_cast<int>(part.labels.at(index));
    single_->run(batchOf(part, &index));
    const Lowered& lowered = single_->lowered();
    for (const auto& [block, id] : lowered.blockOutputs) {
        const Value& value = lowered.graph->value(id);
        BlockPicture& picture = view->blocks[block];
        picture = {value.type, asFloats(single_->value(value.name), value.type.shape.elements()), {}};
        if (value.type.kind == AxisKind::Tokens) picture.words = wordsOf(picture.values, dataset.classes);
    }
    windows_.fill(*view, *single_, parameters_);
    sampleViews.put(std::move(view));
}

void ProbeWorker::answerPad() {
    const auto expected = static_cast<std::size_t>(setup_->dataset->sampleShape.elements());
    auto answer = std::make_shared<PadAnswer>();
    answer->step = parameters_->step;
    if (setup_->dataset->image() && picture_.size() == expected) {
        InputBatch batch = batchOf(setup_->samples(), nullptr);
        batch.samples = picture_.data();
        batch.dtype = DType::U8;
        single_->run(batch);
        const Tensor output = single_->output();
        answer->probabilities = asFloats(output, output.elements());
    }
    padAnswers.put(std::move(answer));
}

/// Where the strip can show nothing, it is told so.
void ProbeWorker::answerStrip() {
    auto answer = std::make_shared<StripAnswer>();
    if (strip_) {
        strip_->run(batchOf(setup_->samples(), setup_->indices.data()));
        *answer = readStrip(*setup_, stripKind_, *strip_);
    }
    answer->generation = setup_->generation;
    answer->part = setup_->part;
    answer->step = parameters_->step;
    stripAnswers.put(std::move(answer));
}

void ProbeWorker::writeOn() {
    if (text_) writer_.begin(*setup_, *parameters_, pool_, *std::exchange(text_, std::nullopt));
    if (writer_.writing()) textAnswers.put(writer_.writeOn(writingPeriod));
}

void ProbeWorker::answerWeights() {
    auto pictures = std::make_shared<std::vector<WeightPicture>>();
    const ParameterTable& table = single_->parameters();
    for (const std::string& name : weightNames_) {
        const ParameterEntry* entry = table.find(name);
        if (entry == nullptr) continue;
        const Tensor value = table.value(name);
        pictures->push_back({name, entry->shape, asFloats(value, value.elements())});
    }
    weightPictures.put(std::move(pictures));
}

}  // namespace glassbox
