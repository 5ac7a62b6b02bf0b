#include "tests/fuzz/entries.h"

#include "core/blocks/expression.h"
#include "core/data/cifar.h"
#include "core/data/idx.h"
#include "core/data/text.h"
#include "core/data/utf8.h"
#include "core/experiment/experiment_spec.h"
#include "core/interop/npy.h"
#include "core/interop/safetensors.h"
#include "core/network/analysis.h"
#include "core/network/lower.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace glassbox::fuzz {

namespace {

void expect(bool kept, const char* promise) {
    if (kept) return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

/// Every {name} of a template is among its arguments.
bool allFilled(const std::string& text, const ErrorArguments& arguments) {
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const std::string name = text.substr(open + 1, text.find('}', open) - open - 1);
        const bool known = std::any_of(arguments.begin(), arguments.end(),
                                       [&](const auto& argument) { return argument.first == name; });
        if (!known) return false;
    }
    return true;
}

/// A message says something and can be printed as JSON, which wants sound UTF-8.
void expectShowable(const Error& error) {
    expect(!error.message().empty(), "an error says something");
    nlohmann::json shown = {error.toString(), error.place};
    try {
        expect(!shown.dump().empty(), "an error is shown");
    } catch (const nlohmann::json::exception&) {
        expect(false, "the text of an error is UTF-8");
    }
}

bool sameTensor(const Tensor& a, const Tensor& b) {
    return a.dtype() == b.dtype() && a.shape() == b.shape() &&
           (a.bytes() == 0 || std::memcmp(a.raw(), b.raw(), a.bytes()) == 0);
}

void tryDocument(const NetworkSpec& network) {
    const Result<NetworkSpec> again = parseNetwork(writeNetwork(network));
    expect(again.ok() && *again == network, "a network that was read is written and read back equal");
    const NetworkAnalysis analysis = analyse(network);
    expect(lower(network, {}).ok() == analysis.valid(), "a network lowers if and only if it is valid");
    for (const Problem& problem : analysis.problems) {
        expect(allFilled(problem.error.text, problem.error.arguments) &&
                   allFilled(problem.error.hint, problem.error.arguments),
               "messages have no open placeholders");
        if (!problem.mend) continue;
        const NetworkSpec& mended = problem.mend->mended;
        const Result<NetworkSpec> mendedAgain = parseNetwork(writeNetwork(mended));
        expect(mendedAgain.ok() && *mendedAgain == mended && mended != network, "a mend gives another sound document");
    }
}

}  // namespace

void tryNetworkJson(std::string_view bytes) {
    const Result<NetworkSpec> network = parseNetwork(bytes);
    if (network)
        tryDocument(*network);
    else
        expectShowable(network.error());
}

void tryExperimentJson(std::string_view bytes) {
    if (const Result<std::vector<RunEvent>> events = parseEvents(bytes)) {
        const Result<std::vector<RunEvent>> again = parseEvents(writeEvents(*events));
        expect(again.ok() && *again == *events, "events that were read are written and read back equal");
    }
    const Result<ExperimentSpec> experiment = parseExperiment(bytes, "/nowhere");
    if (!experiment) return expectShowable(experiment.error());
    const Result<ExperimentSpec> again = parseExperiment(writeExperiment(*experiment));
    expect(again.ok() && *again == *experiment, "an experiment that was read is written and read back equal");
    const Result<void> checked = validate(*experiment);
    if (!checked) expectShowable(checked.error());
    expect(!checked.ok() || lower(experiment->network, {experiment->losses, true}).ok(),
           "the network of a valid experiment lowers with its losses");
}

void tryExpression(std::string_view bytes) {
    if (!decodeUtf8(bytes)) return;
    constexpr std::string_view names[] = {"x", "t"};
    const Result<Expression> formula = Expression::parse(bytes, names);
    if (!formula) return expectShowable(formula.error());
    Graph graph;
    GraphBuilder builder(graph);
    const ValueType type{DType::F32, AxisKind::Vector, {3}, true};
    const ValueId values[] = {builder.input("x", type), builder.input("t", type)};
    const Result<ValueId> result = formula->emit(builder, values, "out");
    expect(result.ok() || result.error().code == "expression.power", "a formula that was read becomes ops");
    expect(!result.ok() || graph.value(*result).type == type, "a formula keeps the type of its names");
}

void tryIdx(std::string_view bytes) {
    for (const IdxContent content : {IdxContent::Labels, IdxContent::Pictures}) {
        const Result<Tensor> tensor = decodeIdx(bytes, content);
        if (!tensor) continue;
        expect(tensor->shape().rank() == (content == IdxContent::Labels ? 1 : 4),
               "labels and pictures have their rank");
        expect(tensor->elements() > 0 && tensor->bytes() == static_cast<std::size_t>(tensor->elements()),
               "a tensor has as many elements as its sizes say");
    }
}

void tryCifar10(std::string_view bytes) {
    const Result<DataPart> part = decodeCifar10(bytes);
    if (!part) return expectShowable(part.error());
    expect(part->samples.bytes() + static_cast<std::size_t>(part->labels.elements()) == bytes.size(),
           "a record is a label and a picture");
    for (const std::int32_t label : part->labels.span<std::int32_t>())
        expect(label >= 0 && label < 10, "labels are classes");
}

void tryText(std::string_view bytes) {
    const Result<std::vector<char32_t>> characters = decodeUtf8(bytes);
    if (characters) {
        std::string again;
        for (const char32_t character : *characters)
            again += encodeUtf8(character);
        expect(bytes == again || bytes == "\xef\xbb\xbf" + again, "characters that were read are written back equal");
    }
    for (const TextCut& cut : {TextCut{3, 2, 0.3}, TextCut{1, 0, 0.5}}) {
        const Result<std::shared_ptr<const Dataset>> made = makeTextDataset(bytes, cut, {});
        if (!made) {
            expectShowable(made.error());
            continue;
        }
        for (const DataPart* part : {&(*made)->train, &(*made)->test}) {
            const auto tokens = part->samples.span<std::int32_t>(), next = part->labels.span<std::int32_t>();
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                expect(tokens[i] >= 0 && tokens[i] < std::ssize((*made)->classes), "tokens are classes");
                const bool last = (static_cast<std::int64_t>(i) + 1) % cut.length == 0;
                expect(last || next[i] == tokens[i + 1], "targets are the next tokens");
            }
        }
        for (const Error& remark : (*made)->remarks)
            expectShowable(remark);
    }
}

void trySafetensors(std::string_view bytes) {
    const Result<NamedTensors> tensors = decodeSafetensors(bytes);
    if (!tensors) return expectShowable(tensors.error());
    std::size_t held = 0;
    bool named = true;
    for (const auto& [name, tensor] : *tensors) {
        held += tensor.bytes();
        named = named && !name.empty();
    }
    expect(held <= bytes.size(), "tensors are no larger than the file");
    const Result<std::string> written = encodeSafetensors(*tensors);
    expect(written.ok() == named, "what was read can be written");
    if (!written) return;
    const Result<NamedTensors> again = decodeSafetensors(*written);
    expect(again.ok() && again->size() == tensors->size(), "what was written is read back");
    for (std::size_t i = 0; i < tensors->size(); ++i)
        expect((*again)[i].first == (*tensors)[i].first && sameTensor((*again)[i].second, (*tensors)[i].second),
               "tensors that were read are written and read back equal, in their order");
}

void tryNpy(std::string_view bytes) {
    const Result<Tensor> array = decodeNpy(bytes);
    if (!array) return expectShowable(array.error());
    expect(array->bytes() <= bytes.size(), "an array is no larger than the file");
    const Result<Tensor> again = decodeNpy(encodeNpy(*array));
    expect(again.ok() && sameTensor(*again, *array), "an array that was read is written and read back equal");
}

}  // namespace glassbox::fuzz
