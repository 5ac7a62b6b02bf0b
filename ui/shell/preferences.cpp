#include "ui/shell/preferences.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int mostRecentFiles = 10;

QVariant value(const QString& key, const QVariant& initial = {}) {
    return QSettings().value(key, initial);
}
void setValue(const QString& key, const QVariant& value) {
    QSettings().setValue(key, value);
}

}  // namespace

SchemeChoice Preferences::scheme() const {
    const QString name = value(QStringLiteral("look/scheme")).toString();
    return name == u"light" ? SchemeChoice::Light : name == u"dark" ? SchemeChoice::Dark : SchemeChoice::System;
}

void Preferences::setScheme(SchemeChoice choice) {
    const char* name = choice == SchemeChoice::Light ? "light" : choice == SchemeChoice::Dark ? "dark" : "system";
    setValue(QStringLiteral("look/scheme"), QString::fromLatin1(name));
}

MotionChoice Preferences::motion() const {
    const QString name = value(QStringLiteral("look/motion")).toString();
    return name == u"less" ? MotionChoice::Less : name == u"full" ? MotionChoice::Full : MotionChoice::System;
}

void Preferences::setMotion(MotionChoice choice) {
    const char* name = choice == MotionChoice::Less ? "less" : choice == MotionChoice::Full ? "full" : "system";
    setValue(QStringLiteral("look/motion"), QString::fromLatin1(name));
}

double Preferences::scale() const {
    return std::clamp(value(QStringLiteral("look/scale"), 1.0).toDouble(), 1.0, 2.5);
}
void Preferences::setScale(double scale) {
    setValue(QStringLiteral("look/scale"), scale);
}

QString Preferences::language() const {
    return value(QStringLiteral("look/language"), QStringLiteral("system")).toString();
}
void Preferences::setLanguage(const QString& language) {
    setValue(QStringLiteral("look/language"), language);
}

QStringList Preferences::recentFiles() const {
    QStringList files = value(QStringLiteral("files/recent")).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

void Preferences::addRecentFile(const QString& file) {
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    setValue(QStringLiteral("files/recent"), files.mid(0, mostRecentFiles));
}

PresetResult Preferences::presetResult(const QString& stem) const {
    PresetResult result;
    result.accuracy = value(QStringLiteral("results/%1/accuracy").arg(stem), -1.0).toDouble();
    result.bits = value(QStringLiteral("results/%1/bits").arg(stem), -1.0).toDouble();
    result.error = value(QStringLiteral("results/%1/error").arg(stem), -1.0).toDouble();
    result.seconds = value(QStringLiteral("results/%1/seconds").arg(stem), 0.0).toDouble();
    return result;
}

void Preferences::setPresetResult(const QString& stem, const PresetResult& result) {
    setValue(QStringLiteral("results/%1/accuracy").arg(stem), result.accuracy);
    setValue(QStringLiteral("results/%1/bits").arg(stem), result.bits);
    setValue(QStringLiteral("results/%1/error").arg(stem), result.error);
    setValue(QStringLiteral("results/%1/seconds").arg(stem), result.seconds);
}

QByteArray Preferences::windowGeometry() const {
    return value(QStringLiteral("window/geometry")).toByteArray();
}
void Preferences::setWindowGeometry(const QByteArray& geometry) {
    setValue(QStringLiteral("window/geometry"), geometry);
}

}  // namespace glassbox
