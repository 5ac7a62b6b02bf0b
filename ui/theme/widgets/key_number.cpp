#include "ui/theme/widgets/key_number.h"

#include "ui/theme/theme_manager.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {

KeyNumber::KeyNumber(const ThemeManager& themes, const QString& caption, FontRole font, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      caption_(new QLabel(caption, this)),
      number_(new QLabel(this)),
      unit_(new QLabel(this)) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    themes_.keepFont(caption_, FontRole::Caption);
    themes_.keepTextColor(caption_, Role::Text2);
    themes_.keepFont(number_, font);
    themes_.keepTextColor(number_, Role::Text);
    themes_.keepFont(unit_, FontRole::Body);
    themes_.keepTextColor(unit_, Role::Text2);
    unit_->hide();
    for (QLabel* label : {caption_, number_, unit_})
        label->setTextFormat(Qt::PlainText);

    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(themes_.theme().metrics().space4);
    line->addWidget(number_, 0, Qt::AlignBaseline);
    line->addWidget(unit_, 0, Qt::AlignBaseline);
    line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addStretch(1);
    column->addWidget(caption_);
    column->addLayout(line);
    column->addStretch(1);
    connect(&themes_, &ThemeManager::changed, this, [this] { reserve(widest_); });
    setNumber({});
}

void KeyNumber::setCaption(const QString& caption) {
    caption_->setText(caption);
    reserve(widest_);
    updateAccessible();
}

void KeyNumber::setNumber(const QString& number, const QString& unit) {
    const QString shown = number.isEmpty() ? QString(QChar(0x2013)) : number;
    if (shown == number_->text() && unit == unit_->text()) return;
    number_->setText(shown);
    unit_->setText(unit);
    unit_->setVisible(!unit.isEmpty());
    reserve(widest_);
    updateAccessible();
}

void KeyNumber::setTone(Role role) {
    themes_.keepTextColor(number_, role);
}

void KeyNumber::reserve(const QString& widest) {
    widest_ = widest;
    const int number = widest.isEmpty() ? 0 : number_->fontMetrics().horizontalAdvance(widest);
    const int unit = unit_->text().isEmpty()
                         ? 0
                         : unit_->fontMetrics().horizontalAdvance(unit_->text()) + themes_.theme().metrics().space4;
    // Under the whole: the unit stays close to its number.
    caption_->setMinimumWidth(
        std::max(number == 0 ? 0 : number + unit, caption_->fontMetrics().horizontalAdvance(caption_->text()) + 1));
}

void KeyNumber::updateAccessible() {
    setAccessibleName(caption_->text());
    setAccessibleDescription(QStringList{number_->text(), unit_->text()}.join(u' ').trimmed());
}

}  // namespace glassbox
