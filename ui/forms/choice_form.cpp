#include "ui/forms/choice_form.h"

#include "ui/forms/schema_form.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/text_label.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

/// A rule in one line, an assignment a line, with the minus sign of the rest of the window.
QString formulaText(std::string_view formula) {
    return coreText(formula)
        .replace(QStringLiteral("; "), QStringLiteral("\n"))
        .replace(QStringLiteral(" - "), QStringLiteral(" \u2212 "));
}

}  // namespace

ChoiceForm::ChoiceForm(const ThemeManager& themes, std::vector<ChoiceRow> rows, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      rows_(std::move(rows)),
      caption_(makeTextLabel(themes, FontRole::PanelTitle, Role::Text, this)),
      box_(new QComboBox(this)),
      formula_(makeWrappedLabel(themes, FontRole::MonoSmall, Role::Text2, this)),
      column_(new QVBoxLayout(this)) {
    formula_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(themes.theme().metrics().space8);
    column_->addWidget(caption_);
    column_->addWidget(box_);
    column_->addWidget(formula_);
    for (const ChoiceRow& row : rows_)
        box_->addItem(coreText(row.label));
    connect(box_, &QComboBox::activated, this, &ChoiceForm::choose);
}

const ChoiceRow* ChoiceForm::find(std::string_view name) const {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [name](const ChoiceRow& row) { return row.name == name; });
    return found == rows_.end() ? nullptr : &*found;
}

void ChoiceForm::choose(int index) {
    const ChoiceRow& row = rows_[static_cast<std::size_t>(index)];
    if (row.name != chosen_.type) Q_EMIT edited({std::string(row.name), Settings::defaults(row.settings)}, QString());
}

void ChoiceForm::makeForm(const ChoiceRow& row) {
    delete form_;
    form_ = new SchemaForm(themes_, row.settings, this);
    column_->addWidget(form_);
    connect(form_, &SchemaForm::edited, this, [this](const QString& key, const Setting& value) {
        ChoiceSpec choice = chosen_;
        choice.settings.set(key.toStdString(), value);
        Q_EMIT edited(choice, key);
    });
}

void ChoiceForm::setChoice(const ChoiceSpec& chosen) {
    const ChoiceRow* row = find(chosen.type);
    if (row == nullptr) return;
    if (form_ == nullptr || chosen.type != chosen_.type) makeForm(*row);
    chosen_ = chosen;
    box_->setCurrentIndex(static_cast<int>(row - rows_.data()));
    box_->setToolTip(coreText(row->help));
    formula_->setText(formulaText(row->formula));
    form_->setValues(chosen.settings);
}

void ChoiceForm::setCaption(const QString& caption) {
    caption_->setText(caption);
    box_->setAccessibleName(caption);
}

void ChoiceForm::retranslate() {
    for (std::size_t i = 0; i < rows_.size(); ++i)
        box_->setItemText(static_cast<int>(i), coreText(rows_[i].label));
    if (const ChoiceRow* row = find(chosen_.type)) box_->setToolTip(coreText(row->help));
}

void ChoiceForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
