#include "ui/theme/widgets/separator.h"

#include "ui/theme/theme_manager.h"

#include <QPainter>

namespace glassbox {

Separator::Separator(const ThemeManager& themes, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent), themes_(themes), orientation_(orientation) {
    const bool upright = orientation_ == Qt::Vertical;
    setSizePolicy(upright ? QSizePolicy::Fixed : QSizePolicy::Preferred,
                  upright ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    connect(&themes_, &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

QSize Separator::sizeHint() const {
    const Metrics& metrics = themes_.theme().metrics();
    return orientation_ == Qt::Vertical ? QSize(metrics.line, metrics.control) : QSize(metrics.control, metrics.line);
}

void Separator::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    painter.fillRect(rect(), themes_.theme().color(Role::Border));
}

}  // namespace glassbox
