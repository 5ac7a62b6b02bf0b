#include "tests/core/ops/golden_cases.h"

#include "tests/golden/script_hash.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace glassbox::testing {

namespace {

using nlohmann::json;

AxisKind kindOf(const std::string& name) {
    if (name == "image") return AxisKind::Image;
    if (name == "sequence") return AxisKind::Sequence;
    if (name == "tokens") return AxisKind::Tokens;
    if (name == "tokens") return AxisKind::Tokens;
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
        else if (value.is_string())
            attributes.set(name, value.get<std::string>());
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

GoldenFile fileOf(const json& document) {
    GoldenFile file;
    file.script = document.at("script");
    file.scriptHash = document.at("script_sha256");
    file.torchVersion = document.at("torch");
    for (const json& one : document.at("cases")) {
        file.cases.push_back(caseOf(one));
        file.cases.back().batch = document.at("batch");
    }
    return file;
}

bool holdsOps(const json& document) {
    return document.contains("cases") && !document["cases"].empty() && document["cases"][0].contains("op");
}

}  // namespace

std::vector<GoldenFile> readGoldenOps() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(goldenPath("")))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<GoldenFile> files;
    for (const std::filesystem::path& path : paths) {
        std::ifstream stream(path);
        const json document = json::parse(stream);
        if (holdsOps(document)) files.push_back(fileOf(document));
    }
    return files;
}

std::vector<GoldenCase> goldenOpCases() {
    std::vector<GoldenCase> cases;
    for (const GoldenFile& file : readGoldenOps())
        cases.insert(cases.end(), file.cases.begin(), file.cases.end());
    return cases;
}

}  // namespace glassbox::testing
