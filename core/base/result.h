#pragma once

#include "core/base/assert.h"
#include "core/base/error.h"

#include <utility>
#include <variant>

namespace glassbox {

/// Either a value or an Error: what every function returns that can be given bad input.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& {
        GLASSBOX_ASSERT(ok());
        return std::get<0>(state_);
    }
    T& value() & {
        GLASSBOX_ASSERT(ok());
        return std::get<0>(state_);
    }
    T&& value() && {
        GLASSBOX_ASSERT(ok());
        return std::get<0>(std::move(state_));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Error& error() const {
        GLASSBOX_ASSERT(!ok());
        return std::get<1>(state_);
    }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const {
        GLASSBOX_ASSERT(error_.has_value());
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}  // namespace glassbox
