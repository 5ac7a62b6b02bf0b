#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace glassbox {

/// The interface's language: loads the translations of the program and of Qt, live.
class Language {
public:
    Language() = default;
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    /// Codes that there is a translation for: "en", "zh_CN".
    static QStringList codes();
    /// What a language calls itself.
    static QString nativeName(const QString& code);
    /// "system" becomes the best of codes() for this desktop.
    static QString resolve(const QString& choice);

    /// Switches to a code or to "system"; widgets get a LanguageChange event.
    void choose(const QString& choice);
    /// Locale of the language in use.
    QLocale locale() const { return locale_; }

private:
    QTranslator program_, qt_;
    QLocale locale_{QLocale::English};
};

}  // namespace glassbox
