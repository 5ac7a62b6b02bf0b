#include "core/explain/worksheet.h"
#include "core/explain/slow_motion.h"
#include "core/explain/worksheet_rules.h"
#include "core/optim/regularizer.h"
#include "tests/core/explain/step_fixture.h"
#include "tests/core/train/preset_runs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::test {
namespace {

constexpr const char* pictureText = R"({
 "format": "glassbox.experiment/1", "name": "pictures of 3x3",
 "network": {"format": "glassbox.network/1", "name": "small",
  "blocks": [
   {"id": "input", "type": "Input", "shape": [1, 3, 3]},
   {"id": "conv", "type": "Conv2D", "filters": 1, "kernel": 2},
   {"id": "relu", "type": "Activation", "function": "relu"},
   {"id": "pool", "type": "MaxPool2D", "kernel": 2, "stride": 2},
   {"id": "flatten", "type": "Flatten"},
   {"id": "fc", "type": "Dense", "units": 2},
   {"id": "output", "type": "Output", "task": "classification"}],
  "wires": [["input", "conv"], ["conv", "relu"], ["relu", "pool"], ["pool", "flatten"], ["flatten", "fc"],
            ["fc", "output"]]},
 "data": {"dataset": "mnist", "inputs": {"input": "image"}, "targets": {"output": "label"},
          "split": {"validation": 0.0, "seed": 1}, "normalization": {"type": "none"}},
 "losses": {"output": {"type": "cross_entropy"}},
 "optimizer": {"type": "sgd", "learning_rate": 0.1}, "batch_size": 2, "epochs": 1})";

std::shared_ptr<const Dataset> pictures() {
    auto dataset = std::make_shared<Dataset>();
    dataset->name = "mnist";
    dataset->sampleShape = {1, 3, 3};
    dataset->classes = {"dark", "bright"};
    DataPart part{Tensor(DType::U8, {2, 1, 3, 3}), Tensor(DType::I32, {2})};
    for (std::int64_t i = 0; i < 18; ++i)
        part.samples.set(i, static_cast<double>(i * 37 % 256));
    part.labels.set(1, 1);
    dataset->train = part;
    dataset->test = part;
    return dataset;
}

class WorksheetTest : public testing::Test {
protected:
    Result<Worksheet> sheetOf(const ExperimentSpec& experiment, const std::shared_ptr<const Dataset>& dataset) {
        return makeWorksheet(
            momentOf(experiment, prepareData(experiment, dataset), startWeights(experiment, dataset), "test", {1}),
            pool_);
    }
    Result<Worksheet> xorSheet() { return sheetOf(xor_.experiment, xor_.dataset); }

    ThreadPool pool_{1};
    PresetRun xor_ = presetRun("xor_mlp", 1);
};

const WorksheetLine& lineNamed(const Worksheet& sheet, const std::string& name) {
    for (const WorksheetStep& step : sheet.steps)
        for (const WorksheetLine& line : step.lines)
            if (line.name == name) return line;
    ADD_FAILURE() << name;
    return sheet.steps.front().lines.front();
}

TEST_F(WorksheetTest, HasTheEnginesOwnNumbersFromWeightsOfFourDecimals) {
    const auto sheet = xorSheet();
    ASSERT_TRUE(sheet.ok()) << sheet.error().toString();
    Weights weights = startWeights(xor_.experiment, xor_.dataset);
    for (auto& [name, tensor] : weights)
        for (std::int64_t i = 0; i < tensor.elements(); ++i)
            tensor.set(i, std::round(tensor.at(i) * 1e4) / 1e4);
    auto motion = SlowMotion::make(
        momentOf(xor_.experiment, prepareData(xor_.experiment, xor_.dataset), weights, "test", {1}), pool_);
    (*motion)->moveTo((*motion)->score().end());
    int number = 0, updates = 0;
    for (const WorksheetStep& step : sheet->steps)
        for (const WorksheetLine& line : step.lines) {
            EXPECT_EQ(line.number, step.part == WorksheetPart::Given ? 0 : ++number) << line.name;
            EXPECT_EQ(line.shown, shownNumber(line.value, line.name == "output.target"));
            double wanted = *(*motion)->number(line.ref);
            if (step.part == WorksheetPart::Update) {
                const ValueId id = (*motion)->graph().find(line.ref.value);
                wanted = (*motion)->change(id)->after.at(locate((*motion)->graph(), line.ref, 0)->offset);
                ++updates;
            }
            EXPECT_EQ(line.value, wanted) << line.name;
        }
    EXPECT_EQ(updates, 22);
    EXPECT_EQ(sheet->count(), 25 + number);
}

TEST_F(WorksheetTest, WritesEachCalculationInNamesAndInNumbers) {
    const auto sheet = xorSheet();
    ASSERT_TRUE(sheet.ok()) << sheet.error().toString();
    const WorksheetLine& z = lineNamed(*sheet, "answer.z[1]");
    EXPECT_TRUE(z.symbols.starts_with("tanh.out[0] × answer.weight[1,0] + ")) << z.symbols;
    EXPECT_TRUE(z.symbols.ends_with(" + answer.bias[1]")) << z.symbols;
    const WorksheetLine& a = lineNamed(*sheet, "tanh.out[2]");
    EXPECT_EQ(a.symbols, "tanh(hidden.z[2])");
    EXPECT_EQ(a.numbers, "tanh(" + lineNamed(*sheet, "hidden.z[2]").shown + ")");
    EXPECT_EQ(lineNamed(*sheet, "grad(answer.bias)[0]").symbols, "grad(answer.z)[0]");
    EXPECT_TRUE(lineNamed(*sheet, "new(answer.bias)[0]").symbols.starts_with("answer.bias[0] − 0.05 × "));
    const std::string text = worksheetText(*sheet);
    EXPECT_NE(text.find("`answer.z[1]` = `" + z.symbols + "`"), std::string::npos);
    EXPECT_LT(text.find(z.numbers), text.find("## Answers"));
}

TEST_F(WorksheetTest, GoesThroughConvolutionAndPooling) {
    const auto experiment = parseExperiment(pictureText);
    ASSERT_TRUE(experiment.ok()) << experiment.error().toString();
    const auto sheet = sheetOf(*experiment, pictures());
    ASSERT_TRUE(sheet.ok()) << sheet.error().toString();
    EXPECT_EQ(lineNamed(*sheet, "pool.out[0,0,0]").symbols,
              "max(relu.out[0,0,0], relu.out[0,0,1], relu.out[0,1,0], relu.out[0,1,1])");
    EXPECT_TRUE(lineNamed(*sheet, "conv.z[0,1,1]").symbols.starts_with("input.out[0,1,1] × conv.weight[0,0,0,0] + "));
    EXPECT_EQ(lineNamed(*sheet, "input.out[0,0,1]").value, static_cast<double>(static_cast<float>(0.4471)))
        << "10 * 37 mod 256 of 255 is 0.44706";
    for (const WorksheetStep& step : sheet->steps)
        for (const WorksheetLine& line : step.lines)
            EXPECT_EQ(line.symbols.empty(), step.part == WorksheetPart::Given) << line.name;
}

TEST_F(WorksheetTest, RefusesWhatIsTooMuchForPencilAndPaper) {
    const auto data = smallDataset();
    const auto large = sheetOf(smallExperiment(), data);
    ASSERT_FALSE(large.ok());
    EXPECT_EQ(large.error().code, "worksheet.too_large");
    for (BlockSpec& block : xor_.experiment.network.blocks)
        if (block.id == "tanh") block.settings.set("function", std::string("gelu"));
    const auto strange = xorSheet();
    ASSERT_FALSE(strange.ok());
    EXPECT_EQ(strange.error().code, "worksheet.op");
}

TEST_F(WorksheetTest, LeavesTheCalculationOutWhereNoShortFormulaSaysTheUpdate) {
    xor_.experiment.regularization.push_back({"l2", Settings::defaults(findRegularizerType("l2")->settings)});
    const auto sheet = xorSheet();
    ASSERT_TRUE(sheet.ok()) << sheet.error().toString();
    EXPECT_TRUE(lineNamed(*sheet, "new(answer.bias)[0]").symbols.empty());
    EXPECT_FALSE(lineNamed(*sheet, "grad(answer.bias)[0]").symbols.empty());
}

TEST_F(WorksheetTest, ShowsNumbersThatCanBeMultiplied) {
    EXPECT_EQ(shownNumber(0.12345, false), "0.1235");
    EXPECT_EQ(shownNumber(-2, false), "−2.0000");
    EXPECT_EQ(shownNumber(-0.00001, false), "0.0000");
    EXPECT_EQ(shownNumber(3, true), "3");
    EXPECT_EQ(factorNumber(-0.5, false), "(−0.5000)");
    EXPECT_EQ(shownConstant(1e-8), "0.00000001");
    EXPECT_EQ(shownConstant(0.25), "0.25");
}

}  // namespace
}  // namespace glassbox::test
