#pragma once

#include "core/base/schema.h"
#include "core/base/thread_pool.h"
#include "core/optim/element_update.h"
#include "core/optim/parameter_table.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace glassbox {

class Optimizer;

/// A row of the optimizer table.
struct OptimizerType {
    std::string_view name;     ///< "sgd", "adam"
    std::string_view label;    ///< translatable
    std::string_view formula;  ///< update rule in a line
    std::string_view help;     ///< one translatable sentence
    std::string_view source;
    std::span<const SettingSchema> settings;  ///< learning_rate, momentum, nesterov, weight_decay, beta1, ...
    std::span<const std::string_view>
        state;           ///< names of the state buffers: "momentum_buffer"; "exp_avg", "exp_avg_sq"
    bool local = false;  ///< a local learning rule of that name (core/passes/local_rule.h) makes what is descended
    /// Makes one; the settings are complete and checked.
    std::unique_ptr<Optimizer> (*make)(const Settings& settings, const ParameterTable& table) = nullptr;
};

/// The optimizer table.
std::span<const OptimizerType> optimizerTypes();
const OptimizerType* findOptimizerType(std::string_view name);

/// Updates flat parameters from flat gradients in one pass, PyTorch's rules exactly (torch.optim 1.13; Lion as its
/// paper has it).
class Optimizer {
public:
    virtual ~Optimizer() = default;
    virtual const OptimizerType& type() const = 0;
    /// One update at this learning rate (and momentum, where a schedule cycles it; negative: the setting's).
    virtual void update(ParameterTable& table, double learningRate, double momentum, ThreadPool& pool) = 0;
    /// State buffers by name, flat like the parameters.
    virtual std::map<std::string, Tensor*> state() = 0;
    /// What update() would make of one number of a parameter, by the same kernel, from gradients, weights and state as
    /// they are now; changes nothing. Of a frozen parameter: nothing happens.
    virtual ElementUpdate elementUpdate(const ParameterTable& table, const ParameterEntry& parameter,
                                        std::int64_t element, double learningRate, double momentum) const = 0;
    /// A copy of a parameter's part of a state buffer, in the parameter's shape: what a tap or an explanation shows.
    Tensor stateOf(std::string_view buffer, const ParameterEntry& parameter);
    const Settings& settings() const { return settings_; }
    void setSettings(Settings settings) { settings_ = std::move(settings); }

protected:
    Settings settings_;
};

/// Makes an optimizer for a table; settings that are not given have their defaults, the others are checked.
Result<std::unique_ptr<Optimizer>> makeOptimizer(std::string_view name, const Settings& settings,
                                                 const ParameterTable& table);

}  // namespace glassbox
