#include "ui/theme/icons.h"

#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

// Outside the namespace: the macro declares a function of the resource compiler.
static void loadIconFiles() {
    Q_INIT_RESOURCE(icons);
}

namespace glassbox {
namespace {

// In the order of Icon.
constexpr std::array<const char*, iconCount> iconNames{
    "logo",    "start",    "network",   "microscope", "data",    "runs",         "evaluate",      "lessons",
    "present", "settings", "play",      "pause",      "step",    "step-back",    "restart",       "search",
    "undo",    "redo",     "fit",       "tidy",       "zoom-in", "zoom-out",     "plus",          "minus",
    "close",   "folder",   "open-file", "save",       "export",  "trash",        "duplicate",     "copy",
    "paste",   "lock",     "warning",   "error",      "check",   "chevron-down", "chevron-right", "eraser",
    "globe",   "sun",      "moon",      "help",       "info",    "more",         "pen",           "list"};

constexpr double disabledOpacity = 0.6;

/// The icon's SVG text with its tokens ("@accent", currentColor) still in it.
QByteArray svgText(Icon icon) {
    static const bool loaded = (loadIconFiles(), true);
    Q_UNUSED(loaded);
    QFile file(QStringLiteral(":/glassbox/icons/%1.svg").arg(iconName(icon)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray tinted(QByteArray svg, const Theme& theme, Role tint) {
    svg.replace("currentColor", theme.color(tint).name().toLatin1());
    for (const Role role : {Role::Surface, Role::Accent, Role::Forward, Role::Backward, Role::Text}) {
        svg.replace(QByteArray("@") + tokens::name(role) + '"', theme.color(role).name().toLatin1() + '"');
    }
    return svg;
}

void paintIcon(QPainter& painter, const QRectF& box, const Theme& theme, Icon icon, Role tint) {
    QSvgRenderer renderer(tinted(svgText(icon), theme, tint));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    renderer.render(&painter, box);
    painter.restore();
}

/// Pixmap of `size` physical px, from the cache where it was drawn before.
QPixmap cachedPixmap(const Theme& theme, Icon icon, Role tint, QSize size, double opacity) {
    const QString key = QStringLiteral("glassbox:%1:%2:%3:%4x%5:%6")
                            .arg(iconName(icon), QString::number(static_cast<int>(theme.scheme())),
                                 QString::number(static_cast<int>(tint)), QString::number(size.width()),
                                 QString::number(size.height()), QString::number(opacity));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(opacity);
    const int side = std::min(size.width(), size.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(QPointF(0, 0), QSizeF(size)).center());
    paintIcon(painter, box, theme, icon, tint);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws an icon in the colours that the theme's cell holds at the moment of painting.
class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(std::shared_ptr<const Theme> theme, Icon icon, IconTint tint)
        : theme_(std::move(theme)), icon_(icon), tint_(tint) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double ratio = painter->device()->devicePixelRatioF();
        QPixmap picture = pixmap(rect.size() * ratio, mode, state);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), picture);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        if (size.isEmpty()) return {};
        const bool disabled = mode == QIcon::Disabled;
        const Role tint = disabled ? Role::Text3 : state == QIcon::On ? tint_.on : tint_.normal;
        return cachedPixmap(*theme_, icon_, tint, size, disabled ? disabledOpacity : 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        Q_UNUSED(scale);
        return pixmap(size, mode, state);
    }

    QSize actualSize(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        Q_UNUSED(mode);
        Q_UNUSED(state);
        return size;
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(theme_, icon_, tint_); }
    bool isNull() override { return false; }

private:
    std::shared_ptr<const Theme> theme_;
    Icon icon_;
    IconTint tint_;
};

}  // namespace

QString iconName(Icon icon) {
    return QString::fromLatin1(iconNames[static_cast<std::size_t>(icon)]);
}

QIcon makeIcon(std::shared_ptr<const Theme> theme, Icon icon, IconTint tint) {
    return QIcon(new ThemedIconEngine(std::move(theme), icon, tint));
}

QPixmap iconPixmap(const Theme& theme, Icon icon, Role tint, int size, double pixelRatio) {
    const int side = std::max(static_cast<int>(std::lround(size * pixelRatio)), 1);
    QPixmap pixmap = cachedPixmap(theme, icon, tint, QSize(side, side), 1.0);
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

}  // namespace glassbox
