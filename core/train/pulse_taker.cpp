#include "core/train/pulse_taker.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace glassbox {

namespace {

/// First steps of a run that are all looked at: most goes wrong there.
constexpr std::int64_t closelyWatched = 5;

}  // namespace

/// What a pulse taker has.
struct PulseTaker::State {
    State(Trainer& watched, const PulseOptions& chosen)
        : trainer(watched),
          options(chosen),
          layers(pulsedLayers(watched.lowered())),
          strips(layers.size()),
          latest(layers.size()) {}

    bool due() const {
        const std::int64_t next = trainer.stepNumber() + 1;
        return next <= closelyWatched || next % options.every == 0;
    }

    void allocate() {
        std::int64_t largest = 0;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            strips[i].reserve(options.columns);
            silent.emplace_back(layers[i].activation == "relu" ? static_cast<std::size_t>(layers[i].units) : 0u);
            glance.push_back(silent.back());
            largest = std::max(largest, layers[i].units * layers[i].places);
        }
        memory = deadMemory(trainer.experiment().batchSize, std::ssize(trainer.split().training));
        const ParameterTable& table = parameters();
        before = Tensor(table.precision(), Shape{table.size()});
        const std::int64_t rows = trainer.experiment().batchSize;
        for (int thread = 0; thread < trainer.pool().threads(); ++thread)
            outputs.emplace_back(table.precision(), Shape{rows * largest});
    }

    const ParameterTable& parameters() const { return static_cast<const Trainer&>(trainer).parameters(); }

    /// Each thread takes the next layer that none has taken.
    void take() {
        std::atomic<std::size_t> next{0};
        trainer.pool().forEach(static_cast<int>(outputs.size()), [&](int thread) {
            for (std::size_t layer = next++; layer < layers.size(); layer = next++)
                takeLayer(layer, outputs[static_cast<std::size_t>(thread)].raw());
        });
    }

    /// Only what is due is remembered: faults are seen in the same pulses, whoever else looks.
    void takeLayer(std::size_t index, void* output) {
        const Executor& executor = trainer.executor();
        std::vector<LayerPulse>& strip = strips[index];
        executor.readInto(layers[index].output, output);
        std::vector<std::uint8_t>& memoryOfUnits = taken ? silent[index] : glance[index];
        if (!taken) memoryOfUnits = silent[index];
        LayerPulse& pulse = latest[index];
        pulse = takePulse({layers[index], executor.plan().options().batch, output, parameters(), before.raw(),
                           strip.empty() ? nullptr : strip.data(), memoryOfUnits, memory});
        pulse.step = trainer.stepNumber();
        if (taken) strip.push_back(pulse);
    }

    /// Makes room where the strips are full; the first pulse, which has the histograms' ranges, stays.
    void thin() {
        if (strips.empty() || strips.front().size() < options.columns) return;
        for (std::vector<LayerPulse>& strip : strips) {
            for (std::size_t i = 0; 2 * i < strip.size(); ++i)
                strip[i] = strip[2 * i];
            strip.resize((strip.size() + 1) / 2);
        }
        options.every *= 2;
    }

    Trainer& trainer;
    PulseOptions options;
    std::vector<PulsedLayer> layers;
    std::vector<std::vector<LayerPulse>> strips;    ///< by layer
    std::vector<LayerPulse> latest;                 ///< by layer
    std::vector<std::vector<std::uint8_t>> silent;  ///< by layer, by unit
    std::vector<std::vector<std::uint8_t>> glance;  ///< the same for a pulse that was only wanted
    Tensor before;                                  ///< flat parameters before the step
    std::vector<Tensor> outputs;                    ///< by thread: one layer's output
    int memory = 5;                                 ///< pulses after which a silent unit is dead
    bool taken = false, looked = false;
};

PulseTaker::PulseTaker() = default;

PulseTaker::~PulseTaker() {
    state_->trainer.setTapped(true);
    static_cast<void>(state_->trainer.setTaps(state_->options.alsoTapped).ok());
}

Result<std::unique_ptr<PulseTaker>> PulseTaker::make(Trainer& trainer, const PulseOptions& options) {
    std::unique_ptr<PulseTaker> taker(new PulseTaker);
    taker->state_ = std::make_unique<State>(trainer, options);
    State& state = *taker->state_;
    state.options.every = std::max<std::int64_t>(1, options.every);
    state.options.columns = std::max<std::size_t>(2, options.columns);
    std::vector<std::string> taps = options.alsoTapped;
    for (const PulsedLayer& layer : state.layers)
        taps.push_back(trainer.lowered().graph->value(layer.output).name);
    if (const Result<void> set = trainer.setTaps(taps); !set) return set.error();
    state.allocate();
    return taker;
}

Result<bool> PulseTaker::step(bool wanted) {
    State& state = *state_;
    state.taken = state.looked = false;
    const bool due = state.due(), look = due || wanted;
    if (look) std::memcpy(state.before.raw(), state.parameters().values(), state.before.bytes());
    state.trainer.setTapped(look);
    Result<bool> stepped = state.trainer.step();
    if (!stepped || !*stepped || !look) return stepped;
    state.looked = true;
    state.taken = due;
    if (due) state.thin();
    state.take();
    return stepped;
}

bool PulseTaker::taken() const {
    return state_->taken;
}

bool PulseTaker::looked() const {
    return state_->looked;
}

const LayerPulse& PulseTaker::latest(std::size_t layer) const {
    return state_->latest[layer];
}

std::span<const PulsedLayer> PulseTaker::layers() const {
    return state_->layers;
}

std::span<const LayerPulse> PulseTaker::strip(std::size_t layer) const {
    return state_->strips[layer];
}

std::int64_t PulseTaker::every() const {
    return state_->options.every;
}

Trainer& PulseTaker::trainer() const {
    return state_->trainer;
}

}  // namespace glassbox
