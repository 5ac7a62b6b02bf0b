#include "tests/cli/cli_fixture.h"

namespace glassbox::test {
namespace {

class WorksheetCommand : public CliTest {};

TEST_F(WorksheetCommand, PrintsTheSheetOrWritesIt) {
    const Finished printed = cli({"worksheet", preset("xor_mlp"), "--sample", "2"});
    ASSERT_EQ(printed.exit, 0) << printed.err;
    EXPECT_TRUE(printed.out.starts_with("# XOR with one hidden layer: one training step by hand\n")) << printed.out;
    EXPECT_NE(printed.out.find("Sample 2 of the test part"), std::string::npos);
    const Finished written = cli({"worksheet", preset("xor_mlp"), "--sample", "2", "-o", file("xor.md")});
    ASSERT_EQ(written.exit, 0) << written.err;
    EXPECT_TRUE(written.out.empty()) << written.out;
    EXPECT_EQ(bytesOf(file("xor.md")), printed.out);
}

TEST_F(WorksheetCommand, TakesWeightsAndGivesOneDocument) {
    const std::string weights = train(preset("xor_mlp"), "xor.safetensors", {"--epochs", "20"});
    const Json sheet = json({"worksheet", preset("xor_mlp"), "--weights", weights});
    const Json fresh = json({"worksheet", preset("xor_mlp")});
    EXPECT_EQ(sheet["optimizer"], "adam");
    EXPECT_EQ(sheet["count"], fresh["count"]);
    const auto given = [](const Json& from) -> const Json& { return from["steps"][2]["lines"][0]; };
    EXPECT_EQ(given(sheet)["name"], "hidden.weight[0,0]");
    EXPECT_NE(given(sheet)["value"], given(fresh)["value"]) << "trained weights";
    const Json& last = sheet["steps"].back();
    EXPECT_EQ(last["part"], "update");
    EXPECT_EQ(last["lines"].back()["number"], 70);
    EXPECT_FALSE(last["lines"].back()["symbols"].get<std::string>().empty());
}

TEST_F(WorksheetCommand, RefusesWhatItCanNotWrite) {
    expectRefused({"worksheet", preset("lenet5")}, {"185118 numbers", "at most 200"});
    expectRefused({"worksheet", preset("xor_mlp"), "--sample", "4"}, {"4"});
    expectRefused({"worksheet", preset("xor_mlp"), "--weights", file("none.safetensors")}, {"none.safetensors"});
    expectRefused({"worksheet", preset("xor_mlp"), "-o", file("missing/xor.md")}, {"missing"});
}

}  // namespace
}  // namespace glassbox::test
