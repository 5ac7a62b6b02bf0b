#include "ui/shell/start_cards.h"

#include "core/experiment/experiment_spec.h"
#include "ui/rooms/preset_texts.h"
#include "ui/session/core_text.h"
#include "ui/shell/preferences.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include <string>
#include <utility>

namespace glassbox {
namespace {

QString resultText(const PresetResult& result, const Numbers& numbers) {
    if (result.bits >= 0)
        return QCoreApplication::translate("StartCards", "%1 bits").arg(numbers.significant(result.bits, 3));
    if (result.accuracy >= 0) return numbers.percent(result.accuracy, 2);
    if (result.error >= 0)
        return QCoreApplication::translate("StartCards", "error %1").arg(numbers.significant(result.error, 3));
    return {};
}

}  // namespace

std::vector<StartCard::Content> startCards(const std::filesystem::path& presets, const DataPlaces& places,
                                           const Preferences& preferences, const Theme& theme) {
    const Numbers numbers(theme.locale());
    std::vector<StartCard::Content> cards;
    for (const PresetRow& row : presetRows()) {
        const auto path = presets / (std::string(row.stem) + ".json");
        auto experiment = loadExperiment(path);
        if (!experiment) continue;
        StartCard::Content card;
        card.file = QString::fromStdU16String(path.u16string());
        card.group = presetText(row.group);
        card.title = presetText(row.title);
        card.description = presetText(row.description);
        card.network = std::move(experiment->network);
        card.dataset = experiment->data.dataset;
        const PresetResult result = preferences.presetResult(QString::fromLatin1(row.stem));
        card.result = resultText(result, numbers);
        if (!card.result.isEmpty()) card.time = numbers.duration(result.seconds);
        if (const auto folder = locateDataset(card.dataset, places); !folder) {
            const CatalogEntry* entry = findCatalogEntry(card.dataset);
            card.missing = entry != nullptr ? coreText(entry->title) : QString::fromStdString(card.dataset);
            card.howToGet = errorSentences(folder.error());
        }
        cards.push_back(std::move(card));
    }
    return cards;
}

}  // namespace glassbox
