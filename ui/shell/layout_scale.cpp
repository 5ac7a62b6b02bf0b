#include "ui/shell/layout_scale.h"

#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QFormLayout>
#include <QGridLayout>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace glassbox {
namespace {

/// Left, top, right, bottom, across, down.
using Sizes = std::array<int, 6>;

constexpr char sizesProperty[] = "sizesAt100";
constexpr int hairline = 1;  ///< px at every scale; remembered with a minus

/// Margins and spacings of the kinds of layouts that the program is made of; nothing for any other.
std::optional<Sizes> sizesOf(const QLayout& layout) {
    const QMargins margins = layout.contentsMargins();
    Sizes sizes{margins.left(), margins.top(), margins.right(), margins.bottom(), 0, 0};
    if (const auto* grid = qobject_cast<const QGridLayout*>(&layout)) {
        sizes[4] = grid->horizontalSpacing();
        sizes[5] = grid->verticalSpacing();
    } else if (const auto* form = qobject_cast<const QFormLayout*>(&layout)) {
        sizes[4] = form->horizontalSpacing();
        sizes[5] = form->verticalSpacing();
    } else if (const auto* box = qobject_cast<const QBoxLayout*>(&layout)) {
        sizes[4] = sizes[5] = box->spacing();
    } else {
        return std::nullopt;
    }
    return sizes;
}

void setMargins(QLayout& layout, const Sizes& sizes) {
    layout.setContentsMargins(sizes[0], sizes[1], sizes[2], sizes[3]);
}

void setSpacings(QLayout& layout, const Sizes& sizes) {
    if (auto* grid = qobject_cast<QGridLayout*>(&layout)) {
        grid->setHorizontalSpacing(sizes[4]);
        grid->setVerticalSpacing(sizes[5]);
    } else if (auto* form = qobject_cast<QFormLayout*>(&layout)) {
        form->setHorizontalSpacing(sizes[4]);
        form->setVerticalSpacing(sizes[5]);
    } else {
        layout.setSpacing(sizes[4]);
    }
}

Sizes scaled(const QVariantList& at100, double scale) {
    Sizes sizes{};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double size = at100[static_cast<qsizetype>(i)].toDouble();
        sizes[i] = static_cast<int>(size < 0 ? std::lround(-size) : std::lround(size * scale));
    }
    return sizes;
}

/// What has changed by itself, or follows the style, no longer has the size of before and is left alone.
void rescale(QLayout& layout, double before, double now) {
    const QVariantList at100 = layout.property(sizesProperty).toList();
    const auto sizes = sizesOf(layout);
    if (at100.isEmpty() || !sizes) return;
    const Sizes old = scaled(at100, before), wanted = scaled(at100, now);
    if (std::equal(old.begin(), old.begin() + 4, sizes->begin())) setMargins(layout, wanted);
    if (std::equal(old.begin() + 4, old.end(), sizes->begin() + 4)) setSpacings(layout, wanted);
}

/// Room between two parts that doesn't grow, and the least room of columns.
void scaleRooms(QLayout& layout, double before, double now) {
    const auto scaledTo = [before, now](int size) {
        return static_cast<int>(std::lround(std::round(size / before) * now));
    };
    const bool upright = qobject_cast<QVBoxLayout*>(&layout) != nullptr;
    for (int i = 0; i < layout.count(); ++i) {
        QSpacerItem* spacer = layout.itemAt(i)->spacerItem();
        if (spacer == nullptr || spacer->expandingDirections() != Qt::Orientations()) continue;
        const QSize size = spacer->sizeHint();
        spacer->changeSize(scaledTo(size.width()), scaledTo(size.height()),
                           upright ? QSizePolicy::Minimum : QSizePolicy::Fixed,
                           upright ? QSizePolicy::Fixed : QSizePolicy::Minimum);
    }
    auto* grid = qobject_cast<QGridLayout*>(&layout);
    for (int column = 0; grid != nullptr && column < grid->columnCount(); ++column)
        grid->setColumnMinimumWidth(column, scaledTo(grid->columnMinimumWidth(column)));
    layout.invalidate();
}

}  // namespace

LayoutScale::LayoutScale(const ThemeManager& themes) : themes_(themes), scale_(themes.scale()) {
    qApp->installEventFilter(this);
    connect(&themes, &ThemeManager::changed, this, &LayoutScale::apply);
}

/// A layout asks for its turn as soon as it has got its first parts.
bool LayoutScale::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::LayoutRequest || !watched->isWidgetType()) return false;
    QLayout* layout = static_cast<QWidget*>(watched)->layout();
    if (layout == nullptr) return false;
    note(*layout, scale_);
    for (QLayout* part : layout->findChildren<QLayout*>())
        note(*part, scale_);
    return false;
}

void LayoutScale::note(QLayout& layout, double scale) {
    if (layout.property(sizesProperty).isValid()) return;
    const auto sizes = sizesOf(layout);
    if (!sizes) return;
    QVariantList at100;
    for (const int size : *sizes)
        at100.append(size == hairline ? static_cast<double>(-size) : size / scale);
    layout.setProperty(sizesProperty, at100);
}

void LayoutScale::apply() {
    const double before = std::exchange(scale_, themes_.scale());
    if (before == scale_) return;
    for (const QWidget* widget : QApplication::allWidgets()) {
        for (QLayout* layout : widget->findChildren<QLayout*>(Qt::FindDirectChildrenOnly)) {
            QList<QLayout*> parts = layout->findChildren<QLayout*>();
            parts.prepend(layout);
            for (QLayout* part : parts) {
                note(*part, before);
                scaleRooms(*part, before, scale_);
                rescale(*part, before, scale_);
            }
        }
    }
}

}  // namespace glassbox
