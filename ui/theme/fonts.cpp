#include "ui/theme/theme.h"

#include <algorithm>
#include <array>

namespace glassbox {
namespace {

struct FontRow {
    double size;
    QFont::Weight weight;
    bool mono;
};

// In the order of FontRole.
constexpr std::array<FontRow, fontRoleCount> fontTable{{
    {11, QFont::Normal, false},    // Caption
    {13, QFont::Normal, false},    // Body
    {13, QFont::Medium, false},    // BodyMedium
    {13, QFont::DemiBold, false},  // PanelTitle
    {15, QFont::Normal, false},    // RoomData
    {15, QFont::DemiBold, false},  // SectionTitle
    {15, QFont::DemiBold, false},  // PrimaryButton
    {16, QFont::Normal, false},    // LessonText
    {24, QFont::Bold, false},      // LessonTitle
    {28, QFont::Bold, false},      // StartTitle
    {12, QFont::DemiBold, false},  // BlockTitle
    {10.5, QFont::Normal, false},  // BlockCaption
    {10.5, QFont::Normal, true},   // MonoSmall
    {11, QFont::Normal, true},     // MonoCaption
    {13, QFont::Normal, true},     // Mono
    {13, QFont::Bold, true},       // MonoStrong
    {15, QFont::Normal, true},     // MonoData
    {20, QFont::Bold, true},       // KeyNumber
    {36, QFont::Bold, true},       // Winner
}};

constexpr double titleSize = 24;
constexpr double titleSpacing = 98;

}  // namespace

QFont Theme::font(FontRole role) const {
    const FontRow& row = fontTable[static_cast<std::size_t>(role)];
    const bool chinese = locale_.language() == QLocale::Chinese;
    QFont font;
    font.setFamilies(row.mono ? QStringList{QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans CJK SC")}
                              : QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"),
                                            QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(px(row.size), 1));
    font.setWeight(row.weight);
    font.setStyleHint(row.mono ? QFont::Monospace : QFont::SansSerif);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    if (row.size >= titleSize && !row.mono && !chinese) font.setLetterSpacing(QFont::PercentageSpacing, titleSpacing);
    return font;
}

}  // namespace glassbox
