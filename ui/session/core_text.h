#pragma once

#include "core/base/error.h"

#include <QString>

#include <string_view>

namespace glassbox {

/// Translation of a text that core marked with translatable("core", ...).
QString coreText(std::string_view text);
/// A template of core with its arguments filled in, translated.
QString coreText(std::string_view text, const ErrorArguments& arguments);
/// "What is wrong." of an error, translated.
QString errorText(const Error& error);
/// "What to do.", translated; may be empty.
QString errorHint(const Error& error);

}  // namespace glassbox
