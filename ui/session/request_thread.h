#pragma once

#include "core/base/error.h"

#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace glassbox {

/// Works on one request after the other in a thread of its own; the latest wins, and nobody waits for it but the
/// destructor.
template <class Request>
class RequestThread {
public:
    /// Both are called in the thread; `failed` where the work threw.
    RequestThread(std::function<void(const Request&)> work, std::function<void(const Request&, Error)> failed)
        : work_(std::move(work)), failed_(std::move(failed)) {}
    ~RequestThread() {
        stop();
        if (thread_.joinable()) thread_.join();
    }
    RequestThread(const RequestThread&) = delete;
    RequestThread& operator=(const RequestThread&) = delete;

    void start(Request request) {
        const std::lock_guard lock(mutex_);
        request_ = std::move(request);
        interrupted_ = true;
        if (working_) return;
        working_ = true;
        if (thread_.joinable()) thread_.join();
        thread_ = std::thread([this] { run(); });
    }
    /// Asks the work to give up.
    void stop() {
        const std::lock_guard lock(mutex_);
        request_.reset();
        interrupted_ = true;
    }
    /// Whether the work is to give up.
    bool interrupted() const { return interrupted_; }

private:
    std::optional<Request> next() {
        const std::lock_guard lock(mutex_);
        interrupted_ = false;
        working_ = request_.has_value();
        return std::exchange(request_, std::nullopt);
    }
    void run() {
        while (const auto request = next()) {
            try {
                work_(*request);
            } catch (const std::exception& exception) {
                failed_(*request, makeError("session.exception", translatable("core", "the run stopped: {reason}"),
                                            {{"reason", exception.what()}}));
            }
        }
    }

    std::function<void(const Request&)> work_;
    std::function<void(const Request&, Error)> failed_;
    std::mutex mutex_;
    std::optional<Request> request_;
    bool working_ = false;
    std::atomic<bool> interrupted_{false};
    std::thread thread_;
};

}  // namespace glassbox
