#include "core/data/text.h"

#include "core/base/platform/file.h"
#include "core/data/catalog.h"
#include "core/data/utf8.h"
#include "tests/core/data/idx_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glassbox {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

std::string offsetOf(std::string_view bytes) {
    const auto decoded = decodeUtf8(bytes);
    return decoded ? "accepted" : decoded.error().argument("offset");
}

TEST(Utf8, ReadsOneToFourBytes) {
    const auto decoded = decodeUtf8("aé中😀");
    ASSERT_TRUE(decoded);
    EXPECT_THAT(*decoded, ElementsAre(U'a', U'é', U'中', U'😀'));
    std::string again;
    for (const char32_t character : *decoded)
        again += encodeUtf8(character);
    EXPECT_EQ(again, "aé中😀");
    EXPECT_THAT(*decodeUtf8("\xef\xbb\xbf"
                            "b"),
                ElementsAre(U'b'));  // a byte order mark is no character
}

TEST(Utf8, RefusesWhatIsNoneWithTheOffset) {
    EXPECT_EQ(offsetOf("ab\xff"), "2");
    EXPECT_EQ(offsetOf("a\xc3"), "1");             // cut short
    EXPECT_EQ(offsetOf("a\xc3(b"), "1");           // no continuation
    EXPECT_EQ(offsetOf("\xc0\xaf"), "0");          // overlong
    EXPECT_EQ(offsetOf("\xe0\x80\xaf"), "0");      // overlong
    EXPECT_EQ(offsetOf("x\xed\xa0\x80"), "1");     // a surrogate
    EXPECT_EQ(offsetOf("\xf4\x90\x80\x80"), "0");  // above U+10FFFF
    EXPECT_EQ(offsetOf("\x80"), "0");              // a continuation alone
    EXPECT_EQ(offsetOf("\xed\x9f\xbf\xf4\x8f\xbf\xbf"), "accepted");
}

std::shared_ptr<const Dataset> cutText(std::string_view text, const TextCut& cut) {
    const auto made = makeTextDataset(text, cut, {});
    EXPECT_TRUE(made) << made.error().toString();
    return made ? *made : std::make_shared<Dataset>();
}

std::vector<int> row(const Tensor& tensor, std::int64_t index) {
    std::vector<int> values;
    for (std::int64_t i = 0; i < tensor.shape()[1]; ++i)
        values.push_back(static_cast<int>(tensor.at(index * tensor.shape()[1] + i)));
    return values;
}

TEST(Text, SamplesAreWindowsAndTargetsTheNextCharacters) {
    const auto set = cutText(
        "abcabdabcabd"
        "abca",
        {3, 2, 0.25});
    EXPECT_THAT(set->classes, ElementsAre("a", "b", "c", "d"));
    EXPECT_EQ(set->sampleShape, Shape{3});
    EXPECT_EQ(set->train.size(), 5);                                // starts 0, 2, 4, 6, 8 of 12 characters
    EXPECT_THAT(row(set->train.samples, 1), ElementsAre(2, 0, 1));  // "cab" after "ab"
    EXPECT_THAT(row(set->train.labels, 1), ElementsAre(0, 1, 3));
    EXPECT_EQ(set->test.size(), 1);
    EXPECT_THAT(row(set->test.samples, 0), ElementsAre(0, 1, 2));
    EXPECT_THAT(row(set->test.labels, 0), ElementsAre(1, 2, 0));
    EXPECT_TRUE(set->ordered);
    EXPECT_EQ(set->overlap, 1);
    EXPECT_TRUE(set->remarks.empty());
}

TEST(Text, WithoutStrideWindowsDontOverlap) {
    const auto set = cutText(std::string(200, 'a'), {10, 0, 0.5});
    EXPECT_EQ(set->train.size(), 9);  // the last character of a window's target is the first of the next
    EXPECT_EQ(set->overlap, 0);
}

TEST(Text, CharactersThatTrainingLacksAreLeftOutAndCounted) {
    EXPECT_EQ(cutText("abababab"
                      "abab",
                      {2, 0, 1.0 / 3})
                  ->remarks.size(),
              0u);
    const auto set = cutText(
        "abababab"
        "axbz",
        {1, 0, 1.0 / 3});
    ASSERT_EQ(set->remarks.size(), 1u);
    EXPECT_EQ(set->remarks[0].argument("count"), "2");
    EXPECT_THAT(row(set->test.samples, 0), ElementsAre(0));
    EXPECT_THAT(row(set->test.labels, 0), ElementsAre(1));
}

TEST(Text, RefusesWhatCannotBeCut) {
    EXPECT_THAT(makeTextDataset("abc\xff", {2, 0, 0.1}, {}).error().toString(), HasSubstr("byte 3"));
    EXPECT_THAT(makeTextDataset("abcdef", {5, 0, 0.2}, {}).error().toString(),
                HasSubstr("training part has 5 characters"));
    EXPECT_THAT(makeTextDataset("abcdefghij", {5, 0, 0.2}, {}).error().toString(), HasSubstr("held-out part has 0"));
    EXPECT_THAT(makeTextDataset(std::string(4000000, 'a'), {4000, 1, 0.2}, {}).error().toString(), HasSubstr("stride"));
}

TEST(Text, TokensOfAPromptNameTheCharacterThatIsMissing) {
    const std::vector<std::string> characters{"\n", "a", "é"};
    EXPECT_THAT(*tokensOf("aé\n", characters), ElementsAre(1, 2, 0));
    EXPECT_THAT(tokensOf("aß", characters).error().toString(), HasSubstr("'ß'"));
    EXPECT_THAT(tokensOf("a\t", characters).error().toString(), HasSubstr("U+0009"));
}

TEST(Text, AnyFileIsRead) {
    const fs::path folder = fs::path(testing::TempDir()) / "text_test";
    fs::create_directories(folder);
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "to be or not to be\n";
    ASSERT_TRUE(writeFile(folder / "book.txt", text));
    ASSERT_TRUE(writeFile(folder / "book.gz", testing_data::gzipped(text)));
    for (const char* name : {"book.txt", "book.gz"}) {
        Settings options;
        options.set("file", (folder / name).string());
        options.set("length", std::int64_t{16});
        const auto loaded = loadDataset("text", options, {});
        ASSERT_TRUE(loaded) << loaded.error().toString();
        EXPECT_EQ((*loaded)->train.samples.shape(), (Shape{(1710 - 17) / 16 + 1, 16}));
        EXPECT_EQ((*loaded)->classes.size(), 8u);
    }
    ASSERT_TRUE(writeFile(folder / "broken.gz", testing_data::gzipped(text).substr(0, 30)));
    Settings broken, missing;
    broken.set("file", (folder / "broken.gz").string());
    EXPECT_THAT(loadDataset("text", broken, {}).error().toString(), HasSubstr("broken.gz: the gzip data"));
    missing.set("file", (folder / "none.txt").string());
    EXPECT_THAT(loadDataset("text", missing, {}).error().toString(), HasSubstr("none.txt"));
    EXPECT_EQ(loadDataset("text", {}, {}).error().place, "data.options.file");
    fs::remove_all(folder);
}

TEST(Text, TinyShakespeareHasItsKnownCharacters) {
    const auto loaded =
        loadDataset("tinyshakespeare", {}, {{fs::path(GLASSBOX_SOURCE_DIR) / "resources" / "datasets"}});
    ASSERT_TRUE(loaded) << loaded.error().toString();
    EXPECT_EQ((*loaded)->classes.size(), 65u);
    EXPECT_EQ((*loaded)->train.size(), (1115394 - 111539 - 1) / 64);
    std::string start;
    for (const int token : row((*loaded)->train.samples, 0))
        start += (*loaded)->classes[static_cast<std::size_t>(token)];
    EXPECT_THAT(start, testing::StartsWith("First Citizen:\nBefore we proceed"));
}

}  // namespace
}  // namespace glassbox
