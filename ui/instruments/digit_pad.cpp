#include "ui/instruments/digit_pad.h"

#include "ui/instruments/digit_view.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"

#include <QEvent>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace glassbox {
namespace {

constexpr std::size_t digitClasses = 10;

/// Shapes of the network's inputs that are known.
std::vector<Shape> inputShapes(const NetworkDocument& document) {
    std::vector<Shape> shapes;
    for (const BlockSpec& block : document.experiment().network.blocks) {
        if (block.type != "Input") continue;
        const auto analysis = document.wholeAnalysis().blocks.find(block.id);
        if (analysis != document.wholeAnalysis().blocks.end() && !analysis->second.outputs.empty())
            shapes.push_back(analysis->second.outputs.front().shape);
    }
    return shapes;
}

bool isGreyPicture(const Shape& shape) {
    return shape.rank() == 3 && shape[0] == 1;
}

/// Whether it decides for a class: only then has a drawing an answer.
bool classifies(const NetworkSpec& network) {
    const auto output = std::ranges::find(network.blocks, "Output", &BlockSpec::type);
    return output == network.blocks.end() || output->settings.text("task") == "classification";
}

bool areDigits(const Dataset& dataset) {
    return dataset.image() && isGreyPicture(dataset.sampleShape) && dataset.classes.size() == digitClasses;
}

QStringList classNames(const Dataset* dataset) {
    QStringList names;
    for (std::size_t i = 0; i < digitClasses; ++i)
        names.append(dataset ? coreText(dataset->classes[i]) : QString::number(i));
    return names;
}

}  // namespace

DigitPad::DigitPad(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(new DigitView(themes, this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(view_);
    connect(view_, &DigitView::pictureChanged, &session,
            [&session](const std::vector<std::uint8_t>& picture) { session.setPadPicture(picture); });
    connect(&session, &LabSession::padAnswerChanged, this,
            [this] { view_->setAnswer(session_.padAnswer().probabilities); });
    connect(&session, &LabSession::datasetChanged, this, &DigitPad::fit);
    connect(&session.document(), &NetworkDocument::changed, this, &DigitPad::fit);
    fit();
}

/// While the data set loads, the network's input alone decides.
void DigitPad::fit() {
    const std::vector<Shape> inputs = inputShapes(session_.document());
    const auto dataset = session_.dataset();
    const bool fits =
        inputs.size() == 1 && isGreyPicture(inputs.front()) && classifies(session_.document().experiment().network);
    const bool digits = !dataset || areDigits(*dataset);
    view_->setUse(digits && inputs.empty() ? PadUse::NoInput : digits && fits ? PadUse::Ready : PadUse::OtherData);
    if (!view_->isApplicable()) return;
    view_->setClasses(classNames(dataset.get()));
    view_->setInputSize(static_cast<int>(inputs.front()[1]), static_cast<int>(inputs.front()[2]));
}

void DigitPad::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) fit();
}

}  // namespace glassbox
