#include "ui/theme/widgets/panel_header.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/elided_label.h"
#include "ui/theme/widgets/icon_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace glassbox {

PanelHeader::PanelHeader(const ThemeManager& themes, const QString& title, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      layout_(new QHBoxLayout(this)),
      title_(new QLabel(title, this)),
      subtitle_(new ElidedLabel(Qt::ElideRight, this)),
      arrow_(new IconButton(themes, Icon::ChevronDown, QString(), this)) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    themes_.keepFont(title_, FontRole::PanelTitle);
    themes_.keepTextColor(title_, Role::Text);
    themes_.keepFont(subtitle_, FontRole::Body);
    themes_.keepTextColor(subtitle_, Role::Text3);
    arrow_->setFramed(false);
    arrow_->hide();
    layout_->addWidget(arrow_);
    layout_->addWidget(title_);
    layout_->addWidget(subtitle_, 1);
    connect(arrow_, &QToolButton::clicked, this, [this] { setCollapsed(!collapsed_); });
    const auto fit = [this] {
        const Metrics& metrics = themes_.theme().metrics();
        layout_->setContentsMargins(metrics.panelPadding, 0, metrics.panelPadding, 0);
        layout_->setSpacing(metrics.space8);
        updateGeometry();
        update();
    };
    fit();
    connect(&themes_, &ThemeManager::changed, this, fit);
    updateArrow();
}

void PanelHeader::setTitle(const QString& title) {
    title_->setText(title);
    updateArrow();
}

QString PanelHeader::title() const {
    return title_->text();
}

void PanelHeader::setSubtitle(const QString& subtitle) {
    subtitle_->setText(subtitle);
}

void PanelHeader::addWidget(QWidget* widget) {
    layout_->addWidget(widget);
}

void PanelHeader::layOut(QVBoxLayout* column, std::initializer_list<QWidget*> body) {
    body_ = new QWidget(parentWidget());
    auto* stack = new QVBoxLayout(body_);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    for (QWidget* part : body)
        stack->addWidget(part);
    column->addWidget(this);
    column->addWidget(body_, 1);
}

void PanelHeader::setCollapsible(bool collapsible) {
    arrow_->setVisible(collapsible);
}

void PanelHeader::setCollapsed(bool collapsed) {
    if (collapsed == collapsed_) return;
    collapsed_ = collapsed;
    updateArrow();
    if (body_) body_->setHidden(collapsed_);
    Q_EMIT collapsedChanged(collapsed_);
}

void PanelHeader::updateArrow() {
    arrow_->setIconName(collapsed_ ? Icon::ChevronRight : Icon::ChevronDown);
    arrow_->setName(collapsed_ ? tr("Unfold %1").arg(title_->text()) : tr("Fold %1").arg(title_->text()));
}

QSize PanelHeader::sizeHint() const {
    return {QWidget::sizeHint().width(), themes_.theme().metrics().panelHeader};
}

QSize PanelHeader::minimumSizeHint() const {
    return {QWidget::minimumSizeHint().width(), themes_.theme().metrics().panelHeader};
}

void PanelHeader::mouseDoubleClickEvent(QMouseEvent* event) {
    if (arrow_->isHidden() || event->button() != Qt::LeftButton) {
        QWidget::mouseDoubleClickEvent(event);
        return;
    }
    setCollapsed(!collapsed_);
}

void PanelHeader::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    painter.fillRect(rect(), theme.color(Role::Surface));
    const int line = theme.metrics().line;
    painter.fillRect(QRect(0, height() - line, width(), line), theme.color(Role::Border));
}

}  // namespace glassbox
