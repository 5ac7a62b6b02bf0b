#include "tests/core/ops/golden_cases.h"

#include "tests/golden/script_hash.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace glassbox::testing {

namespace {

using nlohmann::json;

AxisKind kindOf(const std::string& name) {
    if (name == "image") return AxisKind::Image;
    if (name == "sequence") return AxisKind::Sequence;
    if (name == "matrix") return AxisKind::Matrix;
    return name == "vector" ? AxisKind::Vector : AxisKind::Scalar;
}

GoldenInput inputOf(const json& from) {
    GoldenInput input;
    const auto sizes = from.at("shape").get<std::vector<std::int64_t>>();
    input.type = {from.at("integer").get<bool>() ? DType::I32 : DType::F32, kindOf(from.at("kind")), Shape(sizes),
                  from.at("batched").get<bool>()};
    input.numbers = from.at("numbers").get<std::vector<double>>();
    return input;
}

Attributes attributesOf(const json& from) {
    Attributes attributes;
    for (const auto& [name, value] : from.items()) {
        if (value.is_number_integer())
            attributes.set(name, value.get<std::int64_t>());
        else
            attributes.set(name, value.get<double>());
    }
    return attributes;
}

GoldenCase caseOf(const json& from) {
    GoldenCase made;
    made.name = from.at("name");
    made.op = from.at("op");
    made.attributes = attributesOf(from.at("attributes"));
    for (const json& input : from.at("inputs"))
        made.inputs.push_back(inputOf(input));
    made.result = from.at("result").get<std::vector<double>>();
    made.dy = from.at("dy").get<std::vector<double>>();
    made.gradients = from.at("gradients").get<std::vector<std::vector<double>>>();
    if (from.contains("winner")) made.winner = from.at("winner").get<std::vector<double>>();
    return made;
}

}  // namespace

GoldenFile readGoldenOps() {
    std::ifstream stream(goldenPath("ops.json"));
    const json document = json::parse(stream);
    GoldenFile file;
    file.script = document.at("script");
    file.scriptHash = document.at("script_sha256");
    file.torchVersion = document.at("torch");
    file.batch = document.at("batch");
    for (const json& one : document.at("cases"))
        file.cases.push_back(caseOf(one));
    return file;
}

}  // namespace glassbox::testing
