#include "ui/rooms/time_gradient_dialog.h"

#include "ui/instruments/time_gradient_plot.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/segmented_control.h"
#include "ui/theme/widgets/text_label.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace glassbox {
namespace {

constexpr int trainedSteps[] = {0, 100, 500};

}  // namespace

TimeGradientDialog::TimeGradientDialog(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QDialog(parent), themes_(themes), measurement_(session) {
    build();
    retranslate();
    connect(&measurement_, &TimeGradients::changed, this, &TimeGradientDialog::refresh);
    connect(&themes, &ThemeManager::changed, this, &TimeGradientDialog::refresh);
}

QLayout* TimeGradientDialog::makeChoices() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics.space8);
    const auto label = [&] {
        auto* one = new QLabel(this);
        row->addWidget(one);
        return one;
    };
    blockLabel_ = label();
    block_ = new QComboBox(this);
    row->addWidget(block_);
    row->addSpacing(metrics.space8);
    sequenceLabel_ = label();
    sequence_ = new QSpinBox(this);
    sequence_->setRange(1, 1);
    sequence_->setKeyboardTracking(false);
    row->addWidget(sequence_);
    row->addSpacing(metrics.space8);
    trainedLabel_ = label();
    trained_ = new SegmentedControl(themes_, {}, this);
    for (const int steps : trainedSteps)
        trained_->addSegment(steps, QString::number(steps));
    row->addWidget(trained_);
    row->addStretch(1);
    blockLabel_->setBuddy(block_);
    sequenceLabel_->setBuddy(sequence_);
    connect(block_, &QComboBox::currentIndexChanged, this, &TimeGradientDialog::measure);
    connect(sequence_, &QSpinBox::valueChanged, this, &TimeGradientDialog::measure);
    connect(trained_, &SegmentedControl::currentChanged, this, &TimeGradientDialog::measure);
    return row;
}

void TimeGradientDialog::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space24, metrics.space24, metrics.space24, metrics.space16);
    column->setSpacing(metrics.space16);
    help_ = makeWrappedLabel(themes_, FontRole::Body, Role::Text2, this);
    plot_ = new TimeGradientPlot(themes_, this);
    sentence_ = makeWrappedLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    sentence_->setMinimumHeight(2 * sentence_->fontMetrics().lineSpacing());  // the window doesn't grow with it
    again_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    close_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics.space8);
    row->addWidget(again_);
    row->addStretch(1);
    row->addWidget(close_);
    for (Button* button : {again_, close_})
        button->setAutoDefault(false);
    column->addWidget(help_);
    column->addLayout(makeChoices());
    column->addWidget(plot_, 1);
    column->addWidget(sentence_);
    column->addLayout(row);
    connect(again_, &Button::clicked, this, [this] {
        if (measurement_.isBusy()) {
            measurement_.stop();
            refresh();
        } else {
            measure();
        }
    });
    connect(close_, &Button::clicked, this, &QDialog::reject);
}

void TimeGradientDialog::fillBlocks() {
    const QSignalBlocker blocker(block_);
    const QString chosen = block_->currentText();
    block_->clear();
    for (const std::string& id : measurement_.blocks())
        block_->addItem(QString::fromStdString(id));
    block_->setCurrentIndex(std::max(0, block_->findText(chosen)));
    for (QWidget* widget : std::initializer_list<QWidget*>{blockLabel_, block_})
        widget->setVisible(block_->count() > 1);
    const QSignalBlocker second(sequence_);
    sequence_->setRange(1, static_cast<int>(std::max<std::int64_t>(measurement_.sequences(), 1)));
}

void TimeGradientDialog::run() {
    fillBlocks();
    show();
    raise();
    activateWindow();
    measure();
    plot_->setFocus();
}

void TimeGradientDialog::measure() {
    if (!isVisible() || measurement_.blocks().empty()) return refresh();
    plot_->setGradients({});
    measurement_.start(block_->currentText().toStdString(), sequence_->value() - 1, trained_->currentId());
}

void TimeGradientDialog::refresh() {
    const TimeGradientProgress& progress = measurement_.progress();
    if (!measurement_.isBusy()) {
        plot_->setGradients(progress.gradients);
        fillBlocks();
    }
    sentence_->setText(sentence());
    again_->setText(measurement_.isBusy() ? tr("Stop") : tr("Measure again"));
    again_->setIconName(measurement_.isBusy() ? Icon::Pause : Icon::Restart);
    again_->setEnabled(measurement_.isBusy() || !measurement_.blocks().empty());
}

QString TimeGradientDialog::sentence() const {
    const TimeGradientProgress& progress = measurement_.progress();
    const Numbers numbers(themes_.theme().locale());
    if (progress.error) return placedSentences(*progress.error);
    if (!progress.gradients.empty()) return leftAtTheStart();
    if (measurement_.isBusy() && !progress.type.empty())
        return tr("Training with the %1: step %2 of %3.")
            .arg(QString::fromStdString(progress.type), numbers.integer(progress.done),
                 numbers.integer(trained_->currentId()));
    if (measurement_.isBusy()) return tr("Measuring.");
    return measurement_.blocks().empty()
               ? tr("This needs a network with an RNN, LSTM or GRU block that can run; a text preset has one.")
               : QString();
}

/// "What is left of the gradient 63 steps back: RNN 0.0000012, LSTM 0.031, GRU 0.012 of its length at the end."
QString TimeGradientDialog::leftAtTheStart() const {
    const Numbers numbers(themes_.theme().locale());
    QStringList parts;
    for (const TimeGradient& gradient : measurement_.progress().gradients) {
        const double end = gradient.lengths.back(), start = gradient.lengths.front();
        parts.append(QString::fromStdString(gradient.type) + ' ' + numbers.significant(end > 0 ? start / end : 0, 2));
    }
    const auto steps = static_cast<int>(measurement_.progress().gradients.front().lengths.size());
    return tr("What is left of its length at the end, %n step(s) back: %1.", nullptr, steps - 1)
        .arg(parts.join(QStringLiteral(", ")));
}

void TimeGradientDialog::retranslate() {
    setWindowTitle(tr("Gradient through time"));
    help_->setText(tr(
        "How strongly the loss at the end of a sequence depends on what the layer read at each time step: the length "
        "of the gradient by its input. The same network with an RNN, an LSTM and a GRU in the layer's place, each "
        "started from the experiment's seed."));
    blockLabel_->setText(tr("Layer"));
    sequenceLabel_->setText(tr("Training sequence"));
    trainedLabel_->setText(tr("Training steps before"));
    block_->setAccessibleName(tr("Layer"));
    sequence_->setAccessibleName(tr("Training sequence"));
    trained_->setAccessibleName(tr("Training steps before"));
    close_->setText(tr("Close"));
    refresh();
}

void TimeGradientDialog::hideEvent(QHideEvent* event) {
    measurement_.stop();
    QDialog::hideEvent(event);
}

void TimeGradientDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QDialog::changeEvent(event);
}

}  // namespace glassbox
