#include "ui/forms/setting_field.h"

#include "ui/forms/setting_text.h"
#include "ui/session/core_text.h"
#include "ui/theme/look_properties.h"
#include "ui/theme/theme_manager.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace glassbox {

SettingField::SettingField(const ThemeManager& themes, const SettingSchema& schema, QWidget* parent)
    : QWidget(parent), themes_(themes), schema_(schema), value_(schema.initial) {
    const Metrics& metrics = themes.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.space4);
    buildEditor();
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics.space8);
    row->addWidget(editor(), 1);
    unit_ = new QLabel(this);
    themes.keepFont(unit_, FontRole::Caption);
    themes.keepTextColor(unit_, Role::Text3);
    row->addWidget(unit_);
    reason_ = new QLabel(this);
    help_ = new QLabel(this);
    for (QLabel* label : {reason_, help_}) {
        label->setWordWrap(true);
        themes.keepFont(label, FontRole::Caption);
    }
    themes.keepTextColor(reason_, Role::Error);
    themes.keepTextColor(help_, Role::Text3);
    reason_->hide();
    column->addLayout(row);
    column->addWidget(reason_);
    column->addWidget(help_);
    setFocusProxy(editor());
    retranslate();
}

void SettingField::buildEditor() {
    if (schema_.kind == SettingKind::Boolean) {
        check_ = new QCheckBox(this);
        connect(check_, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT edited(Setting(on)); });
    } else if (schema_.kind == SettingKind::Choice) {
        combo_ = new QComboBox(this);
        combo_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        for (const std::string_view choice : schema_.choices)
            combo_->addItem(choiceText(choice));
        combo_->setFocusPolicy(Qt::StrongFocus);
        combo_->installEventFilter(this);
        connect(combo_, &QComboBox::activated, this, [this](int index) {
            Q_EMIT edited(Setting(std::string(schema_.choices[static_cast<std::size_t>(index)])));
        });
    } else {
        buildLine();
    }
}

void SettingField::buildLine() {
    line_ = new QLineEdit(this);
    themes_.keepFont(line_, FontRole::Mono);
    line_->setMinimumWidth(themes_.theme().px(64));
    line_->installEventFilter(this);
    connect(line_, &QLineEdit::textEdited, this, &SettingField::takeText);
    connect(line_, &QLineEdit::editingFinished, this, [this] {
        const auto typed = settingFromText(schema_, line_->text(), themes_.theme().locale());
        if (typed) line_->setText(settingText(value_, themes_.theme().locale()));
    });
}

QWidget* SettingField::editor() const {
    if (check_ != nullptr) return check_;
    if (combo_ != nullptr) return combo_;
    return line_;
}

void SettingField::setValue(const Setting& value) {
    value_ = value;
    if (check_ != nullptr) {
        const QSignalBlocker quiet(check_);
        check_->setChecked(std::get<bool>(value));
    } else if (combo_ != nullptr) {
        const auto found = std::find(schema_.choices.begin(), schema_.choices.end(), std::get<std::string>(value));
        combo_->setCurrentIndex(static_cast<int>(found - schema_.choices.begin()));
    } else {
        const auto typed = settingFromText(schema_, line_->text(), themes_.theme().locale());
        if (!typed || !(*typed == value)) line_->setText(settingText(value, themes_.theme().locale()));
        setReason({});
    }
}

void SettingField::setReason(const QString& reason) {
    reason_->setText(reason);
    reason_->setVisible(!reason.isEmpty());
    if (line_ == nullptr) return;
    line_->setProperty(look::invalid, !reason.isEmpty());
    line_->setAccessibleDescription(reason);
    line_->style()->unpolish(line_);
    line_->style()->polish(line_);
    line_->update();
}

void SettingField::takeText() {
    const auto typed = settingFromText(schema_, line_->text(), themes_.theme().locale());
    if (!typed) {
        setReason(errorText(typed.error()));
        return;
    }
    setReason({});
    value_ = *typed;
    Q_EMIT edited(value_);
}

/// Up and Down: one more or less; for real numbers a tenth of the leading digit.
void SettingField::stepBy(int steps) {
    Setting next = value_;
    if (auto* integer = std::get_if<std::int64_t>(&next)) {
        *integer += steps;
    } else if (auto* real = std::get_if<double>(&next)) {
        const double size = *real == 0 ? 0.1 : std::pow(10, std::floor(std::log10(std::abs(*real))) - 1);
        *real = std::round((*real + steps * size) / size) * size;
    } else {
        return;
    }
    const auto checked = checkSetting(schema_, next);
    if (!checked) return;
    setValue(*checked);
    Q_EMIT edited(*checked);
}

bool SettingField::eventFilter(QObject* watched, QEvent* event) {
    const bool focused = watched == editor() && editor()->hasFocus();
    if (event->type() == QEvent::Wheel && !focused) {
        event->ignore();
        return true;
    }
    if (line_ == nullptr || watched != line_) return false;
    if (event->type() == QEvent::Wheel) {
        stepBy(static_cast<QWheelEvent*>(event)->angleDelta().y() > 0 ? 1 : -1);
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            stepBy(key == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return false;
}

void SettingField::retranslate() {
    const QString name = coreText(schema_.label);
    editor()->setAccessibleName(name);
    const QString help = coreText(schema_.help);
    editor()->setToolTip(help);
    help_->setText(help);
    help_->setVisible(!help.isEmpty());
    const QString unit = coreText(schema_.unit);
    unit_->setText(unit);
    unit_->setVisible(!unit.isEmpty());
    if (combo_ == nullptr) return;
    for (int i = 0; i < combo_->count(); ++i)
        combo_->setItemText(i, choiceText(schema_.choices[static_cast<std::size_t>(i)]));
}

}  // namespace glassbox
