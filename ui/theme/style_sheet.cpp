#include "ui/theme/style_sheet.h"

#include "ui/theme/tokens.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <optional>

// Outside the namespace: the macro declares a function of the resource compiler.
static void loadStyleSheet() {
    Q_INIT_RESOURCE(theme);
}

namespace glassbox {
namespace {

std::optional<QString> tokenValue(const QString& token, const Theme& theme) {
    static const QHash<QString, Role> roles = [] {
        QHash<QString, Role> names;
        for (int i = 0; i < roleCount; ++i) {
            const Role role = static_cast<Role>(i);
            names.insert(QString::fromLatin1(tokens::name(role)), role);
        }
        return names;
    }();
    const auto found = roles.constFind(token);
    if (found == roles.cend()) return std::nullopt;
    return theme.color(*found).name();
}

}  // namespace

QString styleSheetTemplate() {
    loadStyleSheet();
    QFile file(QStringLiteral(":/glassbox/theme/glassbox.qss"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString fillStyleSheet(const QString& text, const Theme& theme) {
    static const QRegularExpression pattern(QStringLiteral("@px\\(([0-9.]+)\\)|@([a-z][a-z0-9-]*)"));
    QString result;
    qsizetype end = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        if (match.hasCaptured(1)) {
            result += QString::number(theme.px(match.captured(1).toDouble())) + QStringLiteral("px");
        } else {
            result += tokenValue(match.captured(2), theme).value_or(match.captured());
        }
    }
    result += QStringView(text).mid(end);
    return result;
}

}  // namespace glassbox
