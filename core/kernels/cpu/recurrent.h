#pragma once

#include <cstdint>

namespace glassbox::kernels {

/// Kinds of recurrent layers, and what their steps do.
enum class RecurrentCell {
    RnnTanh,  ///< h' = tanh(z + W h)
    RnnRelu,  ///< h' = max(z + W h, 0)
    Lstm,     ///< i, f, g, o of z + W h; c' = f c + i g; h' = o tanh c'
    Gru,      ///< r, u of z + W h + b; n = tanh(z + r (W h + b)); h' = (1 - u) n + u h
};

/// Rows of the recurrent weight for each unit: 1, 4 or 3.
constexpr int gatesOf(RecurrentCell cell) {
    return cell == RecurrentCell::Lstm ? 4 : cell == RecurrentCell::Gru ? 3 : 1;
}

/// Which way a sequence is gone through: forward it multiplies states by the recurrent weight's transpose, backward
/// gradients by the weight itself.
enum class RecurrentPass : bool { Forward, Backward };

/// One direction of a recurrent layer over some samples: values are [samples][length][features].
struct RecurrentShape {
    RecurrentCell cell = RecurrentCell::RnnTanh;
    int samples = 0, length = 0, units = 0;
    bool reverse = false;  ///< the last time step comes first
};

/// What the forward pass reads (z, bias: may be null) and writes; gates, cell and recurrent only where the cell has
/// them. T is float or double.
template <class T>
struct RecurrentForward {
    const T* z = nullptr;       ///< [gates * units]: the input's part of the sums
    const T* bias = nullptr;    ///< of a GRU's recurrent product, or null
    T* hidden = nullptr;        ///< [units]
    T* previous = nullptr;      ///< [units]: the state that each step started from
    T* gates = nullptr;         ///< [gates * units]
    T* cell = nullptr;          ///< [units], of an LSTM
    T* recurrent = nullptr;     ///< [units], of a GRU: W h + b of the candidate
    const T* packed = nullptr;  ///< the recurrent weight for the forward pass
    T* scratch = nullptr;       ///< scratchElements()
};

/// What the backward pass reads and writes.
template <class T>
struct RecurrentBackward {
    const T* dHidden = nullptr;
    const T* hidden = nullptr;     ///< of an RNN
    const T* previous = nullptr;   ///< of a GRU
    const T* gates = nullptr;      ///< of an LSTM or GRU
    const T* cell = nullptr;       ///< of an LSTM
    const T* recurrent = nullptr;  ///< of a GRU
    T* dz = nullptr;               ///< [gates * units]
    const T* packed = nullptr;     ///< the recurrent weight for the backward pass
    T* scratch = nullptr;
};

/// Panels of columns that the recurrent weight is packed in, and elements of one: they depend on the instruction set.
template <class T>
int recurrentPanels(RecurrentCell cell, RecurrentPass pass, int units);
template <class T>
std::int64_t recurrentPanelElements(RecurrentCell cell, RecurrentPass pass, int units);
/// Packs one panel of the weight [gates * units, units] to where it belongs in `packed`.
template <class T>
void packRecurrentPanel(RecurrentCell cell, RecurrentPass pass, int units, int panel, const T* weight, T* packed);

/// Elements of scratch that a pass over so many samples needs.
std::int64_t recurrentScratchElements(RecurrentCell cell, RecurrentPass pass, int samples, int units);

// All time steps of the samples; each sample's bits depend on that sample alone.

template <class T>
void recurrentForward(const RecurrentShape& shape, const RecurrentForward<T>& arguments);
template <class T>
void recurrentBackward(const RecurrentShape& shape, const RecurrentBackward<T>& arguments);

}  // namespace glassbox::kernels
