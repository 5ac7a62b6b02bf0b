#pragma once

#include "core/explain/slow_motion.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>

namespace glassbox::test {

/// Same type, shape and bits.
inline bool identical(const Tensor& a, const Tensor& b) {
    return a.dtype() == b.dtype() && a.shape() == b.shape() && a.empty() == b.empty() &&
           (a.empty() || std::memcmp(a.raw(), b.raw(), a.bytes()) == 0);
}

/// A moment in slow motion; fails the test where it can't be made.
inline std::unique_ptr<SlowMotion> slowly(Moment moment, ThreadPool& pool, const SlowMotionOptions& options = {}) {
    auto made = SlowMotion::make(std::move(moment), pool, options);
    if (made) return std::move(*made);
    ADD_FAILURE() << made.error().toString();
    return nullptr;
}

}  // namespace glassbox::test
