#include "ui/session/probe_worker.h"

#include "core/base/platform/clock.h"
#include "core/base/platform/thread.h"
#include "core/train/training_graph.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace glassbox {
namespace {

/// Whether its (first) answer is a class: only then are pictures right or wrong.
bool classifies(const NetworkSpec& network) {
    const auto output = std::ranges::find(network.blocks, "Output", &BlockSpec::type);
    return output != network.blocks.end() && output->settings.text("task") == "classification";
}

/// Share of one core that probes may use: one hundredth of a machine with two.
constexpr double shareOfCore = 0.02;
/// The strip is answered at most twice a second.
constexpr double stripPeriod = 0.5;
/// The other answers come at most five times a second while training.
constexpr double answerPeriod = 0.2;

std::vector<float> asFloats(const Tensor& tensor, std::int64_t count) {
    std::vector<float> numbers(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        numbers[static_cast<std::size_t>(i)] = static_cast<float>(tensor.at(i));
    return numbers;
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

void ProbeWorker::setStripWanted(bool wanted) {
    const std::lock_guard lock(mutex_);
    stripWanted_ = wanted;
}

void ProbeWorker::loop() {
    lowerThreadPriority();
    for (;;) {
        Wishes wishes;
        bool strip = false;
        {
            std::unique_lock lock(mutex_);
            condition_.wait(lock, [this] { return stopping_ || wishes_.any(); });
            if (stopping_) return;
            wishes = std::exchange(wishes_, {});
            strip = stripWanted_;
        }
        const double started = monotonicSeconds();
        const bool asked = wishes.sample || wishes.picture || wishes.weights;
        const Stale stale{wishes.sample || wishes.parameters, wishes.picture || wishes.parameters,
                          wishes.weights || wishes.parameters, strip && wishes.parameters != nullptr};
        take(std::move(wishes));
        if (!single_ || !parameters_) continue;
        answer(stale);
        if (asked)
            wake_();
        else
            rest(started);
    }
}

void ProbeWorker::answer(const Stale& stale) {
    if (stale.sample) answerSample();
    if (stale.pad) answerPad();
    if (stale.weights) answerWeights();
    const double now = monotonicSeconds();
    if (!stale.strip || (now < nextStrip_ && parameters_->step != 0)) return;
    answerStrip();
    nextStrip_ = now + stripPeriod;
}

/// Waits until this round has cost no more than its share; a new drawing or sample ends the wait.
void ProbeWorker::rest(double started) {
    const double spent = monotonicSeconds() - started;
    const double pause = std::max(answerPeriod - spent, spent / shareOfCore - spent);
    std::unique_lock lock(mutex_);
    condition_.wait_for(lock, std::chrono::duration<double>(std::min(pause, 5.0)), [this] {
        return stopping_ || wishes_.picture || wishes_.sample || wishes_.setup || wishes_.weights;
    });
}

void ProbeWorker::take(Wishes wishes) {
    if (wishes.setup) {
        setup_ = std::move(wishes.setup);
        parameters_.reset();
        nextStrip_ = 0;
        makePredictors();
    }
    if (wishes.sample) sample_ = *wishes.sample;
    if (wishes.picture) picture_ = std::move(*wishes.picture);
    if (wishes.weights) weightNames_ = std::move(*wishes.weights);
    if (wishes.parameters && single_ && setup_->generation == wishes.parameters->generation) {
        parameters_ = std::move(wishes.parameters);
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
    const auto count = std::min<std::int64_t>(stripSamples_, static_cast<std::int64_t>(setup_->indices.size()));
    if (count == 0 || !setup_->dataset->image() || setup_->dataset->classes.empty() || !classifies(setup_->network))
        return;
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
    if (!setup_->dataset->classes.empty()) view->label = static_cast<int>(part.labels.at(index));
    single_->run(batchOf(part, &index));
    const Lowered& lowered = single_->lowered();
    for (const auto& [block, id] : lowered.blockOutputs) {
        const Value& value = lowered.graph->value(id);
        view->blocks[block] = {value.type, asFloats(single_->value(value.name), value.type.shape.elements())};
    }
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

void ProbeWorker::answerStrip() {
    if (!strip_) return;
    const DataPart& part = setup_->samples();
    strip_->run(batchOf(part, setup_->indices.data()));
    const Tensor output = strip_->output();
    const std::int64_t classes = output.elements() / strip_->batch();
    auto answer = std::make_shared<StripAnswer>();
    answer->step = parameters_->step;
    answer->part = setup_->part;
    for (std::int64_t i = 0; i < strip_->batch(); ++i) {
        StripAnswer::Tile tile;
        tile.index = i;
        tile.label = static_cast<int>(part.labels.at(setup_->indices[static_cast<std::size_t>(i)]));
        for (std::int64_t c = 0; c < classes; ++c) {
            const auto sure = static_cast<float>(output.at(i * classes + c));
            if (sure > tile.confidence) {
                tile.confidence = sure;
                tile.prediction = static_cast<int>(c);
            }
        }
        answer->tiles.push_back(tile);
    }
    stripAnswers.put(std::move(answer));
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
