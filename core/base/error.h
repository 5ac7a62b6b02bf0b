#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace glassbox {

/// Marks English text of core for translation (context and text are literals; `lupdate` reads them through its
/// `-tr-function-alias QT_TRANSLATE_NOOP+=translatable`) and returns the text.
constexpr const char* translatable(const char* /*context*/, const char* text) {
    return text;
}

/// Named values of an error, in the order in which the message mentions them.
using ErrorArguments = std::vector<std::pair<std::string, std::string>>;

/// What is wrong, where, and what to do about it; carries templates and arguments, so that a window can translate it.
struct Error {
    std::string code;          ///< stable, dotted: "network.dense_needs_vector"
    std::string text;          ///< what is wrong: a sentence with {named} placeholders
    ErrorArguments arguments;  ///< values of the placeholders
    std::string hint;          ///< what to do, same placeholders; may be empty
    std::string place;         ///< block id, key path ("blocks[3].units") or file and line; may be empty

    /// The text with its arguments filled in.
    std::string message() const;
    /// The hint with its arguments filled in.
    std::string mend() const;
    /// "place: message. mend": one line for a terminal.
    std::string toString() const;
    /// The same error at another place.
    Error at(std::string where) const;
    /// Value of one argument, empty if there is none of that name.
    std::string argument(const std::string& name) const;
};

/// Fills {name} placeholders of a template; unknown names stay as they are.
std::string fillPlaceholders(const std::string& text, const ErrorArguments& arguments);

/// Makes an error; `text` and `hint` come from translatable("core", ...).
Error makeError(std::string code, const char* text, ErrorArguments arguments = {}, const char* hint = "",
                std::string place = {});

}  // namespace glassbox
