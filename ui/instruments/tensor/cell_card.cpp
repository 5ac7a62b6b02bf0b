#include "ui/instruments/tensor/cell_card.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace glassbox {

CellCard::CellCard(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(&themes, &ThemeManager::changed, this, &QWidget::hide);
}

QSize CellCard::sizeHint() const {
    const Theme& theme = themes_.theme();
    const QFontMetrics small(theme.font(FontRole::MonoCaption)), strong(theme.font(FontRole::MonoStrong)),
        words(theme.font(FontRole::Caption));
    int width = std::max(small.horizontalAdvance(text_.name), strong.horizontalAdvance(text_.number));
    int height = small.height() + strong.height();
    if (!text_.note.isEmpty()) {
        width = std::max(width, words.horizontalAdvance(text_.note));
        height += words.height();
    }
    return {width + theme.px(18), height + theme.px(12)};
}

void CellCard::showBeside(const QRectF& box, const CardText& text) {
    text_ = text;
    const QSize size = sizeHint(), room = parentWidget()->size();
    const int gap = themes_.theme().px(8);
    int left = static_cast<int>(box.right()) + gap, top = static_cast<int>(box.top());
    if (left + size.width() > room.width()) left = static_cast<int>(box.left()) - gap - size.width();
    if (left < 0) {  // no room at either side: below or above
        left = std::max(0, room.width() - size.width()) / 2;
        top = static_cast<int>(box.bottom()) + gap;
        if (top + size.height() > room.height()) top = static_cast<int>(box.top()) - gap - size.height();
    }
    top = std::clamp(top, 0, std::max(0, room.height() - size.height()));
    setGeometry(QRect(QPoint(left, top), size));
    raise();
    show();
    update();
}

void CellCard::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    paintBox(painter, rect(), theme.metrics().radiusControl, theme.color(Role::Raised),
             theme.color(Role::BorderStrong));
    QRect line = rect().adjusted(theme.px(9), theme.px(6), -theme.px(9), 0);
    const auto write = [&](FontRole font, Role color, const QString& text) {
        painter.setFont(theme.font(font));
        painter.setPen(theme.color(color));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignTop, text);
        line.setTop(line.top() + QFontMetrics(painter.font()).height());
    };
    write(FontRole::MonoCaption, Role::Text2, text_.name);
    write(FontRole::MonoStrong, Role::Text, text_.number);
    if (!text_.note.isEmpty()) write(FontRole::Caption, Role::Text2, text_.note);
}

}  // namespace glassbox
