#pragma once

namespace glassbox {

/// Light or dark table of colours; print and reports always use Light.
enum class Scheme { Light, Dark };

/// What a colour means (look page, section 2); nothing outside ui/theme names a colour.
enum class Role {
    Base,          ///< window, rail, menu
    Surface,       ///< panels, blocks
    Raised,        ///< buttons, popups
    Canvas,        ///< canvas, windows of blocks
    Sunken,        ///< tracks, wells, bar backgrounds
    Grid,          ///< dot grid, chart lines
    Border,        ///< hairline
    BorderStrong,  ///< edge that must be seen (at least 3:1)
    Text,
    Text2,   ///< secondary words
    Text3,   ///< captions
    Accent,  ///< primary button, selection, focus
    OnAccent,
    AccentSoft,
    Forward,  ///< data, activations, probabilities
    ForwardSoft,
    Backward,  ///< gradients, updates
    BackwardSoft,
    Good,  ///< verified, step done
    GoodSoft,
    Warning,  ///< look here
    WarningSoft,
    Error,  ///< wrong, impossible
    ErrorSoft,
};
inline constexpr int roleCount = static_cast<int>(Role::ErrorSoft) + 1;

/// Kind of block: the colour of its stripe and of its swatch in the palette.
enum class BlockCategory {
    Data,
    Dense,
    Convolution,
    Pooling,
    Activation,
    Shape,
    Normalization,
    Dropout,
    Recurrent,
    Attention
};
inline constexpr int blockCategoryCount = static_cast<int>(BlockCategory::Attention) + 1;

/// What a tensor's values can be; decides its colour map, never the panel that shows it.
enum class ColorMapKind {
    Signed,           ///< weights, z, gradients: symmetric about 0, purple negative, green positive
    ForwardAmounts,   ///< cannot be negative: after ReLU, probabilities, attention, counts
    BackwardAmounts,  ///< norms, update sizes
    Pictures          ///< ink on paper in light, light on black in dark
};
inline constexpr int colorMapCount = static_cast<int>(ColorMapKind::Pictures) + 1;

/// Use of a font; sizes at 100 % in px.
enum class FontRole {
    Caption,        ///< 11, axis words and captions
    Body,           ///< 13
    BodyMedium,     ///< 13, weight 500: buttons
    PanelTitle,     ///< 13 semibold
    RoomData,       ///< 15
    SectionTitle,   ///< 15 semibold
    PrimaryButton,  ///< 15 semibold: the 40 px button
    LessonText,     ///< 16
    LessonTitle,    ///< 24 bold
    StartTitle,     ///< 28 bold
    BlockTitle,     ///< 12 semibold
    BlockCaption,   ///< 10.5
    MonoSmall,      ///< 10.5 mono: shape labels, legends
    MonoCaption,    ///< 11 mono: axis numbers
    Mono,           ///< 13 mono
    MonoStrong,     ///< 13 mono bold
    MonoData,       ///< 15 mono
    KeyNumber,      ///< 20 bold mono, the one large number of a room
    Winner          ///< 36 bold mono, the recognised class
};
inline constexpr int fontRoleCount = static_cast<int>(FontRole::Winner) + 1;

/// Kinds of movement; "less motion" sets every duration to 0.
enum class Motion {
    Press,          ///< 80 ms
    Bars,           ///< 90 ms, probability bars only
    Fold,           ///< 160 ms
    CanvasFit,      ///< 200 ms
    ForwardPulse,   ///< 300 ms at speed 1
    BackwardPulse,  ///< 300 ms at speed 1
    Message         ///< 4 s that a plain confirmation stays; not a movement, so never 0
};

}  // namespace glassbox
