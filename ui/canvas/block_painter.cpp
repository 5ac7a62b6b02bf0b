#include "ui/canvas/block_painter.h"

#include "ui/canvas/block_window.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace glassbox {
namespace {

constexpr double footerFrom = 0.6, wordsFrom = 0.35;  ///< zoom from which they are painted
constexpr double selectedEdge = 2, restEdge = 1;
constexpr double sheetStep = 3;  ///< scene px from one sheet of a composite to the next
constexpr double fadedPort = 0.35;
constexpr double crossSize = 6;
constexpr double windowEdge = 2;  ///< cleared around the window: painting rounds to whole px

void drawElided(QPainter& painter, const QRectF& area, const QString& text, Qt::TextElideMode mode,
                Qt::Alignment alignment = Qt::AlignLeft) {
    const QString fitting = QFontMetricsF(painter.font()).elidedText(text, mode, area.width());
    painter.drawText(area, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, fitting);
}

void paintPort(QPainter& painter, QPointF center, PortLook look, Role ring, const Theme& theme) {
    const double radius = canvas_size::port / 2 - canvas_size::portRing / 2;
    painter.save();
    if (look == PortLook::Faded) painter.setOpacity(fadedPort);
    const bool lit = look == PortLook::Lit || look == PortLook::Chosen;
    painter.setPen(QPen(theme.color(lit ? Role::Accent : ring), canvas_size::portRing));
    painter.setBrush(theme.color(look == PortLook::Chosen ? Role::Accent : Role::Surface));
    if (lit) {
        painter.save();
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.halo());
        painter.drawEllipse(center, canvas_size::port, canvas_size::port);
        painter.restore();
    }
    painter.drawEllipse(center, radius, radius);
    painter.restore();
}

PortLook lookOf(const std::vector<PortLook>& looks, int port) {
    return static_cast<std::size_t>(port) < looks.size() ? looks[static_cast<std::size_t>(port)] : PortLook::Normal;
}

}  // namespace

void StandardBlockPainter::paint(QPainter& painter, const CanvasBlock& block, const BlockState& state,
                                 const BlockWindow& window, double zoom, const Theme& theme) const {
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintFrame(painter, block, state, zoom, theme);
    paintWindow(painter, block, window, theme);
    paintWords(painter, block, zoom, theme);
    if (zoom >= footerFrom) paintFooter(painter, block, state, theme);
    paintPorts(painter, block, state, theme);
}

void StandardBlockPainter::paintWindow(QPainter& painter, const CanvasBlock& block, const BlockWindow& window,
                                       const Theme& theme) const {
    const QRectF area = block.geometry.window();
    painter.fillRect(area.adjusted(-windowEdge, -windowEdge, windowEdge, windowEdge), theme.color(Role::Surface));
    if (block.invalid) {
        paintCross(painter, block, theme);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (window.empty()) painter.fillRect(area, theme.color(Role::Canvas));
    window.paint(painter, area, theme);
    painter.restore();
}

void StandardBlockPainter::paintFrame(QPainter& painter, const CanvasBlock& block, const BlockState& state, double zoom,
                                      const Theme& theme) {
    const QRectF body = block.geometry.body();
    const bool wrong = block.invalid || !state.fault.isEmpty();
    const bool active = state.activity != BlockActivity::None;
    const Role direction = state.activity == BlockActivity::Backward ? Role::Backward : Role::Forward;
    if (active) {
        // The glow: two soft rings.
        QColor soft = theme.color(direction);
        soft.setAlpha(theme.halo().alpha());
        for (const double out : {2 * canvas_size::halo, canvas_size::halo})
            paintBox(painter, body.adjusted(-out, -out, out, out), canvas_size::blockRadius + out, soft);
    } else if (state.selected || state.focused) {
        const double out = canvas_size::halo;
        paintBox(painter, body.adjusted(-out, -out, out, out), canvas_size::blockRadius + out, theme.halo());
    } else if (zoom >= wordsFrom) {
        paintShadow(painter, body, canvas_size::blockRadius, theme);
    }
    const Role rest = wrong ? Role::Error : Role::BorderStrong;
    const Role edge = active ? direction : state.selected || state.hovered ? Role::Accent : rest;
    const double width = active || state.selected || wrong ? selectedEdge : restEdge;
    if (block.composite && zoom >= wordsFrom) {
        // Sheets that show below the block: there is something inside.
        for (const double sheet : {2 * sheetStep, sheetStep})
            paintBox(painter, body.adjusted(sheet, sheet, -sheet, sheet), canvas_size::blockRadius,
                     theme.color(Role::Surface), theme.color(Role::BorderStrong), restEdge);
    }
    paintBox(painter, body, canvas_size::blockRadius, theme.color(Role::Surface));
    painter.save();
    QPainterPath outline;
    outline.addRoundedRect(body, canvas_size::blockRadius, canvas_size::blockRadius);
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.fillRect(block.geometry.stripe(), theme.category(block.category));
    painter.restore();
    paintBox(painter, body, canvas_size::blockRadius, {}, theme.color(edge), width);
    if (state.focused) {
        // The look's focus ring: 2 px surface, then 2 px accent.
        paintBox(painter, body.adjusted(-4, -4, 4, 4), canvas_size::blockRadius + 4, {}, theme.color(Role::Accent), 2);
    }
}

void StandardBlockPainter::paintWords(QPainter& painter, const CanvasBlock& block, double zoom, const Theme& theme) {
    QRectF title = block.geometry.title();
    if (block.frozen) {
        const QRectF lock = block.geometry.lock();
        title.setRight(lock.left() - 2);
        const int side = static_cast<int>(lock.width());
        painter.drawPixmap(lock.toRect(), iconPixmap(theme, Icon::Lock, Role::Text2, side, zoom * 2));
    }
    painter.setFont(theme.font(FontRole::BlockTitle));
    painter.setPen(theme.color(Role::Text));
    drawElided(painter, title, block.title, Qt::ElideRight);
    if (zoom < wordsFrom) return;
    painter.setFont(theme.font(FontRole::BlockCaption));
    painter.setPen(theme.color(Role::Text3));
    drawElided(painter, block.geometry.caption(), block.caption, Qt::ElideMiddle);
}

void StandardBlockPainter::paintFooter(QPainter& painter, const CanvasBlock& block, const BlockState& state,
                                       const Theme& theme) {
    QRectF footer = block.geometry.footer();
    painter.setFont(theme.font(FontRole::BlockCaption));
    if (!state.fault.isEmpty()) {
        painter.setPen(theme.color(Role::Error));
        drawElided(painter, footer, state.fault, Qt::ElideRight);
        return;
    }
    if (!state.change.isEmpty()) {
        painter.setPen(theme.color(Role::Backward));
        const bool fits = QFontMetricsF(painter.font()).horizontalAdvance(state.change) <= footer.width();
        drawElided(painter, footer, fits ? state.change : state.briefChange, Qt::ElideRight);
        return;
    }
    if (!block.count.isEmpty()) {
        painter.setPen(theme.color(Role::Text3));
        painter.drawText(footer, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, block.count);
        footer.setRight(footer.right() - QFontMetricsF(painter.font()).horizontalAdvance(block.count) - 4);
    }
    painter.setPen(theme.color(Role::Text2));
    drawElided(painter, footer, block.summary, Qt::ElideRight);
}

void StandardBlockPainter::paintCross(QPainter& painter, const CanvasBlock& block, const Theme& theme) {
    const QRectF window = block.geometry.window().adjusted(4, 8, -4, -8);
    const QPointF center = window.center();
    QPen pen(theme.color(Role::Error), 1, Qt::CustomDashLine);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(window);
    painter.setPen(QPen(theme.color(Role::Error), 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(center + QPointF(-crossSize, -crossSize), center + QPointF(crossSize, crossSize));
    painter.drawLine(center + QPointF(-crossSize, crossSize), center + QPointF(crossSize, -crossSize));
}

void StandardBlockPainter::paintPorts(QPainter& painter, const CanvasBlock& block, const BlockState& state,
                                      const Theme& theme) {
    const Role ring = block.invalid ? Role::Error : state.live ? Role::Forward : Role::BorderStrong;
    for (int i = 0; i < block.geometry.inputs; ++i) {
        paintPort(painter, block.geometry.inputPort(i), lookOf(state.inputs, i), ring, theme);
    }
    const Role out = state.live ? Role::Forward : Role::BorderStrong;
    for (int i = 0; i < block.geometry.outputs; ++i) {
        paintPort(painter, block.geometry.outputPort(i), lookOf(state.outputs, i), block.invalid ? ring : out, theme);
    }
}

}  // namespace glassbox
