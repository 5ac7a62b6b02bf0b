#include "ui/session/slow_motion_worker.h"

#include "core/base/platform/clock.h"
#include "core/base/platform/processor.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <utility>

namespace glassbox {
namespace {

/// Norms that take longer than this come with the next view.
constexpr double measuringPeriod = 0.01;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

template <class T>
double rootOfSquares(std::span<const T> numbers) {
    double sum = 0;
    for (const T number : numbers)
        sum += static_cast<double>(number) * static_cast<double>(number);
    return std::sqrt(sum);
}

double norm(const Tensor& tensor) {
    switch (tensor.dtype()) {
        case DType::F32:
            return rootOfSquares(tensor.span<float>());
        case DType::F64:
            return rootOfSquares(tensor.span<double>());
        default:
            double sum = 0;
            for (std::int64_t i = 0; i < tensor.elements(); ++i)
                sum += tensor.at(i) * tensor.at(i);
            return std::sqrt(sum);
    }
}

template <class T>
decltype(MicroscopeAnswer::what) answerOf(Result<T> result) {
    if (!result) return result.error();
    return std::move(*result);
}

/// A value of the graph by its name.
Result<ValueId> valueNamed(const Graph& graph, const std::string& name) {
    const ValueId id = graph.find(name);
    if (id.valid()) return id;
    return makeError("session.no_value", translatable("core", "this step has no value {name}"), {{"name", name}});
}

/// Answers each kind of question.
struct Answering {
    Microscope& microscope;
    using Answer = decltype(MicroscopeAnswer::what);

    Answer operator()(const UnfoldQuestion& question) const {
        return answerOf(unfold(microscope, question.ref, question.sample, question.options));
    }
    Answer operator()(const VerifyQuestion& question) const {
        return answerOf(microscope.verify(question.ref, question.sample));
    }
    Answer operator()(const ChainQuestion& question) const {
        return answerOf(chain(microscope, question.ref, question.sample));
    }
    Answer operator()(const ContributionQuestion& question) const {
        const auto parameter = valueNamed(microscope.graph(), question.parameter);
        if (!parameter) return parameter.error();
        return answerOf(microscope.motion().contribution(*parameter, question.sample));
    }
    Answer operator()(const ChangeQuestion& question) const {
        const auto parameter = valueNamed(microscope.graph(), question.parameter);
        if (!parameter) return parameter.error();
        return answerOf(microscope.motion().change(*parameter));
    }
    Answer operator()(const SetNumberOrder& order) const {
        const auto before = microscope.motion().setNumber(order.ref, order.number, order.sample);
        if (!before) return before.error();
        return NumberEdit{order.ref, order.sample, *before, order.number};
    }
};

}  // namespace

Error stepGone() {
    return makeError("session.step_gone", translatable("core", "that step is no longer under the microscope"));
}

SlowMotionWorker::SlowMotionWorker(std::function<void()> wake) : wake_(std::move(wake)), thread_([this] { loop(); }) {}

SlowMotionWorker::~SlowMotionWorker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    condition_.notify_one();
    thread_.join();
}

template <class Change>
void SlowMotionWorker::wish(Change change) {
    {
        const std::lock_guard lock(mutex_);
        change(wishes_);
    }
    condition_.notify_one();
}

void SlowMotionWorker::lay(StageRequest request) {
    wish([&](Wishes& wishes) {
        wishes.stage = std::move(request);
        wishes.position.reset();
        wishes.putAway = false;
    });
}

void SlowMotionWorker::putAway() {
    wish([](Wishes& wishes) {
        wishes.putAway = true;
        wishes.stage.reset();
        wishes.position.reset();
    });
}

void SlowMotionWorker::moveTo(int position) {
    wish([&](Wishes& wishes) { wishes.position = position; });
}

void SlowMotionWorker::watch(std::vector<TensorWish> tensors) {
    wish([&](Wishes& wishes) { wishes.tensors = std::move(tensors); });
}

void SlowMotionWorker::setSample(std::int64_t sample) {
    wish([&](Wishes& wishes) { wishes.sample = sample; });
}

void SlowMotionWorker::ask(MicroscopeQuestion question) {
    {
        const std::lock_guard lock(mutex_);
        questions_.push_back(std::move(question));
    }
    condition_.notify_one();
}

std::vector<MicroscopeAnswer> SlowMotionWorker::takeAnswers() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answers_, {});
}

void SlowMotionWorker::loop() {
    for (;;) {
        Wishes wishes;
        std::optional<MicroscopeQuestion> question;
        {
            std::unique_lock lock(mutex_);
            condition_.wait(lock, [this] { return stopping_ || wishes_.any() || !questions_.empty() || normsLate_; });
            if (stopping_) return;
            wishes = std::exchange(wishes_, {});
            if (!wishes.any() && !questions_.empty()) {
                question = std::move(questions_.front());
                questions_.pop_front();
            }
        }
        try {
            if (question)
                answer(*question);
            else
                take(std::move(wishes));
        } catch (const std::exception& exception) {
            normsLate_ = false;
            tell({question ? question->request : 0, stage_ ? stage_->number : 0,
                  makeError("session.microscope", translatable("core", "the microscope stopped: {reason}"),
                            {{"reason", exception.what()}})});
        }
    }
}

/// Does what was asked for, or goes on measuring, and tells the view.
void SlowMotionWorker::take(Wishes wishes) {
    if (wishes.putAway) {
        microscope_.reset();
        stage_.reset();
        forgetNumbers();
    }
    if (wishes.sample && *wishes.sample != sample_) {
        sample_ = *wishes.sample;
        std::ranges::fill(norms_, std::nullopt);
    }
    if (wishes.tensors) {
        tensorWishes_ = std::move(*wishes.tensors);
        std::erase_if(tensors_, [this](const auto& entry) {
            return std::ranges::find(tensorWishes_, entry.first) == tensorWishes_.end();
        });
    }
    if (wishes.stage) makeStage(std::move(*wishes.stage));
    if (!microscope_) return;
    if (wishes.position) microscope_->motion().moveTo(*wishes.position);
    normsLate_ = measure(measuringPeriod);
    if (wishes.any() || !normsLate_) tellView();
}

void SlowMotionWorker::makeStage(StageRequest request) {
    if (!pool_) pool_ = std::make_unique<ThreadPool>(physicalCores());
    auto stage = std::make_shared<MicroscopeStage>();
    stage->number = request.number;
    stage->step = request.step;
    stage->moment = request.moment;
    microscope_.reset();
    stage_.reset();
    forgetNumbers();
    auto made = Microscope::make(std::move(request.moment), *pool_);
    if (!made) {
        tell({0, request.number, made.error()});
        return;
    }
    microscope_ = std::move(*made);
    SlowMotion& motion = microscope_->motion();
    stage->lowered = motion.lowered();
    stage->score = motion.score();
    stage->batch = motion.batch();
    stage_ = std::move(stage);
    forgetNumbers();
    motion.moveTo(request.position);
}

/// What was read is no longer so.
void SlowMotionWorker::forgetNumbers() {
    tensors_.clear();
    norms_.assign(stage_ ? stage_->score.lines().size() : 0, std::nullopt);
    normsLate_ = false;
}

void SlowMotionWorker::answer(const MicroscopeQuestion& question) {
    if (!microscope_ || question.stage != stage_->number) {
        tell({question.request, question.stage, stepGone()});
        return;
    }
    MicroscopeAnswer answer{question.request, question.stage, std::visit(Answering{*microscope_}, question.what)};
    const bool set = std::holds_alternative<NumberEdit>(answer.what);
    tell(std::move(answer));
    if (!set) return;
    forgetNumbers();
    normsLate_ = measure(measuringPeriod);
    tellView();
}

void SlowMotionWorker::tell(MicroscopeAnswer answer) {
    {
        const std::lock_guard lock(mutex_);
        answers_.push_back(std::move(answer));
    }
    wake_();
}

void SlowMotionWorker::tellView() {
    const SlowMotion& motion = microscope_->motion();
    auto view = std::make_shared<MicroscopeView>();
    view->stage = stage_;
    view->position = motion.position();
    view->sample = sample_;
    for (const TensorWish& wish : tensorWishes_)
        if (auto tensor = tensorOf(wish)) view->tensors[wish] = std::move(tensor);
    view->norms.assign(norms_.size(), unknown);
    for (int line = 0; line < motion.position(); ++line)
        view->norms[static_cast<std::size_t>(line)] = norms_[static_cast<std::size_t>(line)].value_or(unknown);
    readLosses(*view);
    view->edits = motion.edits();
    views.put(std::move(view));
    wake_();
}

void SlowMotionWorker::readLosses(MicroscopeView& view) const {
    const SlowMotion& motion = microscope_->motion();
    const ValueId loss = motion.graph().loss();
    view.loss = loss.valid() && motion.computed(loss) ? motion.read(loss, {}) : unknown;
    const auto& losses = motion.lowered().sampleLosses;
    if (losses.empty() || !motion.computed(losses.begin()->second)) return;
    const Tensor rows = motion.whole(losses.begin()->second);
    const std::int64_t perSample = rows.elements() / motion.batch();
    view.sampleLosses.assign(static_cast<std::size_t>(motion.batch()), 0);
    for (std::int64_t i = 0; i < motion.batch() * perSample; ++i)
        view.sampleLosses[static_cast<std::size_t>(i / perSample)] += rows.at(i) / static_cast<double>(perSample);
}

/// The numbers of a wish; null where they are not computed at the cursor.
std::shared_ptr<const Tensor> SlowMotionWorker::tensorOf(const TensorWish& wish) {
    const SlowMotion& motion = microscope_->motion();
    const ValueId value = motion.graph().find(wish.value);
    if (!value.valid() || !motion.computed(value)) return nullptr;
    auto& read = tensors_[wish];
    if (!read)
        read = std::make_shared<const Tensor>(
            wish.sample < 0 ? motion.whole(value) : motion.ofSample(value, std::min(wish.sample, motion.batch() - 1)));
    return read;
}

bool SlowMotionWorker::measure(double seconds) {
    const double start = monotonicSeconds();
    for (int line = microscope_->motion().position() - 1; line >= 0; --line) {
        auto& known = norms_[static_cast<std::size_t>(line)];
        if (known) continue;
        if (monotonicSeconds() - start > seconds) return true;
        known = normOf(line);
    }
    return false;
}

double SlowMotionWorker::normOf(int line) const {
    const SlowMotion& motion = microscope_->motion();
    const ScoreLine& what = stage_->score.lines()[static_cast<std::size_t>(line)];
    if (what.outputs.empty()) return unknown;
    const ValueId value = what.outputs.front();
    if (what.phase == StepPhase::Update) {
        if (motion.score().updateOf(value) != line) return unknown;
        const auto change = motion.change(value);
        return change ? norm(change->change) : unknown;
    }
    return norm(sample_ < 0 ? motion.whole(value) : motion.ofSample(value, std::min(sample_, motion.batch() - 1)));
}

}  // namespace glassbox
