#pragma once

#include "core/base/schema.h"
#include "core/base/thread_pool.h"
#include "core/optim/parameter_table.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace glassbox {

/// Where in a run a regulariser acts; those of one stage act in the order of the experiment.
enum class RegularizerStage : std::uint8_t {
    Input,       ///< an op behind the Input blocks of the training graph
    Penalty,     ///< adds to the gradients; the reported loss stays the data's
    Clipping,    ///< shortens the gradients, penalties included
    Constraint,  ///< on the weights, after the update
    Stopping,    ///< after an epoch: see early_stopping.h
};

/// Part of a parameter that one task works on.
struct ParameterPiece {
    std::int64_t begin = 0, end = 0;  ///< elements of the flat buffers
    bool weights = true;              ///< false: one axis only (bias, scale and shift of a normalisation, threshold)
};

/// The rows of a weight that one task works on: the incoming weights of some units.
struct RowPiece {
    std::int64_t begin = 0, rows = 0, columns = 0;
};

/// What a regulariser works with; all sizes are fixed by the table.
struct RegularizerContext {
    const Settings& settings;
    ParameterTable& table;
    ThreadPool& pool;
    std::span<const ParameterPiece> pieces;
    std::span<const RowPiece> rows;
    std::span<double> partials;  ///< one a piece
};

/// A row of the regulariser table.
struct RegularizerType {
    std::string_view name;  ///< "l2", "clip_norm"
    std::string_view label, formula, help, source;
    RegularizerStage stage = RegularizerStage::Penalty;
    std::span<const SettingSchema> settings;
    /// For penalties, clipping and constraints.
    void (*apply)(const RegularizerContext& context) = nullptr;
};

std::span<const RegularizerType> regularizerTypes();
const RegularizerType* findRegularizerType(std::string_view name);

/// A regulariser with complete settings.
struct ChosenRegularizer {
    const RegularizerType* type = nullptr;
    Settings settings;
};

/// The regularisers of a run, applied around every update; the bits don't depend on the thread count, and nothing is
/// allocated in a step.
class Regularization {
public:
    Regularization() = default;
    Regularization(std::vector<ChosenRegularizer> chosen, const ParameterTable& table);

    /// Penalties, then clipping.
    void beforeUpdate(ParameterTable& table, ThreadPool& pool);
    /// Constraints.
    void afterUpdate(ParameterTable& table, ThreadPool& pool);

private:
    void apply(RegularizerStage stage, ParameterTable& table, ThreadPool& pool);

    std::vector<ChosenRegularizer> chosen_;
    std::vector<ParameterPiece> pieces_;
    std::vector<RowPiece> rows_;
    std::vector<double> partials_;
};

}  // namespace glassbox
