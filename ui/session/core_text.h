#pragma once

#include "core/base/error.h"

#include <QString>

#include <string_view>

namespace glassbox {

/// A text of core as it is: names, formulas.
QString plainText(std::string_view utf8);
/// A character as it is shown where each has a place of its own: line breaks and spaces are seen too.
QString visibleCharacter(std::string_view character);
/// Translation of a text that core marked with translatable("core", ...).
QString coreText(std::string_view text);
/// A value's type as core writes it ("image 6x14x14"), its kind translated.
QString valueTypeText(std::string_view text);
/// A template of core with its arguments filled in, translated together with those that are words of the program, such
/// as block types, and not names or numbers of the network.
QString coreText(std::string_view text, const ErrorArguments& arguments);
/// "What is wrong." of an error, translated.
QString errorText(const Error& error);
/// "What to do.", translated; may be empty.
QString errorHint(const Error& error);
/// Both as sentences, for one line.
QString errorSentences(const Error& error);
/// What is wrong with its place before it: "conv1.kernel: ...".
QString placedText(const Error& error);
/// Place, what is wrong, what to do, for one line.
QString placedSentences(const Error& error);

}  // namespace glassbox
