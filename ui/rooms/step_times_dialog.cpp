#include "ui/rooms/step_times_dialog.h"

#include "ui/instruments/health/step_times_view.h"
#include "ui/session/lab_session.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {

StepTimesDialog::StepTimesDialog(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QDialog(parent), session_(session), themes_(themes) {
    build();
    connect(&session, &LabSession::timesTaken, this, &StepTimesDialog::refresh);
    connect(&themes, &ThemeManager::changed, this, &StepTimesDialog::refresh);
    retranslate();
}

void StepTimesDialog::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space24, metrics.space24, metrics.space24, metrics.space16);
    column->setSpacing(metrics.space16);
    sentence_ = makeWrappedLabel(themes_, FontRole::Body, Role::Text, this);
    view_ = new StepTimesView(themes_, this);
    again_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    copy_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    close_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    for (Button* button : {again_, copy_, close_})
        button->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics.space8);
    row->addWidget(again_);
    row->addWidget(copy_);
    row->addStretch(1);
    row->addWidget(close_);
    column->addWidget(sentence_);
    column->addWidget(view_, 1);
    column->addLayout(row);
    connect(again_, &Button::clicked, this, &StepTimesDialog::measure);
    connect(copy_, &Button::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    connect(close_, &Button::clicked, this, &QDialog::reject);
}

void StepTimesDialog::run() {
    show();
    raise();
    measure();
}

void StepTimesDialog::measure() {
    again_->setEnabled(false);
    sentence_->setText(tr("Measuring..."));
    session_.requestTimes();
}

QString StepTimesDialog::sentence() const {
    const auto times = session_.times();
    if (!times) return {};
    const Numbers numbers(themes_.theme().locale());
    const auto ms = [&](double seconds) { return numbers.significant(1e3 * seconds, 3) + QStringLiteral(" ms"); };
    const double all = times->planSeconds * times->threads;
    QString text =
        tr("Forward and backward of a batch of %1 take %2 on %3 threads; %4 of that the threads wait for each other.")
            .arg(numbers.integer(times->batch), ms(times->planSeconds), numbers.integer(times->threads),
                 numbers.percent(std::max(0.0, times->idleSeconds) / std::max(all, 1e-12), 0));
    if (times->trainSeconds > 0)
        text += u' ' + tr("A whole step takes %1: data, update and the evaluations of the epochs come on top.")
                           .arg(ms(times->trainSeconds));
    return text + u' ' +
           tr("The ceiling is %1 a thread.").arg(numbers.scaled(1e9 * times->ceilingGflops, QStringLiteral("FLOP/s")));
}

QString StepTimesDialog::text() const {
    const auto times = session_.times();
    return times ? sentence() + u'\n' + stepTimesText(*times, themes_.theme().locale()) : QString();
}

void StepTimesDialog::refresh() {
    again_->setEnabled(true);
    copy_->setEnabled(session_.times() != nullptr);
    view_->setTimes(session_.times());
    sentence_->setText(session_.times() ? sentence() : tr("There is no run to measure yet."));
}

void StepTimesDialog::retranslate() {
    setWindowTitle(tr("Why is it slow?"));
    view_->setAccessibleName(tr("Time of each op"));
    view_->setWhatsThis(
        tr("Each line is one op of a training step, the slowest first: how long it takes, how many "
           "operations and bytes it moves a second, and how near that comes to the fastest that the "
           "machine can multiply and add. Blue is forward, orange is backward."));
    again_->setText(tr("Measure again"));
    copy_->setText(tr("Copy as text"));
    close_->setText(tr("Close"));
    refresh();
}

void StepTimesDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QDialog::changeEvent(event);
}

}  // namespace glassbox
