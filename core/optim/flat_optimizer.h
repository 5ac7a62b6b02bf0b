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

    ElementUpdate elementUpdate(const ParameterTable& table, const ParameterEntry& parameter, std::int64_t element,
                                double learningRate, double momentum) const override {
        const auto constants = Rule::constants(settings_, learningRate, momentum);
        return table.precision() == DType::F64 ? elementAs<double>(table, parameter, element, constants)
                                               : elementAs<float>(table, parameter, element, constants);
    }

private:
    /// The rule on copies of one element's numbers.
    template <class T, class Constants>
    ElementUpdate elementAs(const ParameterTable& table, const ParameterEntry& parameter, std::int64_t element,
                            const Constants& constants) const {
        const auto place = static_cast<std::size_t>(parameter.offset + element);
        const T gradient = static_cast<const T*>(table.gradients())[place];
        T value = static_cast<const T*>(table.values())[place];
        std::array<T, mostStates> states{};
        FlatPiece<T> piece{1, parameter.steps + 1, &gradient, &value};
        ElementUpdate update{gradient, value, value, {}, buffers_.size()};
        for (std::size_t i = 0; i < buffers_.size(); ++i) {
            states[i] = buffers_[i].template span<T>()[place];
            piece.state[i] = &states[i];
            update.states[i] = {type_.state[i], states[i], states[i]};
        }
        if (!parameter.frozen) Rule::update(constants, piece);
        update.after = value;
        for (std::size_t i = 0; i < buffers_.size(); ++i)
            update.states[i].after = states[i];
        return update;
    }

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
