#include "tests/cli/cli_fixture.h"

#include "core/base/philox.h"
#include "tests/core/data/idx_files.h"

#include <unistd.h>
#include <algorithm>
#include <fstream>
#include <iterator>

namespace glassbox::test {

namespace fs = std::filesystem;

namespace {

constexpr int side = 28;

/// A bright bar whose row says the class, under noise.
std::string drawn(int index, std::uint32_t stream) {
    const RandomStream random(1, RandomPurpose::Test, stream, static_cast<std::uint64_t>(index));
    std::string pixels;
    for (int i = 0; i < side * side; ++i) {
        const bool bar = i / side / 2 == index % 10 + 2 && i % side > 3 && i % side < 24;
        pixels += static_cast<char>((bar ? 200 : 0) + random.below(50, static_cast<std::uint64_t>(i)));
    }
    return pixels;
}

void writePart(const fs::path& folder, const std::string& stem, int count, std::uint32_t stream) {
    std::string pictures, labels;
    for (int i = 0; i < count; ++i) {
        pictures += drawn(i, stream);
        labels += static_cast<char>(i % 10);
    }
    const auto number = static_cast<std::uint32_t>(count);
    ASSERT_TRUE(writeFile(folder / (stem + "-images-idx3-ubyte.gz"),
                          testing_data::gzipped(testing_data::idxBytes(8, {number, side, side}, pictures)))
                    .ok());
    ASSERT_TRUE(writeFile(folder / (stem + "-labels-idx1-ubyte"), testing_data::idxBytes(8, {number}, labels)).ok());
}

bool takesData(const std::vector<std::string>& arguments) {
    static const std::vector<std::string> commands{"train",  "evaluate", "predict", "explain",
                                                   "verify", "data",     "bench"};
    return arguments.size() > 1 && std::ranges::count(commands, arguments[0]) > 0 &&
           std::ranges::count(arguments, "--data") == 0;
}

}  // namespace

fs::path CliTest::folder_;

void CliTest::SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("glassbox-cli-test-" + std::to_string(getpid()));
    fs::create_directories(folder_ / "data" / "mnist");
    writePart(folder_ / "data" / "mnist", "train", trainCount, 1);
    writePart(folder_ / "data" / "mnist", "t10k", testCount, 2);
}

void CliTest::TearDownTestSuite() {
    fs::remove_all(folder_);
}

std::string CliTest::preset(const std::string& name) {
    return std::string(GLASSBOX_SOURCE_DIR) + "/resources/presets/" + name + ".json";
}

Json CliTest::document(const std::string& name) {
    return Json::parse(bytesOf(preset(name)));
}

std::string CliTest::write(const std::string& name, const std::string& text) {
    EXPECT_TRUE(writeFile(file(name), text).ok());
    return file(name);
}

std::string CliTest::bytesOf(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    EXPECT_TRUE(stream.good()) << path;
    return {std::istreambuf_iterator<char>(stream), {}};
}

Json& CliTest::block(Json& experiment, const std::string& id) {
    Json& blocks = experiment["network"]["blocks"];
    const auto found = std::ranges::find_if(blocks, [&id](const Json& entry) { return entry["id"] == id; });
    EXPECT_NE(found, blocks.end()) << id;
    return *found;
}

std::string CliTest::picture(int index) {
    return drawn(index, 2);
}

Finished CliTest::cli(std::vector<std::string> arguments,
                      const std::function<void(const std::string& err, int pid)>& watch) {
    if (takesData(arguments)) {
        arguments.push_back("--data");
        arguments.push_back(data());
    }
    return runProcess(GLASSBOX_CLI, arguments, {{"GLASSBOX_DATA", ""}, {"GLASSBOX_RESOURCES", ""}}, watch);
}

Finished CliTest::withoutResources(const std::vector<std::string>& arguments) {
    fs::create_directories(folder_ / "bare");
    return runProcess(GLASSBOX_CLI, arguments,
                      {{"GLASSBOX_DATA", ""}, {"GLASSBOX_RESOURCES", file("bare")}, {"XDG_DATA_HOME", file("user")}});
}

Json CliTest::json(std::vector<std::string> arguments) {
    arguments.push_back("--json");
    const Finished finished = cli(arguments);
    EXPECT_EQ(finished.exit, 0) << testing::PrintToString(arguments) << finished.err;
    Json parsed = Json::parse(finished.out, nullptr, false);
    EXPECT_FALSE(parsed.is_discarded()) << finished.out;
    return parsed;
}

void CliTest::expectRefused(const std::vector<std::string>& arguments, const std::vector<std::string>& words) {
    const Finished finished = cli(arguments);
    const std::string said = testing::PrintToString(arguments) + " said: " + finished.err;
    EXPECT_EQ(finished.exit, 1) << said;
    EXPECT_EQ(finished.out, "") << said;
    EXPECT_TRUE(finished.err.starts_with("glassbox-cli: ")) << said;
    // A network can have several problems, a line each.
    const auto lines = std::ranges::count(finished.err, '\n');
    EXPECT_TRUE(lines == 1 || (lines > 1 && arguments[0] == "check")) << said;
    EXPECT_EQ(finished.err.find('{'), std::string::npos) << "a placeholder is left: " << said;
    for (const std::string& word : words)
        EXPECT_NE(finished.err.find(word), std::string::npos) << "\"" << word << "\" is missing: " << said;
}

std::string CliTest::train(const std::string& experiment, const std::string& name, std::vector<std::string> options) {
    std::vector<std::string> arguments{"train", experiment, "--save", file(name)};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Finished finished = cli(arguments);
    EXPECT_EQ(finished.exit, 0) << finished.err;
    return file(name);
}

NamedTensors CliTest::tensorsOf(const std::string& path) {
    const auto tensors = readSafetensors(path);
    EXPECT_TRUE(tensors.ok()) << tensors.error().toString();
    return tensors.ok() ? *tensors : NamedTensors();
}

}  // namespace glassbox::test
