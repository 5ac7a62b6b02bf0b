#include "ui/rooms/side_drawer.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/icon_button.h"
#include "ui/theme/widgets/panel_header.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace glassbox {

SideDrawer::SideDrawer(const ThemeManager& themes, int breadth, QWidget* host)
    : QWidget(host),
      themes_(themes),
      breadth_(breadth),
      header_(new PanelHeader(themes, {}, this)),
      close_(new IconButton(themes, Icon::Close, {}, this)),
      handle_(new IconButton(themes, Icon::List, {}, host)),
      column_(new QVBoxLayout(this)) {
    close_->setFramed(false);
    header_->addWidget(close_);
    column_->setContentsMargins(1, 0, 0, 0);
    column_->setSpacing(0);
    column_->addWidget(header_);
    host->installEventFilter(this);
    connect(close_, &IconButton::clicked, this, &SideDrawer::closeRequested);
    connect(handle_, &IconButton::clicked, this, &SideDrawer::openRequested);
    connect(&themes, &ThemeManager::changed, this, &SideDrawer::place);
    retranslate();
    hide();
    handle_->hide();
}

void SideDrawer::setContent(QWidget* content) {
    column_->addWidget(content, 1);
    content->show();
}

void SideDrawer::setTexts(const QString& title, const QString& open) {
    header_->setTitle(title);
    handle_->setName(open);
}

void SideDrawer::setAvailable(bool available) {
    available_ = available;
    setOpen(false);
}

void SideDrawer::setOpen(bool open) {
    place();
    setVisible(open && available_);
    handle_->setVisible(available_ && !open);
    (open ? static_cast<QWidget*>(this) : handle_)->raise();
}

void SideDrawer::place() {
    const QWidget* host = parentWidget();
    const int width = qMin(themes_.theme().px(breadth_), host->width());
    setGeometry(host->width() - width, 0, width, host->height());
    const int margin = themes_.theme().metrics().space12;
    handle_->adjustSize();
    handle_->move(host->width() - handle_->width() - margin, margin);
}

bool SideDrawer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void SideDrawer::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void SideDrawer::retranslate() {
    close_->setName(tr("Close"));
}

void SideDrawer::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SideDrawer::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), themes_.theme().color(Role::Surface));
    painter.fillRect(QRect(0, 0, 1, height()), themes_.theme().color(Role::BorderStrong));
}

}  // namespace glassbox
