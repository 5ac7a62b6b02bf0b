#pragma once

#include "core/base/result.h"
#include "core/base/schema.h"

#include <QLocale>
#include <QString>

namespace glassbox {

/// What a field shows for a setting: "5", "0.05", "1 x 28 x 28".
QString settingText(const Setting& setting, const QLocale& locale);

/// Reads what a person typed into a field; the error says what is allowed.
Result<Setting> settingFromText(const SettingSchema& schema, const QString& text, const QLocale& locale);

/// A choice's name for people: "leaky_relu" is "Leaky ReLU"; unknown names are shown as they are.
QString choiceText(std::string_view choice);

}  // namespace glassbox
