#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace glassbox {

/// What an update makes of one number of a parameter.
struct ElementUpdate {
    double gradient = 0;
    double before = 0, after = 0;
    /// A state buffer's number of this element: "exp_avg", "exp_avg_sq".
    struct State {
        std::string_view name;
        double before = 0, after = 0;
    };
    std::array<State, 3> states{};
    std::size_t stateCount = 0;

    double change() const { return after - before; }
    /// The rate with which plain gradient descent would have made this change; 0 where the gradient is 0.
    double effectiveRate() const { return gradient != 0 ? (before - after) / gradient : 0; }
};

}  // namespace glassbox
