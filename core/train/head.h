#pragma once

#include "core/network/lower.h"
#include "core/tensor/dtype.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace glassbox {

/// How the answers of an Output block are told right from wrong.
enum class Judgement : std::uint8_t {
    None,          ///< not at all: numbers of a regression
    Label,         ///< the largest probability is at the label
    Distribution,  ///< the largest probability is where the target's is
    Decision,      ///< each number is on the target's side of one half
};

/// An Output block of a graph with losses.
struct Head {
    std::string block;
    ValueId losses, weights;  ///< weights: invalid where all samples count the same
    ValueId output, target;
    double weight = 1;  ///< of its loss among the others
    Judgement judgement = Judgement::None;
    int columns = 1;           ///< numbers in an answer
    std::int64_t answers = 1;  ///< answers in a sample: its time steps
    bool surprise = false;     ///< its loss is the plain surprise at a token, in nats
};

/// The Output blocks of a graph, by id.
std::vector<Head> headsOf(const Lowered& lowered, const std::map<std::string, LossSpec>& losses);

/// How many answers were right, of how many that can be judged.
struct AnswerCount {
    std::int64_t right = 0, judged = 0;
    double share() const { return judged > 0 ? static_cast<double>(right) / static_cast<double>(judged) : 0.0; }
};

/// Judges the answers of so many samples; outputs (and real targets) are in that precision, labels are int32.
AnswerCount judge(const Head& head, DType precision, std::int64_t samples, const void* outputs, const void* targets);

}  // namespace glassbox
