#include "core/base/platform/file.h"
#include "core/base/shortened.h"
#include "core/blocks/loss_type.h"
#include "core/data/catalog.h"
#include "core/experiment/experiment_spec.h"
#include "core/network/json_reader.h"
#include "core/network/json_text.h"
#include "core/network/network_json.h"
#include "core/optim/optimizer.h"
#include "core/optim/regularizer.h"
#include "core/optim/schedule.h"

#include <nlohmann/json.hpp>

namespace glassbox {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::uint64_t mostFileBytes = 64 << 20;

/// Reads the parts of an experiment one after the other and keeps the first error. A missing part keeps its default,
/// which depends on the network.
class ExperimentReader {
public:
    ExperimentReader(const Json& document, fs::path folder) : reader_(document, ""), folder_(std::move(folder)) {}

    Result<ExperimentSpec> read() {
        reader_.allowOnly({"format", "name", "network", "data", "losses", "optimizer", "schedule", "regularization",
                           "batch_size", "drop_last", "epochs", "stop_at", "watch", "seed", "precision"});
        reader_.require("network");
        if (reader_.failed()) return reader_.error();
        Result<NetworkSpec> network = readNetworkPart();
        if (!network) return network.error();
        spec_ = defaultExperiment(*network);
        spec_.name = reader_.text("name", spec_.name);
        readData();
        readLosses();
        readChoices();
        readNumbers();
        readStopTarget();
        if (reader_.failed()) return reader_.error();
        return std::move(spec_);
    }

private:
    Result<NetworkSpec> readNetworkPart() {
        const Json& network = *reader_.find("network");
        if (network.is_object()) return readNetwork(network, "network");
        if (!network.is_string())
            return makeError("experiment.network",
                             translatable("core", "network must be a network object or the path of one but is {value}"),
                             {{"value", shownJson(network)}}, "", "network");
        const fs::path path = folder_ / network.get<std::string>();
        std::error_code ignored;
        if (const fs::file_status status = fs::status(path, ignored);
            fs::exists(status) && !fs::is_regular_file(status))  // a device or a pipe could block
            return makeError("experiment.network_file", translatable("core", "{path} is not a file"),
                             {{"path", path.string()}}, translatable("core", "Give the path of a network file."),
                             "network");
        const Result<std::string> text = readFile(path, mostFileBytes);
        if (!text) return text.error().at("network");
        Result<NetworkSpec> parsed = parseNetwork(*text);
        if (parsed) return parsed;
        const std::string& place = parsed.error().place;
        return parsed.error().at(place.empty() ? path.string() : path.string() + ": " + place);
    }

    void readData() {
        const Json* object = reader_.object("data");
        if (!object) return;
        ObjectReader data(*object, "data");
        data.allowOnly({"dataset", "options", "inputs", "targets", "split", "normalization", "augmentation"});
        spec_.data.dataset = data.text("dataset", spec_.data.dataset);
        readDataset(data);
        readFields(data, "inputs", spec_.data.inputs);
        readFields(data, "targets", spec_.data.targets);
        if (const Json* part = data.object("split")) {
            ObjectReader split(*part, "data.split");
            split.allowOnly({"validation", "seed"});
            spec_.data.validation = split.real("validation", spec_.data.validation, 0, 0.9);
            spec_.data.splitSeed = split.unsignedInteger("seed", spec_.data.splitSeed);
            adopt(split);
        }
        if (const Json* part = data.object("normalization")) {
            ObjectReader normalization(*part, "data.normalization");
            normalization.allowOnly({"type", "per"});
            spec_.data.normalization = normalization.choice("type", spec_.data.normalization, {"none", "standardize"});
            const std::string per = spec_.data.perChannel ? "channel" : "all";
            spec_.data.perChannel = normalization.choice("per", per, {"channel", "all"}) == "channel";
            adopt(normalization);
        }
        refuseEntries(data, "augmentation");
        adopt(data);
    }

    /// The options of the data set, and the fields that its row names where the experiment names none.
    void readDataset(ObjectReader& data) {
        const Json* object = data.object("options");
        const CatalogEntry* entry = findCatalogEntry(spec_.data.dataset);
        if (!entry) {
            if (object) data.fail(unknownDataset(spec_.data.dataset).at(data.pathOf("dataset")));
            return;
        }
        static const Json none = Json::object();
        ObjectReader options(object ? *object : none, "data.options");
        std::vector<std::string_view> keys;
        for (const SettingSchema& setting : entry->options)
            keys.push_back(setting.key);
        options.allowOnly(keys);
        spec_.data.options = options.settings(entry->options);
        if (options.failed()) data.fail(options.error());
        if (const Setting* file = spec_.data.options.find("file"); file && !folder_.empty())
            spec_.data.options.set("file", (folder_ / std::get<std::string>(*file)).lexically_normal().string());
        for (auto& [block, field] : spec_.data.inputs)
            field = entry->inputField;
        for (auto& [block, field] : spec_.data.targets)
            field = entry->targetField;
    }

    void adopt(const ObjectReader& part) {
        if (part.failed()) reader_.fail(part.error());
    }

    static void readFields(ObjectReader& data, std::string_view key, std::map<std::string, std::string>& fields) {
        const Json* object = data.object(key);
        if (!object) return;
        fields.clear();
        ObjectReader names(*object, data.pathOf(key));
        for (const auto& item : object->items())
            fields[item.key()] = names.text(item.key(), "");
        if (names.failed()) data.fail(names.error());
    }

    /// Lists that this version accepts only empty.
    static void refuseEntries(ObjectReader& reader, std::string_view key) {
        const Json* list = reader.array(key);
        if (!list || list->empty()) return;
        reader.fail(makeError("experiment.not_yet", translatable("core", "{key} can't be used by this version"),
                              {{"key", std::string(key)}}, translatable("core", "Leave {key} empty: []."),
                              reader.pathOf(key)));
    }

    void readLosses() {
        const Json* object = reader_.object("losses");
        if (!object) return;
        spec_.losses.clear();
        for (const auto& item : object->items()) {
            ObjectReader loss(item.value(), "losses." + shortened(item.key()));
            loss.require("type");
            LossSpec& spec = spec_.losses[item.key()];
            spec.type = loss.text("type", spec.type);
            spec.weight = loss.real("weight", 1.0, 0, 1e6);
            readTypeSettings(loss, "loss", spec.type, findLossType(spec.type), {"type", "weight"}, spec.settings);
            adopt(loss);
        }
    }

    /// An object with "type" and the settings of that row of a table.
    template <class Find>
    void readChoice(std::string_view key, ChoiceSpec& choice, const Find& find) {
        const Json* object = reader_.object(key);
        if (!object) return;
        ObjectReader body(*object, std::string(key));
        body.require("type");
        choice.type = body.text("type", "");
        readTypeSettings(body, key, choice.type, find(choice.type), {"type"}, choice.settings);
        adopt(body);
    }

    /// The settings of a row of a table, which stand beside `keys`; null: there is no row of that name.
    template <class Type>
    void readTypeSettings(ObjectReader& body, std::string_view key, const std::string& name, const Type* type,
                          std::vector<std::string_view> keys, Settings& settings) {
        if (!type && !body.failed())
            body.fail(makeError("experiment.unknown_type", translatable("core", "there is no {key} {name}"),
                                {{"key", std::string(key)}, {"name", shownJson(Json(name))}, {"names", namesOf(key)}},
                                translatable("core", "Known types: {names}."), body.pathOf("type")));
        if (!type) return;
        for (const SettingSchema& setting : type->settings)
            keys.push_back(setting.key);
        body.allowOnly(keys);
        settings = body.settings(type->settings);
    }

    static std::string namesOf(std::string_view key) {
        std::string names;
        const auto append = [&](const auto& rows) {
            for (const auto& row : rows)
                names += (names.empty() ? "" : ", ") + std::string(row.name);
        };
        if (key == "optimizer")
            append(optimizerTypes());
        else if (key == "loss")
            append(lossTypes());
        else if (key == "regularization")
            append(regularizerTypes());
        else
            append(scheduleTypes());
        return names;
    }

    void readChoices() {
        readChoice("optimizer", spec_.optimizer, findOptimizerType);
        readChoice("schedule", spec_.schedule, findScheduleType);
        readRegularization();
    }

    void readRegularization() {
        const Json* list = reader_.array("regularization");
        for (std::size_t i = 0; list && i < list->size() && !reader_.failed(); ++i) {
            ObjectReader body((*list)[i], "regularization[" + std::to_string(i) + ']');
            body.require("type");
            ChoiceSpec choice{body.text("type", ""), {}};
            readTypeSettings(body, "regularization", choice.type, findRegularizerType(choice.type), {"type"},
                             choice.settings);
            adopt(body);
            spec_.regularization.push_back(std::move(choice));
        }
    }

    void readNumbers() {
        spec_.batchSize = reader_.integer("batch_size", spec_.batchSize, 1, 1000000);
        spec_.dropLast = reader_.boolean("drop_last", spec_.dropLast);
        spec_.epochs = reader_.integer("epochs", spec_.epochs, 1, 1000000);
        spec_.watchTest = reader_.choice("watch", "validation", {"validation", "test"}) == "test";
        spec_.seed = reader_.unsignedInteger("seed", spec_.seed);
        const bool real64 = reader_.choice("precision", "float32", {"float32", "double"}) == "double";
        spec_.precision = real64 ? DType::F64 : DType::F32;
    }

    void readStopTarget() {
        const Json* object = reader_.object("stop_at");
        if (!object) return;
        ObjectReader target(*object, "stop_at");
        target.allowOnly({"validation_accuracy", "validation_loss", "test_accuracy", "test_loss"});
        if (object->size() != 1)
            target.fail(makeError("experiment.stop_at", translatable("core", "stop_at needs exactly one metric"), {},
                                  translatable("core", "Write {\"validation_accuracy\": 0.99}."), "stop_at"));
        if (!target.failed()) {
            const std::string metric = object->items().begin().key();
            const double most = metric.ends_with("accuracy") ? 1 : 1e6;
            spec_.stopAt = StopTarget{metric, target.real(metric, 0, 0, most)};
        }
        adopt(target);
    }

    ObjectReader reader_;
    fs::path folder_;
    ExperimentSpec spec_;
};

Json choiceJson(const ChoiceSpec& choice) {
    Json object = {{"type", choice.type}};
    for (const auto& [key, value] : choice.settings.entries())
        object[key] = toJson(value);
    return object;
}

Json lossJson(const LossSpec& loss) {
    Json object = {{"type", loss.type}, {"weight", loss.weight}};
    for (const auto& [key, value] : loss.settings.entries())
        object[key] = toJson(value);
    return object;
}

Json dataJson(const DataSpec& data) {
    Json object = {{"dataset", data.dataset}};
    for (const auto& [key, value] : data.options.entries())
        object["options"][key] = toJson(value);
    object["inputs"] = data.inputs;
    object["targets"] = data.targets;
    object["split"] = {{"validation", data.validation}, {"seed", data.splitSeed}};
    object["normalization"] = {{"type", data.normalization}, {"per", data.perChannel ? "channel" : "all"}};
    object["augmentation"] = Json::array();
    return object;
}

}  // namespace

Result<ExperimentSpec> parseExperiment(std::string_view json, const fs::path& folder) {
    const Result<Json> document = readJson(json);
    if (!document) return document.error();
    if (const Result<void> format = checkFormat(*document, "glassbox.experiment"); !format) return format.error();
    return ExperimentReader(*document, folder).read();
}

std::string writeExperiment(const ExperimentSpec& experiment) {
    Json document = {{"format", "glassbox.experiment/1"},
                     {"name", experiment.name},
                     {"network", toJson(experiment.network)},
                     {"data", dataJson(experiment.data)}};
    document["losses"] = Json::object();
    for (const auto& [id, loss] : experiment.losses)
        document["losses"][id] = lossJson(loss);
    document["optimizer"] = choiceJson(experiment.optimizer);
    document["schedule"] = choiceJson(experiment.schedule);
    document["regularization"] = Json::array();
    for (const ChoiceSpec& choice : experiment.regularization)
        document["regularization"].push_back(choiceJson(choice));
    document["batch_size"] = experiment.batchSize;
    document["drop_last"] = experiment.dropLast;
    document["epochs"] = experiment.epochs;
    if (experiment.stopAt) document["stop_at"] = {{experiment.stopAt->metric, experiment.stopAt->value}};
    document["watch"] = experiment.watchTest ? "test" : "validation";
    document["seed"] = experiment.seed;
    document["precision"] = experiment.precision == DType::F64 ? "double" : "float32";
    return writeJson(document, 3);
}

Result<ExperimentSpec> loadExperiment(const fs::path& file) {
    const Result<std::string> text = readFile(file, mostFileBytes);
    if (!text) return text.error();
    const Result<Json> document = readJson(*text);
    if (!document) {
        const std::string& place = document.error().place;
        return document.error().at(place.empty() ? file.string() : file.string() + ", " + place);
    }
    const bool network = document->is_object() && document->contains("format") && (*document)["format"].is_string() &&
                         (*document)["format"].get<std::string>().starts_with("glassbox.network/");
    if (!network) return parseExperiment(*text, file.parent_path());
    const Result<NetworkSpec> parsed = parseNetwork(*text);
    if (!parsed) return parsed.error();
    return defaultExperiment(*parsed);
}

}  // namespace glassbox
