#include "ui/shell/layout_scale.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QGridLayout>
#include <QWidget>

#include <cmath>

namespace glassbox {
namespace {

/// Spacings of the three kinds of layouts that the window is made of; false for any other.
bool readSpacings(const QLayout& layout, int& across, int& down) {
    if (const auto* grid = qobject_cast<const QGridLayout*>(&layout)) {
        across = grid->horizontalSpacing();
        down = grid->verticalSpacing();
    } else if (const auto* form = qobject_cast<const QFormLayout*>(&layout)) {
        across = form->horizontalSpacing();
        down = form->verticalSpacing();
    } else if (const auto* box = qobject_cast<const QBoxLayout*>(&layout)) {
        across = down = box->spacing();
    } else {
        return false;
    }
    return true;
}

void writeSpacings(QLayout& layout, int across, int down) {
    if (auto* grid = qobject_cast<QGridLayout*>(&layout)) {
        grid->setHorizontalSpacing(across);
        grid->setVerticalSpacing(down);
    } else if (auto* form = qobject_cast<QFormLayout*>(&layout)) {
        form->setHorizontalSpacing(across);
        form->setVerticalSpacing(down);
    } else {
        layout.setSpacing(across);
    }
}

int px(double at100, double scale) {
    return static_cast<int>(std::lround(at100 * scale));
}

}  // namespace

void LayoutScale::adopt(const QWidget& root, double scale) {
    for (QLayout* layout : root.findChildren<QLayout*>()) {
        int across = 0, down = 0;
        if (!readSpacings(*layout, across, down)) continue;
        entries_.push_back({layout, QMarginsF(layout->contentsMargins()) / scale, across / scale, down / scale});
    }
}

void LayoutScale::apply(double scale) const {
    for (const Entry& entry : entries_) {
        if (entry.layout == nullptr) continue;
        const QMarginsF& margins = entry.margins;
        entry.layout->setContentsMargins(px(margins.left(), scale), px(margins.top(), scale),
                                         px(margins.right(), scale), px(margins.bottom(), scale));
        writeSpacings(*entry.layout, px(entry.across, scale), px(entry.down, scale));
    }
}

}  // namespace glassbox
