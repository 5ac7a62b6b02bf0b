#pragma once

#include <QMargins>
#include <QPointer>

#include <vector>

class QLayout;
class QWidget;

namespace glassbox {

/// Keeps margins and spacings of layouts at the interface scale: they are px that were set once.
class LayoutScale {
public:
    /// Takes note of all box, grid and form layouts below a widget, laid out at this scale.
    void adopt(const QWidget& root, double scale);
    /// Sets those that are still there to another scale.
    void apply(double scale) const;

private:
    /// A layout at 100 %.
    struct Entry {
        QPointer<QLayout> layout;
        QMarginsF margins;
        double across, down;
    };

    std::vector<Entry> entries_;
};

}  // namespace glassbox
