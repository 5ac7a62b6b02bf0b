#include "ui/instruments/digit_pad.h"

#include "ui/instruments/digit_view.h"
#include "ui/theme/theme_manager.h"

#include <QStringList>
#include <QVBoxLayout>

#include <optional>

namespace glassbox {
namespace {

constexpr std::size_t digitClasses = 10;

/// Shape of the network's only input if it is a picture of one channel.
std::optional<Shape> pictureInput(const NetworkDocument& document) {
    std::optional<Shape> found;
    for (const BlockSpec& block : document.network().blocks) {
        if (block.type != "Input") continue;
        if (found) return std::nullopt;
        const auto analysis = document.analysis().blocks.find(block.id);
        if (analysis == document.analysis().blocks.end() || analysis->second.outputs.empty()) return std::nullopt;
        found = analysis->second.outputs.front().shape;
    }
    if (!found || found->rank() != 3 || (*found)[0] != 1) return std::nullopt;
    return found;
}

QStringList classNames(const Dataset* dataset) {
    QStringList names;
    for (std::size_t i = 0; i < digitClasses; ++i)
        names.append(dataset ? QString::fromStdString(dataset->classes[i]) : QString::number(i));
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
    const std::optional<Shape> input = pictureInput(session_.document());
    const auto dataset = session_.dataset();
    const bool digits = !dataset || (dataset->image && dataset->sampleShape.rank() == 3 &&
                                     dataset->sampleShape[0] == 1 && dataset->classes.size() == digitClasses);
    const bool applicable = digits && input.has_value();
    view_->setApplicable(applicable);
    if (!applicable) return;
    view_->setClasses(classNames(dataset.get()));
    view_->setInputSize(static_cast<int>((*input)[1]), static_cast<int>((*input)[2]));
}

}  // namespace glassbox
