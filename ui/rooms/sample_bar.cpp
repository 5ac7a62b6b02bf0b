#include "ui/rooms/sample_bar.h"

#include "ui/session/lab_session.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/chip.h"
#include "ui/theme/widgets/elided_label.h"
#include "ui/theme/widgets/icon_button.h"
#include "ui/theme/widgets/segmented_control.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace glassbox {

SampleBar::SampleBar(MicroscopeSession& session, LabSession& lab, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      session_(session),
      lab_(lab),
      themes_(themes),
      steps_(new SegmentedControl(themes, {}, this)),
      previous_(new IconButton(themes, Icon::StepBack, {}, this)),
      next_(new IconButton(themes, Icon::Step, {}, this)),
      chip_(new Chip(themes, {}, Chip::Kind::Pill, Role::BorderStrong, this)),
      words_(new ElidedLabel(Qt::ElideRight, this)),
      row_(new QHBoxLayout(this)) {
    const Metrics& metrics = themes.theme().metrics();
    steps_->addSegment(static_cast<int>(LookedAtStep::Next), {});
    steps_->addSegment(static_cast<int>(LookedAtStep::Last), {});
    chip_->setMenuArrow(true);
    for (IconButton* button : {previous_, next_})
        button->setFramed(false);
    themes.keepFont(words_, FontRole::Caption);
    themes.keepTextColor(words_, Role::Text2);
    row_->setContentsMargins(metrics.space16, metrics.space4, metrics.space16, metrics.space4);
    row_->setSpacing(metrics.space8);
    row_->addWidget(steps_);
    row_->addWidget(previous_);
    row_->addWidget(chip_);
    row_->addWidget(next_);
    row_->addWidget(words_, 1);
    connect(steps_, &SegmentedControl::currentChanged, this,
            [this](int id) { session_.showStep(static_cast<LookedAtStep>(id)); });
    connect(previous_, &IconButton::clicked, this, [this] { step(-1); });
    connect(next_, &IconButton::clicked, this, [this] { step(1); });
    connect(chip_, &Chip::clicked, this, &SampleBar::chooseSample);
    retranslate();
}

void SampleBar::addWidget(QWidget* widget) {
    row_->addWidget(widget);
}

QString SampleBar::text() const {
    return chip_->text();
}

void SampleBar::setSample(std::int64_t sample) {
    sample_ = sample;
    session_.setSample(whole_ ? -1 : sample_);
    retranslate();
    Q_EMIT changed();
}

void SampleBar::setWhole(bool whole) {
    whole_ = whole;
    setSample(sample_);
}

void SampleBar::showTrainingBatch() {
    part_.clear();
    own_ = false;
    session_.showTrainingBatch();
    setSample(0);
}

void SampleBar::showOf(const std::string& part, std::int64_t index) {
    part_ = part;
    index_ = index;
    own_ = false;
    whole_ = false;
    session_.showSamples(part, {index});
    setSample(0);
}

void SampleBar::showOwn(FreeSample sample) {
    part_.clear();
    own_ = true;
    whole_ = false;
    session_.showOwn(std::move(sample));
    setSample(0);
}

std::int64_t SampleBar::countOfPart() const {
    const auto dataset = lab_.dataset();
    if (!dataset) return 0;
    return part_ == lab_.watchedPart() ? static_cast<std::int64_t>(lab_.watchedIndices().size()) : dataset->test.size();
}

void SampleBar::step(std::int64_t by) {
    if (!part_.empty()) {
        const std::int64_t count = countOfPart();
        if (count > 0) showOf(part_, (index_ + by + count) % count);
    } else if (!own_ && session_.view().stage) {
        const std::int64_t batch = session_.view().stage->batch;
        whole_ = false;
        setSample((sample_ + by + batch) % batch);
    }
}

void SampleBar::addBatchEntries(QMenu& menu) {
    const bool training = part_.empty() && !own_;
    menu.addSection(tr("As the run trains"));
    QAction* all = menu.addAction(tr("The whole batch"));
    all->setCheckable(true);
    all->setChecked(training && whole_);
    connect(all, &QAction::triggered, this, [this] {
        if (!part_.empty() || own_) showTrainingBatch();
        setWhole(true);
    });
    QAction* one = menu.addAction(tr("One sample of the batch"));
    one->setCheckable(true);
    one->setChecked(training && !whole_);
    connect(one, &QAction::triggered, this, [this] {
        if (!part_.empty() || own_) showTrainingBatch();
        setWhole(false);
    });
}

void SampleBar::chooseSample() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addBatchEntries(*menu);
    menu->addSection(tr("A batch of its own"));
    const std::string part = lab_.watchedPart().empty() ? "test" : lab_.watchedPart();
    QAction* shown = menu->addAction(tr("The sample that the blocks show"));
    connect(shown, &QAction::triggered, this, [this, part] { showOf(part, lab_.sample()); });
    QAction* number = menu->addAction(part_.empty() && !own_ ? tr("Sample of the batch, by its number...")
                                                             : tr("Sample by its number..."));
    number->setEnabled(!own_);
    connect(number, &QAction::triggered, this, &SampleBar::askNumber);
    QAction* mine = menu->addAction(tr("My own sample..."));
    connect(mine, &QAction::triggered, this, &SampleBar::ownSampleRequested);
    menu->popup(chip_->mapToGlobal(QPoint(0, chip_->height())));
}

void SampleBar::askNumber() {
    if (!session_.view().stage) return;
    const std::int64_t count = part_.empty() ? session_.view().stage->batch : countOfPart();
    const auto most = static_cast<int>(std::max<std::int64_t>(count - 1, 0));
    bool accepted = false;
    const int now = static_cast<int>(part_.empty() ? sample_ : index_);
    const int number =
        QInputDialog::getInt(this, tr("Sample"), tr("Number from 0 to %1").arg(most), now, 0, most, 1, &accepted);
    if (!accepted) return;
    if (part_.empty()) {
        whole_ = false;
        setSample(number);
    } else {
        showOf(part_, number);
    }
}

void SampleBar::showView() {
    const MicroscopeStage* stage = session_.view().stage.get();
    setEnabled(stage != nullptr);
    if (stage != nullptr) sample_ = std::min(sample_, stage->batch - 1);
    const QSignalBlocker blocker(steps_);
    steps_->setCurrentId(static_cast<int>(stage != nullptr ? stage->step : LookedAtStep::Next));
    steps_->setVisible(session_.hasLastStep());
    retranslate();
}

void SampleBar::retranslate() {
    const Numbers numbers(themes_.theme().locale());
    steps_->setSegmentText(static_cast<int>(LookedAtStep::Next), tr("Next step"));
    steps_->setSegmentText(static_cast<int>(LookedAtStep::Last), tr("Last step"));
    steps_->setAccessibleName(tr("Which step of the run"));
    previous_->setName(tr("Previous sample"));
    next_->setName(tr("Next sample"));
    const MicroscopeStage* stage = session_.view().stage.get();
    const std::int64_t batch = stage == nullptr ? 1 : stage->batch;
    const bool training = part_.empty() && !own_;
    QString text = own_                    ? tr("my own sample")
                   : part_ == "validation" ? tr("validation sample %1").arg(numbers.integer(index_))
                   : part_ == "test"       ? tr("test sample %1").arg(numbers.integer(index_))
                   : whole_                ? tr("the whole batch, seen by sample %1 of %2").arg(sample_).arg(batch)
                                           : tr("sample %1 of %2 in the batch").arg(sample_).arg(batch);
    chip_->setText(text);
    chip_->setAccessibleName(text);
    chip_->updateGeometry();
    for (IconButton* button : {previous_, next_})
        button->setEnabled(!own_ && (training ? batch > 1 : true));
    if (stage == nullptr)
        words_->setText({});
    else if (training && !session_.view().edits.empty())
        words_->setText(tr("Step %1, changed by hand").arg(numbers.integer(stage->moment.step + 1)));
    else if (training)
        words_->setText(stage->step == LookedAtStep::Last
                            ? tr("Step %1, as it was computed").arg(numbers.integer(stage->moment.step + 1))
                            : tr("Step %1, as the run will compute it").arg(numbers.integer(stage->moment.step + 1)));
    else
        words_->setText(tr("A batch of its own: the run does not train on it"));
}

void SampleBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SampleBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBarGround(painter, rect(), themes_.theme());
}

}  // namespace glassbox
