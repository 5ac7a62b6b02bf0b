#include "ui/theme/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

constexpr QChar minusSign(0x2212);
constexpr QChar noBreakSpace(0x00A0);
constexpr QChar infinitySign(0x221E);
constexpr double largestPlain = 1e7;
constexpr double smallestPlain = 1e-4;

QString raised(int value) {
    static constexpr std::array<char16_t, 10> digits{0x2070, 0x00B9, 0x00B2, 0x00B3, 0x2074,
                                                     0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    QString text;
    if (value < 0) text += QChar(0x207B);
    for (const QChar digit : QString::number(std::abs(value))) {
        text += QChar(digits[static_cast<std::size_t>(digit.unicode() - u'0')]);
    }
    return text;
}

/// The decimal exponent that `value` has once rounded to `digits` significant digits.
int decimalExponent(double value, int digits) {
    if (value == 0.0) return 0;
    const QString text = QString::number(std::abs(value), 'e', std::max(digits - 1, 0));
    return text.mid(text.indexOf(u'e') + 1).toInt();
}

}  // namespace

Numbers::Numbers(QLocale locale) : locale_(std::move(locale)) {
    locale_.setNumberOptions(QLocale::DefaultNumberOptions);
}

QString Numbers::finish(QString text, double value, Sign sign) const {
    text.replace(locale_.negativeSign(), QString(minusSign));
    text.replace(u'-', minusSign);
    if (sign == Sign::Always && value > 0) text.prepend(u'+');
    return text;
}

QString Numbers::integer(std::int64_t value) const {
    return finish(locale_.toString(static_cast<qlonglong>(value)), static_cast<double>(value), Sign::Negative);
}

QString Numbers::significant(double value, int digits, Sign sign) const {
    if (std::isnan(value)) return QStringLiteral("NaN");
    if (std::isinf(value)) return finish(value < 0 ? QStringLiteral("-∞") : QString(infinitySign), value, sign);
    if (value == 0.0) return QStringLiteral("0");
    const double magnitude = std::abs(value);
    const int exponent = decimalExponent(value, digits);
    if (magnitude < smallestPlain || magnitude >= largestPlain) {
        const QString mantissa = QString::number(value, 'e', std::max(digits - 1, 0)).section(u'e', 0, 0);
        const QString text = locale_.toString(mantissa.toDouble(), 'f', std::max(digits - 1, 0));
        return finish(text + u'e' + QString::number(exponent), value, sign);
    }
    return finish(locale_.toString(value, 'f', std::max(digits - 1 - exponent, 0)), value, sign);
}

QString Numbers::fixed(double value, int decimals, Sign sign) const {
    if (!std::isfinite(value)) return significant(value, decimals, sign);
    QString text = locale_.toString(value, 'f', decimals);
    const bool zero =
        std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit() && c.digitValue() != 0; });
    if (zero) text = locale_.toString(0.0, 'f', decimals);
    return finish(text, zero ? 0.0 : value, sign);
}

QString Numbers::scientific(double value, int digits) const {
    if (!std::isfinite(value) || value == 0.0) return significant(value, digits);
    const int decimals = std::max(digits - 1, 0);
    const QString mantissa = QString::number(value, 'e', decimals).section(u'e', 0, 0);
    return finish(locale_.toString(mantissa.toDouble(), 'f', decimals), value, Sign::Negative) + QChar(0x00B7) +
           QStringLiteral("10") + raised(decimalExponent(value, digits));
}

QString Numbers::percent(double fraction, int decimals) const {
    if (!std::isfinite(fraction)) return significant(fraction);
    return fixed(fraction * 100.0, decimals) + noBreakSpace + u'%';
}

QString Numbers::duration(double seconds) const {
    if (!std::isfinite(seconds) || seconds < 0) return QString(QChar(0x2013));
    const auto part = [this](std::int64_t value, const char* unit) {
        return integer(value) + noBreakSpace + QLatin1String(unit);
    };
    if (seconds < 0.0995) return fixed(seconds * 1000.0, 0) + noBreakSpace + QStringLiteral("ms");
    if (seconds < 0.995) return fixed(seconds, 2) + noBreakSpace + u's';
    if (seconds < 9.95) return fixed(seconds, 1) + noBreakSpace + u's';
    const auto whole = static_cast<std::int64_t>(std::llround(std::min(seconds, 9e15)));
    if (whole < 60) return part(whole, "s");
    if (whole < 3600) return part(whole / 60, "min") + noBreakSpace + part(whole % 60, "s");
    return part(whole / 3600, "h") + noBreakSpace + part(whole / 60 % 60, "min");
}

QString Numbers::scaled(double value, const QString& unit) const {
    static constexpr std::array<const char*, 6> prefixes{"", "k", "M", "G", "T", "P"};
    if (!std::isfinite(value)) return significant(value) + noBreakSpace + unit;
    std::size_t step = 0;
    while (std::abs(value) >= 999.5 && step + 1 < prefixes.size()) {
        value /= 1000.0;
        ++step;
    }
    const QString number =
        step == 0 && value == std::floor(value) ? integer(static_cast<std::int64_t>(value)) : significant(value, 3);
    return number + noBreakSpace + QLatin1String(prefixes[step]) + unit;
}

QString Numbers::exact(float value) const {
    if (!std::isfinite(value)) return significant(static_cast<double>(value));
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    const auto size = static_cast<qsizetype>(end - buffer.data());
    return finish(QString::fromLatin1(buffer.data(), size), value, Sign::Negative)
        .replace(u'.', locale_.decimalPoint());
}

QString Numbers::exact(double value) const {
    if (!std::isfinite(value)) return significant(value);
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    const auto size = static_cast<qsizetype>(end - buffer.data());
    return finish(QString::fromLatin1(buffer.data(), size), value, Sign::Negative)
        .replace(u'.', locale_.decimalPoint());
}

QString Numbers::cell(double value) const {
    if (!std::isfinite(value)) return significant(value);
    const double magnitude = std::abs(value);
    if (magnitude < 0.005) return QStringLiteral("0");
    if (magnitude >= 9.995) return significant(value, magnitude >= 99.5 ? 3 : 2);
    QString text = fixed(value, 2);
    if (magnitude < 0.995) text.remove(text.indexOf(u'0'), 1);
    return text;
}

}  // namespace glassbox
