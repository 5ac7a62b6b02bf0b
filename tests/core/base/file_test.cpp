#include "core/base/platform/file.h"

#include <gtest/gtest.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace glassbox {
namespace {

namespace fs = std::filesystem;

class FileTest : public testing::Test {
protected:
    FileTest() {
        std::string pattern = (fs::temp_directory_path() / "glassbox-file-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
    }
    ~FileTest() override { fs::remove_all(folder_); }

    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

    fs::path folder_;
};

TEST_F(FileTest, WhatIsWrittenIsRead) {
    std::string content(200000, 'x');
    content[5] = '\0';
    ASSERT_TRUE(writeFile(folder_ / "a", content).ok());
    const Result<std::string> read = readFile(folder_ / "a", 1 << 20);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, content);
    EXPECT_EQ(entries(), 1U);
}

TEST_F(FileTest, ReplacesAFileAndFollowsALink) {
    ASSERT_TRUE(writeFile(folder_ / "a", "old").ok());
    fs::create_symlink(folder_ / "a", folder_ / "link");
    ASSERT_TRUE(writeFile(folder_ / "link", "new").ok());
    EXPECT_EQ(*readFile(folder_ / "a", 10), "new");
    EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
}

TEST_F(FileTest, WritesToADeviceWithoutReplacingIt) {
    EXPECT_TRUE(writeFile("/dev/null", "nothing").ok());
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(FileTest, MissingFilesFoldersAndLargeFilesAreErrors) {
    EXPECT_EQ(readFile(folder_ / "none", 10).error().code, "file.unreadable");
    EXPECT_EQ(readFile(folder_, 10).error().code, "file.unreadable");
    ASSERT_TRUE(writeFile(folder_ / "a", "12345").ok());
    EXPECT_TRUE(readFile(folder_ / "a", 5).ok());
    EXPECT_EQ(readFile(folder_ / "a", 4).error().code, "file.too_large");
}

TEST_F(FileTest, UnwritablePlacesAreErrorsThatNameThePath) {
    const Result<void> result = writeFile(folder_ / "no" / "such" / "file", "x");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, "file.unwritable");
    EXPECT_NE(result.error().message().find("no/such/file"), std::string::npos);
    EXPECT_EQ(writeFile(folder_, "x").error().code, "file.unwritable");
}

TEST_F(FileTest, AFullDiskIsAnError) {
    EXPECT_EQ(writeFile("/dev/full", "x").error().code, "file.unwritable");
}

}  // namespace
}  // namespace glassbox
