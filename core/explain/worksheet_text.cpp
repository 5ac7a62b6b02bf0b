#include "core/explain/worksheet.h"

#include <fmt/format.h>

#include <array>

namespace glassbox {
namespace {

constexpr std::array<const char*, 5> titles{"Given", "Forward", "Loss", "Backward", "Update"};
constexpr const char* blank = "\\_\\_\\_\\_\\_\\_\\_\\_";

constexpr const char* meansAreFresh =
    "At the first update a corrected mean of the gradients is the gradient itself, and the root of the corrected mean "
    "of their squares is its size: the formula becomes short.\n\n";

/// Numbers in a row on the page.
constexpr std::size_t inARow = 4;

/// "`hidden.bias[0]` = 0.1000, `hidden.bias[1]` = −0.2000": so many on a line.
void writeNumbers(std::string& text, const std::vector<WorksheetLine>& lines, bool counted) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const WorksheetLine& line = lines[i];
        if (counted) text += fmt::format("({}) ", line.number);
        text += fmt::format("`{}` = {}", line.name, line.shown);
        const bool last = i + 1 == lines.size() || i % inARow == inARow - 1;
        text += last ? "  \n" : ", ";
    }
    text += "\n";
}

void writeCalculations(std::string& text, const WorksheetStep& step) {
    for (const WorksheetLine& line : step.lines) {
        text += fmt::format("{}. `{}`", line.number, line.name);
        if (!line.symbols.empty()) text += fmt::format(" = `{}`  \n   = `{}`", line.symbols, line.numbers);
        text += fmt::format(" = {}\n", blank);
    }
    text += "\n";
}

/// Ops of one kind in a row have their heading and formula once.
void writeStep(std::string& text, const WorksheetStep& step, const WorksheetStep* before) {
    if (step.part == WorksheetPart::Given) {
        writeNumbers(text, step.lines, false);
        return;
    }
    const bool same =
        before != nullptr && before->part == step.part && before->block == step.block && before->op == step.op;
    if (!same)
        text +=
            fmt::format("### {}{}{}\n\n`{}`\n\n", step.block, step.block.empty() ? "" : ": ", step.op, step.formula);
    writeCalculations(text, step);
}

void writeHead(std::string& text, const Worksheet& sheet) {
    text += fmt::format("# {}: one training step by hand\n\n", sheet.experiment);
    text += fmt::format("Sample {} of the {} part is a batch of its own. Weights and inputs have exactly 4 decimals, ",
                        sheet.sample, sheet.part);
    text += "right answers are as the data set has them; all that is computed has more digits than are shown, so that ";
    text +=
        "the last one may differ by one or two. `exp` and `log` are those of base e, `positive(x)` is 1 if x > 0, else "
        "0, ";
    text += "`step(x)` is 1 if x is 0 or more, else 0.\n\n";
}

}  // namespace

std::string worksheetText(const Worksheet& sheet) {
    std::string text;
    writeHead(text, sheet);
    const WorksheetStep* before = nullptr;
    for (const WorksheetStep& step : sheet.steps) {
        const bool begins = before == nullptr || before->part != step.part;
        if (begins) text += fmt::format("## {}\n\n", titles.at(static_cast<std::size_t>(step.part)));
        if (begins && step.part == WorksheetPart::Update)
            text += fmt::format("The first update of {}, at a rate of {:g}; `new(w)` is what becomes of a weight.\n\n",
                                sheet.optimizer, sheet.learningRate) +
                    (sheet.optimizer.starts_with("ada") ? meansAreFresh : "");
        writeStep(text, step, before);
        before = &step;
    }
    text += "## Answers\n\n";
    for (const WorksheetStep& step : sheet.steps)
        if (step.part != WorksheetPart::Given) writeNumbers(text, step.lines, true);
    return text;
}

}  // namespace glassbox
