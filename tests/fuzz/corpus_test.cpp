#include "core/base/platform/file.h"
#include "tests/fuzz/entries.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace glassbox::fuzz {
namespace {

namespace fs = std::filesystem;

/// Gives every kept file of a folder, and every text cut short in its middle, to an entry; broken promises abort.
int runCorpus(const std::string& folder, void (*entry)(std::string_view)) {
    int count = 0;
    for (const auto& file :
         fs::directory_iterator(fs::path(GLASSBOX_SOURCE_DIR) / "tests" / "fuzz" / "corpus" / folder)) {
        SCOPED_TRACE(file.path().string());
        const Result<std::string> bytes = readFile(file.path(), 1 << 20);
        EXPECT_TRUE(bytes.ok());
        if (!bytes) continue;
        entry(*bytes);
        entry(std::string_view(*bytes).substr(0, bytes->size() / 2));
        ++count;
    }
    return count;
}

TEST(Corpus, OfNetworkDocuments) {
    EXPECT_GE(runCorpus("network_json", tryNetworkJson), 10);
}

TEST(Corpus, OfExperimentDocuments) {
    EXPECT_GE(runCorpus("experiment_json", tryExperimentJson), 10);
}

TEST(Corpus, OfSafetensorsFiles) {
    EXPECT_GE(runCorpus("safetensors", trySafetensors), 10);
}

TEST(Corpus, OfNpyFiles) {
    EXPECT_GE(runCorpus("npy", tryNpy), 10);
}

TEST(Corpus, OfCifarFiles) {
    EXPECT_GE(runCorpus("cifar10", tryCifar10), 5);
}

TEST(Corpus, OfTexts) {
    EXPECT_GE(runCorpus("text", tryText), 10);
}

TEST(Corpus, OfFormulas) {
    EXPECT_GE(runCorpus("expression", tryExpression), 10);
}

TEST(Corpus, OfIdxFiles) {
    EXPECT_GE(runCorpus("idx", tryIdx), 10);
}

}  // namespace
}  // namespace glassbox::fuzz
