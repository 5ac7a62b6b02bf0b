#pragma once

#include "core/base/result.h"
#include "core/base/schema.h"
#include "core/graph/value.h"
#include "core/ops/graph_builder.h"

#include <span>
#include <string>
#include <string_view>

namespace glassbox {

/// What a loss's rules may look at.
struct LossContext {
    const std::string& block;  ///< id of the Output block
    std::string_view task;     ///< of the Output block: "classification", "binary", "regression"
    const Settings& settings;  ///< of the loss
    const ValueType& input;    ///< what comes into the Output block
};

/// What `emit` of a loss gets: the builder, what came into the Output block, and the target (already added).
struct LossEmitContext {
    GraphBuilder& builder;
    const LossContext& loss;
    ValueId input, target;
};

/// What a loss leaves in the graph.
struct EmittedLoss {
    ValueId losses;   ///< one number a sample
    ValueId weights;  ///< how much each sample counts in the mean; invalid where all count the same
    ValueId output;   ///< the block's answer where the loss computes it on the way; invalid: the block emits its own
};

/// A row of the loss table: what an Output block can make smaller.
struct LossType {
    std::string_view name;                    ///< JSON "type": "cross_entropy"
    std::string_view label;                   ///< translatable
    std::string_view formula;                 ///< of one sample, or of one time step of it
    std::string_view help;                    ///< one translatable sentence
    std::string_view source;                  ///< paper or textbook
    std::span<const SettingSchema> settings;  ///< beside type and weight
    std::span<const std::string_view> tasks;  ///< of the Output blocks that it fits
    /// Type of the target, or why loss and Output block don't go together.
    Result<ValueType> (*target)(const LossContext& context) = nullptr;
    /// Writes the ops.
    Result<EmittedLoss> (*emit)(const LossEmitContext& context) = nullptr;

    bool fits(std::string_view task) const;
};

/// The loss table; the first row that fits a task is its default.
std::span<const LossType> lossTypes();
/// Row of that name, null if there is none.
const LossType* findLossType(std::string_view name);
/// The default loss of a task.
const LossType& defaultLossOf(std::string_view task);
/// The row of that name if it fits the task, or the error, placed at the Output block.
Result<const LossType*> fittingLoss(std::string_view name, const std::string& block, std::string_view task);
/// The settings that are given, checked, and the defaults of the others.
Result<Settings> completeSettings(const LossType& type, const Settings& given);

}  // namespace glassbox
