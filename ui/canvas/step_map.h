#pragma once

#include "core/network/expand.h"
#include "ui/canvas/step_marks.h"

#include <memory>
#include <set>
#include <utility>

namespace glassbox {

/// Which wires the ops of a training step read from: made once for a stage.
class StepMap {
public:
    explicit StepMap(std::shared_ptr<const MicroscopeStage> stage);

    const MicroscopeStage& stage() const { return *stage_; }
    /// The marks where the lines before `position` are done, those from `from` on last, at a level of the document. A
    /// composite that is shown closed stands for all that is in it. Changes are left away.
    StepMarks marks(int from, int position, const std::string& path = {}) const;

private:
    /// First line that reads what a flat wire carries, each way; past the end: none.
    struct Uses {
        int forward, backward;
    };
    using Wires = std::vector<std::size_t>;  ///< numbers of flat wires

    void findWires();
    void readForward(int line, Wires& read) const;
    void readBackward(int line, Wires& read) const;
    bool follow(const std::string& at, const std::string& to, bool back, std::map<std::string, bool>& seen,
                Wires& found) const;
    std::vector<std::pair<WireSpec, std::size_t>> shownWires(const std::string& path) const;

    std::shared_ptr<const MicroscopeStage> stage_;
    Expansion expansion_;
    std::map<std::string, Wires> into_, outOf_;           ///< by flat block
    std::set<std::string> worksForward_, worksBackward_;  ///< flat blocks that have lines
    std::vector<Wires> wiresOf_;                          ///< by line
    std::vector<Uses> uses_;                              ///< by flat wire
};

/// Marks of a view's cursor, changes included; `from`: where the last move began.
StepMarks stepMarks(const StepMap& map, const MicroscopeView& view, int from, const std::string& path = {});

}  // namespace glassbox
