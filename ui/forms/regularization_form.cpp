#include "ui/forms/regularization_form.h"

#include "core/optim/regularizer.h"
#include "ui/forms/schema_form.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/text_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <string>

namespace glassbox {

RegularizationForm::RegularizationForm(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), caption_(makeTextLabel(themes, FontRole::PanelTitle, Role::Text, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(themes.theme().metrics().space8);
    column->addWidget(caption_);
    for (const RegularizerType& type : regularizerTypes()) {
        rows_.push_back(makeRow(type));
        column->addWidget(rows_.back().box);
        column->addWidget(rows_.back().form);
    }
    retranslate();
}

RegularizationForm::Row RegularizationForm::makeRow(const RegularizerType& type) {
    const Row row{&type, new QCheckBox(this), new SchemaForm(themes_, type.settings, this)};
    row.form->hide();
    connect(row.box, &QCheckBox::clicked, this, [this, &type](bool on) { turn(type, on); });
    connect(row.form, &SchemaForm::edited, this,
            [this, &type](const QString& key, const Setting& value) { change(type, key, value); });
    return row;
}

void RegularizationForm::turn(const RegularizerType& type, bool on) {
    std::vector<ChoiceSpec> choices = choices_;
    if (on)
        choices.push_back({std::string(type.name), Settings::defaults(type.settings)});
    else
        std::erase_if(choices, [&type](const ChoiceSpec& choice) { return choice.type == type.name; });
    Q_EMIT edited(choices, QString());
}

void RegularizationForm::change(const RegularizerType& type, const QString& key, const Setting& value) {
    std::vector<ChoiceSpec> choices = choices_;
    const auto choice = std::ranges::find(choices, type.name, &ChoiceSpec::type);
    if (choice == choices.end()) return;
    choice->settings.set(key.toStdString(), value);
    Q_EMIT edited(choices, QString::fromStdString(choice->type) + u'.' + key);
}

void RegularizationForm::setChoices(const std::vector<ChoiceSpec>& choices) {
    choices_ = choices;
    for (const Row& row : rows_) {
        const auto choice = std::ranges::find(choices_, row.type->name, &ChoiceSpec::type);
        const bool on = choice != choices_.end();
        row.box->setChecked(on);
        row.form->setVisible(on);
        if (on) row.form->setValues(choice->settings);
    }
}

void RegularizationForm::setCaption(const QString& caption) {
    caption_->setText(caption);
}

void RegularizationForm::retranslate() {
    for (const Row& row : rows_) {
        row.box->setText(coreText(row.type->label));
        row.box->setAccessibleName(coreText(row.type->label));
        row.box->setToolTip(coreText(row.type->help));
    }
}

void RegularizationForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
