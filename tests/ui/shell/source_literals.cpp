#include "tests/ui/shell/source_literals.h"

#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>

namespace glassbox {
namespace {

constexpr std::string_view name = "translatable";

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Reads C++ source from left to right: comments count as space, literals are jumped over or read.
class Reader {
public:
    explicit Reader(std::string_view source) : source_(source) {}

    bool atEnd() const { return position_ >= source_.size(); }

    void skipSpace() {
        while (!atEnd()) {
            if (std::isspace(static_cast<unsigned char>(source_[position_])) != 0)
                ++position_;
            else if (rest().starts_with("//"))
                position_ = std::min(source_.find('\n', position_), source_.size());
            else if (rest().starts_with("/*"))
                position_ = std::min(source_.find("*/", position_ + 2), source_.size() - 2) + 2;
            else
                return;
        }
    }

    /// Jumps over one token; true if it was `name`.
    bool passToken() {
        if (source_[position_] == '"') {
            readLiteral();
            return false;
        }
        if (rest().starts_with("R\"")) {
            passRawLiteral();
            return false;
        }
        if (source_[position_] == '\'') {
            for (++position_; !atEnd() && source_[position_] != '\''; ++position_)
                if (source_[position_] == '\\') ++position_;
            ++position_;
            return false;
        }
        const std::size_t start = position_++;
        if (!isWordCharacter(source_[start])) return false;
        const bool number = std::isdigit(static_cast<unsigned char>(source_[start])) != 0;
        while (!atEnd() && (isWordCharacter(source_[position_]) || (number && source_[position_] == '\'')))
            ++position_;
        return source_.substr(start, position_ - start) == name;
    }

    bool pass(char wanted) {
        skipSpace();
        if (atEnd() || source_[position_] != wanted) return false;
        ++position_;
        return true;
    }

    /// Adjacent string literals as one; nothing if there is none here.
    std::optional<std::string> literals() {
        std::optional<std::string> text;
        for (skipSpace(); !atEnd() && source_[position_] == '"'; skipSpace())
            text = text.value_or(std::string()) + readLiteral();
        return text;
    }

private:
    std::string_view rest() const { return source_.substr(position_); }

    std::string readLiteral() {
        std::string text;
        for (++position_; !atEnd() && source_[position_] != '"'; ++position_) {
            if (source_[position_] != '\\') {
                text += source_[position_];
                continue;
            }
            const char escaped = source_[++position_];
            text += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
        }
        ++position_;
        return text;
    }

    void passRawLiteral() {
        const std::size_t open = source_.find('(', position_);
        const std::string close = ')' + std::string(source_.substr(position_ + 2, open - position_ - 2)) + '"';
        position_ = std::min(source_.find(close, open), source_.size() - close.size()) + close.size();
    }

    std::string_view source_;
    std::size_t position_ = 0;
};

}  // namespace

std::vector<MarkedText> markedTexts(std::string_view source, const std::string& file) {
    std::vector<MarkedText> found;
    Reader reader(source);
    for (reader.skipSpace(); !reader.atEnd(); reader.skipSpace()) {
        if (!reader.passToken() || !reader.pass('(')) continue;
        const auto context = reader.literals();
        if (!context) continue;
        const bool comma = reader.pass(',');
        const auto text = reader.literals();
        const bool whole = comma && text && reader.pass(')');
        found.push_back({*context, text.value_or(std::string()), whole, file});
    }
    return found;
}

std::vector<MarkedText> markedTextsUnder(const std::filesystem::path& folder) {
    std::vector<MarkedText> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string ending = entry.path().extension().string();
        if (ending != ".cpp" && ending != ".h") continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string source((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        for (MarkedText& text : markedTexts(source, entry.path().string()))
            found.push_back(std::move(text));
    }
    return found;
}

}  // namespace glassbox
