#include "ui/forms/setting_text.h"

#include "ui/session/core_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <array>
#include <utility>

namespace glassbox {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 34> choiceNames{{
    {"relu", QT_TRANSLATE_NOOP("Choices", "ReLU")},
    {"leaky_relu", QT_TRANSLATE_NOOP("Choices", "Leaky ReLU")},
    {"sigmoid", QT_TRANSLATE_NOOP("Choices", "Sigmoid")},
    {"tanh", QT_TRANSLATE_NOOP("Choices", "Tanh")},
    {"gelu", QT_TRANSLATE_NOOP("Choices", "GELU")},
    {"elu", QT_TRANSLATE_NOOP("Choices", "ELU")},
    {"silu", QT_TRANSLATE_NOOP("Choices", "SiLU")},
    {"softplus", QT_TRANSLATE_NOOP("Choices", "Softplus")},
    {"identity", QT_TRANSLATE_NOOP("Choices", "Identity")},
    {"step", QT_TRANSLATE_NOOP("Choices", "Step")},
    {"softmax", QT_TRANSLATE_NOOP("Choices", "Softmax")},
    {"classification", QT_TRANSLATE_NOOP("Choices", "Classification")},
    {"binary", QT_TRANSLATE_NOOP("Choices", "Yes or no")},
    {"regression", QT_TRANSLATE_NOOP("Choices", "Regression")},
    {"he_normal", QT_TRANSLATE_NOOP("Choices", "He, normal")},
    {"he_uniform", QT_TRANSLATE_NOOP("Choices", "He, uniform")},
    {"xavier_normal", QT_TRANSLATE_NOOP("Choices", "Xavier, normal")},
    {"xavier_uniform", QT_TRANSLATE_NOOP("Choices", "Xavier, uniform")},
    {"pytorch_uniform", QT_TRANSLATE_NOOP("Choices", "PyTorch's default")},
    {"normal", QT_TRANSLATE_NOOP("Choices", "Normal")},
    {"zeros", QT_TRANSLATE_NOOP("Choices", "Zeros")},
    {"standardize", QT_TRANSLATE_NOOP("Choices", "Standardise")},
    {"none", QT_TRANSLATE_NOOP("Choices", "None")},
    {"cross_entropy", QT_TRANSLATE_NOOP("Choices", "Cross-entropy")},
    {"mean_squared_error", QT_TRANSLATE_NOOP("Choices", "Mean squared error")},
    {"validation", QT_TRANSLATE_NOOP("Choices", "Validation")},
    {"test", QT_TRANSLATE_NOOP("Choices", "Test")},
    {"answers", QT_TRANSLATE_NOOP("Choices", "Answers")},
    {"input", QT_TRANSLATE_NOOP("Choices", "The input")},
    {"auto", QT_TRANSLATE_NOOP("Choices", "Automatic")},
    {"vector", QT_TRANSLATE_NOOP("Choices", "Vector")},
    {"image", QT_TRANSLATE_NOOP("Choices", "Image")},
    {"sequence", QT_TRANSLATE_NOOP("Choices", "Sequence")},
    {"tokens", QT_TRANSLATE_NOOP("Choices", "Tokens")},
}};

Error notANumber(const QString& text) {
    return makeError("form.number", translatable("core", "\"{text}\" is not a number"), {{"text", text.toStdString()}});
}

Result<Setting> sizesFromText(const QString& text, const QLocale& locale) {
    static const QRegularExpression separators(QStringLiteral("[\\sx×*,;]+"));
    std::vector<std::int64_t> sizes;
    const QStringList parts = text.split(separators, Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        bool valid = false;
        sizes.push_back(locale.toLongLong(part, &valid));
        if (!valid) return notANumber(part);
    }
    return Setting(std::move(sizes));
}

}  // namespace

QString settingText(const Setting& setting, const QLocale& locale) {
    if (const auto* integer = std::get_if<std::int64_t>(&setting)) return QString::number(*integer);
    if (const auto* real = std::get_if<double>(&setting))
        return locale.toString(*real, 'g', QLocale::FloatingPointShortest);
    if (const auto* sizes = std::get_if<std::vector<std::int64_t>>(&setting)) {
        QStringList parts;
        for (const std::int64_t size : *sizes)
            parts.append(QString::number(size));
        return parts.join(QStringLiteral(" × "));
    }
    return QString::fromStdString(toString(setting));
}

Result<Setting> settingFromText(const SettingSchema& schema, const QString& text, const QLocale& locale) {
    const QString trimmed = text.trimmed();
    if (schema.kind == SettingKind::Sizes) {
        auto sizes = sizesFromText(trimmed, locale);
        return sizes ? checkSetting(schema, *sizes) : sizes;
    }
    if (schema.kind == SettingKind::Text) return checkSetting(schema, Setting(trimmed.toStdString()));
    bool valid = false;
    if (schema.kind == SettingKind::Integer) {
        const qlonglong integer = locale.toLongLong(trimmed, &valid);
        if (valid) return checkSetting(schema, Setting(static_cast<std::int64_t>(integer)));
        return notANumber(trimmed);
    }
    double real = locale.toDouble(trimmed, &valid);
    if (!valid) real = QLocale::c().toDouble(trimmed, &valid);
    if (!valid) return notANumber(trimmed);
    return checkSetting(schema, Setting(real));
}

QString choiceText(std::string_view choice) {
    for (const auto& [key, name] : choiceNames) {
        if (key == choice) return QCoreApplication::translate("Choices", name);
    }
    return plainText(choice);
}

}  // namespace glassbox
