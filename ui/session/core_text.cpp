#include "ui/session/core_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace glassbox {
namespace {

/// Arguments that hold words of core: types of blocks and values, what was wanted and what came.
constexpr std::array<std::string_view, 8> wordArguments{"type",     "came",  "wanted", "found",
                                                        "expected", "given", "a",      "b"};

std::string argumentText(const std::string& name, const std::string& value) {
    if (std::find(wordArguments.begin(), wordArguments.end(), name) == wordArguments.end()) return value;
    return valueTypeText(value).toStdString();
}

QString placeBefore(const Error& error) {
    return error.place.empty() ? QString() : QString::fromStdString(error.place) + QStringLiteral(": ");
}

}  // namespace

QString plainText(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString visibleCharacter(std::string_view character) {
    if (character == "\n") return QStringLiteral("↵");
    if (character == " ") return QStringLiteral("·");
    return plainText(character);
}

QString coreText(std::string_view text) {
    if (text.empty()) return {};
    const QByteArray source(text.data(), static_cast<qsizetype>(text.size()));
    return QCoreApplication::translate("core", source.constData());
}

QString valueTypeText(std::string_view text) {
    const QString whole = coreText(text);
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || whole != plainText(text)) return whole;
    const std::string_view rest = text.substr(space);
    return coreText(text.substr(0, space)) + plainText(rest);
}

QString coreText(std::string_view text, const ErrorArguments& arguments) {
    ErrorArguments shown = arguments;
    for (auto& [name, value] : shown)
        value = argumentText(name, value);
    return QString::fromStdString(fillPlaceholders(coreText(text).toStdString(), shown));
}

QString errorText(const Error& error) {
    return coreText(error.text, error.arguments);
}

QString errorHint(const Error& error) {
    return error.hint.empty() ? QString() : coreText(error.hint, error.arguments);
}

QString placedText(const Error& error) {
    return placeBefore(error) + errorText(error);
}

QString placedSentences(const Error& error) {
    return placeBefore(error) + errorSentences(error);
}

QString errorSentences(const Error& error) {
    const QString text = errorText(error), hint = errorHint(error);
    if (hint.isEmpty()) return text;
    const bool ended = QStringView(u".!?。！？").contains(text.back());
    return ended ? text + u' ' + hint : QCoreApplication::translate("ErrorText", "%1. %2").arg(text, hint);
}

}  // namespace glassbox
