#pragma once

#include "core/explain/explained_term.h"
#include "core/explain/step_numbers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// One query of attention: how well it fits each key, and the shares that softmax makes of that. Of a score, a share, a
/// number of the context, or a gradient by one of these.
struct AttentionView {
    std::int64_t head = 0, row = 0;                        ///< which row of the sequence looks
    std::int64_t column = -1;                              ///< at which, -1 where the number is about the whole row
    double scale = 1;                                      ///< score = scale x query . key
    bool causal = false;                                   ///< a row does not look at later rows
    std::vector<ExplainedFactor> query, key;               ///< their features; the key is empty without a column
    std::vector<double> products;                          ///< scale x query x key, a feature
    std::vector<ExplainedFactor> scores, weights, values;  ///< of the row; `values` for a number of the context
    std::vector<ExplainedFactor> scoreGradients, weightGradients;  ///< of the row, where they are computed
};

/// A gate or a state of one unit at one time step.
struct RecurrentCell {
    std::string name;                         ///< i, f, g, o, c, h; r, z, n, q, h
    std::optional<ExplainedFactor> number;    ///< what the engine has
    std::optional<double> preActivation;      ///< what went into the function: a sum of terms
    std::string function;                     ///< sigmoid, tanh or relu; empty for a cell and other states
    std::optional<ExplainedFactor> gradient;  ///< by the gate's z, or by the hidden state
};

/// One unit of a recurrent layer at one time step, forward and backward.
struct RecurrentView {
    std::string kind;  ///< "lstm", "gru", "rnn"
    std::int64_t time = 0, unit = 0;
    std::int64_t before = -1, after = -1;  ///< the time steps beside it in the order of the layer, -1 for none
    std::vector<RecurrentCell> cells;      ///< in the order in which they are computed
    std::optional<ExplainedFactor> previousHidden, previousCell;
};

/// How a number was brought to mean 0 and deviation 1: by its channel's mean and variance, or by its row's.
struct NormView {
    bool overBatch = false;  ///< of a channel over this batch; false for a row, and for what is kept for inference
    std::int64_t count = 0;  ///< numbers that the mean is taken over; 0 where it is kept from earlier steps
    ExplainedFactor mean;
    std::optional<ExplainedFactor> variance;  ///< of a channel; of a row the engine keeps the deviation
    double epsilon = 0;
    double deviation = 1;  ///< sqrt(variance + epsilon)
    std::optional<ExplainedFactor> x, weight, bias;
    std::optional<ExplainedFactor> gradient;  ///< in the backward pass: what comes back
    double standard = 0;                      ///< x hat = (x - mean) / deviation
};

/// The views of an element of a value; empty where its op has none.
std::optional<AttentionView> attentionView(const StepNumbers& numbers, const Making& making, Element element);
std::optional<RecurrentView> recurrentView(const StepNumbers& numbers, const Making& making, Element element);
std::optional<NormView> normView(const StepNumbers& numbers, const Making& making, Element element);

}  // namespace glassbox
