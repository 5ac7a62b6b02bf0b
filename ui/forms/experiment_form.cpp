#include "ui/forms/experiment_form.h"

#include "core/experiment/run_settings.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "ui/forms/choice_form.h"
#include "ui/forms/data_form.h"
#include "ui/forms/regularization_form.h"
#include "ui/forms/schema_form.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/session/shipped_names.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/separator.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace glassbox {
namespace {

/// Rows of a table of core.
template <class Types>
std::vector<ChoiceRow> rowsOf(const Types& types) {
    std::vector<ChoiceRow> rows;
    for (const auto& type : types)
        rows.push_back({type.name, type.label, type.formula, type.help, type.settings});
    return rows;
}

/// Edits of one setting that follow each other are one step of undo; choosing another kind is one of its own.
QString mergeKey(const QString& part, const QString& key) {
    return key.isEmpty() ? QString() : part + u'.' + key;
}

}  // namespace

ExperimentForm::ExperimentForm(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
    build();
    retranslate();
    refresh();
}

void ExperimentForm::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.panelPadding, metrics.panelPadding, metrics.panelPadding, metrics.panelPadding);
    column->setSpacing(metrics.space8);
    title_ = makeTextLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    name_ = new QLineEdit(this);
    setFocusProxy(name_);
    connect(name_, &QLineEdit::textEdited, this, [this](const QString& name) {
        ExperimentSpec experiment = session_.document().experiment();
        experiment.name = name.toStdString();
        session_.document().editExperiment(std::move(experiment), tr("Rename the experiment"), QStringLiteral("name"));
    });
    hint_ = makeWrappedLabel(themes_, FontRole::Caption, Role::Text3, this);
    data_ = new DataForm(session_, themes_, this);
    run_ = new SchemaForm(themes_, runSettings(), this);
    connect(run_, &SchemaForm::edited, this, [this](const QString& key, const Setting& value) {
        session_.document().editExperiment(withRunSetting(session_.document().experiment(), key.toStdString(), value),
                                           tr("Change %1").arg(key), key);
    });
    optimizer_ = new ChoiceForm(themes_, rowsOf(optimizerTypes()), this);
    connect(optimizer_, &ChoiceForm::edited, this, [this](const ChoiceSpec& choice, const QString& key) {
        ExperimentSpec experiment = session_.document().experiment();
        experiment.optimizer = choice;
        session_.document().editExperiment(std::move(experiment),
                                           key.isEmpty() ? tr("Change the optimizer") : tr("Change %1").arg(key),
                                           mergeKey(QStringLiteral("optimizer"), key));
    });
    rangeTest_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Small, this);
    connect(rangeTest_, &Button::clicked, this, &ExperimentForm::rangeTestRequested);
    schedule_ = new ChoiceForm(themes_, rowsOf(scheduleTypes()), this);
    connect(schedule_, &ChoiceForm::edited, this, [this](const ChoiceSpec& choice, const QString& key) {
        ExperimentSpec experiment = session_.document().experiment();
        experiment.schedule = choice;
        session_.document().editExperiment(std::move(experiment),
                                           key.isEmpty() ? tr("Change the schedule") : tr("Change %1").arg(key),
                                           mergeKey(QStringLiteral("schedule"), key));
    });
    buildRegularization();
    countsCaption_ = makeTextLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    counts_ = makeTextLabel(themes_, FontRole::Mono, Role::Text, this);
    column->addWidget(title_);
    column->addWidget(name_);
    column->addWidget(hint_);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column->addWidget(data_);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column->addWidget(run_);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column->addWidget(optimizer_);
    column->addWidget(rangeTest_, 0, Qt::AlignLeft);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column->addWidget(schedule_);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column->addWidget(regularization_);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column->addWidget(countsCaption_);
    column->addWidget(counts_);
    column->addStretch(1);
}

void ExperimentForm::buildRegularization() {
    regularization_ = new RegularizationForm(themes_, this);
    connect(regularization_, &RegularizationForm::edited, this,
            [this](const std::vector<ChoiceSpec>& choices, const QString& key) {
                ExperimentSpec experiment = session_.document().experiment();
                experiment.regularization = choices;
                session_.document().editExperiment(
                    std::move(experiment), key.isEmpty() ? tr("Change the regularisation") : tr("Change %1").arg(key),
                    mergeKey(QStringLiteral("regularization"), key));
            });
}

void ExperimentForm::refresh() {
    const ExperimentSpec& experiment = session_.document().experiment();
    const QString typed = QString::fromStdString(experiment.name), shown = shippedName(experiment.name);
    if (name_->text() != typed && name_->text() != shown) name_->setText(shown);
    data_->refresh();
    run_->setValues(runSettingsOf(experiment));
    optimizer_->setChoice(experiment.optimizer);
    rangeTest_->setVisible(experiment.optimizer.settings.find("learning_rate") != nullptr);
    schedule_->setChoice(experiment.schedule);
    regularization_->setChoices(experiment.regularization);
    showCounts();
}

void ExperimentForm::showCounts() {
    const NetworkAnalysis& analysis = session_.document().analysis();
    const Numbers numbers(themes_.theme().locale());
    counts_->setText(
        tr("%1 parameters\n%2 a sample")
            .arg(numbers.integer(analysis.parameters), numbers.scaled(analysis.flops, QStringLiteral("FLOP"))));
}

void ExperimentForm::retranslate() {
    title_->setText(tr("Experiment"));
    name_->clear();  // a shipped one has another in this language
    name_->setAccessibleName(tr("Name of the experiment"));
    name_->setPlaceholderText(tr("Name"));
    hint_->setText(tr("Select a block to see its own settings."));
    optimizer_->setCaption(tr("Optimizer"));
    rangeTest_->setText(tr("Find the learning rate..."));
    rangeTest_->setToolTip(coreText(findScheduleType("range_test")->help));
    schedule_->setCaption(tr("Learning-rate schedule"));
    regularization_->setCaption(tr("Regularisation"));
    countsCaption_->setText(tr("Network"));
}

void ExperimentForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

}  // namespace glassbox
