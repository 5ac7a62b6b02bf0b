#include "core/explain/worksheet.h"

#include "core/explain/slow_motion.h"
#include "core/explain/unfolding.h"
#include "core/explain/worksheet_rules.h"
#include "core/optim/optimizer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

double rounded(double number) {
    return std::round(number * 1e4) / 1e4;
}

Error tooLarge(std::int64_t count) {
    return makeError(
        "worksheet.too_large",
        translatable("core", "a worksheet of this network has {count} numbers or more, at most {most} fit"),
        {{"count", std::to_string(count)}, {"most", std::to_string(mostWorksheetNumbers)}},
        translatable("core", "Take a smaller network, such as the XOR perceptron."));
}

WorksheetPart partOf(StepPhase phase) {
    switch (phase) {
        case StepPhase::Forward:
            return WorksheetPart::Forward;
        case StepPhase::Loss:
            return WorksheetPart::Loss;
        case StepPhase::Backward:
            return WorksheetPart::Backward;
        default:
            return WorksheetPart::Update;
    }
}

/// Writes the sheet of a step that was run to its end.
class Sheet {
public:
    Sheet(const SlowMotion& motion, Worksheet& sheet)
        : motion_(motion), graph_(motion.graph()), numbers_(numbersOf(motion)), sheet_(sheet) {}

    void given() {
        for (const ValueId id : graph_.inputs())
            givenValue(id);
        for (const ValueId id : graph_.targets())
            givenValue(id);
        for (const ValueId id : graph_.parameters())
            givenValue(id);
    }

    Result<void> computed() {
        for (const ScoreLine& line : motion_.score().lines()) {
            if (!line.entry.valid()) continue;
            if (const auto made = scoreLine(line); !made) return made;
        }
        return {};
    }

    Result<void> update() {
        const OptimizerType& optimizer = *findOptimizerType(motion_.moment().experiment.optimizer.type);
        const std::string pattern = firstUpdate(motion_.moment());
        for (const ValueId id : graph_.parameters()) {
            if (!motion_.score().updateOf(id)) continue;
            const auto change = motion_.change(id);
            if (!change) return change.error();
            WorksheetStep step{WorksheetPart::Update,          graph_.value(id).block,      std::string(optimizer.name),
                               std::string(optimizer.formula), std::string(optimizer.help), {}};
            for (std::int64_t i = 0; i < change->after.elements(); ++i)
                step.lines.push_back(updated(id, i, *change, pattern));
            sheet_.steps.push_back(std::move(step));
        }
        return {};
    }

private:
    std::int64_t elementsOf(ValueId id) const { return graph_.value(id).type.shape.elements(); }

    WorksheetLine line(ValueId id, Element element) const {
        WorksheetLine line;
        line.ref = refOf(graph_, id, element);
        line.name = line.ref.toString();
        line.value = numbers_.read(id, element);
        line.shown = shownNumber(line.value, isExact(graph_.value(id)));
        return line;
    }

    void givenValue(ValueId id) {
        WorksheetStep step{WorksheetPart::Given, graph_.value(id).block, "", "", "", {}};
        for (std::int64_t i = 0; i < elementsOf(id); ++i)
            step.lines.push_back(line(id, {0, i}));
        sheet_.steps.push_back(std::move(step));
    }

    /// A product that a bias follows stands in the bias's line; the place of a pooling's winner is no number to
    /// compute.
    bool isShown(const ScoreLine& line, ValueId output) const {
        if (line.op == "max_pool" && output == line.outputs.back() && line.outputs.size() > 1) return false;
        for (const ScoreLine& other : motion_.score().lines()) {
            if (other.op != "add_bias" || other.inputs.empty() || other.inputs.front() != output) continue;
            return !productBeforeBias(graph_, makingOf(graph_, other.outputs.front())).valid();
        }
        return true;
    }

    /// What a line of the score does; a bias has its product in the same line.
    WorksheetStep stepOf(const ScoreLine& line) const {
        WorksheetStep step{
            partOf(line.phase), line.block, line.op, line.formula, std::string(findOpType(line.op)->help), {}};
        const ValueId product = productBeforeBias(graph_, makingOf(graph_, line.outputs.front()));
        if (!product.valid()) return step;
        const OpType& type = *makingOf(graph_, product).type;
        step.op = std::string(type.name);
        step.formula = std::string(type.formula) + " + b";
        step.words = std::string(type.help);
        return step;
    }

    Result<void> scoreLine(const ScoreLine& line) {
        WorksheetStep step = stepOf(line);
        std::vector<ValueId> outputs = line.outputs;  // a loss comes from its probabilities
        std::ranges::reverse(outputs);
        for (const ValueId id : outputs) {
            if (!isShown(line, id)) continue;
            for (std::int64_t i = 0; i < elementsOf(id); ++i) {
                auto made = calculated(id, {0, i}, line.op);
                if (!made) return made.error();
                step.lines.push_back(std::move(*made));
            }
        }
        if (!step.lines.empty()) sheet_.steps.push_back(std::move(step));
        return {};
    }

    Result<WorksheetLine> calculated(ValueId id, Element element, const std::string& op) {
        WorksheetLine made = line(id, element);
        auto calculation = calculationOf(numbers_, id, element);
        if (!calculation)
            return makeError("worksheet.op", translatable("core", "{op} of {block} is nothing for pencil and paper"),
                             {{"op", op}, {"block", graph_.value(id).block}});
        made.number = ++count_;
        made.symbols = std::move(calculation->symbols);
        made.numbers = std::move(calculation->numbers);
        return made;
    }

    WorksheetLine updated(ValueId id, std::int64_t at, const ParameterChange& change, const std::string& pattern) {
        WorksheetLine made;
        made.number = ++count_;
        made.ref = refOf(graph_, id, {0, at});
        NumberRef name = made.ref;
        name.value = "new(" + name.value + ")";
        made.name = name.toString();
        made.value = change.after.at(at);
        made.shown = shownNumber(made.value, false);
        if (pattern.empty()) return made;
        Calculation calculation = updateOf(pattern, made.ref, change.before.at(at), change.descended.at(at));
        made.symbols = std::move(calculation.symbols);
        made.numbers = std::move(calculation.numbers);
        return made;
    }

    const SlowMotion& motion_;
    const Graph& graph_;
    StepNumbers numbers_;
    Worksheet& sheet_;
    int count_ = 0;
};

/// A lower bound of the numbers that a sheet would have: every weight is given, has a gradient and is updated.
std::int64_t leastCount(const Moment& moment) {
    std::int64_t count = 0;
    for (const auto& [name, tensor] : moment.weights)
        count += 3 * tensor.elements();
    return count;
}

/// The moment of one sample before a first update, with weights of 4 decimals.
void prepare(Moment& moment) {
    if (!moment.own && moment.samples.size() > 1) moment = moment.on(moment.part, {moment.samples.front()});
    moment.optimizer.clear();
    moment.parameterSteps.clear();
    for (auto& [name, tensor] : moment.weights) {
        if (tensor.dtype() != DType::F32 && tensor.dtype() != DType::F64) continue;
        for (std::int64_t i = 0; i < tensor.elements(); ++i)
            tensor.set(i, rounded(tensor.at(i)));
    }
}

Result<void> roundInputs(SlowMotion& motion) {
    for (const ValueId id : motion.graph().inputs()) {
        const ValueType& type = motion.graph().value(id).type;
        for (std::int64_t i = 0; type.dtype == DType::F32 && i < type.shape.elements(); ++i) {
            const auto set =
                motion.setNumber(refOf(motion.graph(), id, {0, i}), rounded(motion.engine().read(id, {0, i})));
            if (!set) return set.error();
        }
    }
    return {};
}

}  // namespace

int Worksheet::count() const {
    std::size_t count = 0;
    for (const WorksheetStep& step : steps)
        count += step.lines.size();
    return static_cast<int>(count);
}

Result<Worksheet> makeWorksheet(Moment moment, ThreadPool& pool) {
    if (leastCount(moment) > mostWorksheetNumbers) return tooLarge(leastCount(moment));
    prepare(moment);
    Worksheet sheet;
    sheet.experiment = moment.experiment.name;
    sheet.part = moment.part;
    sheet.sample = moment.samples.empty() ? 0 : moment.samples.front();
    sheet.optimizer = moment.experiment.optimizer.type;
    sheet.optimizerFormula = std::string(findOptimizerType(sheet.optimizer)->formula);
    sheet.learningRate = moment.learningRate;
    auto motion = SlowMotion::make(std::move(moment), pool);
    if (!motion) return motion.error();
    std::int64_t values = 0;
    for (const Value& value : (*motion)->graph().values())
        values += value.type.shape.elements();
    if (values > 4 * mostWorksheetNumbers) return tooLarge(values);
    if (const auto set = roundInputs(**motion); !set) return set.error();
    (*motion)->moveTo((*motion)->score().end());
    Sheet writer(**motion, sheet);
    writer.given();
    if (const auto computed = writer.computed(); !computed) return computed.error();
    if (const auto updated = writer.update(); !updated) return updated.error();
    if (sheet.count() > mostWorksheetNumbers) return tooLarge(sheet.count());
    return sheet;
}

}  // namespace glassbox
