#include "ui/forms/schema_form.h"

#include "ui/forms/setting_field.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {

SchemaForm::SchemaForm(const ThemeManager& themes, std::span<const SettingSchema> schema, QWidget* parent)
    : QWidget(parent), themes_(themes) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(themes.theme().metrics().space8);
    QFormLayout* form = makeForm(nullptr);
    column->addLayout(form);
    const bool anyRare = std::any_of(schema.begin(), schema.end(), [](const SettingSchema& s) { return s.rare; });
    QFormLayout* rareForm = nullptr;
    if (anyRare) {
        more_ = new Button(themes, {}, ButtonKind::Flat, ControlSize::Small, this);
        more_->setIconName(Icon::ChevronRight);
        rare_ = new QWidget(this);
        rareForm = makeForm(rare_);
        rare_->hide();
        connect(more_, &Button::clicked, this, [this] { setMoreShown(!rare_->isVisibleTo(this)); });
        column->addWidget(more_, 0, Qt::AlignLeft);
        column->addWidget(rare_);
    }
    for (const SettingSchema& setting : schema)
        addRow(setting, setting.rare ? rareForm : form);
    retranslate();
}

QFormLayout* SchemaForm::makeForm(QWidget* parent) const {
    const Metrics& metrics = themes_.theme().metrics();
    auto* form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(metrics.space8);
    form->setVerticalSpacing(metrics.space8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    return form;
}

void SchemaForm::addRow(const SettingSchema& setting, QFormLayout* form) {
    auto* label = new QLabel(this);
    themes_.keepTextColor(label, Role::Text2);
    label->setMinimumWidth(themes_.theme().px(96));
    label->setFixedHeight(themes_.theme().metrics().field);
    auto* field = new SettingField(themes_, setting, this);
    label->setBuddy(field->editor());
    connect(field, &SettingField::edited, this,
            [this, &setting](const Setting& value) { Q_EMIT edited(plainText(setting.key), value); });
    form->addRow(label, field);
    rows_.push_back({label, field});
}

void SchemaForm::setValues(const Settings& values) {
    for (const Row& row : rows_) {
        if (const Setting* value = values.find(row.field->schema().key)) row.field->setValue(*value);
    }
}

SettingField* SchemaForm::field(std::string_view key) const {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [key](const Row& row) { return row.field->schema().key == key; });
    return found == rows_.end() ? nullptr : found->field;
}

void SchemaForm::setMoreShown(bool shown) {
    if (rare_ == nullptr) return;
    rare_->setVisible(shown);
    more_->setIconName(shown ? Icon::ChevronDown : Icon::ChevronRight);
}

void SchemaForm::retranslate() {
    for (const Row& row : rows_) {
        row.label->setText(coreText(row.field->schema().label));
        row.field->retranslate();
    }
    if (more_ != nullptr) more_->setText(tr("More"));
}

void SchemaForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
