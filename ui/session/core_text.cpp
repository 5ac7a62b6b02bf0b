#include "ui/session/core_text.h"

#include <QCoreApplication>

namespace glassbox {

QString coreText(std::string_view text) {
    const QByteArray source(text.data(), static_cast<qsizetype>(text.size()));
    return QCoreApplication::translate("core", source.constData());
}

QString coreText(std::string_view text, const ErrorArguments& arguments) {
    return QString::fromStdString(fillPlaceholders(coreText(text).toStdString(), arguments));
}

QString errorText(const Error& error) {
    return coreText(error.text, error.arguments);
}

QString errorHint(const Error& error) {
    return error.hint.empty() ? QString() : coreText(error.hint, error.arguments);
}

}  // namespace glassbox
