#pragma once

#include "ui/canvas/canvas_scene.h"

#include <QGraphicsItem>

#include <memory>
#include <optional>
#include <vector>

namespace glassbox {

/// Drawing a wire from a port, by mouse or keys: which ports it may end at, which one is chosen, and how all that
/// looks.
class WireGesture {
public:
    explicit WireGesture(CanvasScene& scene);
    ~WireGesture();
    WireGesture(const WireGesture&) = delete;
    WireGesture& operator=(const WireGesture&) = delete;

    /// Begins at a port; `detached` is the wire whose other end was picked up.
    void start(const CanvasPort& from, const std::optional<WireSpec>& detached = std::nullopt);
    /// Begins at the port of a block that a wire most likely starts from; false if there is no port to end at.
    bool startAt(const std::string& block);
    bool active() const { return from_.has_value(); }
    /// Leaves the free end at a scene point and chooses the port there, if any.
    void moveTo(QPointF point);
    /// Chooses another port with an arrow key.
    void choose(int key);
    /// The wire that finishing would draw; empty if no port is chosen.
    std::optional<WireSpec> target() const;
    const std::optional<WireSpec>& detached() const { return detached_; }
    /// The chosen port in words, for the status place and screen readers.
    std::optional<CanvasPort> chosen() const;
    void end();

private:
    /// A port that a wire from here can end at.
    struct Candidate {
        CanvasPort port;
        QPointF point;
        bool fits = false;  ///< the tensor fits too, not only the wiring
    };
    class Line;
    WireSpec wireTo(const CanvasPort& port) const;
    void findCandidates();
    bool fits(const WireSpec& wire) const;
    void showPorts();
    void setChosen(int index);

    CanvasScene& scene_;
    std::optional<CanvasPort> from_;
    std::optional<WireSpec> detached_;
    std::vector<Candidate> candidates_;
    int chosen_ = -1;
    std::unique_ptr<Line> line_;
};

}  // namespace glassbox
