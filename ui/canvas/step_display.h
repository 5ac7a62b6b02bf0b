#pragma once

#include "ui/canvas/step_marks.h"

#include <QString>

class QLocale;

namespace glassbox {

class CanvasScene;

/// Lights up the blocks and wires of a position of a step.
void showStep(const CanvasScene& scene, const StepMarks& marks);
/// Takes all of its lights away.
void hideStep(const CanvasScene& scene);

/// What the update changed a block's parameters by, in a few words: "changed 0.31 %".
QString changeText(const std::vector<ParameterMark>& changes, const QLocale& locale);
/// The same for a narrow place: "Δ 0.31 %".
QString briefChangeText(const std::vector<ParameterMark>& changes, const QLocale& locale);
/// The same in a sentence a parameter.
QString changeSentences(const std::vector<ParameterMark>& changes, const QLocale& locale);

}  // namespace glassbox
