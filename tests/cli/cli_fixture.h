#pragma once

#include "core/interop/safetensors.h"
#include "tests/cli/process.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace glassbox::test {

using Json = nlohmann::ordered_json;

/// Runs glassbox-cli in a folder of its own, with a small data set "mnist" (600 and 90 pictures of 28x28, ten classes
/// that are easy to tell apart) under data().
class CliTest : public testing::Test {
protected:
    static constexpr int trainCount = 600, testCount = 90;

    static void SetUpTestSuite();
    static void TearDownTestSuite();

    /// A file in the test's folder.
    static std::string file(const std::string& name) { return (folder_ / name).string(); }
    static std::string data() { return (folder_ / "data").string(); }
    /// Path of one of the shipped experiments.
    static std::string preset(const std::string& name);
    /// The preset as a document, to be changed.
    static Json document(const std::string& name);
    /// Writes a text (a document) and returns its path.
    static std::string write(const std::string& name, const std::string& text);
    static std::string write(const std::string& name, const Json& json) { return write(name, json.dump()); }
    static std::string bytesOf(const std::string& path);
    /// The block of that id in an experiment.
    static Json& block(Json& experiment, const std::string& id);
    /// Picture `index` of the test part, 28x28.
    static std::string picture(int index);

    /// Runs the program; commands that load data get `--data` unless they name it.
    static Finished cli(std::vector<std::string> arguments,
                        const std::function<void(const std::string& err, int pid)>& watch = {});
    /// Runs it where no data set is installed: resources and the user's data directory are empty folders.
    static Finished withoutResources(const std::vector<std::string>& arguments);
    /// Runs it with --json, expects exit 0 and one document.
    static Json json(std::vector<std::string> arguments);
    /// Expects a refusal: exit 1, nothing on standard output, and one line that contains each of the words.
    static void expectRefused(const std::vector<std::string>& arguments, const std::vector<std::string>& words);
    /// Trains and saves to a file of that name; returns its path.
    static std::string train(const std::string& experiment, const std::string& name,
                             std::vector<std::string> options = {});
    static NamedTensors tensorsOf(const std::string& path);

private:
    static std::filesystem::path folder_;
};

}  // namespace glassbox::test
