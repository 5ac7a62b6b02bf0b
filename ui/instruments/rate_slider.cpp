#include "ui/instruments/rate_slider.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double smallest = 1e-6, largest = 10.0;
constexpr int positions = 700;  ///< a hundred a decade

int positionOf(double rate) {
    const double decades = std::log10(std::clamp(rate, smallest, largest) / smallest);
    return static_cast<int>(std::lround(decades * positions / std::log10(largest / smallest)));
}

/// Two significant digits and a half: what a hand on a slider means.
double rateAt(int position) {
    const double rate = smallest * std::pow(largest / smallest, static_cast<double>(position) / positions);
    const double unit = std::pow(10, std::floor(std::log10(rate)) - 2);
    return std::round(rate / unit) * unit;
}

}  // namespace

RateSlider::RateSlider(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      caption_(new QLabel(this)),
      current_(new QLabel(this)),
      edit_(new QLineEdit(this)),
      slider_(new QSlider(Qt::Horizontal, this)) {
    themes.keepFont(caption_, FontRole::Caption);
    themes.keepTextColor(caption_, Role::Text2);
    themes.keepFont(current_, FontRole::MonoSmall);
    themes.keepTextColor(current_, Role::Text3);
    themes.keepFont(edit_, FontRole::Mono);
    edit_->setAlignment(Qt::AlignRight);
    slider_->setRange(0, positions);
    slider_->setPageStep(positions / 14);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    grid->setHorizontalSpacing(themes.theme().metrics().space8);
    grid->addWidget(caption_, 0, 0);
    grid->addWidget(current_, 0, 1, Qt::AlignRight);
    grid->addWidget(slider_, 1, 0, 1, 2);
    grid->addWidget(edit_, 0, 2, 2, 1, Qt::AlignVCenter);
    connect(slider_, &QSlider::valueChanged, this, [this](int position) { Q_EMIT rateChosen(rateAt(position)); });
    connect(edit_, &QLineEdit::editingFinished, this, &RateSlider::takeText);
    connect(&themes, &ThemeManager::changed, this, &RateSlider::adapt);
    adapt();
    retranslate();
}

void RateSlider::setNarrow(bool narrow) {
    narrow_ = narrow;
    adapt();
}

void RateSlider::adapt() {
    const Theme& theme = themes_.theme();
    edit_->setFixedWidth(theme.px(84));
    slider_->setMinimumWidth(theme.px(narrow_ ? 110 : 160));
    static_cast<QGridLayout*>(layout())->setColumnMinimumWidth(1, narrow_ ? 0 : theme.px(84));
    current_->setVisible(!narrow_);
}

void RateSlider::setRates(double base, double current) {
    const Numbers numbers(themes_.theme().locale());
    if (base != base_) {
        base_ = base;
        if (!edit_->hasFocus() || !edit_->isModified()) edit_->setText(numbers.significant(base, 3));
        const QSignalBlocker quiet(slider_);
        if (!slider_->isSliderDown()) slider_->setValue(positionOf(base));
    }
    if (current == shown_) return;
    shown_ = current;
    const bool scheduled = std::abs(current - base) > 1e-12;
    current_->setText(scheduled ? tr("now %1").arg(numbers.significant(current, 3)) : QString());
}

void RateSlider::takeText() {
    bool valid = false;
    double rate = themes_.theme().locale().toDouble(edit_->text(), &valid);
    if (!valid) rate = QLocale::c().toDouble(edit_->text(), &valid);
    edit_->setModified(false);
    if (!valid || !(rate > 0) || rate > 1000) {
        edit_->setText(Numbers(themes_.theme().locale()).significant(base_, 3));
        return;
    }
    if (std::abs(rate - base_) > 1e-3 * base_) Q_EMIT rateChosen(rate);
}

void RateSlider::retranslate() {
    caption_->setText(tr("Learning rate"));
    slider_->setAccessibleName(tr("Learning rate, logarithmic"));
    edit_->setAccessibleName(tr("Learning rate"));
    setToolTip(tr("Takes effect at the next step, also while training; recorded as an event of the run."));
}

void RateSlider::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
