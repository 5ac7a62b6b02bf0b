#include "ui/theme/widgets/segmented_control.h"

#include "ui/theme/look_properties.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace glassbox {

SegmentedControl::SegmentedControl(const ThemeManager& themes, const QString& name, QWidget* parent)
    : QWidget(parent), themes_(themes), group_(new QButtonGroup(this)), layout_(new QHBoxLayout(this)) {
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout_->setContentsMargins(1, 1, 1, 1);
    layout_->setSpacing(0);
    group_->setExclusive(true);
    connect(group_, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (!checked || id == current_) return;
        current_ = id;
        Q_EMIT currentChanged(id);
    });
}

void SegmentedControl::addSegment(int id, const QString& text) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setProperty(look::segment, true);
    themes_.keepFont(button, FontRole::BodyMedium);
    const bool first = group_->buttons().isEmpty();
    if (first) {
        current_ = id;
        button->setChecked(true);
    }
    group_->addButton(button, id);
    layout_->addWidget(button);
}

void SegmentedControl::setSegmentText(int id, const QString& text) {
    if (QAbstractButton* button = group_->button(id)) button->setText(text);
}

int SegmentedControl::currentId() const {
    return current_;
}

void SegmentedControl::setCurrentId(int id) {
    if (QAbstractButton* button = group_->button(id)) button->setChecked(true);
}

void SegmentedControl::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    paintBox(painter, rect(), theme.metrics().radiusControl, theme.color(Role::Sunken), theme.color(Role::Border));
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const QList<QAbstractButton*> buttons = group_->buttons();
    const qsizetype next = buttons.indexOf(group_->checkedButton()) + step;
    if (step == 0 || next < 0 || next >= buttons.size()) {
        QWidget::keyPressEvent(event);
        return;
    }
    buttons.at(next)->setChecked(true);
    buttons.at(next)->setFocus(Qt::TabFocusReason);
}

}  // namespace glassbox
