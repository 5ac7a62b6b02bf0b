#pragma once

#include "ui/canvas/canvas_scene.h"

#include <string>

namespace glassbox {

// Where the keyboard goes on the canvas; an empty answer means: nowhere.

/// The block that an arrow key leads to: along wires to the right and left, among neighbours up and down; where there
/// is no wire, the nearest block that way. Without a current block: the first one.
std::string walk(const CanvasScene& scene, int key);

/// The next block in the order of execution, or the one before; empty at the end, where Tab leaves the canvas.
std::string nextInOrder(const CanvasScene& scene, bool forward);

/// The wire after the selected one among those that touch the current block: leaving or arriving.
std::optional<WireSpec> nextWire(const CanvasScene& scene, bool leaving);

}  // namespace glassbox
