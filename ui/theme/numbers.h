#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>

namespace glassbox {

/// Writes numbers as the lab shows them: by locale, grouped, minus as U+2212, NaN and infinity in words of signs.
/// Without allocation of state: make one from Theme::locale() where it is needed.
class Numbers {
public:
    /// Whether a positive number carries a plus sign.
    enum class Sign { Negative, Always };

    explicit Numbers(QLocale locale);

    /// "48,120", "-3" with U+2212.
    QString integer(std::int64_t value) const;
    /// `digits` significant digits, trailing zeros kept: "0.0377", "2.303"; "3.1e19" outside 1e-4 to 1e7.
    QString significant(double value, int digits = 4, Sign sign = Sign::Negative) const;
    /// `decimals` digits behind the point, so that columns line up: "7.6391".
    QString fixed(double value, int decimals = 4, Sign sign = Sign::Negative) const;
    /// Powers of ten as print writes them: "1.4" U+00B7 "10" with raised digits.
    QString scientific(double value, int digits = 2) const;
    /// "98.47 %" of 0.9847, with a no-break space.
    QString percent(double fraction, int decimals = 2) const;
    /// "2.3 s", "0.41 s", "1 min 5 s", "2 h 10 min", of seconds.
    QString duration(double seconds) const;
    /// A large amount with a short unit: "0.48 MFLOP", "1.2 GB" (decimal prefixes).
    QString scaled(double value, const QString& unit) const;
    /// Every digit that makes the float: what hover and copy give.
    QString exact(float value) const;
    QString exact(double value) const;
    /// Three decimals at most without the leading zero, for the cells of a heat map: ".21", "-.42", "2.80".
    QString cell(double value) const;

private:
    QString finish(QString text, double value, Sign sign) const;

    QLocale locale_;
};

}  // namespace glassbox
