#include "ui/theme/theme_manager.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/system_appearance.h"
#include "ui/theme/theme_style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QToolTip>

#include <algorithm>

namespace glassbox {
namespace {

constexpr double smallestScale = 1.0;
constexpr double largestScale = 2.5;

constexpr char fontProperty[] = "themeFont";
constexpr char textProperty[] = "themeText";
constexpr char groundProperty[] = "themeGround";
constexpr char iconSizeProperty[] = "themeIconSize";

/// Remembers `value` on the widget; true if this is the first time, so that the caller connects only once.
bool remember(QWidget* widget, const char* property, int value) {
    const bool first = !widget->property(property).isValid();
    widget->setProperty(property, value);
    return first;
}

void applyFont(QWidget* widget, const Theme& theme) {
    widget->setFont(theme.font(static_cast<FontRole>(widget->property(fontProperty).toInt())));
}

void applyTextColor(QWidget* widget, const Theme& theme) {
    const QColor color = theme.color(static_cast<Role>(widget->property(textProperty).toInt()));
    QPalette palette = widget->palette();
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, color);
    }
    widget->setPalette(palette);
}

void applyBackground(QWidget* widget, const Theme& theme) {
    QPalette palette = widget->palette();
    palette.setColor(QPalette::Window, theme.color(static_cast<Role>(widget->property(groundProperty).toInt())));
    widget->setPalette(palette);
}

void applyIconSize(QAbstractButton* button, const Theme& theme) {
    const int side = theme.px(button->property(iconSizeProperty).toInt());
    button->setIconSize(QSize(side, side));
}

}  // namespace

ThemeManager::ThemeManager(QObject* parent)
    : QObject(parent),
      theme_(std::make_shared<Theme>()),
      system_(std::make_unique<SystemAppearance>()),
      locale_(QLocale::English) {
    connect(system_.get(), &SystemAppearance::changed, this, &ThemeManager::refresh);
}

ThemeManager::~ThemeManager() = default;

void ThemeManager::apply() {
    *theme_ = Theme(currentScheme(), scale_, locale_, currentLessMotion());
    QApplication::setStyle(new ThemeStyle(theme_));
    focusRing_ = std::make_unique<FocusRing>();
    applied_ = true;
    install();
    if (schemeChoice_ == SchemeChoice::System || motionChoice_ == MotionChoice::System) system_->watch();
    Q_EMIT changed();
}

Scheme ThemeManager::currentScheme() const {
    switch (schemeChoice_) {
        case SchemeChoice::Light:
            return Scheme::Light;
        case SchemeChoice::Dark:
            return Scheme::Dark;
        case SchemeChoice::System:
            break;
    }
    return system_->scheme();
}

bool ThemeManager::currentLessMotion() const {
    return motionChoice_ == MotionChoice::System ? system_->lessMotion() : motionChoice_ == MotionChoice::Less;
}

void ThemeManager::setSchemeChoice(SchemeChoice choice) {
    schemeChoice_ = choice;
    if (applied_ && choice == SchemeChoice::System) system_->watch();
    refresh();
}

void ThemeManager::setScale(double scale) {
    scale_ = std::clamp(scale, smallestScale, largestScale);
    refresh();
}

void ThemeManager::setMotionChoice(MotionChoice choice) {
    motionChoice_ = choice;
    if (applied_ && choice == MotionChoice::System) system_->watch();
    refresh();
}

void ThemeManager::setLocale(const QLocale& locale) {
    locale_ = locale;
    refresh();
}

void ThemeManager::refresh() {
    const Theme wanted(currentScheme(), scale_, locale_, currentLessMotion());
    if (wanted == *theme_) return;
    *theme_ = wanted;
    if (!applied_) return;
    install();
    Q_EMIT changed();
}

void ThemeManager::install() {
    QApplication::setPalette(theme_->palette());
    QApplication::setFont(theme_->font(FontRole::Body));
    QToolTip::setPalette(theme_->palette());
    QToolTip::setFont(theme_->font(FontRole::Body));
    qApp->setStyleSheet(fillStyleSheet(styleSheetTemplate(), *theme_));
    focusRing_->restore();
}

QIcon ThemeManager::icon(Icon icon, IconTint tint) const {
    return makeIcon(theme_, icon, tint);
}

void ThemeManager::keepFont(QWidget* widget, FontRole role) const {
    const bool first = remember(widget, fontProperty, static_cast<int>(role));
    applyFont(widget, *theme_);
    if (first) connect(this, &ThemeManager::changed, widget, [this, widget] { applyFont(widget, *theme_); });
}

void ThemeManager::keepTextColor(QWidget* widget, Role role) const {
    const bool first = remember(widget, textProperty, static_cast<int>(role));
    applyTextColor(widget, *theme_);
    if (first) connect(this, &ThemeManager::changed, widget, [this, widget] { applyTextColor(widget, *theme_); });
}

void ThemeManager::keepBackground(QWidget* widget, Role role) const {
    const bool first = remember(widget, groundProperty, static_cast<int>(role));
    widget->setAutoFillBackground(true);
    applyBackground(widget, *theme_);
    if (first) connect(this, &ThemeManager::changed, widget, [this, widget] { applyBackground(widget, *theme_); });
}

void ThemeManager::keepIcon(QAbstractButton* button, Icon icon, IconTint tint, int size) const {
    const bool first = remember(button, iconSizeProperty, size);
    button->setIcon(this->icon(icon, tint));
    applyIconSize(button, *theme_);
    if (first) connect(this, &ThemeManager::changed, button, [this, button] { applyIconSize(button, *theme_); });
}

}  // namespace glassbox
