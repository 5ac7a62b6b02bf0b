#pragma once

#include "ui/instruments/microscope/step_bar.h"
#include "ui/session/microscope_view.h"

#include <optional>

namespace glassbox {

class Theme;

/// One sample of the batch of a step, as the data set has it.
struct StageSample {
    Tensor sample;  ///< without the batch axis, as it is stored
    Tensor label;
    QString name;  ///< "Training picture 4,211"
};
StageSample stageSample(const MicroscopeStage& stage, std::int64_t number, const QLocale& locale);

/// What the step's answer is called and means; null where the network has no such Output block.
ValueId answerOf(const MicroscopeStage& stage);

/// The sample as the run bar shows it; `answer` is what the network says of it, null before that is computed.
ShownSample shownSample(const MicroscopeStage& stage, std::int64_t number, const Tensor* answer, const Theme& theme);

}  // namespace glassbox
