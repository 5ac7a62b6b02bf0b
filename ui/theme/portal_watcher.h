#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

#include <thread>

namespace glassbox {

class SystemAppearance;

/// Reads the desktop portal's settings. The bus is opened and asked on a thread of its own, because opening it blocks.
class PortalWatcher : public QObject {
    Q_OBJECT

public:
    explicit PortalWatcher(SystemAppearance& appearance);
    ~PortalWatcher() override;

private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void follow(const QDBusConnection& bus);
    void receive(const QString& space, const QString& key, const QVariant& value);

    SystemAppearance& appearance_;
    std::thread asker_;
};

}  // namespace glassbox
