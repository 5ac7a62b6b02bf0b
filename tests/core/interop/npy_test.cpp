#include "core/interop/npy.h"

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

class NpyTest : public testing::Test {
protected:
    NpyTest() : file_(fs::path(testing::TempDir()) / "npy_test.npy") {}
    ~NpyTest() override { fs::remove(file_); }

    /// Reads version 1 with this dictionary and data.
    Result<Tensor> readWith(const std::string& dictionary, const std::string& data) {
        std::string content("\x93NUMPY\x01\x00", 8);
        content += static_cast<char>(dictionary.size());
        content += '\0';
        EXPECT_TRUE(writeFile(file_, content + dictionary + data));
        return readNpy(file_);
    }

    std::string problem(const std::string& dictionary, const std::string& data) {
        const Result<Tensor> read = readWith(dictionary, data);
        return read ? "accepted" : read.error().toString();
    }

    fs::path file_;
};

TEST_F(NpyTest, ReadsBackWhatItWrote) {
    const std::vector<double> values{1, 2.5, -3, 1e300, 0, 6};
    for (const DType type : {DType::F32, DType::F64, DType::I32, DType::U8})
        for (const Shape& shape : {Shape{6}, Shape{2, 3}, Shape{1, 2, 3}}) {
            const Tensor tensor = Tensor::of<double>(shape, values).converted(type);
            ASSERT_TRUE(writeNpy(file_, tensor));
            const Result<Tensor> read = readNpy(file_);
            ASSERT_TRUE(read) << read.error().toString();
            EXPECT_EQ(read->dtype(), type);
            EXPECT_EQ(read->shape(), shape);
            EXPECT_EQ(std::memcmp(read->raw(), tensor.raw(), tensor.bytes()), 0);
        }
}

TEST_F(NpyTest, WritesTheBytesThatNumpyWrites) {
    const std::vector<float> values{1, 2};
    ASSERT_TRUE(writeNpy(file_, Tensor::of<float>({2}, values)));
    std::string expected("\x93NUMPY\x01\x00v\x00", 10);
    expected += "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    expected.resize(127, ' ');
    expected += std::string("\n\0\0\x80\x3f\0\0\0\x40", 9);
    EXPECT_EQ(*readFile(file_, 1000), expected);
}

TEST_F(NpyTest, ReadsAScalarAndOtherSpacing) {
    const Result<Tensor> scalar = readWith("{'descr':'|u1','fortran_order':False,'shape':()}", "\x07");
    ASSERT_TRUE(scalar) << scalar.error().toString();
    EXPECT_EQ(scalar->shape().rank(), 0);
    EXPECT_EQ(scalar->at(0), 7);
}

TEST_F(NpyTest, RefusesWhatItCannotRead) {
    EXPECT_THAT(problem("{'descr': '<f2', 'fortran_order': False, 'shape': (1,), }", "ab"), HasSubstr("<f2"));
    EXPECT_THAT(problem("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "abcd"), HasSubstr(">f4"));
    EXPECT_THAT(problem("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", "abcd"), HasSubstr("Fortran"));
    EXPECT_THAT(problem("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "abcd"), HasSubstr("needs 8"));
    EXPECT_THAT(problem("{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999,9999999999), }", ""),
                HasSubstr("large"));
    EXPECT_THAT(problem("{'descr': '|u1', 'fortran_order': False, 'shape': (-1,), }", ""), HasSubstr("header"));
    EXPECT_THAT(problem("{'descr': '|u1', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1), }", "a"),
                HasSubstr("axes"));
    EXPECT_THAT(problem("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "a"),
                HasSubstr("header"));
    EXPECT_THAT(problem("{'descr': '|u1', 'shape': (1,), }", "a"), HasSubstr("header"));
    ASSERT_TRUE(writeFile(file_, "GIF89a of a cat"));
    EXPECT_THAT(readNpy(file_).error().toString(), HasSubstr("does not start"));
    ASSERT_TRUE(writeFile(file_, std::string("\x93NUMPY\x01\x00\xff\xff{", 11)));
    EXPECT_THAT(readNpy(file_).error().toString(), HasSubstr("cut short"));
}

}  // namespace
}  // namespace glassbox
