#include "core/interop/safetensors.h"

#include "core/base/platform/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <vector>

namespace glassbox {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SafetensorsTest : public testing::Test {
protected:
    SafetensorsTest() : folder_(fs::path(testing::TempDir()) / "safetensors_test") { fs::create_directories(folder_); }
    ~SafetensorsTest() override { fs::remove_all(folder_); }

    /// Writes a file with this header and so many data bytes, and reads it.
    Result<NamedTensors> readWith(const std::string& header, std::size_t dataBytes) {
        std::string content(8, '\0');
        for (int i = 0; i < 8; ++i)
            content[static_cast<std::size_t>(i)] = static_cast<char>((header.size() >> (8 * i)) & 0xff);
        content += header + std::string(dataBytes, 'x');
        EXPECT_TRUE(writeFile(file("hostile"), content));
        return readSafetensors(file("hostile"));
    }

    std::string problem(const std::string& header, std::size_t dataBytes) {
        const Result<NamedTensors> read = readWith(header, dataBytes);
        return read ? "accepted" : read.error().toString();
    }

    fs::path file(const std::string& name) const { return folder_ / (name + ".safetensors"); }

private:
    fs::path folder_;
};

NamedTensors someTensors() {
    const std::vector<float> weight{1, -2, 0.5f, 3e-40f, 5, 6};
    const std::vector<double> bias{1.0 / 3, -0.0};
    const std::vector<std::uint8_t> bytes{1, 2, 3};
    const std::vector<std::int32_t> step{-7};
    NamedTensors tensors;
    tensors.emplace_back("z.weight", Tensor::of<float>({2, 3}, weight));
    tensors.emplace_back("a.bias", Tensor::of<double>({2}, bias));
    tensors.emplace_back("notes", Tensor::of<std::uint8_t>({3}, bytes));
    tensors.emplace_back("step", Tensor::of<std::int32_t>({}, step));
    tensors.emplace_back("nothing", Tensor(DType::F32, {0, 4}));
    return tensors;
}

TEST_F(SafetensorsTest, ReadsBackWhatItWrote) {
    const NamedTensors written = someTensors();
    ASSERT_TRUE(writeSafetensors(file("a"), written));
    const Result<NamedTensors> read = readSafetensors(file("a"));
    ASSERT_TRUE(read) << read.error().toString();
    ASSERT_EQ(read->size(), written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        const auto& [name, tensor] = (*read)[i];
        EXPECT_EQ(name, written[i].first);
        EXPECT_EQ(tensor.dtype(), written[i].second.dtype());
        EXPECT_EQ(tensor.shape(), written[i].second.shape());
        if (tensor.empty()) continue;
        EXPECT_EQ(std::memcmp(tensor.raw(), written[i].second.raw(), tensor.bytes()), 0);
    }
}

TEST_F(SafetensorsTest, SameTensorsGiveTheDocumentedBytes) {
    const std::vector<float> values{1};
    NamedTensors tensors;
    tensors.emplace_back("w", Tensor::of<float>({1, 1}, values));
    ASSERT_TRUE(writeSafetensors(file("a"), tensors));
    const std::string header = R"({"w":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}})";
    const std::size_t padded = (header.size() + 7) / 8 * 8;
    std::string expected(8, '\0');
    expected[0] = static_cast<char>(padded);
    expected += header + std::string(padded - header.size(), ' ') + std::string("\0\0\x80\x3f", 4);
    EXPECT_EQ(*readFile(file("a"), 1000), expected);
}

TEST_F(SafetensorsTest, AcceptsMetadataOfOtherPrograms) {
    const Result<NamedTensors> read =
        readWith(R"({"__metadata__":{"format":"pt"},"w":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 2);
    ASSERT_TRUE(read) << read.error().toString();
    EXPECT_EQ(read->size(), 1u);
}

TEST_F(SafetensorsTest, RefusesHostileHeaders) {
    EXPECT_THAT(problem(R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4), HasSubstr("needs 8"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 3), HasSubstr("outside"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4), HasSubstr("outside"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                        R"("v":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
                        3),
                HasSubstr("overlaps"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})", 3), HasSubstr("gap"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 3), HasSubstr("after the last"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"U8","shape":[-2],"data_offsets":[0,2]}})", 2), HasSubstr("whole number"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"U8","shape":[4294967296,4294967296,0],"data_offsets":[0,0]}})", 0),
                HasSubstr("large"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}})", 2), HasSubstr("F16"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"U8","shape":[1,1,1,1,1,1,1],"data_offsets":[0,1]}})", 1),
                HasSubstr("6 sizes"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                        R"("w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
                        1),
                HasSubstr("twice"));
    EXPECT_THAT(problem(R"({"w":{"dtype":"U8","shape":[[[[[1]]]]],"data_offsets":[0,1]}})", 1), HasSubstr("deeply"));
    EXPECT_THAT(problem("[]", 0), HasSubstr("not a JSON object"));
    EXPECT_THAT(problem("{", 0), HasSubstr("not a JSON object"));
    EXPECT_EQ(problem("{}", 0), "accepted");
}

TEST_F(SafetensorsTest, RefusesTruncatedFiles) {
    ASSERT_TRUE(writeSafetensors(file("a"), someTensors()));
    const std::string whole = *readFile(file("a"), 10000);
    for (std::size_t length = 0; length < whole.size(); length += 3) {
        ASSERT_TRUE(writeFile(file("cut"), whole.substr(0, length)));
        EXPECT_FALSE(readSafetensors(file("cut"))) << length << " bytes";
    }
}

TEST_F(SafetensorsTest, ErrorsNameTheFile) {
    ASSERT_TRUE(writeFile(file("junk"), "junk"));
    EXPECT_THAT(readSafetensors(file("junk")).error().toString(), HasSubstr("junk.safetensors"));
    EXPECT_FALSE(readSafetensors(file("missing")));
    EXPECT_FALSE(writeSafetensors("/nowhere/a.safetensors", someTensors()));
}

TEST_F(SafetensorsTest, RefusesToWriteTheSameNameTwice) {
    NamedTensors tensors;
    tensors.emplace_back("w", Tensor(DType::F32, {1}));
    tensors.emplace_back("w", Tensor(DType::F32, {1}));
    EXPECT_FALSE(writeSafetensors(file("a"), tensors));
}

}  // namespace
}  // namespace glassbox
