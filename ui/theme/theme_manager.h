#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QObject>

#include <memory>

class QAbstractButton;
class QWidget;

namespace glassbox {

class FocusRing;
class SystemAppearance;

/// Where the scheme comes from.
enum class SchemeChoice { System, Light, Dark };

/// Where the amount of movement comes from.
enum class MotionChoice { System, Full, Less };

/// Keeps the current Theme and applies it to the application: style, palette, font and style sheet, live.
/// One object, made by app/gui after QApplication and before any widget; everything in ui gets a reference to it.
class ThemeManager : public QObject {
    Q_OBJECT

public:
    explicit ThemeManager(QObject* parent = nullptr);
    ~ThemeManager() override;

    /// Installs style, palette, font and style sheet into the application; call once, after the set... functions if
    /// settings were read, so that the work is done once.
    void apply();

    /// The current theme; stays valid, its value changes before changed() is sent.
    const Theme& theme() const { return *theme_; }

    SchemeChoice schemeChoice() const { return schemeChoice_; }
    void setSchemeChoice(SchemeChoice choice);

    /// Interface scale, 1 is 100 %; kept between 1.0 and 2.5.
    double scale() const { return scale_; }
    void setScale(double scale);

    MotionChoice motionChoice() const { return motionChoice_; }
    void setMotionChoice(MotionChoice choice);

    /// Language of the interface: fonts and numbers follow it.
    void setLocale(const QLocale& locale);

    /// An icon that follows the theme.
    QIcon icon(Icon icon, IconTint tint = {}) const;
    QIcon icon(Icon icon, Role tint) const { return this->icon(icon, IconTint{tint, tint}); }

    /// Gives the widget the font of a use, now and after each change.
    void keepFont(QWidget* widget, FontRole role) const;
    /// Gives the widget's text the colour of a role, now and after each change.
    void keepTextColor(QWidget* widget, Role role) const;
    /// Fills the widget's background with a role, now and after each change.
    void keepBackground(QWidget* widget, Role role) const;
    /// Gives the button an icon of `size` px at 100 %, now and after each change.
    void keepIcon(QAbstractButton* button, Icon icon, IconTint tint = {}, int size = 16) const;

Q_SIGNALS:
    /// theme() has changed and has been applied to the application.
    void changed();

private:
    void refresh();
    void install();
    Scheme currentScheme() const;
    bool currentLessMotion() const;

    std::shared_ptr<Theme> theme_;
    std::unique_ptr<SystemAppearance> system_;
    std::unique_ptr<FocusRing> focusRing_;
    SchemeChoice schemeChoice_ = SchemeChoice::System;
    MotionChoice motionChoice_ = MotionChoice::System;
    double scale_ = 1.0;
    QLocale locale_;
    bool applied_ = false;
};

}  // namespace glassbox
