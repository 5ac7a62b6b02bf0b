#pragma once

#include "core/base/result.h"
#include "core/explain/moment.h"
#include "core/explain/number_ref.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glassbox {

/// The parts of a worksheet, in their order.
enum class WorksheetPart : std::uint8_t { Given, Forward, Loss, Backward, Update };

/// One number: given, or to be computed from numbers that stand before it. The calculation is written twice, with the
/// names of the numbers and with the numbers, which the pupil has; `value` belongs into the blank.
struct WorksheetLine {
    int number = 0;    ///< counted through the sheet, from 1; 0 for what is given
    std::string name;  ///< "hidden.z[0]"; what the update makes of a weight is "new(hidden.weight)[0,1]"
    NumberRef ref;     ///< of the value, or of the parameter that is updated
    double value = 0;
    std::string shown;             ///< the value as the sheet has it: 4 decimals
    std::string symbols, numbers;  ///< of the calculation; empty where none fits on a line
};

/// The numbers that one op makes.
struct WorksheetStep {
    WorksheetPart part = WorksheetPart::Given;
    std::string block, op, formula;
    std::string words;  ///< a translatable sentence: what the op does; empty for what is given
    std::vector<WorksheetLine> lines;
};

/// One training step of a small network by hand: forward, loss, backward and update, with the engine's own numbers.
/// Weights and inputs are rounded to 4 decimals before the engine runs, so that what the sheet gives is exactly what
/// was computed with; everything after is rounded only where it is shown. The optimizer makes its first update.
struct Worksheet {
    std::string experiment, part;
    std::int64_t sample = 0;
    std::string optimizer, optimizerFormula;
    double learningRate = 0;
    std::vector<WorksheetStep> steps;

    /// Numbers given and computed.
    int count() const;
};

/// Most numbers that a worksheet has.
inline constexpr int mostWorksheetNumbers = 200;

/// The worksheet of a moment's first sample; an error where the network is too large, or where one of its ops is
/// nothing for pencil and paper.
Result<Worksheet> makeWorksheet(Moment moment, ThreadPool& pool);

/// The sheet as Markdown: blanks first, the answers at the end.
std::string worksheetText(const Worksheet& sheet);

}  // namespace glassbox
