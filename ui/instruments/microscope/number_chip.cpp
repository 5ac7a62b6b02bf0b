#include "ui/instruments/microscope/number_chip.h"

#include "ui/instruments/microscope/number_texts.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/chip.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace glassbox {

NumberChip::NumberChip(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      row_(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      chip_(new Chip(themes, {}, Chip::Kind::Number, Role::Forward, this)),
      buttons_(new QWidget(this)),
      terms_(new Button(themes, {}, ButtonKind::Normal, ControlSize::Small, buttons_)),
      verify_(new Button(themes, {}, ButtonKind::Normal, ControlSize::Small, buttons_)) {
    terms_->setIconName(Icon::List);
    verify_->setIconName(Icon::Check);
    const int space = themes.theme().metrics().space8;
    auto* buttons = new QHBoxLayout(buttons_);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(space);
    buttons->addWidget(terms_);
    buttons->addWidget(verify_);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(space);
    row_->addWidget(chip_, 0, Qt::AlignLeft);
    row_->addStretch(1);
    row_->addWidget(buttons_, 0, Qt::AlignLeft);
    connect(chip_, &Chip::clicked, this, &NumberChip::pressed);
    connect(terms_, &Button::clicked, this, &NumberChip::pressed);
    connect(verify_, &Button::clicked, this, &NumberChip::verifyPressed);
    retranslate();
}

void NumberChip::setNumber(const NumberRef& ref, double number, int terms) {
    ref_ = ref;
    number_ = number;
    termCount_ = terms;
    verified_ = false;
    chip_->setRole(directionRole(directionOf(ref)));
    retranslate();
}

void NumberChip::setVerified(bool verified) {
    verified_ = verified;
    retranslate();
}

void NumberChip::setVerifiable(bool verifiable) {
    verify_->setVisible(verifiable);
}

QString NumberChip::text() const {
    return refText(ref_) + QStringLiteral(" = ") + factorText(number_, themes_.theme().locale());
}

void NumberChip::retranslate() {
    const Numbers numbers(themes_.theme().locale());
    const auto single = static_cast<float>(number_);
    const QString exact = static_cast<double>(single) == number_ ? numbers.exact(single) : numbers.exact(number_);
    chip_->setText(text());
    chip_->setAccessibleName(text());
    chip_->setToolTip(refText(ref_) + QStringLiteral(" = ") + exact);
    chip_->updateGeometry();
    terms_->setText(tr("%n term(s)", nullptr, termCount_));
    terms_->setVisible(termCount_ >= 0);
    verify_->setText(verified_ ? tr("Verified") : tr("Verify"));
    verify_->setKind(verified_ ? ButtonKind::Primary : ButtonKind::Normal);
    adapt();
    verify_->setToolTip(tr("Checks the number in double precision; a gradient by a central difference too (V)"));
}

QSize NumberChip::minimumSizeHint() const {
    const int width = std::max(chip_->sizeHint().width(), buttons_->minimumSizeHint().width());
    return {width, QWidget::minimumSizeHint().height()};
}

/// The buttons stand below the number where there is no room beside it.
void NumberChip::adapt() {
    const bool beside = chip_->sizeHint().width() + row_->spacing() + buttons_->sizeHint().width() <= width();
    row_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void NumberChip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adapt();
}

void NumberChip::keyPressEvent(QKeyEvent* event) {
    if (!event->matches(QKeySequence::Copy)) {
        QWidget::keyPressEvent(event);
        return;
    }
    QGuiApplication::clipboard()->setText(chip_->toolTip());
}

void NumberChip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
