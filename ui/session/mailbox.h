#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace glassbox {

/// Holds the latest immutable value that one thread put there, until another takes it. Latest wins; nobody waits.
template <class T>
class Mailbox {
public:
    void put(std::shared_ptr<const T> value) {
        const std::lock_guard lock(mutex_);
        value_ = std::move(value);
    }
    /// The latest value, or null if nothing came since the last take.
    std::shared_ptr<const T> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(value_, nullptr);
    }

private:
    std::mutex mutex_;
    std::shared_ptr<const T> value_;
};

}  // namespace glassbox
