#pragma once

#include "core/base/result.h"
#include "core/train/metrics.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdio>
#include <memory>
#include <string>

namespace glassbox::cli {

/// Writes a JSON object a line: every step, every epoch, the final test. Without a file name it does nothing.
class RunLog {
public:
    explicit RunLog(const std::string& file);
    void step(const StepRecord& record);
    void epoch(const EpochRecord& record);
    void test(const History& history);
    /// Writes what is buffered; an error if any of it could not be written (full disk).
    Result<void> flush();

    static nlohmann::ordered_json epochJson(const EpochRecord& record);

private:
    void line(const std::string& text);

    struct Close {
        void operator()(std::FILE* file) const;
    };
    std::string name_;
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace glassbox::cli
