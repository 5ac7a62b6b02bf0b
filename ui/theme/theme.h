#pragma once

#include "ui/theme/color_map.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QColor>
#include <QFont>
#include <QList>
#include <QLocale>
#include <QPalette>
#include <QPen>
#include <QStringView>

namespace glassbox {

/// Colour, dash and marker of a run, its own for life.
struct RunStyle {
    QColor color;
    QList<double> dashes;  ///< px on, off, ...; empty is solid
    bool marked = false;   ///< the second round of six carries a marker

    /// Pen of that colour and dash, `width` px.
    QPen pen(double width) const;
};

/// Everything a painter needs to know of the look, as a value: colours by meaning, colour maps, fonts, sizes,
/// durations.
class Theme {
public:
    explicit Theme(Scheme scheme = Scheme::Light, double scale = 1.0, QLocale locale = QLocale(QLocale::English),
                   bool lessMotion = false);

    Scheme scheme() const { return scheme_; }
    bool isDark() const { return scheme_ == Scheme::Dark; }
    double scale() const { return scale_; }
    const QLocale& locale() const { return locale_; }
    bool lessMotion() const { return lessMotion_; }

    /// Colour of a meaning.
    QColor color(Role role) const;
    /// The same with an opacity, 0 to 1.
    QColor color(Role role, double opacity) const;
    /// Opaque colour between two roles; `amount` 0 is `from`, 1 is `to`.
    QColor mix(Role from, Role to, double amount) const;
    /// Colour of the 4 px halo around a selection.
    QColor halo() const { return color(Role::Accent, 0.22); }
    /// Colour of the shadow under what floats.
    QColor shadow() const;

    /// Stripe and swatch colour of a block category.
    QColor category(BlockCategory category) const;
    /// The same by the category's name as block types declare it ("conv", "pooling"); unknown names are Shape's grey.
    QColor category(QStringView name) const;

    /// Colour and dash of a run, by its 0-based number; repeats after six with a marker.
    RunStyle run(int number) const;

    /// 256 colours of a map in this scheme.
    const ColorTable& colorMap(ColorMapKind kind) const { return colorTable(kind, scheme_); }

    /// Font of a use, at the interface scale and for the interface's language.
    QFont font(FontRole role) const;

    const Metrics& metrics() const { return metrics_; }
    /// `size` px at 100 % as whole px at the interface scale.
    int px(double size) const;
    /// Milliseconds of a movement; 0 under "less motion".
    int duration(Motion motion) const;

    /// Qt's palette of this theme.
    QPalette palette() const;

    friend bool operator==(const Theme& a, const Theme& b) {
        return a.scheme_ == b.scheme_ && a.scale_ == b.scale_ && a.locale_ == b.locale_ &&
               a.lessMotion_ == b.lessMotion_;
    }

private:
    Scheme scheme_;
    double scale_;
    QLocale locale_;
    bool lessMotion_;
    Metrics metrics_;
};

/// Category of a name that block types use; Shape where the name is unknown.
BlockCategory blockCategory(QStringView name);

}  // namespace glassbox
