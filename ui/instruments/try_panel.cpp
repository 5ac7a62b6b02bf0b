#include "ui/instruments/try_panel.h"

#include "ui/instruments/digit_pad.h"
#include "ui/instruments/surface_pad.h"
#include "ui/instruments/text_pad.h"
#include "ui/session/lab_session.h"

#include <algorithm>

namespace glassbox {
namespace {

/// Whether some Input of the network is of a type.
template <class Fits>
bool takes(const NetworkDocument& document, Fits fits) {
    return std::ranges::any_of(document.experiment().network.blocks, [&](const BlockSpec& block) {
        if (block.type != "Input") return false;
        const auto known = document.wholeAnalysis().blocks.find(block.id);
        return known != document.wholeAnalysis().blocks.end() && !known->second.outputs.empty() &&
               fits(known->second.outputs.front());
    });
}

bool areTokens(const ValueType& type) {
    return type.kind == AxisKind::Tokens;
}

bool isPair(const ValueType& type) {
    return type.shape.rank() == 1 && type.shape[0] == 2;
}

}  // namespace

TryPanel::TryPanel(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QStackedWidget(parent),
      session_(session),
      digits_(new DigitPad(session, themes, this)),
      text_(new TextPad(session, themes, this)),
      surface_(new SurfacePad(session, themes, this)) {
    addWidget(digits_);
    addWidget(text_);
    addWidget(surface_);
    connect(&session.document(), &NetworkDocument::changed, this, &TryPanel::fit);
    fit();
}

bool TryPanel::writes() const {
    return currentWidget() == text_;
}

QString TryPanel::title() const {
    if (currentWidget() == surface_) return tr("Decision surface");
    return writes() ? tr("Write on") : tr("Draw a digit");
}

void TryPanel::fit() {
    const QWidget* before = currentWidget();
    QWidget* now = digits_;
    if (takes(session_.document(), areTokens)) now = text_;
    if (takes(session_.document(), isPair)) now = surface_;
    setCurrentWidget(now);
    if (before != now) Q_EMIT changed();
}

QSize TryPanel::minimumSizeHint() const {
    return currentWidget()->minimumSizeHint();
}

}  // namespace glassbox
