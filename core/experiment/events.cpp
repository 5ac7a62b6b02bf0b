#include "core/experiment/experiment_spec.h"
#include "core/network/json_reader.h"
#include "core/network/json_text.h"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace glassbox {

using Json = nlohmann::ordered_json;

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
        event.allowOnly({"step", "kind", "value"});
        for (const std::string_view key : {"step", "kind", "value"})
            event.require(key);
        constexpr std::int64_t lastStep = std::numeric_limits<std::int64_t>::max();
        const std::int64_t step = event.integer("step", 0, 0, lastStep);
        std::string kind = event.choice("kind", "learning_rate", {"learning_rate"});
        events.push_back({step, std::move(kind), event.real("value", 0, 0, 1e6)});
        if (event.failed()) reader.fail(event.error());
    }
    if (reader.failed()) return reader.error();
    return events;
}

std::string writeEvents(std::span<const RunEvent> events) {
    Json document = {{"format", "glassbox.events/1"}, {"events", Json::array()}};
    for (const RunEvent& event : events)
        document["events"].push_back({{"step", event.step}, {"kind", event.kind}, {"value", event.value}});
    return writeJson(document, 2);
}

}  // namespace glassbox
