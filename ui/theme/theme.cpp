#include "ui/theme/theme.h"

#include "ui/theme/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

const std::array<QList<double>, tokens::runCount>& runDashes() {
    static const std::array<QList<double>, tokens::runCount> dashes{
        {{}, {9, 3}, {2, 3}, {6, 3}, {12, 3, 2, 3}, {1, 4}}};
    return dashes;
}

constexpr double disabledOpacity = 0.6;

void fillPalette(QPalette& palette, const Theme& theme) {
    const std::pair<QPalette::ColorRole, Role> table[] = {
        {QPalette::Window, Role::Base},
        {QPalette::WindowText, Role::Text},
        {QPalette::Base, Role::Surface},
        {QPalette::AlternateBase, Role::Sunken},
        {QPalette::Text, Role::Text},
        {QPalette::BrightText, Role::OnAccent},
        {QPalette::PlaceholderText, Role::Text3},
        {QPalette::Button, Role::Raised},
        {QPalette::ButtonText, Role::Text},
        {QPalette::Highlight, Role::Accent},
        {QPalette::HighlightedText, Role::OnAccent},
        {QPalette::Link, Role::Accent},
        {QPalette::LinkVisited, Role::Accent},
        {QPalette::ToolTipBase, Role::Raised},
        {QPalette::ToolTipText, Role::Text},
        {QPalette::Light, Role::Surface},
        {QPalette::Midlight, Role::Grid},
        {QPalette::Mid, Role::Border},
        {QPalette::Dark, Role::BorderStrong},
    };
    for (const auto& [target, role] : table)
        palette.setColor(target, theme.color(role));
    palette.setColor(QPalette::Shadow, theme.shadow());
    const QColor faded = theme.color(Role::Text3, disabledOpacity);
    for (const QPalette::ColorRole each : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, each, faded);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.color(Role::Border));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faded);
}

}  // namespace

QPen RunStyle::pen(double width) const {
    QPen result(color, width, Qt::SolidLine, dashes.isEmpty() ? Qt::RoundCap : Qt::FlatCap, Qt::RoundJoin);
    if (!dashes.isEmpty()) {
        QList<qreal> pattern;
        for (const double length : dashes)
            pattern.append(length / width);
        result.setDashPattern(pattern);
    }
    return result;
}

Theme::Theme(Scheme scheme, double scale, QLocale locale, bool lessMotion)
    : scheme_(scheme), scale_(scale), locale_(std::move(locale)), lessMotion_(lessMotion), metrics_(scale) {}

QColor Theme::color(Role role) const {
    return QColor::fromRgb(tokens::role(role, scheme_));
}

QColor Theme::color(Role role, double opacity) const {
    QColor result = color(role);
    result.setAlphaF(static_cast<float>(opacity));
    return result;
}

QColor Theme::mix(Role from, Role to, double amount) const {
    const QColor a = color(from);
    const QColor b = color(to);
    const auto channel = [amount](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * amount)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

QColor Theme::shadow() const {
    return isDark() ? QColor(0, 0, 0, 110) : QColor(21, 32, 43, 38);
}

QColor Theme::category(BlockCategory category) const {
    return QColor::fromRgb(tokens::category(category, scheme_));
}

QColor Theme::category(QStringView name) const {
    return category(blockCategory(name));
}

RunStyle Theme::run(int number) const {
    const int round = std::max(number, 0) / tokens::runCount;
    const int index = std::max(number, 0) % tokens::runCount;
    return {QColor::fromRgb(tokens::run(index, scheme_)), runDashes()[static_cast<std::size_t>(index)], round % 2 == 1};
}

int Theme::px(double size) const {
    return static_cast<int>(std::lround(size * scale_));
}

int Theme::duration(Motion motion) const {
    if (motion == Motion::Message) return 4000;
    if (lessMotion_) return 0;
    switch (motion) {
        case Motion::Press:
            return 80;
        case Motion::Bars:
            return 90;
        case Motion::Fold:
            return 160;
        case Motion::CanvasFit:
            return 200;
        case Motion::ForwardPulse:
        case Motion::BackwardPulse:
            return 300;
        case Motion::Message:
            break;
    }
    return 0;
}

QPalette Theme::palette() const {
    QPalette result;
    fillPalette(result, *this);
    return result;
}

BlockCategory blockCategory(QStringView name) {
    static const std::pair<QStringView, BlockCategory> names[] = {
        {u"data", BlockCategory::Data},
        {u"dense", BlockCategory::Dense},
        {u"conv", BlockCategory::Convolution},
        {u"convolution", BlockCategory::Convolution},
        {u"pooling", BlockCategory::Pooling},
        {u"activation", BlockCategory::Activation},
        {u"shape", BlockCategory::Shape},
        {u"norm", BlockCategory::Normalization},
        {u"normalization", BlockCategory::Normalization},
        {u"dropout", BlockCategory::Dropout},
        {u"recurrent", BlockCategory::Recurrent},
        {u"attention", BlockCategory::Attention},
    };
    for (const auto& [known, category] : names) {
        if (known == name) return category;
    }
    return BlockCategory::Shape;
}

}  // namespace glassbox
