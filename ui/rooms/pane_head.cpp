#include "ui/rooms/pane_head.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/chip.h"
#include "ui/theme/widgets/elided_label.h"
#include "ui/theme/widgets/text_label.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace glassbox {
namespace {

constexpr int edge = 3, mostEntries = 64;
constexpr int mostParts = 2;

}  // namespace

QString partText(PartKind kind, std::int64_t number, std::int64_t count) {
    const auto say = [&](const char* one, const char* all) {
        const QString words = QCoreApplication::translate("glassbox::PaneHead", number < 0 ? all : one);
        return number < 0 ? words.arg(count) : words.arg(number).arg(count);
    };
    switch (kind) {
        case PartKind::Kernel:
            return say(QT_TRANSLATE_NOOP("glassbox::PaneHead", "kernel %1 of %2"),
                       QT_TRANSLATE_NOOP("glassbox::PaneHead", "all %1 kernels"));
        case PartKind::Map:
            return say(QT_TRANSLATE_NOOP("glassbox::PaneHead", "map %1 of %2"),
                       QT_TRANSLATE_NOOP("glassbox::PaneHead", "all %1 maps"));
        case PartKind::Channel:
            return say(QT_TRANSLATE_NOOP("glassbox::PaneHead", "channel %1 of %2"),
                       QT_TRANSLATE_NOOP("glassbox::PaneHead", "all %1 channels"));
        case PartKind::Unit:
            return say(QT_TRANSLATE_NOOP("glassbox::PaneHead", "unit %1 of %2"),
                       QT_TRANSLATE_NOOP("glassbox::PaneHead", "all %1 units"));
        case PartKind::Head:
            return say(QT_TRANSLATE_NOOP("glassbox::PaneHead", "head %1 of %2"),
                       QT_TRANSLATE_NOOP("glassbox::PaneHead", "all %1 heads"));
        case PartKind::TimeStep:
            return say(QT_TRANSLATE_NOOP("glassbox::PaneHead", "time step %1 of %2"),
                       QT_TRANSLATE_NOOP("glassbox::PaneHead", "all %1 time steps"));
    }
    return {};
}

PaneHead::PaneHead(const ThemeManager& themes, TensorDirection direction, QWidget* parent)
    : QWidget(parent), themes_(themes), direction_(direction) {
    const Metrics& metrics = themes.theme().metrics();
    const bool backward = direction == TensorDirection::Backward;
    auto* stripe = new QWidget(this);
    stripe->setFixedHeight(edge);
    themes.keepBackground(stripe, backward ? Role::Backward : Role::Forward);
    owner_ = new Chip(themes, {}, Chip::Kind::Pill, Role::BorderStrong, this);
    owner_->setMenuArrow(true);
    ownerWords_ = new ElidedLabel(Qt::ElideRight, this);
    themes.keepFont(ownerWords_, FontRole::Caption);
    themes.keepTextColor(ownerWords_, Role::Text2);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(metrics.space16, metrics.space8, metrics.space16, 0);
    row->setSpacing(metrics.space8);
    row->addWidget(owner_);
    row->addWidget(ownerWords_, 1);
    for (int i = 0; i < mostParts; ++i) {
        auto* chip = new Chip(themes, {}, Chip::Kind::Pill, Role::BorderStrong, this);
        chip->setMenuArrow(true);
        connect(chip, &Chip::clicked, this, [this, i] { choosePart(i); });
        partChips_.push_back(chip);
        row->addWidget(chip);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(stripe);
    column->addWidget(makeBand());
    column->addLayout(row);
    connect(owner_, &Chip::clicked, this, &PaneHead::ownerPressed);
    setParts({}, {});
    setOwner({}, false);
    setGradients({}, -1);
    retranslate();
}

QWidget* PaneHead::makeBand() {
    const Metrics& metrics = themes_.theme().metrics();
    const bool backward = direction_ == TensorDirection::Backward;
    auto* band = new QWidget(this);
    themes_.keepBackground(band, backward ? Role::BackwardSoft : Role::ForwardSoft);
    title_ = makeTextLabel(themes_, FontRole::SectionTitle, backward ? Role::Backward : Role::Forward, band);
    formula_ = new ElidedLabel(Qt::ElideRight, band);
    themes_.keepFont(formula_, FontRole::Mono);
    themes_.keepTextColor(formula_, Role::Text);
    gradient_ = new Chip(themes_, {}, Chip::Kind::Pill, Role::BorderStrong, band);
    gradient_->setMenuArrow(true);
    connect(gradient_, &Chip::clicked, this, &PaneHead::chooseGradient);
    auto* row = new QHBoxLayout(band);
    row->setContentsMargins(metrics.space16, metrics.space4, metrics.space16, metrics.space4);
    row->setSpacing(metrics.space12);
    row->addWidget(title_);
    row->addWidget(formula_, 1);
    row->addWidget(gradient_);
    band->setMinimumHeight(metrics.control + metrics.space4);
    return band;
}

void PaneHead::setFormula(const QString& formula, const QString& whole) {
    formula_->setText(formula);
    formula_->setToolTip(whole);
}

void PaneHead::setGradients(std::vector<std::pair<int, QString>> gradients, int chosen) {
    gradients_ = std::move(gradients);
    chosenGradient_ = chosen;
    QString letter;
    for (const auto& [line, name] : gradients_)
        if (line == chosen) letter = name;
    gradient_->setText(tr("with respect to %1").arg(letter));
    gradient_->setAccessibleName(gradient_->text());
    gradient_->setVisible(!letter.isEmpty());
    gradient_->updateGeometry();
}

void PaneHead::chooseGradient() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto& [line, letter] : gradients_) {
        QAction* action = menu->addAction(QStringLiteral("∂L/∂") + letter);
        action->setCheckable(true);
        action->setChecked(line == chosenGradient_);
        connect(action, &QAction::triggered, this, [this, line = line] { Q_EMIT gradientChosen(line); });
    }
    menu->popup(gradient_->mapToGlobal(QPoint(0, gradient_->height())));
}

void PaneHead::setParts(const std::vector<PartChoice>& parts, const std::vector<std::int64_t>& chosen) {
    parts_ = parts;
    chosenParts_ = chosen;
    for (std::size_t i = 0; i < partChips_.size(); ++i) {
        Chip& chip = *partChips_[i];
        const bool shown = i < parts.size() && parts[i].count > 1;
        chip.setVisible(shown);
        if (!shown) continue;
        chip.setText(partText(parts[i].kind, chosen[i], parts[i].count));
        chip.setAccessibleName(chip.text());
        chip.updateGeometry();
    }
}

void PaneHead::choosePart(int choice) {
    const PartChoice& part = parts_[static_cast<std::size_t>(choice)];
    const std::int64_t now = chosenParts_[static_cast<std::size_t>(choice)];
    if (part.count > mostEntries) {
        bool accepted = false;
        const auto most = static_cast<int>(part.count - 1);
        const int number = QInputDialog::getInt(this, tr("Choose"), tr("Number from 0 to %1").arg(most),
                                                static_cast<int>(now), 0, most, 1, &accepted);
        if (accepted) Q_EMIT partChosen(choice, number);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::int64_t first = part.kind == PartKind::TimeStep ? 0 : -1;
    for (std::int64_t number = first; number < part.count; ++number) {
        QAction* action = menu->addAction(partText(part.kind, number, part.count));
        action->setCheckable(true);
        action->setChecked(number == now);
        connect(action, &QAction::triggered, this, [this, choice, number] { Q_EMIT partChosen(choice, number); });
    }
    Chip* chip = partChips_[static_cast<std::size_t>(choice)];
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height())));
}

void PaneHead::setOwner(const QString& text, bool pressable) {
    owner_->setVisible(pressable);
    ownerWords_->setText(pressable ? QString() : text);
    owner_->setText(text);
    owner_->setAccessibleName(text);
    owner_->updateGeometry();
}

void PaneHead::retranslate() {
    title_->setText(direction_ == TensorDirection::Backward ? tr("Backward") : tr("Forward"));
    setGradients(gradients_, chosenGradient_);
    setParts(parts_, chosenParts_);
}

void PaneHead::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
