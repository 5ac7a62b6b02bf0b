#pragma once

#include "ui/session/microscope_view.h"
#include "ui/session/probe_answers.h"

#include <map>
#include <string>
#include <vector>

namespace glassbox {

// A step in slow motion on the canvas. A room makes a NetworkView of its own, calls setReadOnly(true) (nothing is
// edited, nothing dropped), and with every view of its MicroscopeSession
//
//     network->showStep(session.view(), speed);
//     network->setPictures(blockPictures(session.view(), sample));  // what blockWishes() makes the session watch
//
// and clearStep() when the step is put away. NetworkView::openRequested (double click, Enter) names a block of the
// level that is shown, NetworkDocument::flatId its id in the graph; a composite opens into its parts instead.

/// What a wire has carried so far, and whether the op that was done last read what it carries.
struct WireMark {
    bool forward = false, backward = false;
    bool now = false;
    bool operator==(const WireMark&) const = default;
};

/// What the update changed a parameter by: lengths (root of the sum of the squares).
struct ParameterMark {
    std::string name;  ///< "conv1.weight"
    double change = 0, before = 0;
    bool operator==(const ParameterMark&) const = default;
};

/// A position of a step as the canvas shows it: a value. Each mark belongs to a line of the score that is done: an op
/// that the executor has run, or a line of the update. Ids are those of the level that is shown.
struct StepMarks {
    int line = -1;  ///< of the score, the one that was done last; -1: none
    StepPhase phase = StepPhase::Forward;
    std::string block;                   ///< that the line belongs to; empty: to none of the shown ones
    std::map<WireSpec, WireMark> wires;  ///< those that have carried something
    std::map<std::string, std::vector<ParameterMark>> changes;  ///< by block: what its parameters changed by so far

    /// Whether what is done now belongs to the way back: orange, not blue.
    bool backward() const { return phase == StepPhase::Backward || phase == StepPhase::Update; }
    bool operator==(const StepMarks&) const = default;
};

/// What the update has changed so far at the cursor of a view, by block of a level ("" is the whole network, else the
/// flat id of an entered block); of trained parameters.
std::map<std::string, std::vector<ParameterMark>> changesOf(const MicroscopeView& view, const std::string& path = {});

/// The id at a level of what a flat id lies in; empty outside of that level.
std::string shownId(const std::string& flatId, const std::string& path);

/// What to watch so that every block can show its output for a sample.
std::vector<TensorWish> blockWishes(const MicroscopeStage& stage, std::int64_t sample);

/// Outputs of the blocks at the cursor of a view, of those that are computed and watched.
SampleView blockPictures(const MicroscopeView& view, std::int64_t sample);

}  // namespace glassbox
