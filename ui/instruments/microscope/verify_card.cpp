#include "ui/instruments/microscope/verify_card.h"

#include "ui/instruments/microscope/number_texts.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr int digits = 9;
constexpr double leastFixed = 1e-4, mostFixed = 1e6;

}  // namespace

VerifyCard::VerifyCard(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      icon_(new QLabel(this)),
      verdict_(makeWrappedLabel(themes, FontRole::SectionTitle, Role::Text, this)),
      difference_(makeTextLabel(themes, FontRole::MonoCaption, Role::Text2, this)),
      note_(makeWrappedLabel(themes, FontRole::Body, Role::Text2, this)),
      report_(new Button(themes, {}, ButtonKind::Normal, ControlSize::Small, this)),
      open_(new Button(themes, {}, ButtonKind::Normal, ControlSize::Small, this)) {
    const Metrics& metrics = themes.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space12, metrics.space8, metrics.space12, metrics.space8);
    column->setSpacing(metrics.space4);
    auto* head = new QHBoxLayout;
    head->addWidget(icon_);
    head->addWidget(verdict_, 1);
    head->addWidget(difference_);
    column->addLayout(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics.space12);
    grid->setVerticalSpacing(metrics.space4);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < static_cast<int>(lines_.size()); ++i)
        lines_[static_cast<std::size_t>(i)] = addLine(grid, i);
    column->addLayout(grid);
    column->addWidget(note_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(open_);
    buttons->addWidget(report_);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(report_, &Button::clicked, this, &VerifyCard::reportPressed);
    connect(open_, &Button::clicked, this, &VerifyCard::openOpPressed);
    connect(&themes, &ThemeManager::changed, this, &VerifyCard::fill);
    clear();
}

VerifyCard::Line VerifyCard::addLine(QGridLayout* grid, int row) {
    const Line line{makeTextLabel(themes_, FontRole::Body, Role::Text2, this),
                    makeTextLabel(themes_, FontRole::MonoCaption, Role::Text3, this),
                    makeTextLabel(themes_, FontRole::MonoStrong, Role::Text, this)};
    grid->addWidget(line.name, row, 0);
    grid->addWidget(line.how, row, 1);
    grid->addWidget(line.number, row, 2, Qt::AlignRight);
    line.number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return line;
}

void VerifyCard::showLine(const Line& line, const QString& name, const QString& how, const QString& number) {
    line.name->setText(name);
    line.how->setText(how);
    line.number->setText(number);
    for (QLabel* label : {line.name, line.how, line.number})
        label->setVisible(!name.isEmpty());
}

void VerifyCard::setVerification(const NumberRef& ref, const Verification& verification) {
    ref_ = ref;
    verification_ = verification;
    fill();
    setVisible(true);
}

void VerifyCard::clear() {
    verification_.reset();
    setVisible(false);
}

QString VerifyCard::verdict() const {
    if (!verification_) return {};
    if (!verification_->agrees) return tr("The two ways disagree");
    if (verification_->kink) return tr("Verified, at a kink");
    return tr("Verified: the two ways agree");
}

/// What the verdict needs to be understood.
QString VerifyCard::note() const {
    if (verification_->kink)
        return tr(
            "A ReLU or a pooling switches between the two ends of the nudge: there the loss has a corner, and a "
            "central difference can't be compared.");
    if (verification_->byTerms)
        return tr(
            "Numbers before it were rounded by more than is allowed here. This number and every number it is "
            "made of agree with their own terms: rounding, no error.");
    return {};
}

QString VerifyCard::difference() const {
    const Verification& seen = *verification_;
    const Numbers numbers(themes_.theme().locale());
    const bool terms = seen.byTerms, central = seen.hasCentral && !seen.kink && !terms;
    const double other = central ? seen.central : terms ? seen.termsReference : seen.reference;
    const double allowed = central ? seen.centralTolerance : terms ? seen.termsTolerance : seen.tolerance;
    return tr("difference %1, allowed %2")
        .arg(numbers.scientific(std::abs(seen.engine - other), 2), numbers.scientific(allowed, 2));
}

/// As many decimals for all as the engine's number has digits.
QString VerifyCard::aligned(double number) const {
    const Numbers numbers(themes_.theme().locale());
    const double size = std::abs(verification_->engine);
    if (size < leastFixed || size >= mostFixed) return numbers.significant(number, digits);
    return numbers.fixed(number, std::max(digits - 1 - static_cast<int>(std::floor(std::log10(size))), 0));
}

void VerifyCard::fill() {
    if (!verification_) return;
    const Verification& seen = *verification_;
    const Theme& theme = themes_.theme();
    const Role tone = seen.agrees ? Role::Good : Role::Error;
    icon_->setPixmap(
        iconPixmap(theme, seen.agrees ? Icon::Check : Icon::Error, tone, theme.metrics().icon, devicePixelRatioF()));
    verdict_->setText(verdict());
    difference_->setText(difference());
    showLine(lines_[0], tr("Engine"), refText(ref_), aligned(seen.engine));
    if (seen.byTerms)
        showLine(lines_[1], tr("Its terms, in double"), {}, aligned(seen.termsReference));
    else
        showLine(lines_[1], tr("Whole step, in double"), {}, aligned(seen.reference));
    if (seen.hasCentral)
        showLine(lines_[2], tr("Nudged by ±%1, in double").arg(Numbers(theme.locale()).scientific(seen.h, 1)),
                 QStringLiteral("(L₊ − L₋) / 2h"), aligned(seen.central));
    else
        showLine(lines_[2], {}, {}, {});
    note_->setText(note());
    note_->setVisible(!note().isEmpty());
    report_->setText(tr("Report"));
    open_->setText(tr("Open op"));
    report_->setVisible(!seen.agrees);
    open_->setVisible(!seen.agrees);
    setAccessibleName(verdict() + QStringLiteral(". ") + refText(ref_) + QStringLiteral(" = ") + aligned(seen.engine));
    setAccessibleDescription(difference() + u' ' + note());
    update();
}

void VerifyCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) fill();
    QWidget::changeEvent(event);
}

void VerifyCard::paintEvent(QPaintEvent*) {
    if (!verification_) return;
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    const bool good = verification_->agrees;
    paintBox(painter, rect(), theme.metrics().radiusBlock, theme.color(good ? Role::GoodSoft : Role::ErrorSoft),
             theme.color(good ? Role::Good : Role::Error));
}

}  // namespace glassbox
