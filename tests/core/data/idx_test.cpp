#include "core/data/idx.h"

#include "tests/core/data/idx_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glassbox {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing_data::gzipped;
using testing_data::idxBytes;

class IdxTest : public testing::Test {
protected:
    IdxTest() : file_(fs::path(testing::TempDir()) / "idx_test-ubyte") {}
    ~IdxTest() override { fs::remove(file_); }

    Result<Tensor> readBytes(const std::string& bytes, IdxContent content = IdxContent::Pictures) {
        EXPECT_TRUE(writeFile(file_, bytes));
        return readIdx(file_, content);
    }

    std::string problem(const std::string& bytes, IdxContent content = IdxContent::Pictures) {
        const Result<Tensor> read = readBytes(bytes, content);
        return read ? "accepted" : read.error().toString();
    }

    fs::path file_;
};

TEST_F(IdxTest, ReadsPlainAndGzip) {
    const std::string bytes = idxBytes(8, {2, 1, 3}, "abcdef");
    for (const std::string& content : {bytes, gzipped(bytes)}) {
        const Result<Tensor> read = readBytes(content);
        ASSERT_TRUE(read) << read.error().toString();
        EXPECT_EQ(read->dtype(), DType::U8);
        EXPECT_EQ(read->shape(), (Shape{2, 1, 1, 3}));
        EXPECT_EQ(read->at(0), 'a');
        EXPECT_EQ(read->at(5), 'f');
    }
    const Result<Tensor> labels = readBytes(idxBytes(8, {3}, "\1\2\3"), IdxContent::Labels);
    ASSERT_TRUE(labels);
    EXPECT_EQ(labels->shape(), Shape{3});
}

TEST_F(IdxTest, EveryTruncationIsRefusedByName) {
    const std::string plain = idxBytes(8, {4, 2, 2}, std::string(16, 'p'));
    const std::string packed = gzipped(plain);
    for (const std::string& whole : {plain, packed})
        for (std::size_t length = 0; length < whole.size(); ++length)
            EXPECT_THAT(problem(whole.substr(0, length)), HasSubstr("idx_test-ubyte: ")) << length << " bytes";
    EXPECT_THAT(problem(plain.substr(0, 20)), HasSubstr("holds 20 bytes but its sizes promise 32"));
}

TEST_F(IdxTest, MislabelledFilesSayWhatWasExpected) {
    const std::string labels = idxBytes(8, {3}, "\1\2\3"), pictures = idxBytes(8, {1, 1, 1}, "a");
    EXPECT_THAT(problem(labels), HasSubstr("holds labels (1 axes) where pictures are expected"));
    EXPECT_THAT(problem(gzipped(labels)), HasSubstr("where pictures are expected"));
    EXPECT_THAT(problem(pictures, IdxContent::Labels), HasSubstr("holds pictures (3 axes) where labels are expected"));
    EXPECT_THAT(problem(idxBytes(13, {1, 1, 1}, "abcd")), HasSubstr("type 13, expected 8"));
    EXPECT_THAT(problem("GIF89a, a picture of a cat"), HasSubstr("not an IDX file"));
    EXPECT_THAT(problem(gzipped("a text, and quite a long one")), HasSubstr("not an IDX file"));
}

TEST_F(IdxTest, OversizedClaimsAreRefusedBeforeMemoryIsTaken) {
    EXPECT_THAT(problem(idxBytes(8, {0xffffffff, 0xffffffff, 0xffffffff}, "a")), HasSubstr("more than"));
    EXPECT_THAT(problem(gzipped(idxBytes(8, {0xffffffff, 28, 28}, "a"))), HasSubstr("more than"));
    // A megabyte promised by a few bytes of gzip, which can't hold it.
    EXPECT_THAT(problem(gzipped(idxBytes(8, {1024, 1024, 1}, "a"))), HasSubstr("its sizes promise 1048592"));
    EXPECT_THAT(problem(idxBytes(8, {1, 0, 28}, "")), HasSubstr("zero"));
}

TEST_F(IdxTest, LongerThanPromisedIsRefused) {
    const std::string bytes = idxBytes(8, {1, 2, 2}, std::string(100000, 'p'));  // a small bomb
    EXPECT_THAT(problem(bytes), HasSubstr("sizes promise 20"));
    EXPECT_THAT(problem(gzipped(bytes)), HasSubstr("holds 100016 bytes but its sizes promise 20"));
}

TEST_F(IdxTest, DamagedGzipIsRefused) {
    std::string packed = gzipped(idxBytes(8, {10, 3, 3}, std::string(45, 'p') + std::string(45, 'q')));
    packed[packed.size() - 6] ^= 1;  // in the checksum
    EXPECT_THAT(problem(packed), HasSubstr("damaged"));
}

TEST_F(IdxTest, MissingFilesAreErrors) {
    EXPECT_FALSE(readIdx("/nowhere/train-images-idx3-ubyte.gz", IdxContent::Pictures));
    EXPECT_FALSE(readIdx(testing::TempDir(), IdxContent::Pictures));
}

}  // namespace
}  // namespace glassbox
