#pragma once

#include "core/optim/optimizer.h"
#include "core/optim/update_pieces.h"

#include <array>
#include <utility>
#include <vector>

namespace glassbox {

/// Most state buffers that an update rule has.
inline constexpr std::size_t mostStates = 3;

/// One piece of the flat buffers as an update rule sees it.
template <class T>
struct FlatPiece {
    std::int64_t n = 0;     ///< elements
    std::int64_t step = 1;  ///< number of this update of these parameters
    const T* gradients = nullptr;
    T* values = nullptr;
    std::array<T*, mostStates> state{};  ///< by the names of the type's state
};

/// An optimizer whose rule updates each element from that element alone: runs the rule over pieces of the flat buffers.
/// A Rule has `Constants constants(settings, learningRate, momentum)` and `update(constants, FlatPiece<T>)`.
template <class Rule>
class FlatOptimizer final : public Optimizer {
public:
    FlatOptimizer(const OptimizerType& type, Settings settings, const ParameterTable& table) : type_(type) {
        settings_ = std::move(settings);
        for (std::size_t i = 0; i < type.state.size(); ++i)
            buffers_.emplace_back(table.precision(), Shape{table.size()});
    }

    const OptimizerType& type() const override { return type_; }

    void update(ParameterTable& table, double learningRate, double momentum, ThreadPool& pool) override {
        const auto constants = Rule::constants(settings_, learningRate, momentum);
        if (table.precision() == DType::F64)
            updateAs<double>(table, constants, pool);
        else
            updateAs<float>(table, constants, pool);
    }

    std::map<std::string, Tensor*> state() override {
        std::map<std::string, Tensor*> byName;
        for (std::size_t i = 0; i < buffers_.size(); ++i)
            byName.emplace(type_.state[i], &buffers_[i]);
        return byName;
    }

private:
    template <class T, class Constants>
    void updateAs(ParameterTable& table, const Constants& constants, ThreadPool& pool) {
        const std::vector<UpdatePiece>& pieces = pieces_.next(table);
        FlatPiece<T> whole;
        whole.gradients = static_cast<const T*>(table.gradients());
        whole.values = static_cast<T*>(table.values());
        for (std::size_t i = 0; i < buffers_.size(); ++i)
            whole.state[i] = buffers_[i].template span<T>().data();
        pool.forEach(static_cast<int>(pieces.size()), [&](int task) {
            const UpdatePiece& range = pieces[static_cast<std::size_t>(task)];
            FlatPiece<T> piece{range.end - range.begin, range.steps + 1, whole.gradients + range.begin,
                               whole.values + range.begin};
            for (std::size_t i = 0; i < buffers_.size(); ++i)
                piece.state[i] = whole.state[i] + range.begin;
            Rule::update(constants, piece);
        });
    }

    const OptimizerType& type_;
    std::vector<Tensor> buffers_;
    UpdatePieces pieces_;
};

}  // namespace glassbox
