#include "core/experiment/experiment_spec.h"
#include "core/network/json_reader.h"
#include "core/network/json_text.h"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace glassbox {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::int64_t largestInteger = std::numeric_limits<std::int64_t>::max();

/// Which number of which parameter.
void readElement(ObjectReader& reader, RunEvent& event) {
    event.parameter = reader.text("parameter", "");
    const Json* numbers = reader.array("index");
    bool sound = !event.parameter.empty();
    for (std::size_t i = 0; numbers && i < numbers->size(); ++i) {
        const Json& number = (*numbers)[i];
        sound = sound && number.is_number_unsigned() &&
                number.get<std::uint64_t>() <= static_cast<std::uint64_t>(largestInteger);
        if (sound) event.index.push_back(number.get<std::int64_t>());
    }
    if (sound || reader.failed()) return;
    reader.fail(makeError("events.no_element",
                          translatable("core", "A weight's event names a parameter and whole numbers from 0"), {}, "",
                          reader.placeOf("index")));
}

RunEvent readEvent(ObjectReader& reader) {
    for (const std::string_view key : {"step", "kind", "value"})
        reader.require(key);
    RunEvent event;
    event.step = reader.integer("step", 0, 0, largestInteger);
    event.kind = reader.choice("kind", "learning_rate", {"learning_rate", "weight"});
    if (event.kind == "learning_rate") {
        reader.allowOnly({"step", "kind", "value"});
        event.value = reader.real("value", 0, 0, 1e6);
        return event;
    }
    constexpr double largest = std::numeric_limits<float>::max();
    reader.allowOnly({"step", "kind", "value", "parameter", "index"});
    for (const std::string_view key : {"parameter", "index"})
        reader.require(key);
    event.value = reader.real("value", 0, -largest, largest);
    readElement(reader, event);
    return event;
}

}  // namespace

Result<std::vector<RunEvent>> parseEvents(std::string_view json) {
    const Result<Json> document = readJson(json);
    if (!document) return document.error();
    if (const Result<void> format = checkFormat(*document, "glassbox.events"); !format) return format.error();
    ObjectReader reader(*document, "");
    reader.allowOnly({"format", "events"});
    reader.require("events");
    const Json* list = reader.array("events");
    std::vector<RunEvent> events;
    for (std::size_t i = 0; list && i < list->size() && !reader.failed(); ++i) {
        ObjectReader event((*list)[i], fmt::format("events[{}]", i));
        events.push_back(readEvent(event));
        if (event.failed()) reader.fail(event.error());
    }
    if (reader.failed()) return reader.error();
    return events;
}

std::string writeEvents(std::span<const RunEvent> events) {
    Json document = {{"format", "glassbox.events/1"}, {"events", Json::array()}};
    for (const RunEvent& event : events) {
        Json entry = {{"step", event.step}, {"kind", event.kind}, {"value", event.value}};
        if (!event.parameter.empty()) {
            entry["parameter"] = event.parameter;
            entry["index"] = event.index;
        }
        document["events"].push_back(std::move(entry));
    }
    return writeJson(document, 2);
}

}  // namespace glassbox
