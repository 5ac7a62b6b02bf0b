#include "core/optim/regularizer.h"

#include "core/optim/regularizer_rows.h"

#include <algorithm>
#include <array>
#include <utility>

namespace glassbox {

namespace {

constexpr std::int64_t pieceElements = 8192;

}  // namespace

std::span<const RegularizerType> regularizerTypes() {
    static const std::array rows{l1Regularizer,           l2Regularizer,      clipNormRegularizer,
                                 clipValueRegularizer,    maxNormRegularizer, inputNoiseRegularizer,
                                 earlyStoppingRegularizer};
    return rows;
}

const RegularizerType* findRegularizerType(std::string_view name) {
    const auto rows = regularizerTypes();
    const auto found = std::ranges::find(rows, name, &RegularizerType::name);
    return found == rows.end() ? nullptr : &*found;
}

Regularization::Regularization(std::vector<ChosenRegularizer> chosen, const ParameterTable& table)
    : chosen_(std::move(chosen)) {
    for (const ParameterEntry& entry : table.entries()) {
        if (entry.frozen) continue;
        const std::int64_t end = entry.offset + entry.elements();
        const bool weights = entry.shape.rank() > 1;
        for (std::int64_t begin = entry.offset; begin < end; begin += pieceElements)
            pieces_.push_back({begin, std::min(begin + pieceElements, end), weights});
        if (!weights || entry.elements() == 0) continue;
        const std::int64_t rows = entry.shape[0], columns = entry.elements() / rows;
        const std::int64_t together = std::max<std::int64_t>(pieceElements / columns, 1);
        for (std::int64_t first = 0; first < rows; first += together)
            rows_.push_back({entry.offset + first * columns, std::min(together, rows - first), columns});
    }
    partials_.resize(pieces_.size());
}

void Regularization::beforeUpdate(ParameterTable& table, ThreadPool& pool) {
    apply(RegularizerStage::Penalty, table, pool);
    apply(RegularizerStage::Clipping, table, pool);
}

void Regularization::afterUpdate(ParameterTable& table, ThreadPool& pool) {
    apply(RegularizerStage::Constraint, table, pool);
}

void Regularization::apply(RegularizerStage stage, ParameterTable& table, ThreadPool& pool) {
    for (const ChosenRegularizer& each : chosen_)
        if (each.type->stage == stage) each.type->apply({each.settings, table, pool, pieces_, rows_, partials_});
}

}  // namespace glassbox
