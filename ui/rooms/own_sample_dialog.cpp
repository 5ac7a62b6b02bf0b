#include "ui/rooms/own_sample_dialog.h"

#include "ui/instruments/digit_view.h"
#include "ui/rooms/stage_picture.h"
#include "ui/session/core_text.h"
#include "ui/session/free_sample.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace glassbox {
namespace {

constexpr int textWidth = 420, padHeight = 300;

bool isGreyPicture(const Dataset& dataset) {
    return dataset.image() && dataset.sampleShape.rank() == 3 && dataset.sampleShape[0] == 1;
}

}  // namespace

OwnSampleDialog::OwnSampleDialog(std::shared_ptr<const Dataset> dataset, const ThemeManager& themes, QWidget* parent)
    : QDialog(parent), dataset_(std::move(dataset)), themes_(themes) {
    setWindowTitle(tr("My own sample"));
    build();
    check();
}

void OwnSampleDialog::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space16, metrics.space16, metrics.space16, metrics.space16);
    column->setSpacing(metrics.space12);
    if (isGreyPicture(*dataset_)) {
        pad_ = new DigitView(themes_, this);
        pad_->setInputSize(static_cast<int>(dataset_->sampleShape[1]), static_cast<int>(dataset_->sampleShape[2]));
        pad_->setMinimumHeight(themes_.theme().px(padHeight));
        connect(pad_, &DigitView::pictureChanged, this, &OwnSampleDialog::check);
        column->addWidget(pad_, 1);
    } else {
        const bool typed = dataset_->kind == AxisKind::Tokens;
        auto* form = new QFormLayout;
        text_ = new QLineEdit(this);
        text_->setMinimumWidth(themes_.theme().px(textWidth));
        text_->setAccessibleName(typed ? tr("Text") : tr("Numbers"));
        connect(text_, &QLineEdit::textChanged, this, &OwnSampleDialog::check);
        form->addRow(text_->accessibleName(), text_);
        column->addLayout(form);
    }
    if (dataset_->kind != AxisKind::Tokens) addAnswer();
    why_ = makeWrappedLabel(themes_, FontRole::Caption, Role::Text2, this);
    column->addWidget(why_);
    auto* buttons = new QHBoxLayout;
    accept_ = new Button(themes_, tr("Put it under the microscope"), ButtonKind::Primary, ControlSize::Normal, this);
    auto* cancel = new Button(themes_, tr("Cancel"), ButtonKind::Normal, ControlSize::Normal, this);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(accept_);
    column->addLayout(buttons);
    connect(accept_, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

/// The right answer: a class, or numbers.
void OwnSampleDialog::addAnswer() {
    auto* form = new QFormLayout;
    if (dataset_->classes.empty()) {
        answer_ = new QLineEdit(this);
        answer_->setAccessibleName(tr("It should be"));
        connect(answer_, &QLineEdit::textChanged, this, &OwnSampleDialog::check);
        form->addRow(tr("It should be"), answer_);
    } else {
        classes_ = new QComboBox(this);
        classes_->addItems(classNames(*dataset_));
        classes_->setAccessibleName(tr("It should be"));
        connect(classes_, &QComboBox::currentIndexChanged, this, &OwnSampleDialog::check);
        form->addRow(tr("It should be"), classes_);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(form);
}

/// Numbers between spaces or semicolons.
std::vector<float> OwnSampleDialog::numbers(const QLineEdit& field) const {
    std::vector<float> found;
    static const QRegularExpression between(QStringLiteral("[\\s;]+"));
    for (QString part : field.text().split(between, Qt::SkipEmptyParts)) {
        bool read = false;
        part.replace(QChar(0x2212), u'-');
        float number = themes_.theme().locale().toFloat(part, &read);
        if (!read) number = QLocale::c().toFloat(part, &read);
        if (read) found.push_back(number);
    }
    return found;
}

Result<FreeSample> OwnSampleDialog::sample() const {
    if (dataset_->kind == AxisKind::Tokens) return textSample(*dataset_, text_->text());
    const std::vector<float> answer =
        classes_ != nullptr ? std::vector<float>{static_cast<float>(classes_->currentIndex())} : numbers(*answer_);
    if (pad_ != nullptr) return pictureSample(*dataset_, pad_->picture(), static_cast<int>(answer.front()));
    return numbersSample(*dataset_, numbers(*text_), answer);
}

void OwnSampleDialog::check() {
    if (accept_ == nullptr) return;
    const auto made = sample();
    accept_->setEnabled(made.ok());
    const bool undrawn = pad_ != nullptr && pad_->picture().empty();
    why_->setText(made.ok() ? tr("A batch of its own: the run does not train on it.")
                  : undrawn ? tr("Draw a digit.")
                            : errorSentences(made.error()));
}

}  // namespace glassbox
