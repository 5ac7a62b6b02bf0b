#pragma once

#include "ui/theme/roles.h"

#include <QObject>

#include <memory>
#include <optional>

namespace glassbox {

/// What the desktop says about light and dark and about movement. Before the desktop has answered, the platform
/// palette's lightness counts; asking never holds the window up.
class SystemAppearance : public QObject {
    Q_OBJECT

public:
    /// Takes the platform's palette, so make it before an own palette is set.
    explicit SystemAppearance(QObject* parent = nullptr);
    ~SystemAppearance() override;

    Scheme scheme() const { return scheme_.value_or(paletteScheme_); }
    bool lessMotion() const { return lessMotion_; }

    /// Asks the desktop, in the background, and follows it from then on; a second call does nothing.
    void watch();

    /// The desktop's answer; no value means that it has no preference.
    void receiveScheme(std::optional<Scheme> scheme);
    void receiveLessMotion(bool less);

Q_SIGNALS:
    void changed();

private:
    Scheme paletteScheme_;
    std::optional<Scheme> scheme_;
    bool lessMotion_ = false;
    std::unique_ptr<QObject> watcher_;
};

/// Starts to watch the desktop's settings and reports them to `appearance` on its thread; null where there is no way
/// to.
std::unique_ptr<QObject> watchDesktop(SystemAppearance& appearance);

}  // namespace glassbox
