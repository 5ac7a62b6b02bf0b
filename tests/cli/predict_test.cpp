#include "core/interop/npy.h"
#include "tests/cli/cli_fixture.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace glassbox::test {
namespace {

/// Trained weights on inputs and on the test part.
class CliPredict : public CliTest {
protected:
    static std::string weights() {
        static const std::string path = train(preset("mnist_mlp"), "predict.safetensors", {"--epochs", "6"});
        return path;
    }

    /// Writes a test picture as a grey PNG.
    static std::string pngOf(int index) {
        const std::string pixels = picture(index), path = file("digit" + std::to_string(index) + ".png");
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = image.height = 28;
        image.format = PNG_FORMAT_GRAY;
        EXPECT_NE(png_image_write_to_file(&image, path.c_str(), 0, pixels.data(), 0, nullptr), 0);
        return path;
    }

    /// A .npy file byte for byte as numpy.save writes it: float32, C order, 0..1.
    static std::string npyOf(const std::vector<int>& indices) {
        std::string header =
            "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(indices.size()) + ", 1, 28, 28), }";
        header.resize(117, ' ');
        std::string bytes("\x93NUMPY\x01\x00v\x00", 10);
        bytes += header + '\n';
        for (const int index : indices) {
            for (const char pixel : picture(index)) {
                const float number = static_cast<float>(static_cast<unsigned char>(pixel)) / 255.0f;
                bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
            }
        }
        return write("batch.npy", bytes);
    }

    static double outputAt(const Json& row, std::size_t k) { return row["output"][k].get<double>(); }
};

TEST_F(CliPredict, ReadsAPictureAsTheExperimentPreparesIt) {
    for (const int index : {3, 18}) {
        const Json answer = json({"predict", preset("mnist_mlp"), "--weights", weights(), "--input", pngOf(index)});
        ASSERT_EQ(answer.size(), 1u);
        EXPECT_EQ(answer[0]["answer"], std::to_string(index % 10));
        double sum = 0;
        for (std::size_t k = 0; k < 10; ++k) {
            const Json explained = json({"explain", preset("mnist_mlp"), "--weights", weights(), "--sample",
                                         std::to_string(index), "--at", "output.out[" + std::to_string(k) + "]"});
            EXPECT_NEAR(outputAt(answer[0], k), explained["engine"].get<double>(), 1e-5);
            sum += outputAt(answer[0], k);
        }
        EXPECT_NEAR(sum, 1, 1e-5);
    }
}

TEST_F(CliPredict, TakesAnArrayUnchanged) {
    Json experiment = document("mnist_mlp");
    experiment["data"]["normalization"] = {{"type", "none"}};
    const std::string path = write("plain.json", experiment);
    std::vector<int> indices(70);  // more than one batch of 64
    std::iota(indices.begin(), indices.end(), 0);
    const Json rows = json({"predict", path, "--weights", weights(), "--input", npyOf(indices)});
    ASSERT_EQ(rows.size(), 70u);
    for (const int index : {0, 63, 64, 69}) {
        const Json single = json({"predict", path, "--weights", weights(), "--input", pngOf(index)});
        for (std::size_t k = 0; k < 10; ++k)
            EXPECT_NEAR(outputAt(rows[static_cast<std::size_t>(index)], k), outputAt(single[0], k), 1e-5);
    }
}

TEST_F(CliPredict, GivesScoresWhereAsked) {
    const std::string input = npyOf({1, 2});
    const Json scores = json({"predict", preset("mnist_mlp"), "--weights", weights(), "--input", input, "--logits"});
    const Json shares = json({"predict", preset("mnist_mlp"), "--weights", weights(), "--input", input});
    for (std::size_t row = 0; row < 2; ++row) {
        double total = 0;
        for (std::size_t k = 0; k < 10; ++k)
            total += std::exp(outputAt(scores[row], k));
        for (std::size_t k = 0; k < 10; ++k)
            EXPECT_NEAR(std::exp(outputAt(scores[row], k)) / total, outputAt(shares[row], k), 1e-5);
    }
}

TEST_F(CliPredict, WritesAnArray) {
    const std::string input = npyOf({4, 5, 6});
    const Json shown = json({"predict", preset("mnist_mlp"), "--weights", weights(), "--input", input});
    const Json written =
        json({"predict", preset("mnist_mlp"), "--weights", weights(), "--input", input, "--output", file("out.npy")});
    EXPECT_EQ(written["shape"], (Json{3, 10}));
    const auto array = readNpy(file("out.npy"));
    ASSERT_TRUE(array.ok()) << array.error().toString();
    EXPECT_EQ(array->shape(), (Shape{3, 10}));
    for (std::int64_t i = 0; i < 30; ++i)
        EXPECT_EQ(array->at(i), outputAt(shown[static_cast<std::size_t>(i / 10)], static_cast<std::size_t>(i % 10)));
    EXPECT_EQ(json({"predict", preset("mnist_mlp"), "--weights", weights(), "--input", file("batch.npy")}), shown);
}

TEST_F(CliPredict, EvaluatesToTheNumbersThatTheRunEndedWith) {
    const Json run = json({"train", preset("mnist_mlp"), "--epochs", "2", "--save", file("end.safetensors")});
    const Json report = json({"evaluate", preset("mnist_mlp"), "--weights", file("end.safetensors")});
    EXPECT_EQ(report["loss"], run["test_loss"]);
    EXPECT_EQ(report["accuracy"], run["test_accuracy"]);
    EXPECT_EQ(report["samples"], testCount);
    const Json validation =
        json({"evaluate", preset("mnist_mlp"), "--weights", file("end.safetensors"), "--part", "validation"});
    EXPECT_EQ(validation["loss"], run["epochs"].back()["validation_loss"]);
    EXPECT_EQ(validation["accuracy"], run["epochs"].back()["validation_accuracy"]);
    EXPECT_EQ(
        json({"evaluate", preset("mnist_mlp"), "--weights", file("end.safetensors"), "--part", "train"})["samples"],
        540);
}

TEST_F(CliPredict, ScoresFollowFromTheConfusionMatrix) {
    const Json report = json({"evaluate", preset("mnist_mlp"), "--weights", weights()});
    ASSERT_EQ(report["confusion"].size(), 10u);
    std::int64_t all = 0, right = 0;
    for (std::size_t truth = 0; truth < 10; ++truth) {
        std::int64_t row = 0, column = 0;
        for (std::size_t other = 0; other < 10; ++other) {
            row += report["confusion"][truth][other].get<std::int64_t>();
            column += report["confusion"][other][truth].get<std::int64_t>();
        }
        const auto hits = report["confusion"][truth][truth].get<std::int64_t>();
        const Json& score = report["classes"][truth];
        EXPECT_EQ(score["support"], row);
        EXPECT_NEAR(score["recall"].get<double>(), static_cast<double>(hits) / static_cast<double>(row), 1e-12);
        const double precision = column > 0 ? static_cast<double>(hits) / static_cast<double>(column) : 0.0;
        EXPECT_NEAR(score["precision"].get<double>(), precision, 1e-12);
        all += row;
        right += hits;
    }
    EXPECT_EQ(all, testCount);
    EXPECT_NEAR(report["accuracy"].get<double>(), static_cast<double>(right) / static_cast<double>(all), 1e-12);
    EXPECT_LE(report["accuracy_interval_95"][0], report["accuracy"]);
    const Finished text = cli({"evaluate", preset("mnist_mlp"), "--weights", weights()});
    EXPECT_NE(text.out.find("confusion matrix"), std::string::npos);
}

TEST_F(CliPredict, EvaluatesANetworkWithMoreOutputsThanClasses) {
    Json experiment = document("mnist_mlp");
    block(experiment, "fc3")["units"] = 12;
    const std::string path = write("twelve.json", experiment);
    const std::string saved = train(path, "twelve.safetensors", {"--steps", "1"});
    EXPECT_EQ(json({"evaluate", path, "--weights", saved})["confusion"].size(), 12u);
}

}  // namespace
}  // namespace glassbox::test
