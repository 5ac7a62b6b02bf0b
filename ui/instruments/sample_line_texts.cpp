#include "ui/instruments/sample_line_texts.h"

#include "ui/session/core_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace glassbox {
namespace {

constexpr std::int64_t mostNumbers = 8;
constexpr int digits = 3;

QString classText(int index, const Dataset& dataset) {
    const auto at = static_cast<std::size_t>(index);
    return at < dataset.classes.size() ? coreText(dataset.classes[at]) : QString::number(index);
}

/// The first numbers of a sample; of a long sequence, how long it is.
QString numbersText(const DataPart& part, std::int64_t sample, const Dataset& dataset, const Numbers& numbers) {
    const std::int64_t size = dataset.sampleShape.elements();
    if (dataset.sampleShape.rank() == 2)
        return QCoreApplication::translate("SampleStrip", "sequence of %1").arg(dataset.sampleShape[0]);
    QStringList words;
    for (std::int64_t i = 0; i < std::min(size, mostNumbers); ++i)
        words << numbers.significant(part.samples.at(sample * size + i), digits);
    if (size > mostNumbers) words << QStringLiteral("…");
    return words.join(QStringLiteral("  "));
}

QString joined(const std::vector<float>& values, const Numbers& numbers) {
    QStringList words;
    for (const float value : values)
        words << numbers.significant(static_cast<double>(value), digits);
    return words.join(QStringLiteral(" "));
}

QStringList characters(const std::vector<std::int32_t>& tokens, const Dataset& dataset) {
    QStringList shown;
    for (const std::int32_t token : tokens) {
        const auto at = static_cast<std::size_t>(token);
        shown << (token >= 0 && at < dataset.classes.size() ? visibleCharacter(dataset.classes[at]) : QString());
    }
    return shown;
}

}  // namespace

std::vector<SampleLine> sampleLines(const StripAnswer& answer, const std::vector<std::int64_t>& indices,
                                    const Dataset& dataset, const DataPart& part, const Numbers& numbers) {
    std::vector<SampleLine> lines;
    for (const StripAnswer::Tile& tile : answer.tiles) {
        const auto at = static_cast<std::size_t>(tile.index);
        if (at >= indices.size() || indices[at] >= part.size()) continue;
        SampleLine line;
        line.index = tile.index;
        if (answer.kind == StripKind::Texts) {
            line.truth = characters(tile.truth, dataset);
            line.guess = characters(tile.given, dataset);
        } else {
            line.sample = numbersText(part, indices[at], dataset, numbers);
        }
        if (answer.kind == StripKind::Classes) {
            line.wanted = classText(tile.label, dataset);
            line.given = classText(tile.prediction, dataset);
            line.wrong = tile.label != tile.prediction;
            line.sure = static_cast<double>(tile.confidence);
        } else if (answer.kind == StripKind::Numbers) {
            line.wanted = joined(tile.targets, numbers);
            line.given = joined(tile.numbers, numbers);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace glassbox
