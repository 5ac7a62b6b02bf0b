#include "core/data/cifar.h"

#include "core/base/platform/file.h"
#include "core/data/catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace glassbox {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A record: red cells have the value `first`, green one more, blue two more; the last blue cell is 200.
std::string record(int label, int first) {
    std::string bytes(1, static_cast<char>(label));
    for (int channel = 0; channel < 3; ++channel)
        bytes += std::string(1024, static_cast<char>(first + channel));
    bytes.back() = static_cast<char>(200);
    return bytes;
}

class CifarTest : public testing::Test {
protected:
    CifarTest() : place_(fs::path(testing::TempDir()) / "cifar_test") { writeAll(place_ / "cifar10"); }
    ~CifarTest() override { fs::remove_all(place_); }

    static void writeAll(const fs::path& folder) {
        fs::create_directories(folder);
        for (int file = 1; file <= 5; ++file)
            EXPECT_TRUE(writeFile(folder / ("data_batch_" + std::to_string(file) + ".bin"),
                                  record(file, 10 * file) + record(file - 1, 100)));
        EXPECT_TRUE(writeFile(folder / "test_batch.bin", record(9, 7)));
    }

    std::string problem(const std::string& file, const std::string& bytes) {
        EXPECT_TRUE(writeFile(place_ / "cifar10" / file, bytes));
        const auto loaded = loadDataset("cifar10", {}, {{place_}});
        return loaded ? "accepted" : loaded.error().toString();
    }

    fs::path place_;
};

TEST_F(CifarTest, JoinsTheFilesInTheirOrder) {
    const auto loaded = loadDataset("cifar10", {}, {{place_}});
    ASSERT_TRUE(loaded) << loaded.error().toString();
    const Dataset& set = **loaded;
    EXPECT_EQ(set.train.samples.shape(), (Shape{10, 3, 32, 32}));
    EXPECT_EQ(set.test.samples.shape(), (Shape{1, 3, 32, 32}));
    EXPECT_EQ(set.sampleShape, (Shape{3, 32, 32}));
    EXPECT_EQ(set.train.labels.at(4), 3);
    EXPECT_EQ(set.train.labels.at(5), 2);
    const std::int64_t third = 4 * 3072;  // first record of data_batch_3.bin
    EXPECT_EQ(set.train.samples.at(third), 30);
    EXPECT_EQ(set.train.samples.at(third + 1024), 31);
    EXPECT_EQ(set.train.samples.at(third + 2048), 32);
    EXPECT_EQ(set.train.samples.at(third + 3071), 200);
    EXPECT_EQ(set.classes[9], "truck");
}

TEST_F(CifarTest, IsFoundUnderThePublishedFolderName) {
    fs::rename(place_ / "cifar10", place_ / "cifar-10-batches-bin");
    EXPECT_TRUE(loadDataset("cifar10", {}, {{place_}}));
    fs::create_directories(place_ / "cifar10");
    fs::rename(place_ / "cifar-10-batches-bin", place_ / "cifar10" / "cifar-10-batches-bin");
    const auto inside = loadDataset("cifar10", {}, {{place_}});
    ASSERT_TRUE(inside) << inside.error().toString();
    EXPECT_THAT((*inside)->folder, HasSubstr("cifar-10-batches-bin"));
}

TEST_F(CifarTest, FaultsNameTheFile) {
    EXPECT_THAT(problem("data_batch_2.bin", record(1, 1).substr(0, 3000)),
                HasSubstr("data_batch_2.bin: it holds 3000"));
    EXPECT_THAT(problem("data_batch_2.bin", ""), HasSubstr("0 bytes"));
    EXPECT_THAT(problem("data_batch_2.bin", record(1, 1) + record(10, 1)), HasSubstr("Label 1 is 10, expected 0 to 9"));
    EXPECT_EQ(problem("data_batch_2.bin", record(1, 1)), "accepted");
    fs::remove(place_ / "cifar10" / "test_batch.bin");
    EXPECT_THAT(loadDataset("cifar10", {}, {{place_}}).error().toString(), HasSubstr("test_batch.bin is missing"));
}

TEST(Cifar10, WholeSetHasTenEqualClasses) {
    const char* data = std::getenv("GLASSBOX_DATA");
    if (!data || !locateDataset("cifar10", {{data}})) GTEST_SKIP() << "no cifar10 in $GLASSBOX_DATA";
    const auto loaded = loadDataset("cifar10", {}, {{data}});
    ASSERT_TRUE(loaded) << loaded.error().toString();
    std::array<int, 10> counts{};
    for (const std::int32_t label : (*loaded)->train.labels.span<std::int32_t>())
        ++counts[static_cast<std::size_t>(label)];
    EXPECT_THAT(counts, testing::Each(5000));
    EXPECT_EQ((*loaded)->test.size(), 10000);
}

TEST(FashionMnist, OfDebiansPackageIsFound) {
    const DataPlaces places{{"/usr/share/datasets"}};
    if (!locateDataset("fashion-mnist", places)) GTEST_SKIP() << "dataset-fashion-mnist is not installed";
    const auto loaded = loadDataset("fashion-mnist", {}, places);
    ASSERT_TRUE(loaded) << loaded.error().toString();
    EXPECT_EQ((*loaded)->train.samples.shape(), (Shape{60000, 1, 28, 28}));
    std::array<int, 10> counts{};
    for (const std::int32_t label : (*loaded)->test.labels.span<std::int32_t>())
        ++counts[static_cast<std::size_t>(label)];
    EXPECT_THAT(counts, testing::Each(1000));
    EXPECT_EQ((*loaded)->test.labels.at(0), 9);  // an ankle boot
}

}  // namespace
}  // namespace glassbox
