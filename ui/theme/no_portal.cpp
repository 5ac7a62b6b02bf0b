#include "ui/theme/system_appearance.h"

namespace glassbox {

// Built where Qt has no D-Bus: the platform palette's lightness alone counts.
std::unique_ptr<QObject> watchDesktop(SystemAppearance& appearance) {
    Q_UNUSED(appearance);
    return nullptr;
}

}  // namespace glassbox
