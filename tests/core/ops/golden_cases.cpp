#include "tests/core/ops/golden_cases.h"

#include <openssl/evp.h>
#include <nlohmann/json.hpp>

#include <array>
#include <fstream>
#include <iterator>

namespace glassbox::testing {

namespace {

using nlohmann::json;

const std::string folder = std::string(GLASSBOX_SOURCE_DIR) + "/tests/golden/";

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
    std::ifstream stream(folder + "ops.json");
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

std::string hashOfGoldenScript(const std::string& name) {
    std::ifstream stream(folder + name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string text;
    for (unsigned int i = 0; i < size; ++i)
        for (const int nibble : {digest[i] >> 4, digest[i] & 15})
            text += "0123456789abcdef"[nibble];
    return text;
}

}  // namespace glassbox::testing
