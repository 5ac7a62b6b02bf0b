#include "ui/instruments/health/update_panel.h"

#include "core/train/training_graph.h"
#include "ui/instruments/health/update_arrows.h"
#include "ui/session/core_text.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/panel_header.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace glassbox {
namespace {

QString indexText(const Shape& shape, std::int64_t element) {
    QStringList parts;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        parts.prepend(QString::number(element % shape[axis]));
        element /= shape[axis];
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace

UpdatePanel::UpdatePanel(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
    build();
    connect(&session, &LabSession::updateViewChanged, this, &UpdatePanel::refresh);
    connect(&session, &LabSession::datasetChanged, this, &UpdatePanel::listParameters);
    connect(&session.document(), &NetworkDocument::changed, this, &UpdatePanel::listParameters);
    connect(&session.document(), &NetworkDocument::selectionChanged, this, &UpdatePanel::followSelection);
    connect(parameter_, &QComboBox::currentIndexChanged, this, [this] {
        const QSignalBlocker quiet(element_);
        element_->clear();
        wish();
    });
    connect(element_, &QLineEdit::textEdited, this, &UpdatePanel::wish);
    connect(largest_, &Button::clicked, this, [this] {
        element_->clear();
        wish();
    });
    connect(emptyState_, &EmptyState::activated, &session, &LabSession::stepOnce);
    retranslate();
    refresh();
}

UpdatePanel::~UpdatePanel() {
    setWatching(false);
}

void UpdatePanel::build() {
    themes_.keepBackground(this, Role::Surface);
    const Metrics& metrics = themes_.theme().metrics();
    header_ = new PanelHeader(themes_, {}, this);
    auto* body = new QWidget(this);
    parameter_ = new QComboBox(body);
    parameter_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    parameter_->setMinimumContentsLength(12);
    element_ = new QLineEdit(body);
    largest_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, body);
    sentence_ = new QLabel(body);
    sentence_->setWordWrap(true);
    themes_.keepFont(sentence_, FontRole::Body);
    themes_.keepTextColor(sentence_, Role::Text2);
    arrows_ = new UpdateArrows(themes_, body);
    emptyState_ = new EmptyState(themes_, {}, {}, body);
    pages_ = new QStackedWidget(body);
    auto* shown = new QWidget(pages_);
    auto* shownBox = new QVBoxLayout(shown);
    shownBox->setContentsMargins(0, 0, 0, 0);
    shownBox->setSpacing(metrics.space8);
    shownBox->addWidget(sentence_);
    shownBox->addWidget(arrows_);
    shownBox->addStretch(1);
    pages_->addWidget(emptyState_);
    pages_->addWidget(shown);
    auto* choice = new QHBoxLayout;
    choice->setSpacing(metrics.space8);
    choice->addWidget(parameter_, 2);
    choice->addWidget(element_, 1);
    choice->addWidget(largest_);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(metrics.panelPadding, metrics.space8, metrics.panelPadding, metrics.space8);
    column->setSpacing(metrics.space8);
    column->addLayout(choice);
    column->addWidget(pages_, 1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    header_->layOut(outer, {body});
}

QSize UpdatePanel::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(140)};
}

void UpdatePanel::setWatching(bool watching) {
    if (watching == watching_) return;
    watching_ = watching;
    if (!watching) {
        session_.watchUpdate(std::nullopt);
        return;
    }
    listParameters();
    wish();
}

/// What the optimizer trains, in the order of the network.
void UpdatePanel::listParameters() {
    if (!watching_) return;
    const Result<Lowered> lowered = inferenceGraph(session_.document().experiment().network);
    if (!lowered) return;
    const QString before = parameter_->currentText();
    QStringList names;
    shapes_.clear();
    for (std::size_t i = 0; i < lowered->parameters.size(); ++i) {
        if (!lowered->trainable[i]) continue;
        names.append(plainText(lowered->parameters[i].name));
        shapes_.push_back(lowered->parameters[i].shape);
    }
    const QSignalBlocker quiet(parameter_);
    parameter_->clear();
    parameter_->addItems(names);
    parameter_->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(before))));
    if (parameter_->currentText() != before) followSelection();
}

/// The first parameter of the block that is selected; another block keeps what was chosen.
void UpdatePanel::followSelection() {
    const std::string block = session_.document().selectedBlock();
    if (!watching_ || block.empty()) return;
    const QString head = plainText(session_.document().flatId(block)) + u'.';
    if (parameter_->currentText().startsWith(head)) return;
    for (int i = 0; i < parameter_->count(); ++i) {
        if (!parameter_->itemText(i).startsWith(head)) continue;
        parameter_->setCurrentIndex(i);
        return;
    }
}

/// The flat place of what was typed; none where nothing, or no place in the shape, was.
std::optional<std::int64_t> UpdatePanel::typedElement(const Shape& shape) const {
    const QStringList parts = element_->text().split(u',', Qt::SkipEmptyParts);
    if (parts.size() != shape.rank()) return std::nullopt;
    std::int64_t place = 0;
    for (int axis = 0; axis < shape.rank(); ++axis) {
        bool number = false;
        const qlonglong index = parts[axis].trimmed().toLongLong(&number);
        const std::int64_t size = shape[axis];
        if (!number || index < 0 || index >= size) return std::nullopt;
        place = place * size + index;
    }
    return place;
}

void UpdatePanel::wish() {
    const int index = parameter_->currentIndex();
    if (!watching_ || index < 0) return;
    const std::optional<std::int64_t> element = typedElement(shapes_[static_cast<std::size_t>(index)]);
    const bool wrong = !element && !element_->text().trimmed().isEmpty();
    element_->setToolTip(wrong ? tr("There is no such place in this parameter.") : QString());
    if (!wrong) session_.watchUpdate(UpdateWish{parameter_->currentText().toStdString(), element});
}

QString UpdatePanel::sentence() const {
    const auto view = session_.updateView();
    if (!view) return {};
    const Numbers numbers(themes_.theme().locale());
    const QString name = plainText(view->parameter) + u'[' + indexText(view->shape, view->element) + u']';
    const QString moved = tr("%1 in step %2: %3 → %4, rate %5")
                              .arg(name, numbers.integer(view->step), numbers.significant(view->update.before, 6),
                                   numbers.significant(view->update.after, 6), numbers.significant(view->learningRate));
    return view->frozen ? tr("%1 (frozen)").arg(moved) : moved;
}

void UpdatePanel::refresh() {
    const auto view = session_.updateView();
    const bool current = view && view->parameter == parameter_->currentText().toStdString();
    pages_->setCurrentIndex(current ? 1 : 0);
    if (!current) return;
    arrows_->setView(view);
    sentence_->setText(sentence());
    element_->setPlaceholderText(indexText(view->shape, view->element));
}

void UpdatePanel::retranslate() {
    header_->setTitle(tr("Optimizer"));
    header_->setSubtitle(tr("what a step makes of one weight"));
    parameter_->setAccessibleName(tr("Parameter"));
    element_->setAccessibleName(tr("Place in the parameter; empty: the largest gradient"));
    largest_->setText(tr("Largest gradient"));
    arrows_->setAccessibleName(tr("Gradient, memory of the optimizer, and step"));
    arrows_->setWhatsThis(tr(
        "Arrows above the line share one scale: the gradient, and what the optimizer remembers of earlier ones. Below "
        "it are changes of the weight: the step that was made, and what plain gradient descent would have done."));
    emptyState_->setTexts(tr("No step of this parameter yet"),
                          tr("Make a step to see what the optimizer makes of it."));
    emptyState_->setAction(tr("Step"), Icon::Step);
    refresh();
}

void UpdatePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
