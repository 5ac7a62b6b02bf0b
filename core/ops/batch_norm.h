#pragma once

#include "core/ops/channels.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <cstdint>

namespace glassbox {

// What the ops of batch normalisation share. M is how many numbers a channel has in a batch: samples times places.

/// Images, vectors or sequences.
void checkChannels(InputCheck& check, int input);
/// One number for each channel of input `of`.
void checkChannelParameter(InputCheck& check, int input, int of);

/// M / (M - 1) for M = places x batch; 1 where places is 0 (nothing to unbias), and for a single number.
double unbiasing(std::int64_t places, std::int64_t batch);

/// 1 / sqrt(var + eps) of a channel, with the variance in input `variance`.
double inverseDeviation(const TermContext& context, int variance, std::int64_t channel);
/// Channel of an element of an input.
std::int64_t channelOf(const TermContext& context, int input, std::int64_t offset);
/// M of an input.
double channelCount(const TermContext& context, int input);

/// Calls visit(sample, offset) for every element of a channel of an input.
template <class Visit>
void forEachOfChannel(const TermContext& context, int input, std::int64_t channel, Visit&& visit) {
    const ChannelAxis axis = channelAxis(context.graph.value(context.op.inputs[static_cast<std::size_t>(input)]).type);
    for (std::int64_t sample = 0; sample < context.batch; ++sample)
        for (std::int64_t outer = 0; outer < axis.outer; ++outer)
            for (std::int64_t inner = 0; inner < axis.inner; ++inner)
                visit(sample, (outer * axis.channels + channel) * axis.inner + inner);
}

}  // namespace glassbox
