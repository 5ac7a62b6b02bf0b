#pragma once

namespace glassbox {

class CanvasView;

/// Makes the canvas and its blocks known to assistive technology; call before the first canvas is shown.
void installCanvasAccess();

/// Tells assistive technology that another block is the current one.
void announceCurrent(CanvasView& view);

}  // namespace glassbox
