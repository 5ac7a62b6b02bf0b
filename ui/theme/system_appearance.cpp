#include "ui/theme/system_appearance.h"

#include <QGuiApplication>
#include <QPalette>

namespace glassbox {

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent) {
    const QPalette palette = QGuiApplication::palette();
    const int text = palette.color(QPalette::WindowText).lightness();
    const int window = palette.color(QPalette::Window).lightness();
    paletteScheme_ = text > window ? Scheme::Dark : Scheme::Light;
}

SystemAppearance::~SystemAppearance() = default;

void SystemAppearance::watch() {
    if (!watcher_) watcher_ = watchDesktop(*this);
}

void SystemAppearance::receiveScheme(std::optional<Scheme> scheme) {
    if (scheme == scheme_) return;
    scheme_ = scheme;
    Q_EMIT changed();
}

void SystemAppearance::receiveLessMotion(bool less) {
    if (less == lessMotion_) return;
    lessMotion_ = less;
    Q_EMIT changed();
}

}  // namespace glassbox
