#pragma once

#include "ui/canvas/block_window.h"
#include "ui/session/network_document.h"

#include <map>
#include <string>
#include <vector>

namespace glassbox {

/// What the window of a block can show.
enum class WindowKind {
    Output,    ///< its output for the sample: feature maps, numbers
    Weights,   ///< of a Dense block its lines or matrix, of a convolution its kernels
    Surfaces,  ///< in a network of two inputs: what each unit says over their plane
};

/// What the windows of the blocks show: the latest numbers, and what was chosen for which block. Blocks are named by
/// the ids of the level that is shown.
class WindowChoice {
public:
    explicit WindowChoice(const NetworkDocument& document) : document_(document) {}

    void setPictures(SampleView pictures) { pictures_ = std::move(pictures); }
    const SampleView& pictures() const { return pictures_; }

    /// Kinds that there are for a block; the first is shown where nothing is chosen.
    std::vector<WindowKind> kinds(const std::string& id) const;
    WindowKind kind(const std::string& id) const;
    void choose(const std::string& id, WindowKind kind);

    /// What these kinds need besides the outputs.
    WindowWishes wishes() const;
    /// The window of a block; empty where its numbers are not known (yet).
    BlockWindow window(const std::string& id, TensorMeaning meaning, QSizeF area, const Theme& theme) const;

private:
    BlockWindow weights(const std::string& id, QSizeF area, const Theme& theme) const;
    BlockWindow surfaces(const std::string& id, TensorMeaning meaning, QSizeF area, const Theme& theme) const;
    std::vector<float> inputsOf(const std::string& id) const;
    const Tensor* surfacesOf(const std::string& id) const;

    const NetworkDocument& document_;
    SampleView pictures_;
    std::map<std::string, WindowKind> chosen_;  ///< by flat id
};

}  // namespace glassbox
