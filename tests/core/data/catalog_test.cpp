#include "core/data/catalog.h"

#include "tests/core/data/idx_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <set>

namespace glassbox {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing_data::gzipped;
using testing_data::idxBytes;

class CatalogTest : public testing::Test {
protected:
    CatalogTest() : place_(fs::path(testing::TempDir()) / "catalog_test") {
        testing_data::writeSmallDataset(place_ / "mnist");
    }
    ~CatalogTest() override { fs::remove_all(place_); }

    Result<std::shared_ptr<const Dataset>> load() { return loadDataset("mnist", {}, {{place_}}); }

    std::string problem() {
        const auto loaded = load();
        return loaded ? "accepted" : loaded.error().toString();
    }

    void replace(const std::string& name, const std::string& bytes) {
        EXPECT_TRUE(writeFile(place_ / "mnist" / name, bytes));
    }

    fs::path place_;
};

TEST_F(CatalogTest, EveryEntryIsComplete) {
    std::set<std::string_view> names;
    for (const CatalogEntry& entry : catalog()) {
        EXPECT_TRUE(names.insert(entry.name).second);
        EXPECT_FALSE(entry.title.empty() || entry.help.empty() || entry.origin.empty() || entry.citation.empty() ||
                     entry.licence.empty());
        EXPECT_EQ(entry.files.empty(), entry.folders.empty()) << entry.name;
        EXPECT_FALSE(entry.inputField.empty() || entry.targetField.empty()) << entry.name;
        EXPECT_GT(entry.sampleShape(Settings::defaults(entry.options)).elements(), 0) << entry.name;
        EXPECT_EQ(findCatalogEntry(entry.name), &entry);
    }
    EXPECT_EQ(findCatalogEntry("no_such_set"), nullptr);
}

TEST_F(CatalogTest, LoadsAFolder) {
    const auto loaded = load();
    ASSERT_TRUE(loaded) << loaded.error().toString();
    const Dataset& dataset = **loaded;
    EXPECT_EQ(dataset.train.size(), 20);
    EXPECT_EQ(dataset.test.size(), 10);
    EXPECT_EQ(dataset.sampleShape, (Shape{1, 2, 3}));
    EXPECT_EQ(dataset.train.samples.at(6 * 3 + 2), 20);
    EXPECT_EQ(dataset.train.labels.dtype(), DType::I32);
    EXPECT_EQ(dataset.train.labels.at(13), 3);
    EXPECT_EQ(dataset.classes.size(), 10u);
    EXPECT_EQ(dataset.folder, (place_ / "mnist").string());
}

TEST_F(CatalogTest, RealMnistHasItsKnownCounts) {
    const auto loaded = loadDataset("mnist", {}, {{fs::path(GLASSBOX_SOURCE_DIR) / "resources" / "datasets"}});
    ASSERT_TRUE(loaded) << loaded.error().toString();
    const Dataset& dataset = **loaded;
    EXPECT_EQ(dataset.train.samples.shape(), (Shape{60000, 1, 28, 28}));
    EXPECT_EQ(dataset.test.samples.shape(), (Shape{10000, 1, 28, 28}));
    std::array<int, 10> counts{};
    for (const std::int32_t label : dataset.train.labels.span<std::int32_t>())
        ++counts[static_cast<std::size_t>(label)];
    EXPECT_EQ(counts, (std::array<int, 10>{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}));
    EXPECT_EQ(dataset.test.labels.at(0), 7);
    EXPECT_EQ(dataset.test.labels.at(9999), 6);
}

TEST_F(CatalogTest, FaultsNameTheFile) {
    replace("train-labels-idx1-ubyte", idxBytes(8, {19}, std::string(19, '\1')));
    EXPECT_THAT(problem(), HasSubstr("20 pictures but 19 labels"));
    replace("train-labels-idx1-ubyte", idxBytes(8, {20}, std::string(19, '\1') + '\n'));
    EXPECT_THAT(problem(), HasSubstr("Label 19 is 10, expected 0 to 9"));
    EXPECT_THAT(problem(), HasSubstr("train-labels-idx1-ubyte"));
    replace("train-labels-idx1-ubyte", idxBytes(8, {20, 1, 1}, std::string(20, '\1')));
    EXPECT_THAT(problem(), HasSubstr("where labels are expected"));
    fs::remove(place_ / "mnist" / "train-labels-idx1-ubyte");
    EXPECT_THAT(problem(), HasSubstr("train-labels-idx1-ubyte.gz is missing"));
}

TEST_F(CatalogTest, PicturesOfDifferentSizesAreRefused) {
    replace("t10k-images-idx3-ubyte.gz", gzipped(idxBytes(8, {10, 3, 2}, std::string(60, 'p'))));
    EXPECT_THAT(problem(), HasSubstr("2x3"));
}

TEST_F(CatalogTest, TheFirstFolderCountsEvenIfItIsBroken) {
    const fs::path first = place_ / "first";
    fs::create_directories(first / "mnist");
    const auto loaded = loadDataset("mnist", {}, {{first, place_}});
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().toString(), HasSubstr((first / "mnist").string()));
    const auto located = locateDataset("mnist", {{place_ / "nothing", place_}});
    ASSERT_TRUE(located);
    EXPECT_EQ(*located, place_ / "mnist");
}

TEST_F(CatalogTest, MissingSetsSayWhereItWasLookedForAndHowToGetIt) {
    const auto loaded = loadDataset("mnist", {}, {{place_ / "a", place_ / "b"}});
    ASSERT_FALSE(loaded);
    const std::string text = loaded.error().toString();
    EXPECT_THAT(text, HasSubstr((place_ / "a").string() + ", " + (place_ / "b").string()));
    EXPECT_THAT(text, HasSubstr("train-images-idx3-ubyte.gz"));
    EXPECT_THAT(text, HasSubstr("GLASSBOX_DATA"));
    EXPECT_THAT(loadDataset("mnits", {}, {{place_}}).error().toString(), HasSubstr("Known data sets: mnist"));
}

TEST_F(CatalogTest, StandardPlacesHaveTheDocumentedOrder) {
    const char* found = std::getenv("GLASSBOX_DATA");
    const std::string before = found ? found : "";
    setenv("GLASSBOX_DATA", "/from/environment", 1);
    const DataPlaces places = DataPlaces::standard("/from/option");
    if (before.empty())
        unsetenv("GLASSBOX_DATA");
    else
        setenv("GLASSBOX_DATA", before.c_str(), 1);
    ASSERT_GE(places.folders.size(), 5u);
    EXPECT_EQ(places.folders[0], "/from/option");
    EXPECT_EQ(places.folders[1], "/from/environment");
    EXPECT_THAT(places.folders[2].string(), HasSubstr("glassbox"));
    EXPECT_THAT(places.folders[3].string(), HasSubstr("datasets"));
    EXPECT_TRUE(locateDataset("mnist", DataPlaces::standard()));
}

}  // namespace
}  // namespace glassbox
