#include "ui/rooms/network_thumbnail.h"

#include "core/network/analysis.h"
#include "core/network/document_types.h"
#include "ui/session/core_text.h"
#include "ui/session/shipped_names.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

/// Activations and Flatten keep their shape: leaving them out keeps the picture readable at card size.
bool isDrawn(const BlockType& type) {
    return type.category != "shape" && type.category != "activation";
}

}  // namespace

NetworkThumbnail::NetworkThumbnail(const ThemeManager& themes, const NetworkSpec& network, QWidget* parent)
    : QWidget(parent), themes_(themes) {
    const NetworkAnalysis analysis = analyse(network);
    const DocumentTypes types(network);
    for (const std::string& id : analysis.order) {
        const BlockType* type = types.find(network.find(id)->type);
        if (type == nullptr || !isDrawn(*type)) continue;
        const auto parameters = static_cast<double>(analysis.blocks.at(id).parameters);
        const QString category = plainText(type->category);
        boxes_.push_back({category, std::min(1.0, 0.55 + 0.09 * std::log10(1 + parameters))});
    }
    setAccessibleName(tr("Picture of the network %1").arg(shippedName(network.name)));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize NetworkThumbnail::sizeHint() const {
    return {themes_.theme().px(235), themes_.theme().px(96)};
}

void NetworkThumbnail::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, rect(), theme.metrics().radiusControl, theme.color(Role::Canvas));
    if (boxes_.empty()) return;
    const auto count = static_cast<double>(boxes_.size());
    const double pitch = std::min(theme.px(34) * 1.0, (width() - theme.px(16)) / count);
    const double boxWidth = pitch * 0.62, full = height() - theme.px(36);
    const double left = (width() - pitch * (count - 1) - boxWidth) / 2, middle = height() / 2.0;
    painter.setPen(QPen(theme.color(Role::Forward), theme.px(2)));
    painter.drawLine(QPointF(left, middle), QPointF(left + pitch * (count - 1), middle));
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const double height = full * boxes_[i].height;
        const QRectF box(left + pitch * static_cast<double>(i), middle - height / 2, boxWidth, height);
        paintBox(painter, box, theme.px(3), theme.color(Role::Surface), theme.color(Role::BorderStrong));
        const QRectF stripe(box.left(), box.top(), box.width(), theme.px(4));
        paintBox(painter, stripe, theme.px(1.5), theme.category(boxes_[i].category));
    }
}

}  // namespace glassbox
