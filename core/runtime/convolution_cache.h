#pragma once

#include "core/kernels/cpu/conv.h"

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace glassbox::runtime {

/// Convolutions of a plan, prepared once: forward pass and gradients of a layer share one.
class ConvolutionCache {
public:
    ConvolutionCache(int batch, int pieceSamples) : batch_(batch), pieceSamples_(pieceSamples) {}

    int batch() const { return batch_; }

    template <class T>
    using Pointer = std::shared_ptr<const kernels::Convolution<T>>;

    /// The convolution in the algorithm that suits its shape best.
    template <class T>
    Pointer<T> best(const kernels::ConvShape& shape) {
        return keep<T>(shape, kernels::Convolution<T>::prepare(shape, batch_, pieceSamples_));
    }

    /// The convolution in a given algorithm; in another one where that can't do the shape.
    template <class T>
    Pointer<T> get(const kernels::ConvShape& shape, kernels::ConvAlgorithm algorithm) {
        for (const Pointer<T>& known : list<T>())
            if (known->shape() == shape && known->algorithm() == algorithm) return known;
        return keep<T>(shape, kernels::Convolution<T>::prepare(shape, batch_, pieceSamples_, algorithm));
    }

private:
    template <class T>
    std::vector<Pointer<T>>& list() {
        if constexpr (std::is_same_v<T, float>)
            return floats_;
        else
            return doubles_;
    }

    /// Keeps one convolution a shape and algorithm.
    template <class T>
    Pointer<T> keep(const kernels::ConvShape& shape, kernels::Convolution<T> made) {
        for (const Pointer<T>& known : list<T>())
            if (known->shape() == shape && known->algorithm() == made.algorithm()) return known;
        list<T>().push_back(std::make_shared<const kernels::Convolution<T>>(std::move(made)));
        return list<T>().back();
    }

    int batch_;
    int pieceSamples_;
    std::vector<Pointer<float>> floats_;
    std::vector<Pointer<double>> doubles_;
};

}  // namespace glassbox::runtime
