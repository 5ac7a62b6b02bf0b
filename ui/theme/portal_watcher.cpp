#include "ui/theme/portal_watcher.h"

#include "ui/theme/system_appearance.h"

#include <QDBusMessage>
#include <QFileInfo>

#include <optional>

namespace glassbox {
namespace {

constexpr int answerTimeout = 1000;
constexpr unsigned portalDark = 1;
constexpr unsigned portalLight = 2;

const QString busName = QStringLiteral("glassbox-appearance");
const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearanceSpace = QStringLiteral("org.freedesktop.appearance");
const QString schemeKey = QStringLiteral("color-scheme");
const QString desktopSpace = QStringLiteral("org.gnome.desktop.interface");
const QString animationsKey = QStringLiteral("enable-animations");

/// True where a session bus runs; without the check opening it would try to start one.
bool hasSessionBus() {
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

/// Answers of the portal come in one or two variants inside each other.
QVariant unwrapped(QVariant value) {
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

std::optional<QVariant> readSetting(const QDBusConnection& bus, const QString& space, const QString& key) {
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    call << space << key;
    const QDBusMessage answer = bus.call(call, QDBus::Block, answerTimeout);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) return std::nullopt;
    return unwrapped(answer.arguments().constFirst());
}

}  // namespace

PortalWatcher::PortalWatcher(SystemAppearance& appearance) : appearance_(appearance) {
    asker_ = std::thread([this] { ask(); });
}

PortalWatcher::~PortalWatcher() {
    asker_.join();
    QDBusConnection::disconnectFromBus(busName);
}

void PortalWatcher::ask() {
    const QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, busName);
    if (!bus.isConnected()) return;
    const std::optional<QVariant> scheme = readSetting(bus, appearanceSpace, schemeKey);
    const std::optional<QVariant> animations = readSetting(bus, desktopSpace, animationsKey);
    QMetaObject::invokeMethod(
        this,
        [this, bus, scheme, animations] {
            follow(bus);
            if (scheme) receive(appearanceSpace, schemeKey, *scheme);
            if (animations) receive(desktopSpace, animationsKey, *animations);
        },
        Qt::QueuedConnection);
}

void PortalWatcher::follow(const QDBusConnection& bus) {
    // No service name: with one, connecting would wait for the bus to say who owns it.
    QDBusConnection connection(bus);
    connection.connect(QString(), path, interface, QStringLiteral("SettingChanged"), this,
                       SLOT(settingChanged(QString, QString, QDBusVariant)));
}

void PortalWatcher::settingChanged(const QString& space, const QString& key, const QDBusVariant& value) {
    receive(space, key, unwrapped(value.variant()));
}

void PortalWatcher::receive(const QString& space, const QString& key, const QVariant& value) {
    if (space == appearanceSpace && key == schemeKey) {
        const unsigned preference = value.toUInt();
        std::optional<Scheme> scheme;
        if (preference == portalDark) scheme = Scheme::Dark;
        if (preference == portalLight) scheme = Scheme::Light;
        appearance_.receiveScheme(scheme);
    } else if (space == desktopSpace && key == animationsKey) {
        appearance_.receiveLessMotion(!value.toBool());
    }
}

std::unique_ptr<QObject> watchDesktop(SystemAppearance& appearance) {
    if (!hasSessionBus()) return nullptr;
    return std::make_unique<PortalWatcher>(appearance);
}

}  // namespace glassbox
