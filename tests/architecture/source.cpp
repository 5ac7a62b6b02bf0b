#include "tests/architecture/source.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <fstream>
#include <regex>
#include <sstream>

namespace glassbox::architecture {

namespace fs = std::filesystem;

bool Source::in(const std::string& folder) const {
    return path.starts_with(folder + "/");
}

bool Source::is(const std::string& ending) const {
    return path.ends_with(ending);
}

Source makeSource(std::string path, const std::string& text) {
    Source source{std::move(path), {}};
    std::istringstream stream(text);
    std::string line;
    while (std::getline(stream, line))
        source.lines.push_back(line);
    return source;
}

std::vector<Source> readTree(const fs::path& root, const std::vector<std::string>& folders,
                             const std::vector<std::string>& endings) {
    std::vector<Source> sources;
    for (const std::string& folder : folders) {
        if (!fs::is_directory(root / folder)) continue;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string name = entry.path().filename().string();
            const bool wanted = std::any_of(endings.begin(), endings.end(),
                                            [&](const std::string& ending) { return name.ends_with(ending); });
            if (!wanted || !entry.is_regular_file()) continue;
            std::ifstream file(entry.path());
            std::ostringstream text;
            text << file.rdbuf();
            sources.push_back(makeSource(fs::relative(entry.path(), root).generic_string(), text.str()));
        }
    }
    std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return sources;
}

namespace {

/// Removes comments and the insides of literals, a character at a time, across lines.
class Stripper {
public:
    std::string strip(const std::string& line) {
        std::string code;
        position_ = 0;
        while (position_ < line.size())
            if (!skipInside(line)) take(line, code);
        return code;
    }

private:
    /// Skips to the end of a block comment or raw string that is open; false if none is.
    bool skipInside(const std::string& line) {
        if (end_.empty()) return false;
        const std::size_t found = line.find(end_, position_);
        position_ = found == std::string::npos ? line.size() : found + end_.size();
        if (found != std::string::npos) end_.clear();
        return true;
    }

    void take(const std::string& line, std::string& code) {
        const auto startsWith = [&](const char* text) { return line.compare(position_, std::strlen(text), text) == 0; };
        if (startsWith("//")) {
            position_ = line.size();
        } else if (startsWith("/*")) {
            end_ = "*/";
            position_ += 2;
        } else if (startsWith("R\"")) {
            const std::size_t open = line.find('(', position_);
            end_ = ")" + line.substr(position_ + 2, open - position_ - 2) + "\"";
            position_ = open == std::string::npos ? line.size() : open + 1;
            code += "\"\"";
        } else if (line[position_] == '"' || (line[position_] == '\'' && !isDigitSeparator(line))) {
            takeLiteral(line, code);
        } else {
            code += line[position_++];
        }
    }

    bool isDigitSeparator(const std::string& line) const {
        return position_ > 0 && std::isxdigit(static_cast<unsigned char>(line[position_ - 1])) != 0 &&
               position_ + 1 < line.size() && std::isxdigit(static_cast<unsigned char>(line[position_ + 1])) != 0;
    }

    void takeLiteral(const std::string& line, std::string& code) {
        const char quote = line[position_++];
        while (position_ < line.size() && line[position_] != quote)
            position_ += line[position_] == '\\' ? 2U : 1U;
        ++position_;
        code += quote;
        code += quote;
    }

    std::string end_;
    std::size_t position_ = 0;
};

enum class Scope { Container, Function, Data };

std::string collapsed(const std::string& text) {
    std::string result;
    for (const char letter : text) {
        const bool blank = std::isspace(static_cast<unsigned char>(letter)) != 0;
        if (!blank)
            result += letter;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

/// What an opening brace begins, told by the text before it.
Scope scopeOf(const std::string& head) {
    static const std::regex container(
        R"re(^(template ?<.*> ?)?((inline )?namespace|extern ""|enum|(typedef )?(class|struct|union))\b[^()=]*)re"
        R"re((alignas ?\([^)]*\)[^()=]*)?$)re");
    if (std::regex_match(head, container)) return Scope::Container;
    return head.find(')') != std::string::npos ? Scope::Function : Scope::Data;
}

/// Follows the braces of a file and notes the functions.
class BraceFollower {
public:
    void follow(const std::string& line, int number) {
        const std::size_t first = line.find_first_not_of(" \t");
        const bool directive = inDirective_ || (first != std::string::npos && line[first] == '#');
        inDirective_ = directive && line.ends_with('\\');
        if (directive) return;
        for (const char letter : line) {
            if (letter == '{')
                open(number);
            else if (letter == '}')
                close(number);
            else if (letter == ';')
                head_.clear();
            else
                head_ += letter;
        }
        head_ += ' ';
    }

    std::vector<Function> functions;

private:
    struct Open {
        Scope scope;
        std::string head;
        int line;
    };

    void open(int number) {
        const bool outside = stack_.empty() || stack_.back().scope == Scope::Container;
        std::string head = collapsed(head_);
        const Scope scope = outside ? scopeOf(head) : Scope::Data;
        stack_.push_back({scope, std::move(head), number});
        head_.clear();
    }

    void close(int number) {
        head_.clear();
        if (stack_.empty()) return;
        const Open& last = stack_.back();
        if (last.scope == Scope::Function) functions.push_back({last.head, last.line, number - last.line + 1});
        stack_.pop_back();
    }

    std::vector<Open> stack_;
    std::string head_;
    bool inDirective_ = false;
};

}  // namespace

std::vector<std::string> codeOf(const Source& source) {
    Stripper stripper;
    std::vector<std::string> code;
    code.reserve(source.lines.size());
    for (const std::string& line : source.lines)
        code.push_back(stripper.strip(line));
    return code;
}

std::vector<Include> includesOf(const Source& source) {
    static const std::regex directive(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
    std::vector<Include> includes;
    std::smatch match;
    for (std::size_t i = 0; i < source.lines.size(); ++i)
        if (std::regex_match(source.lines[i], match, directive))
            includes.push_back({match[2], match[1] == "\"", static_cast<int>(i) + 1});
    return includes;
}

std::vector<Function> functionsOf(const Source& source) {
    BraceFollower follower;
    int number = 0;
    for (const std::string& line : codeOf(source))
        follower.follow(line, ++number);
    return follower.functions;
}

}  // namespace glassbox::architecture
