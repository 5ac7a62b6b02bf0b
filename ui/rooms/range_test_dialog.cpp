#include "ui/rooms/range_test_dialog.h"

#include "core/optim/schedule.h"
#include "ui/instruments/range_plot.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace glassbox {

RangeTestDialog::RangeTestDialog(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QDialog(parent), session_(session), themes_(themes), test_(session) {
    build();
    retranslate();
    connect(&test_, &RangeTest::changed, this, &RangeTestDialog::refresh);
    connect(&session.document(), &NetworkDocument::changed, this, &RangeTestDialog::refresh);
    connect(&themes, &ThemeManager::changed, this, &RangeTestDialog::refresh);
}

void RangeTestDialog::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space24, metrics.space24, metrics.space24, metrics.space16);
    column->setSpacing(metrics.space16);
    help_ = makeWrappedLabel(themes_, FontRole::Body, Role::Text2, this);
    plot_ = new RangePlot(themes_, this);
    sentence_ = makeWrappedLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    again_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    use_ = new Button(themes_, {}, ButtonKind::Primary, ControlSize::Normal, this);
    close_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    for (Button* button : {again_, use_, close_})
        button->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics.space8);
    row->addWidget(again_);
    row->addStretch(1);
    row->addWidget(close_);
    row->addWidget(use_);
    column->addWidget(help_);
    column->addWidget(plot_, 1);
    column->addWidget(sentence_);
    column->addLayout(row);
    connect(again_, &Button::clicked, this, [this] {
        if (test_.state() == RangeTestState::Waiting || test_.state() == RangeTestState::Running)
            test_.stop();
        else
            test_.start();
    });
    connect(use_, &Button::clicked, this, [this] {
        test_.use(plot_->chosenRate());
        accept();
    });
    connect(plot_, &RangePlot::chosen, this, &RangeTestDialog::refresh);
    connect(close_, &Button::clicked, this, &QDialog::reject);
}

void RangeTestDialog::run() {
    show();
    raise();
    activateWindow();
    test_.start();
    again_->setFocus();
}

void RangeTestDialog::refresh() {
    const RangeTestState state = test_.state();
    const bool busy = state == RangeTestState::Waiting || state == RangeTestState::Running;
    plot_->setProgress(test_.shared(), test_.presentRate());
    sentence_->setText(sentence());
    again_->setText(busy ? tr("Stop") : tr("Test again"));
    again_->setIconName(busy ? Icon::Pause : Icon::Restart);
    again_->setEnabled(busy || test_.possible());
    use_->setEnabled(state == RangeTestState::Done && plot_->chosenRate() > 0);
}

QString RangeTestDialog::sentence() const {
    const Numbers numbers(themes_.theme().locale());
    const RangeTestProgress& progress = test_.progress();
    const auto tried = static_cast<std::int64_t>(progress.rates.size());
    switch (test_.state()) {
        case RangeTestState::Idle:
            return test_.possible() ? QString()
                                    : tr("This optimizer has no learning rate, or the network can't run yet.");
        case RangeTestState::Waiting:
            return tr("Waiting for the data and for the run to pause.");
        case RangeTestState::Running:
            return progress.rates.empty() ? tr("Preparing the test.")
                                          : tr("Step %1 of at most %2: learning rate %3, loss %4.")
                                                .arg(numbers.integer(tried), numbers.integer(progress.steps),
                                                     numbers.significant(progress.rates.back(), 2),
                                                     numbers.significant(progress.losses.back(), 3));
        case RangeTestState::Done:
            return progress.suggestion > 0 ? tr("%1 is a tenth of the rate at the smallest loss; the run keeps its "
                                                "weights. Click the curve to choose another rate.")
                                                 .arg(numbers.significant(progress.suggestion, 3))
                                           : tr("No rate made the loss fall; the run keeps its weights.");
        case RangeTestState::Failed:
            return placedSentences(*progress.error);
    }
    return {};
}

void RangeTestDialog::retranslate() {
    setWindowTitle(tr("Learning-rate range test"));
    help_->setText(coreText(findScheduleType("range_test")->help));
    use_->setText(tr("Use this rate"));
    close_->setText(tr("Close"));
    refresh();
}

void RangeTestDialog::hideEvent(QHideEvent* event) {
    test_.stop();
    QDialog::hideEvent(event);
}

void RangeTestDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QDialog::changeEvent(event);
}

}  // namespace glassbox
