#include "ui/instruments/try_panel.h"

#include "ui/instruments/digit_pad.h"
#include "ui/instruments/text_pad.h"
#include "ui/session/lab_session.h"

#include <algorithm>

namespace glassbox {
namespace {

bool takesTokens(const NetworkDocument& document) {
    return std::ranges::any_of(document.experiment().network.blocks, [&document](const BlockSpec& block) {
        if (block.type != "Input") return false;
        const auto known = document.wholeAnalysis().blocks.find(block.id);
        return known != document.wholeAnalysis().blocks.end() && !known->second.outputs.empty() &&
               known->second.outputs.front().kind == AxisKind::Tokens;
    });
}

}  // namespace

TryPanel::TryPanel(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QStackedWidget(parent),
      session_(session),
      digits_(new DigitPad(session, themes, this)),
      text_(new TextPad(session, themes, this)) {
    addWidget(digits_);
    addWidget(text_);
    connect(&session.document(), &NetworkDocument::changed, this, &TryPanel::fit);
    fit();
}

bool TryPanel::writes() const {
    return currentWidget() == text_;
}

void TryPanel::fit() {
    const bool before = writes();
    setCurrentWidget(takesTokens(session_.document()) ? static_cast<QWidget*>(text_) : digits_);
    if (before != writes()) Q_EMIT changed();
}

QSize TryPanel::minimumSizeHint() const {
    return currentWidget()->minimumSizeHint();
}

}  // namespace glassbox
