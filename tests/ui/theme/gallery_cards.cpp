#include "tests/ui/theme/gallery_cards.h"

#include "ui/theme/heat_map_image.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QPainter>

#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace glassbox {
namespace {

constexpr std::pair<Role, const char*> shownRoles[] = {
    {Role::Base, "base"},     {Role::Surface, "surface"},     {Role::Canvas, "canvas"},   {Role::Sunken, "sunken"},
    {Role::Border, "border"}, {Role::BorderStrong, "strong"}, {Role::Text, "text"},       {Role::Text2, "text 2"},
    {Role::Text3, "text 3"},  {Role::Accent, "accent"},       {Role::Forward, "forward"}, {Role::Backward, "backward"},
    {Role::Good, "good"},     {Role::Warning, "warning"},     {Role::Error, "error"},
};
constexpr const char* categoryNames[] = {"data",  "dense", "convolution", "pooling",   "activation",
                                         "shape", "norm",  "dropout",     "recurrent", "attention"};

void caption(QPainter& painter, const Theme& theme, QPointF at, const QString& text, Role role = Role::Text3) {
    painter.setFont(theme.font(FontRole::Caption));
    painter.setPen(theme.color(role));
    painter.drawText(at, text);
}

void heading(QPainter& painter, const Theme& theme, QPointF at, const QString& text) {
    QFont font = theme.font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(Role::Text2));
    painter.drawText(at, text);
}

std::vector<float> wave(int rows, int columns, float phase) {
    std::vector<float> values;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const float x = static_cast<float>(row) * 1.3F + static_cast<float>(column) * 0.9F + phase;
            values.push_back(std::sin(x) * 2.8F);
        }
    }
    return values;
}

}  // namespace

TokenCard::TokenCard(const ThemeManager& themes) : themes_(themes) {
    setFixedSize(700, 290);
}

void TokenCard::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    heading(painter, theme, {26, 20}, theme.isDark() ? tr("Dark") : tr("Light"));
    for (int i = 0; i < 15; ++i) {
        const QRectF box(26 + i % 10 * 67, 28 + i / 10 * 52, 58, 29);
        paintBox(painter, box, 4, theme.color(shownRoles[i].first), theme.color(Role::Border));
        caption(painter, theme, box.bottomLeft() + QPointF(0, 12), QString::fromLatin1(shownRoles[i].second));
    }
    heading(painter, theme, {26, 146}, tr("Block categories"));
    for (int i = 0; i < blockCategoryCount; ++i) {
        const QRectF box(26 + i * 67, 154, 58, 29);
        paintBox(painter, box, 4, theme.category(static_cast<BlockCategory>(i)));
        caption(painter, theme, box.bottomLeft() + QPointF(0, 12), QString::fromLatin1(categoryNames[i]));
    }
    heading(painter, theme, {26, 218}, tr("Runs: colour and dash"));
    for (int i = 0; i < 7; ++i)
        paintRunSwatch(painter, QRectF(190 + i * 72, 206, 58, 16), theme.run(i), 3);
    for (int i = 0; i < colorMapCount; ++i) {
        const auto kind = static_cast<ColorMapKind>(i);
        const ValueRange range = kind == ColorMapKind::Signed ? ValueRange{-0.6F, 0.6F} : ValueRange{0.0F, 255.0F};
        paintHeatMapLegend(painter, QRectF(26 + i * 170, 238, 156, 30), theme, kind, range);
    }
}

HeatMapCard::HeatMapCard(const ThemeManager& themes) : themes_(themes) {
    setFixedSize(700, 210);
}

void HeatMapCard::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    painter.fillRect(rect(), theme.color(Role::Surface));
    std::vector<float> cells = wave(5, 5, 0.4F);
    cells[7] = std::numeric_limits<float>::quiet_NaN();
    const ValueRange both = ValueRange::symmetric(cells);
    paintHeatMap(painter, QRectF(26, 12, 160, 160), cells, 5, 5, theme, ColorMapKind::Signed, both);
    paintHeatMapLegend(painter, QRectF(26, 178, 160, 24), theme, ColorMapKind::Signed, both);
    std::vector<float> amounts = wave(28, 28, 0.0F);
    for (float& value : amounts)
        value = std::max(value, 0.0F);
    const ValueRange up = ValueRange::amounts(amounts);
    paintHeatMap(painter, QRectF(206, 12, 156, 156), amounts, 28, 28, theme, ColorMapKind::ForwardAmounts, up);
    paintHeatMapLegend(painter, QRectF(206, 178, 156, 24), theme, ColorMapKind::ForwardAmounts, up);
    paintHeatMap(painter, QRectF(382, 12, 156, 156), amounts, 28, 28, theme, ColorMapKind::BackwardAmounts, up);
    paintHeatMapLegend(painter, QRectF(382, 178, 156, 24), theme, ColorMapKind::BackwardAmounts, up);
    std::vector<std::uint8_t> ink;
    for (const float value : amounts)
        ink.push_back(static_cast<std::uint8_t>(value * 90.0F));
    painter.drawImage(QRectF(558, 12, 112, 112), pictureImage(ink, 28, 28, 1, theme));
    const QRectF selected(565, 140, 100, 50);
    paintBox(painter, selected.adjusted(-4, -4, 4, 4), 12, theme.halo());
    paintBox(painter, selected, 8, theme.color(Role::Surface), theme.color(Role::Accent), 2);
    paintSwatch(painter, QRectF(575, 150, 14, 14), theme.category(u"conv"));
}

WireCard::WireCard(const ThemeManager& themes) : themes_(themes) {
    setFixedSize(380, 130);
}

void WireCard::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const Theme& theme = themes_.theme();
    const auto wire = [&painter](double y, const QPen& pen) {
        painter.setPen(pen);
        painter.drawLine(QPointF(26, y), QPointF(146, y));
    };
    const QPen forward(theme.color(Role::Forward), 2.5);
    QPen backward(theme.color(Role::Backward), 2);
    backward.setDashPattern({3, 1.5});
    wire(14, forward);
    paintArrow(painter, {90, 14}, {1, 0}, 5, forward);
    wire(38, forward);
    paintArrow(painter, {90, 38}, {1, 0}, 5, forward);
    wire(50, backward);
    paintArrow(painter, {82, 50}, {-1, 0}, 5, backward);
    wire(74, QPen(theme.color(Role::BorderStrong), 2));
    caption(painter, theme, {160, 18}, tr("forward"), Role::Text);
    caption(painter, theme, {160, 46}, tr("both, gradient below"), Role::Text2);
    caption(painter, theme, {160, 78}, tr("at rest"), Role::Text3);
    paintBar(painter, QRectF(26, 96, 120, 12), 0.842, theme.color(Role::Forward), theme);
    paintBar(painter, QRectF(26, 112, 120, 12), 0.151, theme.color(Role::Forward, 0.55), theme);
    painter.setFont(theme.font(FontRole::Mono));
    painter.setPen(theme.color(Role::Text));
    painter.drawText(QPointF(160, 107), Numbers(theme.locale()).percent(0.842, 1));
}

IconCard::IconCard(const ThemeManager& themes) : themes_(themes) {
    setFixedSize(700, 240);
}

void IconCard::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    for (int i = 0; i < iconCount; ++i) {
        const QPointF at(26 + i % 12 * 56, 8 + i / 12 * 56);
        const Icon icon = static_cast<Icon>(i);
        painter.drawPixmap(at + QPointF(10, 0), iconPixmap(theme, icon, Role::Text, 20, devicePixelRatioF()));
        painter.setFont(theme.font(FontRole::Caption));
        painter.setPen(theme.color(Role::Text3));
        const QString name = painter.fontMetrics().elidedText(iconName(icon), Qt::ElideRight, 52);
        painter.drawText(QRectF(at.x() - 8, at.y() + 22, 56, 16), Qt::AlignCenter, name);
    }
}

}  // namespace glassbox
