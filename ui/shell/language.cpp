#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

/// Links the compiled translations in, which nothing else refers to; must stand outside a namespace.
static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace glassbox {

Language::~Language() {
    QCoreApplication::removeTranslator(&qt_);
    QCoreApplication::removeTranslator(&program_);
}

QStringList Language::codes() {
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString Language::nativeName(const QString& code) {
    return code == u"zh_CN" ? QStringLiteral("简体中文") : QStringLiteral("English");
}

QString Language::resolve(const QString& choice) {
    if (codes().contains(choice)) return choice;
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString& language : wanted) {
        if (language.startsWith(u"zh")) return QStringLiteral("zh_CN");
        if (language.startsWith(u"en")) return QStringLiteral("en");
    }
    return QStringLiteral("en");
}

void Language::choose(const QString& choice) {
    initTranslations();
    const QString code = resolve(choice);
    locale_ = code == u"zh_CN" ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English);
    QLocale::setDefault(locale_);
    QCoreApplication::removeTranslator(&qt_);
    QCoreApplication::removeTranslator(&program_);
    if (qt_.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt_);
    if (program_.load(QStringLiteral(":/i18n/glassbox_") + code)) QCoreApplication::installTranslator(&program_);
}

}  // namespace glassbox
