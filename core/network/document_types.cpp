#include "core/network/document_types.h"

#include "core/blocks/block_rules.h"
#include "core/blocks/palette.h"

#include <algorithm>
#include <set>

namespace glassbox {

namespace {

constexpr double largestNumber = 1e9;

/// The schema of an inner setting that follows a parameter, looked for through nested composites; null if there is
/// none.
const SettingSchema* findFollower(const NetworkSpec& network, const std::string& composite, std::string_view parameter,
                                  BlockTypes base, std::set<std::string>& seen) {
    const auto found = network.composites.find(composite);
    if (found == network.composites.end() || !seen.insert(composite + ' ' + std::string(parameter)).second)
        return nullptr;
    for (const BlockSpec& block : found->second.blocks)
        for (const auto& [key, followed] : block.references) {
            if (followed != parameter) continue;
            const BlockType* type = findBlockType(block.type, base);
            const SettingSchema* schema =
                type ? findSetting(type->settings, key) : findFollower(network, block.type, key, base, seen);
            if (schema) return schema;
        }
    return nullptr;
}

/// The declaration of a parameter that no setting follows: any value of its default's kind.
SettingSchema freeSchema(const Setting& initial) {
    SettingSchema schema{.key = "", .label = "", .initial = initial};
    schema.minimum = -largestNumber;
    schema.maximum = largestNumber;
    if (std::holds_alternative<bool>(initial)) schema.kind = SettingKind::Boolean;
    if (std::holds_alternative<double>(initial)) schema.kind = SettingKind::Real;
    if (std::holds_alternative<std::string>(initial)) schema.kind = SettingKind::Text;
    if (std::holds_alternative<std::vector<std::int64_t>>(initial)) schema.kind = SettingKind::Sizes;
    return schema;
}

/// "16, relu": the parameters' values.
std::string summaryOfComposite(const BlockContext& block) {
    std::string text;
    for (const auto& [key, value] : block.settings.entries())
        text += (text.empty() ? "" : ", ") + toString(value);
    return text;
}

const std::vector<BlockType>& portRows() {
    static const std::vector<BlockType> rows = {{.name = compositeInputType,
                                                 .category = "shape",
                                                 .group = translatable("core", "Ports"),
                                                 .help = translatable("core", "Where a value enters this block."),
                                                 .mathematics = "x",
                                                 .source = "",
                                                 .idStem = "in",
                                                 .settings = {},
                                                 .inputs = {},
                                                 .outputs = outputPort(),
                                                 .parameters = noParameters},
                                                {.name = compositeOutputType,
                                                 .category = "shape",
                                                 .group = translatable("core", "Ports"),
                                                 .help = translatable("core", "Where a value leaves this block."),
                                                 .mathematics = "y",
                                                 .source = "",
                                                 .idStem = "out",
                                                 .settings = {},
                                                 .inputs = inputPort(),
                                                 .outputs = {},
                                                 .parameters = noParameters}};
    return rows;
}

}  // namespace

/// What a composite's row points to.
struct DocumentTypes::Composite {
    std::string name, help, idStem;
    std::vector<std::string> texts;  ///< keys and labels of the parameters, names of the ports
    std::vector<SettingSchema> settings;
    std::vector<PortSpec> inputs, outputs;

    Composite(const NetworkSpec& network, const std::string& composite, const CompositeSpec& spec, BlockTypes base)
        : name(composite), help(spec.help) {
        for (const char letter : composite)
            idStem += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
        texts.reserve(2 * spec.parameters.size() + spec.inputs.size() + spec.outputs.size());
        for (const CompositeParameter& parameter : spec.parameters)
            settings.push_back(schemaOf(network, parameter, base));
        for (const CompositeInput& input : spec.inputs)
            inputs.push_back(portOf(input.name));
        for (const CompositeOutput& output : spec.outputs)
            outputs.push_back(portOf(output.name));
    }

    std::string_view keep(const std::string& text) { return texts.emplace_back(text); }

    PortSpec portOf(const std::string& port) {
        const std::string_view kept = keep(port);
        return {kept, kept};
    }

    SettingSchema schemaOf(const NetworkSpec& network, const CompositeParameter& parameter, BlockTypes base) {
        std::set<std::string> seen;
        const SettingSchema* follower = findFollower(network, name, parameter.name, base, seen);
        SettingSchema schema = follower ? *follower : freeSchema(parameter.initial);
        schema.key = keep(parameter.name);
        schema.label = parameter.label.empty() ? schema.key : keep(parameter.label);
        const Result<Setting> initial = checkSetting(schema, parameter.initial);
        schema.initial = initial ? *initial : parameter.initial;
        schema.rare = schema.required = false;
        return schema;
    }
};

DocumentTypes::DocumentTypes(const NetworkSpec& network, BlockTypes base) : base_(base) {
    const bool inside =
        std::ranges::any_of(network.blocks, [](const BlockSpec& block) { return isCompositePort(block.type); });
    if (network.composites.empty() && !inside) return;
    rows_.assign(base.begin(), base.end());
    rows_.insert(rows_.end(), portRows().begin(), portRows().end());
    for (const auto& [name, spec] : network.composites) {
        composites_.push_back(std::make_shared<const Composite>(network, name, spec, base));
        const Composite& composite = *composites_.back();
        rows_.push_back({.name = composite.name,
                         .category = "composite",
                         .group = translatable("core", "Blocks of this network"),
                         .help = composite.help,
                         .mathematics = "",
                         .source = "",
                         .idStem = composite.idStem,
                         .settings = composite.settings,
                         .inputs = composite.inputs,
                         .outputs = composite.outputs,
                         .parameters = noParameters,
                         .summary = summaryOfComposite});
    }
}

bool isComposite(const BlockType& type) {
    return type.category == "composite";
}

std::string_view titleOf(std::string_view type, const Settings& settings) {
    if (type == compositeInputType) return translatable("core", "Input port");
    if (type == compositeOutputType) return translatable("core", "Output port");
    return blockTitle(type, settings);
}

bool isCompositePort(std::string_view type) {
    return type == compositeInputType || type == compositeOutputType;
}

}  // namespace glassbox
