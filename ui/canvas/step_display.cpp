#include "ui/canvas/step_display.h"

#include "ui/canvas/canvas_scene.h"
#include "ui/theme/numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

/// Texts of a step on the canvas in the window's language.
struct StepText {
    Q_DECLARE_TR_FUNCTIONS(StepText)
};

/// Two digits that say something, whatever the size: "12 %", "0.31 %", "0.0025 %".
QString shareText(double share, const Numbers& numbers) {
    constexpr int mostDecimals = 4;
    const double smallest = std::pow(10.0, -mostDecimals - 2);
    if (share < smallest) return QStringLiteral("< ") + numbers.percent(smallest, mostDecimals);
    const int decimals = 1 - static_cast<int>(std::floor(std::log10(share * 100)));
    return numbers.percent(share, std::clamp(decimals, 0, mostDecimals));
}

QString wordsOf(double change, double before, const Numbers& numbers) {
    if (change == 0) return StepText::tr("unchanged");
    if (before == 0) return StepText::tr("changed by %1").arg(numbers.significant(change, 2));
    return StepText::tr("changed %1").arg(shareText(change / before, numbers));
}

/// Lengths of all parameters as one: of what they changed by, and before.
std::pair<double, double> together(const std::vector<ParameterMark>& changes) {
    double change = 0, before = 0;
    for (const ParameterMark& mark : changes) {
        change = std::hypot(change, mark.change);
        before = std::hypot(before, mark.before);
    }
    return {change, before};
}

WireCarrying carryingOf(const WireMark& mark, const StepMarks& marks) {
    if (!mark.now) return WireCarrying::Nothing;
    return marks.backward() ? WireCarrying::Backward : WireCarrying::Forward;
}

}  // namespace

QString changeText(const std::vector<ParameterMark>& changes, const QLocale& locale) {
    if (changes.empty()) return {};
    const auto [change, before] = together(changes);
    return wordsOf(change, before, Numbers(locale));
}

QString briefChangeText(const std::vector<ParameterMark>& changes, const QLocale& locale) {
    if (changes.empty()) return {};
    const auto [change, before] = together(changes);
    const Numbers numbers(locale);
    const bool share = change != 0 && before != 0;
    return QStringLiteral("\u0394 ") + (share         ? shareText(change / before, numbers)
                                        : change == 0 ? numbers.integer(0)
                                                      : numbers.significant(change, 2));
}

QString changeSentences(const std::vector<ParameterMark>& changes, const QLocale& locale) {
    const Numbers numbers(locale);
    QStringList sentences;
    for (const ParameterMark& mark : changes)
        sentences += StepText::tr("%1: %2 (all its numbers together moved by %3)")
                         .arg(QString::fromStdString(mark.name), wordsOf(mark.change, mark.before, numbers),
                              numbers.significant(mark.change, 4));
    return sentences.join(u'\n');
}

void showStep(const CanvasScene& scene, const StepMarks& marks) {
    const QLocale locale = scene.style().theme.locale();
    const BlockActivity direction = marks.backward() ? BlockActivity::Backward : BlockActivity::Forward;
    for (BlockItem* item : scene.blocksInOrder()) {
        const bool active = !marks.block.empty() && item->id() == marks.block;
        item->setActivity(active ? direction : BlockActivity::None);
        item->setLive(marks.line >= 0);
        const auto found = marks.changes.find(item->id());
        const bool changed = found != marks.changes.end();
        item->setChange(changed ? changeText(found->second, locale) : QString(),
                        changed ? briefChangeText(found->second, locale) : QString(),
                        changed ? changeSentences(found->second, locale) : QString());
    }
    for (const auto& [spec, item] : scene.wires()) {
        const auto found = marks.wires.find(spec);
        const WireMark mark = found == marks.wires.end() ? WireMark{} : found->second;
        item->setFlow(mark.backward ? WireFlow::Both : mark.forward ? WireFlow::Forward : WireFlow::Rest);
        item->setCarrying(carryingOf(mark, marks));
        if (!mark.now) item->setPulse(-1);
    }
}

void hideStep(const CanvasScene& scene) {
    showStep(scene, {});
}

}  // namespace glassbox
