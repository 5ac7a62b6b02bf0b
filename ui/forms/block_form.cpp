#include "ui/forms/block_form.h"

#include "core/blocks/loss_type.h"
#include "core/blocks/palette.h"
#include "core/network/edit.h"
#include "ui/forms/choice_form.h"
#include "ui/forms/schema_form.h"
#include "ui/forms/setting_field.h"
#include "ui/forms/value_text.h"
#include "ui/instruments/weights_view.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/session/shipped_names.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/notice_card.h"
#include "ui/theme/widgets/separator.h"
#include "ui/theme/widgets/text_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {
BlockForm::BlockForm(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
    build();
    retranslate();
    connect(&session, &LabSession::weightsChanged, this, &BlockForm::showWeights);
    connect(&themes, &ThemeManager::changed, this, [this] {
        if (!id_.empty()) refresh();
    });
}

void BlockForm::build() {
    const Metrics& metrics = themes_.theme().metrics();
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(metrics.panelPadding, metrics.panelPadding, metrics.panelPadding, metrics.panelPadding);
    column_->setSpacing(metrics.space8);
    title_ = makeWrappedLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    title_->setContentsMargins(metrics.space24, 0, 0, 0);
    name_ = new QLineEdit(this);
    themes_.keepFont(name_, FontRole::Mono);
    nameReason_ = makeWrappedLabel(themes_, FontRole::Caption, Role::Error, this);
    nameReason_->hide();
    setFocusProxy(name_);
    help_ = makeWrappedLabel(themes_, FontRole::Caption, Role::Text3, this);
    open_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Small, this);
    open_->setIconName(Icon::Microscope);
    connect(open_, &QPushButton::clicked, this,
            [this] { Q_EMIT microscopeRequested(QString::fromStdString(flatId_)); });
    problem_ = new NoticeCard(themes_, Role::Error, NoticeCard::Ground::Soft, this);
    formPlace_ = new QVBoxLayout;
    trainable_ = new QCheckBox(this);
    connect(name_, &QLineEdit::editingFinished, this, &BlockForm::rename);
    connect(trainable_, &QCheckBox::clicked, this, [this](bool on) {
        NetworkSpec network = session_.document().network();
        network.find(id_)->trainable = on;
        session_.document().edit(std::move(network), on ? tr("Train %1").arg(QString::fromStdString(id_))
                                                        : tr("Freeze %1").arg(QString::fromStdString(id_)));
    });
    auto* figures = new QGridLayout;
    figures->setVerticalSpacing(metrics.space4);
    shapeCaption_ = makeWrappedLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    shape_ = makeWrappedLabel(themes_, FontRole::Mono, Role::Text, this);
    parametersCaption_ = makeWrappedLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    parameters_ = makeWrappedLabel(themes_, FontRole::Mono, Role::Text, this);
    workCaption_ = makeWrappedLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    work_ = makeWrappedLabel(themes_, FontRole::Mono, Role::Text, this);
    figures->addWidget(shapeCaption_, 0, 0, 1, 2);
    figures->addWidget(shape_, 1, 0, 1, 2);
    figures->addWidget(parametersCaption_, 2, 0);
    figures->addWidget(workCaption_, 2, 1);
    figures->addWidget(parameters_, 3, 0);
    figures->addWidget(work_, 3, 1);
    weightsCaption_ = makeWrappedLabel(themes_, FontRole::PanelTitle, Role::Text, this);
    weights_ = new WeightsView(themes_, this);
    column_->addWidget(title_);
    column_->addWidget(name_);
    column_->addWidget(nameReason_);
    column_->addWidget(help_);
    column_->addWidget(open_, 0, Qt::AlignLeft);
    column_->addWidget(problem_);
    column_->addLayout(formPlace_);
    column_->addWidget(trainable_);
    column_->addWidget(new Separator(themes_, Qt::Horizontal, this));
    column_->addLayout(figures);
    column_->addWidget(weightsCaption_);
    column_->addWidget(weights_);
    column_->addStretch(1);
}

void BlockForm::showBlock(const std::string& id) {
    const BlockSpec* block = session_.document().network().find(id);
    if (block == nullptr) {
        if (!id_.empty()) session_.watchWeights({});
        id_.clear();
        flatId_.clear();
        return;
    }
    const bool other = session_.document().flatId(id) != flatId_ || block->type != type_ || !formFits();
    id_ = id;
    flatId_ = session_.document().flatId(id);
    type_ = block->type;
    if (other) makeForm();
    refresh();
}

/// Whether the form still has the settings of the block's type: a composite's follow its definition.
bool BlockForm::formFits() const {
    const BlockType* now = session_.document().palette()->type(type_);
    const BlockType* then = palette_ ? palette_->type(type_) : nullptr;
    return now && then &&
           std::ranges::equal(now->settings, then->settings, [](const SettingSchema& a, const SettingSchema& b) {
               return a.key == b.key && a.label == b.label && a.kind == b.kind && a.minimum == b.minimum &&
                      a.maximum == b.maximum;
           });
}

void BlockForm::makeForm() {
    delete form_;
    palette_ = session_.document().palette();
    form_ = new SchemaForm(themes_, palette_->type(type_)->settings, this);
    formPlace_->addWidget(form_);
    connect(form_, &SchemaForm::edited, this, &BlockForm::changeSetting);
    weights_->setPictures({});
    session_.watchWeights({flatId_ + ".weight", flatId_ + ".bias"});
}

/// The losses that fit the task of the Output block that is shown.
void BlockForm::makeLossForm() {
    delete loss_;
    loss_ = nullptr;
    if (lossTask_.empty()) return;
    std::vector<ChoiceRow> rows;
    for (const LossType& type : lossTypes())
        if (type.fits(lossTask_)) rows.push_back({type.name, type.label, type.formula, type.help, type.settings});
    loss_ = new ChoiceForm(themes_, std::move(rows), this);
    loss_->setCaption(tr("Loss"));
    formPlace_->addWidget(loss_);
    connect(loss_, &ChoiceForm::edited, this, [this](const ChoiceSpec& choice, const QString& key) {
        ExperimentSpec experiment = session_.document().experiment();
        LossSpec& loss = experiment.losses[id_];
        loss = {choice.type, loss.weight, choice.settings};
        const QString name = QString::fromStdString(id_);
        session_.document().editExperiment(
            std::move(experiment), key.isEmpty() ? tr("Change the loss of %1").arg(name) : tr("Change %1").arg(key),
            key.isEmpty() ? QString() : QStringLiteral("losses.%1.%2").arg(name, key));
    });
}

void BlockForm::showLoss() {
    const auto& losses = session_.document().experiment().losses;
    const auto loss = losses.find(flatId_);
    const std::string task = loss != losses.end() && type_ == "Output"
                                 ? session_.document().network().find(id_)->settings.text("task")
                                 : std::string();
    if (task != lossTask_) {
        lossTask_ = task;
        makeLossForm();
    }
    if (loss_ == nullptr) return;
    const LossType* type = findLossType(loss->second.type);
    const Result<Settings> settings =
        type != nullptr ? completeSettings(*type, loss->second.settings) : Result<Settings>(Settings());
    loss_->setChoice({loss->second.type, settings ? *settings : loss->second.settings});
}

void BlockForm::refresh() {
    const BlockSpec& block = *session_.document().network().find(id_);
    title_->setText(blockTitleText(block.type, block.settings));
    if (!name_->hasFocus()) name_->setText(QString::fromStdString(id_));
    help_->setText(coreText(palette_->type(type_)->help));
    form_->setValues(block.settings);
    for (const auto& [key, parameter] : block.references)
        if (SettingField* field = form_->field(key))
            field->setToolTip(tr("Follows %1 of the block that is open, until it gets a value of its own.")
                                  .arg(QString::fromStdString(parameter)));
    trainable_->setChecked(block.trainable);
    showLoss();
    showFigures();
    showProblem();
    update();
}

void BlockForm::showFigures() {
    const auto& blocks = session_.document().analysis().blocks;
    const auto found = blocks.find(id_);
    const bool known = found != blocks.end() && found->second.known;
    const Numbers numbers(themes_.theme().locale());
    const bool parameters = known && found->second.parameters > 0;
    trainable_->setVisible(parameters);
    shape_->setText(known ? typesText(found->second.inputs, found->second.outputs) : tr("unknown"));
    parameters_->setText(known ? numbers.integer(found->second.parameters) : tr("unknown"));
    work_->setText(known ? numbers.scaled(found->second.flops, QStringLiteral("FLOP")) : tr("unknown"));
    weightsCaption_->setVisible(parameters);
    weights_->setVisible(parameters);
}

void BlockForm::showProblem() {
    const auto& problems = session_.document().analysis().problems;
    const auto found =
        std::find_if(problems.begin(), problems.end(), [this](const Problem& problem) { return problem.block == id_; });
    problem_->setVisible(found != problems.end());
    if (found == problems.end()) return;
    problem_->setTexts(errorText(found->error), errorHint(found->error));
    problem_->clearActions();
    if (!found->mend) return;
    const QString text = coreText(found->mend->text, found->mend->arguments);
    Button* button = problem_->addAction(text, true);
    connect(button, &Button::clicked, this,
            [this, text, mended = found->mend->mended] { session_.document().edit(mended, text); });
}

void BlockForm::changeSetting(const QString& key, const Setting& value) {
    const auto changed = glassbox::changeSetting(session_.document().network(), id_, key.toStdString(), value);
    if (!changed) {
        if (SettingField* field = form_->field(key.toStdString())) field->setReason(errorText(changed.error()));
        return;
    }
    const QString name = QString::fromStdString(id_);
    session_.document().edit(*changed, tr("Change %1 of %2").arg(key, name), name + u'.' + key);
}

void BlockForm::rename() {
    const std::string wanted = name_->text().trimmed().toStdString();
    nameReason_->hide();
    if (id_.empty() || wanted == id_) return;
    const auto renamed = renameBlock(session_.document().network(), id_, wanted);
    if (!renamed) {
        nameReason_->setText(errorText(renamed.error()));
        nameReason_->show();
        return;
    }
    session_.document().edit(*renamed, tr("Rename %1").arg(QString::fromStdString(id_)));
    session_.document().select({wanted});
}

void BlockForm::editName() {
    name_->setFocus();
    name_->selectAll();
}

void BlockForm::showWeights() {
    if (!id_.empty() && weights_->isVisibleTo(this)) weights_->setPictures(session_.weights());
}

void BlockForm::retranslate() {
    open_->setText(tr("Open in microscope"));
    name_->setAccessibleName(tr("Name of the block"));
    trainable_->setText(tr("Trainable"));
    trainable_->setToolTip(tr("Off: the block is frozen and keeps its weights."));
    shapeCaption_->setText(tr("Shape"));
    parametersCaption_->setText(tr("Parameters"));
    workCaption_->setText(tr("Work a sample"));
    weightsCaption_->setText(tr("Weights, live"));
    if (loss_ != nullptr) loss_->setCaption(tr("Loss"));
    if (!id_.empty()) refresh();
}

void BlockForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void BlockForm::paintEvent(QPaintEvent*) {
    if (id_.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const BlockType& type = *palette_->type(type_);
    const int side = themes_.theme().px(14);
    const QRectF box(title_->x(), title_->y() + (title_->height() - side) / 2.0, side, side);
    const QString category = plainText(type.category);
    paintSwatch(painter, box, themes_.theme().category(category));
}

}  // namespace glassbox
