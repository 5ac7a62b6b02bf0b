#include "ui/instruments/text_pad.h"

#include "ui/instruments/text_view.h"
#include "ui/theme/theme_manager.h"

#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace glassbox {
namespace {

/// Characters that are written at an epoch's end, so that watching stays nearly free.
constexpr std::int64_t liveLength = 80;
constexpr std::size_t longestPrompt = 12;

/// How the test part begins, up to the end of the line.
QString firstWords(const Dataset& dataset) {
    std::string words;
    const Tensor& samples = dataset.test.size() > 0 ? dataset.test.samples : dataset.train.samples;
    const auto count = std::min<std::int64_t>(dataset.sampleShape.elements(), samples.elements());
    for (std::int64_t i = 0; i < count && words.size() < longestPrompt; ++i) {
        const auto token = static_cast<std::size_t>(samples.at(i));
        if (token >= dataset.classes.size() || (dataset.classes[token] == "\n" && !words.empty())) break;
        if (dataset.classes[token] != "\n") words += dataset.classes[token];
    }
    return QString::fromStdString(words);
}

}  // namespace

TextPad::TextPad(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(new TextView(themes, this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(view_);
    connect(view_, &TextView::writeRequested, this, [this] { write(std::numeric_limits<std::int64_t>::max()); });
    connect(&session, &LabSession::textAnswerChanged, this, [this] { view_->setAnswer(session_.textAnswer()); });
    connect(&session, &LabSession::datasetChanged, this, &TextPad::fit);
    connect(&session, &LabSession::historyChanged, this, &TextPad::epochEnded);
    connect(&session.document(), &NetworkDocument::replaced, view_, &TextView::clear);
    fit();
}

void TextPad::fit() {
    const auto dataset = session_.dataset();
    const bool writes = dataset && dataset->kind == AxisKind::Tokens && dataset->targetField == "next";
    view_->setUse(!dataset ? WritingUse::NoData : writes ? WritingUse::Ready : WritingUse::OtherAnswer);
    if (writes) view_->proposePrompt(firstWords(*dataset));
}

void TextPad::epochEnded() {
    const std::size_t before = std::exchange(epochs_, session_.history().epochs.size());
    if (epochs_ > before && view_->isLive()) write(liveLength);
}

void TextPad::write(std::int64_t most) {
    GenerationSettings settings = view_->settings();
    settings.length = std::min(settings.length, most);
    session_.writeText(std::move(settings));
}

}  // namespace glassbox
