#include "tests/cli/cli_fixture.h"

#include <functional>

namespace glassbox::test {
namespace {

/// Documents that are refused by `check`, and by every command that reads them.
class CliDocuments : public CliTest {
protected:
    using Words = std::vector<std::string>;

    static void expectBad(const std::function<void(Json&)>& spoil, const Words& words) {
        Json experiment = document("lenet5");
        spoil(experiment);
        const std::string path = write("bad.json", experiment);
        expectRefused({"check", path}, words);
        EXPECT_EQ(cli({"train", path, "--steps", "1"}).exit, 1);
        EXPECT_EQ(cli({"gradcheck", path}).exit, 1);
    }

    static void expectBadText(const std::string& text, const Words& words) {
        expectRefused({"check", write("bad.json", text)}, words);
    }

    static Json& wires(Json& experiment) { return experiment["network"]["wires"]; }
};

TEST_F(CliDocuments, WithUnknownKeysNameThem) {
    expectBad([](Json& e) { e["colour"] = 1; }, {"\"colour\"", "Known keys", "batch_size"});
    expectBad([](Json& e) { block(e, "conv1")["filterz"] = 6; }, {"conv1", "\"filterz\"", "filters"});
    expectBad([](Json& e) { e["data"]["split"]["test"] = 0.1; }, {"data.split", "\"test\"", "validation"});
    expectBad([](Json& e) { block(e, "conv1")["type"] = "Conv4D"; }, {"conv1", "Conv4D"});
    expectBad([](Json& e) { e["optimizer"]["type"] = "sdg"; }, {"optimizer.type", "\"sdg\"", "adam"});
    Json experiment = document("lenet5");
    experiment["data"]["dataset"] = "mnits";
    for (const char* command : {"check", "train"})
        expectRefused({command, write("mnits.json", experiment)}, {"data.dataset", "\"mnits\"", "mnist"});
}

TEST_F(CliDocuments, WithAmbiguousIdsNameThem) {
    expectBad([](Json& e) { block(e, "relu1")["id"] = "conv1"; }, {"two blocks", "\"conv1\""});
    expectBad([](Json& e) { block(e, "relu1")["id"] = "re lu"; }, {"re lu"});
    expectBad([](Json& e) { block(e, "relu1").erase("id"); }, {"id"});
}

TEST_F(CliDocuments, WiredWronglyNameBlockAndPort) {
    expectBad([](Json& e) { wires(e)[0] = {"fc3", "conv1"}; }, {"ring", "conv1"});
    expectBad([](Json& e) { wires(e).push_back({"relu2", "pool1"}); }, {"two wires", "pool1"});
    expectBad([](Json& e) { wires(e).push_back({"relu2", "pool9"}); }, {"pool9"});
    expectBad([](Json& e) { wires(e).push_back({"relu2:side", "pool1"}); }, {"relu2", "side"});
    expectBad(
        [](Json& e) {
            wires(e).erase(0);
            e["network"]["blocks"].erase(0);
        },
        {"conv1", "nothing is connected"});
    expectBad(
        [](Json& e) {
            e["network"]["blocks"].push_back({{"id", "alone"}, {"type", "Flatten"}});
            wires(e).push_back({"pool1", "alone"});
        },
        {"alone", "nothing uses its result"});
}

TEST_F(CliDocuments, OfImpossibleShapesNameBlockAndMend) {
    expectBad([](Json& e) { block(e, "conv1")["kernel"] = 99; }, {"conv1", "99x99", "kernel"});
    expectBad(
        [](Json& e) {
            e["network"]["blocks"].erase(7);  // flatten
            wires(e).erase(7);
            wires(e)[6] = {"pool2", "fc1"};
        },
        {"fc1 (Dense)", "16x5x5", "insert Flatten"});
    expectBad([](Json& e) { block(e, "input")["shape"] = Json{1, 28}; }, {"input"});
}

TEST_F(CliDocuments, WithSizesOutOfRangeNameTheKey) {
    for (const Json& filters : {Json(0), Json(-3), Json(2.5), Json("six"), Json(1e30), Json(nullptr), Json(true)})
        expectBad([&](Json& e) { block(e, "conv1")["filters"] = filters; }, {"conv1", "filters"});
    expectBad([](Json& e) { block(e, "input")["shape"] = Json{1, 0, 28}; }, {"input", "shape", "1x0x28"});
    expectBad([](Json& e) { block(e, "input")["shape"] = Json{1, -28, 28}; }, {"input", "shape"});
    expectBad([](Json& e) { e["batch_size"] = 0; }, {"batch_size", "0"});
    expectBad([](Json& e) { e["batch_size"] = 1000000000; }, {"batch_size", "1000000000"});
    expectBad([](Json& e) { e["epochs"] = -1; }, {"epochs", "-1"});
    expectBad([](Json& e) { e["data"]["split"]["validation"] = 1.5; }, {"data.split.validation", "1.5"});
    expectBad([](Json& e) { e["optimizer"]["learning_rate"] = -1; }, {"optimizer.learning_rate", "-1"});
    expectBad([](Json& e) { e["stop_at"] = {{"validation_accuracy", 2}}; }, {"stop_at.validation_accuracy"});
    expectBad([](Json& e) { e["stop_at"] = {{"test_accuracy", 0.9}}; }, {"stop_at.test_accuracy", "watch"});
    expectBad([](Json& e) { e["seed"] = -1; }, {"seed"});
}

TEST_F(CliDocuments, ThatNeedMoreMemoryThanThereIsGiveTheFigure) {
    expectBad([](Json& e) { block(e, "fc1")["units"] = 400000000; }, {"memory", "GB", "smaller"});
    expectBad([](Json& e) { block(e, "conv1")["filters"] = 900000000; }, {"memory", "GB"});
    expectBad(
        [](Json& e) {
            e["batch_size"] = 1000000;
            block(e, "conv1")["filters"] = 600;
        },
        {"memory", "batch_size"});
}

TEST_F(CliDocuments, ThatAreNoJsonNameFileAndLine) {
    expectBadText("", {"bad.json", "line 1"});
    expectBadText("{\n\"format\": }", {"bad.json", "line 2", "JSON"});
    expectBadText(std::string(100000, '['), {"bad.json", "nested deeper"});
    expectBadText("{\"format\":\"glassbox.network/1\",\"name\":\"\xff\"}", {"bad.json"});
    std::string text = document("lenet5").dump();
    expectBadText(text.substr(0, text.size() / 2), {"bad.json", "line 1"});
    const auto replaced = [&text](const std::string& from, const std::string& to) {
        std::string changed = text;
        changed.replace(changed.find(from), from.size(), to);
        return changed;
    };
    expectBadText(replaced("0.05", "NaN"), {"bad.json", "NaN"});
    expectBadText(replaced("0.05", "1e999"), {"bad.json", "too large"});
    expectBadText(replaced("\"seed\":", "\"seed\":3,\"seed\":"), {"bad.json", "seed", "twice"});
    expectBadText("[1,2,3]", {"object"});
    expectBadText("{}", {"format"});
}

TEST_F(CliDocuments, OfANewerVersionSaySo) {
    expectBad([](Json& e) { e["format"] = "glassbox.experiment/2"; }, {"glassbox.experiment/2", "newer"});
    expectBad([](Json& e) { e["network"]["format"] = "glassbox.network/7"; }, {"glassbox.network/7", "newer"});
    expectBad([](Json& e) { e["format"] = "glassbox.poem/1"; }, {"glassbox.poem/1"});
}

TEST_F(CliDocuments, ThatPointAtANetworkThatIsNotThereNameThePath) {
    expectBad([](Json& e) { e["network"] = "missing.json"; }, {"network", "missing.json", "No such file"});
    write("broken.json", std::string("{"));
    expectBad([](Json& e) { e["network"] = "broken.json"; }, {"broken.json", "line 1"});
}

}  // namespace
}  // namespace glassbox::test
