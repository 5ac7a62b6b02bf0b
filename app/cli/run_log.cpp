#include "app/cli/run_log.h"

#include "app/cli/metrics_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glassbox::cli {

void RunLog::Close::operator()(std::FILE* file) const {
    std::fclose(file);
}

RunLog::RunLog(const std::string& file) : name_(file) {
    if (!file.empty()) file_.reset(std::fopen(file.c_str(), "wb"));
}

void RunLog::line(const std::string& text) {
    if (file_) fmt::print(file_.get(), "{}\n", text);
}

void RunLog::step(const StepRecord& record) {
    if (!file_) return;
    line(nlohmann::ordered_json{{"step", record.step}, {"loss", record.loss}, {"lr", record.learningRate}}.dump());
}

nlohmann::ordered_json RunLog::epochJson(const EpochRecord& record) {
    nlohmann::ordered_json entry{{"epoch", record.epoch}, {"train_loss", record.trainLoss}};
    if (!record.validationHeads.empty())
        addMetrics(entry, "validation_", {record.validationLoss, record.validationAccuracy, record.validationHeads});
    if (!record.testHeads.empty()) addMetrics(entry, "test_", {record.testLoss, record.testAccuracy, record.testHeads});
    entry["seconds"] = record.seconds;
    entry["samples_per_second"] = record.samplesPerSecond;
    return entry;
}

void RunLog::epoch(const EpochRecord& record) {
    if (file_) line(epochJson(record).dump());
}

void RunLog::test(const History& history) {
    if (!file_) return;
    nlohmann::ordered_json entry;
    addMetrics(entry, "test_", {history.testLoss, history.testAccuracy, history.testHeads});
    line(entry.dump());
}

Result<void> RunLog::flush() {
    if (name_.empty() || (file_ && std::fflush(file_.get()) == 0 && std::ferror(file_.get()) == 0)) return {};
    return makeError("file.write", translatable("core", "{file} could not be written to its end"), {{"file", name_}},
                     translatable("core", "Free some space on the disk."));
}

}  // namespace glassbox::cli
