#include "ui/instruments/microscope/number_texts.h"

#include "ui/theme/numbers.h"

#include <QStringList>

#include <cmath>
#include <string_view>

namespace glassbox {
namespace {

constexpr int decimals = 4;
constexpr double leastFixed = 0.01, mostFixed = 1e6;
constexpr std::string_view gradientStart = "grad(";

QString written(double number, const QLocale& locale, Numbers::Sign sign) {
    const Numbers numbers(locale);
    const double size = std::abs(number);
    if (size != 0 && (size < leastFixed || size >= mostFixed)) return numbers.significant(number, decimals, sign);
    return numbers.fixed(number, decimals, sign);
}

}  // namespace

QString factorText(double number, const QLocale& locale) {
    return written(number, locale, Numbers::Sign::Negative);
}

QString addendText(double number, const QLocale& locale) {
    return written(number, locale, Numbers::Sign::Always);
}

QString timesText() {
    return QStringLiteral(" × ");
}

QString productText(std::span<const ExplainedFactor> factors, const QLocale& locale) {
    QStringList texts;
    for (const ExplainedFactor& factor : factors)
        texts.append(factorText(factor.number, locale));
    return texts.join(timesText());
}

bool isGradient(const NumberRef& ref) {
    return ref.value.starts_with(gradientStart);
}

QString valueText(const NumberRef& ref) {
    const std::size_t close = ref.value.rfind(')');
    if (!isGradient(ref) || close == std::string::npos) return QString::fromStdString(ref.value);
    const std::string of = ref.value.substr(gradientStart.size(), close - gradientStart.size());
    return QStringLiteral("∂L/∂") + QString::fromStdString(of + ref.value.substr(close + 1));
}

QString refText(const NumberRef& ref) {
    if (ref.index.empty()) return valueText(ref);
    QStringList places;
    for (const std::int64_t place : ref.index)
        places.append(QString::number(place));
    return valueText(ref) + u'[' + places.join(QStringLiteral(", ")) + u']';
}

}  // namespace glassbox
