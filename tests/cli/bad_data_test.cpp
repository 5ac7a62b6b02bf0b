#include "core/interop/npy.h"
#include "tests/cli/cli_fixture.h"
#include "tests/core/data/idx_files.h"

#include <algorithm>

namespace glassbox::test {
namespace {

namespace fs = std::filesystem;
using testing_data::gzipped;
using testing_data::idxBytes;

/// Data sets, weights, inputs and numbers that are refused.
class CliBadData : public CliTest {
protected:
    using Words = std::vector<std::string>;

    static constexpr const char* trainPictures = "train-images-idx3-ubyte.gz";
    static constexpr const char* trainLabels = "train-labels-idx1-ubyte";
    static constexpr const char* testPictures = "t10k-images-idx3-ubyte.gz";
    static constexpr const char* testLabels = "t10k-labels-idx1-ubyte";

    /// A copy of the data set with one file's bytes replaced; the message names the file, or the folder where two of
    /// its files disagree.
    static void expectBadFile(const std::string& name, const std::string& bytes, const Words& words) {
        const fs::path folder = file("spoilt");
        fs::remove_all(folder);
        fs::copy(data(), folder, fs::copy_options::recursive);
        ASSERT_TRUE(writeFile(folder / "mnist" / name, bytes).ok());
        Words all = words;
        all.push_back((folder / "mnist").string());
        for (const Words& command :
             {Words{"data", "info", "mnist"}, Words{"train", preset("lenet5"), "--steps", "1"}}) {
            Words arguments = command;
            arguments.insert(arguments.end(), {"--data", folder.string()});
            expectRefused(arguments, all);
        }
    }

    static std::string good(const std::string& name) { return bytesOf(data() + "/mnist/" + name); }

    static std::string weights() {
        static const std::string path = train(preset("lenet5"), "baddata.safetensors", {"--steps", "1"});
        return path;
    }
};

TEST_F(CliBadData, TruncatedFiles) {
    const std::string pictures = good(trainPictures), labels = good(trainLabels);
    expectBadFile(trainPictures, pictures.substr(0, pictures.size() / 2), {"damaged or cut short", "train-images"});
    expectBadFile(trainPictures, pictures.substr(0, 30), {"damaged or cut short", "train-images"});
    expectBadFile(trainPictures, "", {"not an IDX file"});
    expectBadFile(trainLabels, labels.substr(0, 300), {"300 bytes", "promise", "train-labels"});
    expectBadFile(trainLabels, labels.substr(0, 5), {"5 bytes"});
}

TEST_F(CliBadData, MislabelledFiles) {
    expectBadFile(trainPictures, gzipped(good(trainLabels)), {"labels", "pictures", "swapped", "train-images"});
    expectBadFile(testLabels, idxBytes(8, {1, 2, 2}, "abcd"), {"pictures", "labels"});
    expectBadFile(trainLabels, "this is a text, no labels", {"not an IDX file"});
    expectBadFile(trainLabels, idxBytes(0x0D, {2}, std::string(8, '\0')), {"type 13"});
    expectBadFile(testLabels, good(trainLabels), {"90 pictures", "600 labels", "t10k-labels"});
    std::string wrong = good(testLabels);
    wrong[8 + 7] = 10;
    expectBadFile(testLabels, wrong, {"Label 7", "10", "0 to 9", "t10k-labels"});
    expectBadFile(testPictures, gzipped(idxBytes(8, {90, 14, 14}, std::string(90 * 196, 'x'))), {"14x14", "28x28"});
}

TEST_F(CliBadData, OversizedFiles) {
    expectBadFile(trainPictures, gzipped(idxBytes(8, {0xffffffff, 0xffffffff, 0xffffffff}, "x")), {"more than"});
    expectBadFile(trainPictures, gzipped(idxBytes(8, {1000000, 28, 28}, "x")), {"promise"});
    expectBadFile(trainLabels, good(trainLabels) + "more", {"promise"});
    expectBadFile(trainPictures, gzipped(idxBytes(8, {600, 28, 28}, std::string(600 * 784 + 1, 'x'))), {"promise"});
    expectBadFile(trainPictures, gzipped(idxBytes(8, {0, 28, 28}, "")), {"zero"});
}

TEST_F(CliBadData, MissingDataSetSaysWhereItLookedAndHowToGetIt) {
    fs::create_directories(file("empty"));
    const Finished missing = withoutResources({"data", "info", "mnist", "--data", file("empty")});
    EXPECT_EQ(missing.exit, 1);
    for (const std::string& word :
         {file("empty"), file("user") + "/glassbox", std::string("train-images-idx3-ubyte.gz"),
          std::string("GLASSBOX_DATA"), std::string("--data")})
        EXPECT_NE(missing.err.find(word), std::string::npos) << word << " is missing: " << missing.err;
    const Finished list = withoutResources({"data", "list", "--data", file("empty")});
    EXPECT_EQ(list.exit, 0);
    EXPECT_NE(list.out.find("not here"), std::string::npos) << list.out;
    fs::create_directories(file("half/mnist"));
    expectRefused({"data", "info", "mnist", "--data", file("half")}, {"half/mnist", "missing"});
    expectRefused({"train", preset("lenet5"), "--data", file("nowhere")}, {"--data", "nowhere"});
    expectRefused({"data", "info", "cats"}, {"\"cats\"", "mnist"});
}

TEST_F(CliBadData, WrongWeights) {
    const auto both = [](const std::string& path, const Words& words) {
        expectRefused({"evaluate", preset("lenet5"), "--weights", path}, words);
        expectRefused({"train", preset("lenet5"), "--steps", "1", "--init", path}, words);
        expectRefused({"explain", preset("lenet5"), "--weights", path, "--at", "fc1.z[0]"}, words);
        write("one.npy", std::string());
        ASSERT_TRUE(writeNpy(file("one.npy"), Tensor(DType::F32, {1, 28, 28})).ok());
        expectRefused({"predict", preset("lenet5"), "--weights", path, "--input", file("one.npy")}, words);
    };
    both(file("none.safetensors"), {"none.safetensors", "No such file"});
    const std::string bytes = bytesOf(weights());
    both(write("cut.safetensors", bytes.substr(0, bytes.size() / 2)), {"cut.safetensors", "outside the file"});
    both(write("short.safetensors", bytes.substr(0, 5)), {"short.safetensors"});
    both(write("text.safetensors", std::string("no weights at all")), {"text.safetensors", "header"});
    both(preset("lenet5"), {"lenet5.json", "safetensors"});
    NamedTensors tensors = tensorsOf(weights());
    NamedTensors fewer = tensors;
    fewer.erase(fewer.begin() + 3);
    ASSERT_TRUE(writeSafetensors(file("fewer.safetensors"), fewer).ok());
    both(file("fewer.safetensors"), {"fewer.safetensors", "conv2.bias"});
    tensors[4].second = Tensor(DType::F32, {120, 399});
    ASSERT_TRUE(writeSafetensors(file("shape.safetensors"), tensors).ok());
    both(file("shape.safetensors"), {"shape.safetensors", "fc1.weight", "120x400", "120x399"});
}

TEST_F(CliBadData, CheckpointsThatDoNotFit) {
    const auto resume = [](const std::string& experiment, const std::string& path, const Words& words) {
        expectRefused({"train", experiment, "--steps", "1", "--resume", path}, words);
    };
    train(preset("lenet5"), "c.safetensors", {"--steps", "2", "--checkpoint", file("good.point")});
    resume(preset("lenet5"), weights(), {"baddata.safetensors", "checkpoint", "run"});
    resume(preset("mnist_mlp"), file("good.point"), {"good.point", "another experiment"});
    const std::string bytes = bytesOf(file("good.point"));
    resume(preset("lenet5"), write("cut.point", bytes.substr(0, bytes.size() - 100)), {"cut.point"});
    resume(preset("lenet5"), file("none.point"), {"none.point", "No such file"});
}

TEST_F(CliBadData, NumbersThatAreNotThere) {
    const auto explain = [](const std::string& at, const std::string& sample, const Words& words) {
        for (const char* command : {"explain", "verify"})
            expectRefused({command, preset("lenet5"), "--weights", weights(), "--sample", sample, "--at", at}, words);
    };
    explain("conv9.z[0,0,0]", "0", {"\"conv9.z\"", "check"});
    explain("conv1.z[0,0]", "0", {"conv1.z", "6x28x28", "3 indices"});
    explain("conv1.z", "0", {"conv1.z", "3 indices"});
    explain("conv1.z[0,0,28]", "0", {"conv1.z", "28", "0 to 27"});
    explain("conv1.z[0,-1,0]", "0", {"conv1.z", "-1"});
    explain("conv1.z[[0]]", "0", {"conv1.z[[0]]", "conv1.z[5,18,22]"});
    explain("grad(grad(conv1.z))[0,0,0]", "0", {"grad(grad(conv1.z))"});
    explain("", "0", {"conv1.z[5,18,22]"});
    explain("output.loss[0]", "0", {"output.loss", "scalar"});
    explain("output.loss", "90", {"sample 90", "90 samples"});
    explain("output.loss", "-1", {"sample -1"});
    explain("output.loss", "9000000000000000000", {"sample 9000000000000000000"});
}

TEST_F(CliBadData, InputsThatDoNotFit) {
    const auto predict = [](const std::string& input, const Words& words) {
        expectRefused({"predict", preset("lenet5"), "--weights", weights(), "--input", input}, words);
    };
    ASSERT_TRUE(writeNpy(file("square.npy"), Tensor(DType::F32, {28, 28})).ok());
    predict(file("square.npy"), {"square.npy", "28x28", "1x28x28"});
    ASSERT_TRUE(writeNpy(file("empty.npy"), Tensor(DType::F32, {0, 1, 28, 28})).ok());
    predict(file("empty.npy"), {"empty.npy"});
    predict(file("none.npy"), {"none.npy", "No such file"});
    predict(file("none.png"), {"none.png", "No such file"});
    predict(write("text.npy", std::string("hello")), {"text.npy"});
    predict(write("text.png", std::string("hello")), {"text.png", "PNG"});
    predict(write("cut.npy", bytesOf(file("square.npy")).substr(0, 500)), {"cut.npy", "bytes"});
}

TEST_F(CliBadData, ExperimentsWhoseShapesAreNotTheDatas) {
    Json experiment = document("lenet5");
    block(experiment, "input")["shape"] = Json{1, 32, 32};
    expectRefused({"train", write("wide.json", experiment)}, {"input", "1x32x32", "1x28x28", "mnist"});
    Json narrow = document("lenet5");
    block(narrow, "fc3")["units"] = 9;
    expectRefused({"train", write("narrow.json", narrow)}, {"output", "9", "10"});
    Json batches = document("lenet5");
    batches["batch_size"] = 5000;
    batches["drop_last"] = true;
    expectRefused({"train", write("batches.json", batches)}, {"batch_size", "540", "5000"});
}

}  // namespace
}  // namespace glassbox::test
