#include "tests/architecture/rules.h"

#include <gtest/gtest.h>

namespace glassbox::architecture {
namespace {

const std::filesystem::path root = GLASSBOX_SOURCE_DIR;

/// The C++ of the whole tree, read once.
const std::vector<Source>& sourceTree() {
    static const std::vector<Source> sources = readTree(root, {"core", "ui", "app", "tests"}, {".h", ".cpp"});
    return sources;
}

std::string listOf(const Violations& violations) {
    std::string list;
    for (const std::string& violation : violations)
        list += "\n  " + violation;
    return list;
}

TEST(Architecture, TheTreeIsThere) {
    EXPECT_GT(sourceTree().size(), 50U);
    for (const char* path : {"core/base/result.h", "core/graph/graph.h", "core/runtime/plan.h"})
        EXPECT_TRUE(std::filesystem::exists(root / path)) << path;
}

TEST(Architecture, FoldersIncludeOnlyWhatLiesBelow) {
    const Violations found = includeDirections(sourceTree());
    EXPECT_TRUE(found.empty()) << listOf(found);
}

TEST(Architecture, IncludesAreFullNarrowPaths) {
    const Violations found = includeStyle(sourceTree(), root);
    EXPECT_TRUE(found.empty()) << listOf(found);
}

TEST(Architecture, LibrariesStayInTheirPlaces) {
    const Violations found = confinedLibraries(sourceTree());
    EXPECT_TRUE(found.empty()) << listOf(found);
}

TEST(Architecture, FilesAndFunctionsAreSmall) {
    std::vector<Source> sources = sourceTree();
    for (Source& script : readTree(root, {"scripts", "cmake", "tests"}, {".py", ".sh", ".cmake"}))
        sources.push_back(std::move(script));
    const Violations found = sizes(sources);
    EXPECT_TRUE(found.empty()) << listOf(found);
}

TEST(Architecture, NothingIsLeftUnfinished) {
    std::vector<Source> sources = sourceTree();
    for (Source& script : readTree(root, {"scripts", "cmake", "tests", "ui"}, {".py", ".sh", ".cmake", ".txt", ".qss"}))
        sources.push_back(std::move(script));
    const Violations found = finishedWork(sources);
    EXPECT_TRUE(found.empty()) << listOf(found);
}

TEST(Architecture, OnlyTheThemeNamesColours) {
    const Violations found = colours(sourceTree());
    EXPECT_TRUE(found.empty()) << listOf(found);
}

}  // namespace
}  // namespace glassbox::architecture
