#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glassbox::architecture {

/// One text file of the tree, its path relative to the root with forward slashes.
struct Source {
    std::string path;
    std::vector<std::string> lines;

    /// Whether the path lies in a folder: "core/base".
    bool in(const std::string& folder) const;
    /// Whether the path ends so: ".h".
    bool is(const std::string& ending) const;
};

/// Makes a source from a text, for the checks of the checks.
Source makeSource(std::string path, const std::string& text);

/// Reads all files of the given folders under the root whose names end in one of the endings, sorted by path.
std::vector<Source> readTree(const std::filesystem::path& root, const std::vector<std::string>& folders,
                             const std::vector<std::string>& endings);

/// The lines without comments and with string and character literals emptied; as many lines as before.
std::vector<std::string> codeOf(const Source& source);

/// An #include directive.
struct Include {
    std::string target;  ///< what stands between the quotes or brackets
    bool quoted;         ///< "..." rather than <...>
    int line;            ///< counted from 1
};

/// All #include directives.
std::vector<Include> includesOf(const Source& source);

/// A function's body (or a test's, or a macro-made one's), lambdas inside counted with it.
struct Function {
    std::string head;  ///< what stands before the brace, blanks collapsed
    int line;          ///< of the opening brace, counted from 1
    int length;        ///< lines from the opening to the closing brace
};

/// All functions, found by their braces.
std::vector<Function> functionsOf(const Source& source);

}  // namespace glassbox::architecture
