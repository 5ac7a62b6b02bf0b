#include "ui/canvas/canvas_controls.h"

#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/legend_lines.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/chip.h"
#include "ui/theme/widgets/icon_button.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSpinBox>
#include <QWidgetAction>

#include <limits>

namespace glassbox {
namespace {

/// An icon button that triggers an action and follows whether it can be done.
IconButton* buttonFor(QAction* action, Icon icon, const ThemeManager& themes, QWidget* parent) {
    auto* button = new IconButton(themes, icon, {}, parent);
    button->setFocusPolicy(Qt::TabFocus);
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
    return button;
}

QString withKey(const QAction& action) {
    return CanvasControls::tr("%1 (%2)").arg(action.text(), action.shortcut().toString(QKeySequence::NativeText));
}

}  // namespace

CanvasControls::CanvasControls(CanvasView& view, QWidget* parent)
    : QWidget(parent),
      view_(view),
      fit_(buttonFor(view.commands().action(CanvasAction::Fit), Icon::Fit, view.themes(), this)),
      tidy_(buttonFor(view.commands().action(CanvasAction::Tidy), Icon::Tidy, view.themes(), this)),
      undo_(buttonFor(view.commands().action(CanvasAction::Undo), Icon::Undo, view.themes(), this)),
      redo_(buttonFor(view.commands().action(CanvasAction::Redo), Icon::Redo, view.themes(), this)),
      zoom_(new Button(view.themes(), {}, ButtonKind::Normal, ControlSize::Small, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(view.themes().theme().metrics().space8);
    for (IconButton* button : {fit_, tidy_, undo_, redo_})
        row->addWidget(button);
    row->addWidget(zoom_);
    view.themes().keepFont(zoom_, FontRole::MonoCaption);
    zoom_->setFocusPolicy(Qt::TabFocus);
    connect(zoom_, &QAbstractButton::clicked, this, &CanvasControls::chooseZoom);
    retranslate();
    showZoom();
}

void CanvasControls::retranslate() {
    fit_->setName(withKey(*view_.commands().action(CanvasAction::Fit)));
    tidy_->setName(withKey(*view_.commands().action(CanvasAction::Tidy)));
    undo_->setName(withKey(*view_.commands().action(CanvasAction::Undo)));
    redo_->setName(withKey(*view_.commands().action(CanvasAction::Redo)));
}

void CanvasControls::setReadOnly(bool readOnly) {
    for (IconButton* button : {tidy_, undo_, redo_})
        button->setVisible(!readOnly);
    adjustSize();
}

void CanvasControls::showZoom() {
    const QString text = Numbers(view_.themes().theme().locale()).percent(view_.zoom(), 0);
    if (text == zoom_->text()) return;
    zoom_->setText(text);
    zoom_->setAccessibleName(tr("Zoom %1").arg(text));
    adjustSize();
}

void CanvasControls::chooseZoom() {
    QMenu menu(this);
    const Numbers numbers(view_.themes().theme().locale());
    menu.addAction(view_.commands().action(CanvasAction::Fit));
    for (const double zoom : {0.5, 0.75, 1.0, 1.5, 2.0}) {
        const QAction* action = menu.addAction(numbers.percent(zoom, 0));
        connect(action, &QAction::triggered, &view_,
                [this, zoom] { view_.setZoom(zoom, view_.viewport()->rect().center()); });
    }
    menu.exec(zoom_->mapToGlobal(QPoint(0, -menu.sizeHint().height())));
}

CanvasLegend::CanvasLegend(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      lines_(new LegendLines(themes, this)),
      previous_(new IconButton(themes, Icon::StepBack, {}, this)),
      next_(new IconButton(themes, Icon::Step, {}, this)),
      sample_(new Chip(themes, {}, Chip::Kind::Pill, Role::Border, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(themes.theme().metrics().space4);
    row->addWidget(lines_);
    row->addSpacing(themes.theme().metrics().space8);
    row->addWidget(previous_);
    row->addWidget(sample_);
    row->addWidget(next_);
    for (IconButton* button : {previous_, next_}) {
        button->setFramed(false);
        button->setFocusPolicy(Qt::TabFocus);
    }
    sample_->setMenuArrow(true);
    sample_->setFocusPolicy(Qt::TabFocus);
    connect(previous_, &QAbstractButton::clicked, this, [this] { ask(index_ - 1); });
    connect(next_, &QAbstractButton::clicked, this, [this] { ask(index_ + 1); });
    connect(sample_, &QAbstractButton::clicked, this, &CanvasLegend::chooseNumber);
    connect(&themes, &ThemeManager::changed, this, &CanvasLegend::fill);
    retranslate();
}

void CanvasLegend::setFlow(bool forward, bool backward) {
    if (std::exchange(flow_, {forward, backward}) == std::pair(forward, backward)) return;
    lines_->setShown(forward, backward);
    fill();
}

void CanvasLegend::setRoom(int width) {
    if (room_ == width) return;
    room_ = width;
    fill();
}

void CanvasLegend::setSample(const std::string& part, std::int64_t index, std::int64_t count) {
    if (part == part_ && index == index_ && count == count_) return;
    part_ = part;
    index_ = index;
    count_ = count;
    fill();
}

void CanvasLegend::retranslate() {
    previous_->setName(tr("Previous sample"));
    next_->setName(tr("Next sample"));
    fill();
}

QString CanvasLegend::sampleText(bool brief) const {
    const QString number = Numbers(themes_.theme().locale()).integer(index_);
    if (brief) return number;
    return part_ == "test"         ? tr("showing test sample %1").arg(number)
           : part_ == "validation" ? tr("showing validation sample %1").arg(number)
           : part_ == "training"   ? tr("showing training sample %1").arg(number)
                                   : tr("showing sample %1").arg(number);
}

void CanvasLegend::fill() {
    const bool chooses = count_ > 0;
    for (QWidget* widget :
         {static_cast<QWidget*>(previous_), static_cast<QWidget*>(sample_), static_cast<QWidget*>(next_)}) {
        widget->setVisible(chooses);
    }
    const auto fits = [this](bool lines, bool brief) {
        lines_->setVisible(lines && !lines_->isEmpty());
        sample_->setText(sampleText(brief));
        sample_->updateGeometry();
        layout()->activate();
        return sizeHint().width() <= room_;
    };
    if (!fits(true, false) && !fits(false, false)) fits(false, true);
    sample_->setAccessibleName(sampleText(false));
    adjustSize();
    Q_EMIT resized();
}

void CanvasLegend::ask(std::int64_t index) {
    if (count_ > 0) Q_EMIT sampleRequested(static_cast<qint64>((index + count_) % count_));
}

void CanvasLegend::chooseNumber() {
    QMenu menu(this);
    auto* number = new QSpinBox(&menu);
    const auto last = std::min<std::int64_t>(count_ - 1, std::numeric_limits<int>::max());
    number->setRange(0, static_cast<int>(last));
    number->setValue(static_cast<int>(index_));
    number->setPrefix(tr("sample "));
    number->setAccessibleName(tr("Number of the sample"));
    number->setKeyboardTracking(false);
    connect(number, &QSpinBox::valueChanged, this, [this](int value) { ask(value); });
    auto* action = new QWidgetAction(&menu);
    action->setDefaultWidget(number);
    menu.addAction(action);
    number->setFocus();
    menu.exec(sample_->mapToGlobal(QPoint(0, -menu.sizeHint().height())));
}

}  // namespace glassbox
