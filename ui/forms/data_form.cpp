#include "ui/forms/data_form.h"

#include "core/data/catalog.h"
#include "core/experiment/data_fit.h"
#include "core/experiment/data_settings.h"
#include "ui/forms/schema_form.h"
#include "ui/forms/setting_field.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace glassbox {
namespace {

constexpr std::string_view optionsPlace = "data.options.";

/// Whether an error is about the data and not about the network.
bool isAboutData(const Error& error) {
    return error.code.starts_with("data.") || error.place.starts_with("data");
}

}  // namespace

DataForm::DataForm(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
    build();
    retranslate();
    refresh();
    connect(&session, &LabSession::statusChanged, this, &DataForm::followStatus);
    connect(&session, &LabSession::datasetChanged, this, &DataForm::showProblem);
}

void DataForm::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.space8);
    caption_ = makeTextLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    box_ = new QComboBox(this);
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const CatalogEntry& entry : catalog())
        box_->addItem(coreText(entry.title));
    help_ = makeWrappedLabel(themes_, FontRole::Caption, Role::Text3, this);
    problem_ = makeWrappedLabel(themes_, FontRole::Caption, Role::Error, this);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    mend_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Small, this);
    optionsPlace_ = new QVBoxLayout;
    optionsPlace_->setContentsMargins(0, 0, 0, 0);
    preparation_ = new SchemaForm(themes_, dataSettings(), this);
    column->addWidget(caption_);
    column->addWidget(box_);
    column->addWidget(help_);
    column->addWidget(problem_);
    column->addWidget(mend_, 0, Qt::AlignLeft);
    column->addLayout(optionsPlace_);
    column->addWidget(preparation_);
    connect(box_, &QComboBox::activated, this, &DataForm::choose);
    connect(mend_, &Button::clicked, this, [this] {
        if (auto mended = withFittingInput(session_.document().experiment()))
            session_.document().editExperiment(std::move(*mended), tr("Fit the input to the data"));
    });
    connect(preparation_, &SchemaForm::edited, this, [this](const QString& key, const Setting& value) {
        edit(withDataSetting(session_.document().experiment(), key.toStdString(), value), key);
    });
}

void DataForm::choose(int index) {
    const CatalogEntry& entry = catalog()[static_cast<std::size_t>(index)];
    if (entry.name == session_.document().experiment().data.dataset) return;
    session_.document().editExperiment(withDataset(session_.document().experiment(), entry.name),
                                       tr("Change the data set"));
}

/// Typing in one field is one step of undo.
void DataForm::edit(ExperimentSpec experiment, const QString& key) {
    session_.document().editExperiment(std::move(experiment), tr("Change %1").arg(key), QStringLiteral("data.") + key);
}

void DataForm::refresh() {
    const ExperimentSpec& experiment = session_.document().experiment();
    if (const CatalogEntry* entry = findCatalogEntry(experiment.data.dataset)) {
        box_->setCurrentIndex(static_cast<int>(entry - catalog().data()));
        help_->setText(coreText(entry->help));
        box_->setToolTip(coreText(entry->help));
    } else {
        box_->setCurrentIndex(-1);
        help_->clear();
    }
    showOptions();
    preparation_->setValues(dataSettingsOf(experiment));
    showProblem();
}

/// A form for the options of the data set that is chosen, made anew for another one.
void DataForm::showOptions() {
    const DataSpec& chosen = session_.document().experiment().data;
    const CatalogEntry* entry = findCatalogEntry(chosen.dataset);
    if (shown_ != chosen.dataset) {
        delete std::exchange(options_, nullptr);
        shown_ = chosen.dataset;
        if (entry != nullptr && !entry->options.empty()) {
            options_ = new SchemaForm(themes_, entry->options, this);
            optionsPlace_->addWidget(options_);
            options_->show();
            connect(options_, &SchemaForm::edited, this, [this](const QString& key, const Setting& value) {
                ExperimentSpec experiment = session_.document().experiment();
                experiment.data.options.set(key.toStdString(), value);
                edit(std::move(experiment), key);
            });
        }
    }
    if (options_ == nullptr) return;
    Settings values = Settings::defaults(entry->options);
    for (const auto& [key, value] : chosen.options.entries())
        values.set(key, value);
    options_->setValues(values);
}

/// The status tells of every report of a run; only an error that comes or goes changes anything here.
void DataForm::followStatus() {
    const auto& error = session_.status().error;
    const std::string now = error ? error->toString() : std::string();
    if (std::exchange(failure_, now) != now) showProblem();
}

/// What is wrong with the data, in place: options and files first, then samples that do not fit the network.
void DataForm::showProblem() {
    problem_->clear();
    const ExperimentSpec& experiment = session_.document().experiment();
    const auto& failure = session_.status().error;
    const auto mended = withFittingInput(experiment);
    const bool valid = session_.document().wholeAnalysis().valid();
    if (failure && isAboutData(*failure)) {
        showError(*failure);
    } else if (mended && valid) {
        if (const Result<void> fits = checkInputsFitCatalog(experiment); !fits) showError(fits.error());
    } else if (failure && failure->code.starts_with("train.") && valid) {
        problem_->setText(errorSentences(*failure));
    }
    problem_->setVisible(!problem_->text().isEmpty());
    mend_->setVisible(mended.has_value());
}

/// At the field that it is about, else under the data set.
void DataForm::showError(const Error& error) {
    const std::string_view where = error.place;
    SettingField* field = options_ != nullptr && where.starts_with(optionsPlace)
                              ? options_->field(where.substr(optionsPlace.size()))
                              : nullptr;
    if (field != nullptr)
        field->setReason(errorSentences(error));
    else
        problem_->setText(errorSentences(error));
}

void DataForm::retranslate() {
    caption_->setText(tr("Data"));
    box_->setAccessibleName(tr("Data set"));
    mend_->setText(tr("Fit the input to the data"));
    for (int i = 0; i < box_->count(); ++i)
        box_->setItemText(i, coreText(catalog()[static_cast<std::size_t>(i)].title));
}

void DataForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

}  // namespace glassbox
