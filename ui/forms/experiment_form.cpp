#include "ui/forms/experiment_form.h"

#include "core/experiment/run_settings.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "ui/forms/schema_form.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/separator.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace glassbox {
namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

}  // namespace

ExperimentForm::ExperimentForm(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
    build();
    fillChoices();
    retranslate();
    refresh();
}

void ExperimentForm::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.panelPadding, metrics.panelPadding, metrics.panelPadding, metrics.panelPadding);
    column->setSpacing(metrics.space8);
    title_ = new QLabel(this);
    themes_.keepFont(title_, FontRole::PanelTitle);
    name_ = new QLineEdit(this);
    connect(name_, &QLineEdit::textEdited, this, [this](const QString& name) {
        ExperimentSpec experiment = session_.document().experiment();
        experiment.name = name.toStdString();
        session_.document().editExperiment(std::move(experiment), tr("Rename the experiment"), QStringLiteral("name"));
    });
    hint_ = new QLabel(this);
    hint_->setWordWrap(true);
    themes_.keepFont(hint_, FontRole::Caption);
    themes_.keepTextColor(hint_, Role::Text3);
    run_ = new SchemaForm(themes_, runSettings(), this);
    connect(run_, &SchemaForm::edited, this, [this](const QString& key, const Setting& value) {
        session_.document().editExperiment(withRunSetting(session_.document().experiment(), key.toStdString(), value),
                                           tr("Change %1").arg(key), key);
    });
    countsCaption_ = new QLabel(this);
    themes_.keepFont(countsCaption_, FontRole::PanelTitle);
    counts_ = new QLabel(this);
    themes_.keepFont(counts_, FontRole::Mono);
    column->addWidget(title_);
    column->addWidget(name_);
    column->addWidget(hint_);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column->addWidget(run_);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    buildChoice(optimizer_, column);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    buildChoice(schedule_, column);
    column->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column->addWidget(countsCaption_);
    column->addWidget(counts_);
    column->addStretch(1);
    connect(optimizer_.box, &QComboBox::activated, this, &ExperimentForm::chooseOptimizer);
    connect(schedule_.box, &QComboBox::activated, this, &ExperimentForm::chooseSchedule);
}

void ExperimentForm::buildChoice(Choice& choice, QVBoxLayout* column) {
    choice.caption = new QLabel(this);
    themes_.keepFont(choice.caption, FontRole::PanelTitle);
    choice.box = new QComboBox(this);
    choice.formula = new QLabel(this);
    choice.formula->setWordWrap(true);
    choice.formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    themes_.keepFont(choice.formula, FontRole::MonoSmall);
    themes_.keepTextColor(choice.formula, Role::Text2);
    choice.place = new QVBoxLayout;
    column->addWidget(choice.caption);
    column->addWidget(choice.box);
    column->addWidget(choice.formula);
    column->addLayout(choice.place);
}

void ExperimentForm::fillChoices() {
    optimizer_.box->clear();
    schedule_.box->clear();
    for (const OptimizerType& type : optimizerTypes())
        optimizer_.box->addItem(coreText(type.label), text(type.name));
    for (const ScheduleType& type : scheduleTypes())
        schedule_.box->addItem(coreText(type.label), text(type.name));
}

void ExperimentForm::refresh() {
    const ExperimentSpec& experiment = session_.document().experiment();
    const QString name = QString::fromStdString(experiment.name);
    if (name_->text() != name) name_->setText(name);
    run_->setValues(runSettingsOf(experiment));
    showOptimizer();
    showSchedule();
    showCounts();
}

void ExperimentForm::showOptimizer() {
    const ChoiceSpec& chosen = session_.document().experiment().optimizer;
    const OptimizerType* type = findOptimizerType(chosen.type);
    if (type == nullptr) return;
    if (chosen.type != optimizer_.type) {
        optimizer_.type = chosen.type;
        delete optimizer_.form;
        optimizer_.form = new SchemaForm(themes_, type->settings, this);
        optimizer_.place->addWidget(optimizer_.form);
        connect(optimizer_.form, &SchemaForm::edited, this, [this](const QString& key, const Setting& value) {
            ExperimentSpec experiment = session_.document().experiment();
            experiment.optimizer.settings.set(key.toStdString(), value);
            session_.document().editExperiment(std::move(experiment), tr("Change %1").arg(key),
                                               QStringLiteral("optimizer.") + key);
        });
    }
    optimizer_.box->setCurrentIndex(optimizer_.box->findData(text(type->name)));
    optimizer_.formula->setText(text(type->formula));
    optimizer_.box->setToolTip(coreText(type->help));
    optimizer_.form->setValues(chosen.settings);
}

void ExperimentForm::showSchedule() {
    const ChoiceSpec& chosen = session_.document().experiment().schedule;
    const ScheduleType* type = findScheduleType(chosen.type);
    if (type == nullptr) return;
    if (chosen.type != schedule_.type) {
        schedule_.type = chosen.type;
        delete schedule_.form;
        schedule_.form = new SchemaForm(themes_, type->settings, this);
        schedule_.place->addWidget(schedule_.form);
        connect(schedule_.form, &SchemaForm::edited, this, [this](const QString& key, const Setting& value) {
            ExperimentSpec experiment = session_.document().experiment();
            experiment.schedule.settings.set(key.toStdString(), value);
            session_.document().editExperiment(std::move(experiment), tr("Change %1").arg(key),
                                               QStringLiteral("schedule.") + key);
        });
    }
    schedule_.box->setCurrentIndex(schedule_.box->findData(text(type->name)));
    schedule_.formula->setText(text(type->formula));
    schedule_.box->setToolTip(coreText(type->help));
    schedule_.form->setValues(chosen.settings);
}

void ExperimentForm::chooseOptimizer(int index) {
    ExperimentSpec experiment = session_.document().experiment();
    const std::string name = optimizer_.box->itemData(index).toString().toStdString();
    if (name == experiment.optimizer.type) return;
    experiment.optimizer = {name, Settings::defaults(findOptimizerType(name)->settings)};
    session_.document().editExperiment(std::move(experiment), tr("Change the optimizer"));
}

void ExperimentForm::chooseSchedule(int index) {
    ExperimentSpec experiment = session_.document().experiment();
    const std::string name = schedule_.box->itemData(index).toString().toStdString();
    if (name == experiment.schedule.type) return;
    experiment.schedule = {name, Settings::defaults(findScheduleType(name)->settings)};
    session_.document().editExperiment(std::move(experiment), tr("Change the schedule"));
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
    name_->setAccessibleName(tr("Name of the experiment"));
    name_->setPlaceholderText(tr("Name"));
    hint_->setText(tr("Select a block to see its own settings."));
    optimizer_.caption->setText(tr("Optimizer"));
    optimizer_.box->setAccessibleName(tr("Optimizer"));
    schedule_.caption->setText(tr("Learning-rate schedule"));
    schedule_.box->setAccessibleName(tr("Learning-rate schedule"));
    countsCaption_->setText(tr("Network"));
    fillChoices();
}

void ExperimentForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

}  // namespace glassbox
