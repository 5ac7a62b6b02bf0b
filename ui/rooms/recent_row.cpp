#include "ui/rooms/recent_row.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFontMetrics>
#include <QPainter>

namespace glassbox {
namespace {

constexpr int rowHeight = 56;

}  // namespace

RecentRow::RecentRow(const ThemeManager& themes, const RecentFile& recent, QWidget* parent)
    : QAbstractButton(parent), themes_(themes), name_(recent.name) {
    const QFileInfo info(recent.file);
    const QString when = themes.theme().locale().toString(info.lastModified(), QLocale::ShortFormat);
    where_ = tr("%1, changed %2").arg(info.fileName(), when);
    setToolTip(info.absoluteFilePath());
    setAccessibleName(name_);
    setAccessibleDescription(where_);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, [this] { updateGeometry(); });
}

QSize RecentRow::sizeHint() const {
    return {themes_.theme().px(200), themes_.theme().px(rowHeight)};
}

void RecentRow::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void RecentRow::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

void RecentRow::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || hasFocus();
    paintBox(painter, rect(), theme.metrics().radiusBlock, theme.color(isDown() ? Role::AccentSoft : Role::Surface),
             theme.color(lit ? Role::Accent : Role::Border));
    const int margin = theme.metrics().space12;
    const QRect words = rect().adjusted(margin, theme.metrics().space8, -margin, -theme.metrics().space8);
    const auto line = [&](FontRole font, Role color, Qt::Alignment at, const QString& text, Qt::TextElideMode elide) {
        painter.setFont(theme.font(font));
        painter.setPen(theme.color(color));
        painter.drawText(words, at | Qt::AlignLeft,
                         QFontMetrics(painter.font()).elidedText(text, elide, words.width()));
    };
    line(FontRole::PanelTitle, Role::Text, Qt::AlignTop, name_, Qt::ElideRight);
    line(FontRole::Caption, Role::Text3, Qt::AlignBottom, where_, Qt::ElideMiddle);
}

}  // namespace glassbox
