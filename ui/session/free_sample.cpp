#include "ui/session/free_sample.h"

#include <QList>

#include <algorithm>
#include <string>
#include <utility>

namespace glassbox {
namespace {

Shape shapeOfOne(const Tensor& rows) {
    return Shape(rows.shape().sizes().subspan(1));
}

Error wrongSize(std::size_t given, const Shape& wanted) {
    return makeError(
        "session.free_size",
        translatable("core", "your own sample has {given} numbers; those of this network's data have {wanted}"),
        {{"given", std::to_string(given)}, {"wanted", std::to_string(wanted.elements())}});
}

template <class T>
Result<Tensor> likeRow(const Tensor& rows, const std::vector<T>& numbers) {
    if (rows.empty()) return wrongSize(numbers.size(), Shape());
    const Shape shape = shapeOfOne(rows);
    if (static_cast<std::int64_t>(numbers.size()) != shape.elements()) return wrongSize(numbers.size(), shape);
    Tensor row(rows.dtype(), shape);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        row.set(static_cast<std::int64_t>(i), static_cast<double>(numbers[i]));
    return row;
}

template <class T, class U>
Result<FreeSample> sampleOf(const Dataset& dataset, const std::vector<T>& numbers, const std::vector<U>& answer) {
    auto sample = likeRow(dataset.train.samples, numbers);
    if (!sample) return sample.error();
    auto wanted = likeRow(dataset.train.labels, answer);
    if (!wanted) return wanted.error();
    return FreeSample{std::move(*sample), std::move(*wanted)};
}

}  // namespace

Result<FreeSample> pictureSample(const Dataset& dataset, const std::vector<std::uint8_t>& picture, int answer) {
    return sampleOf(dataset, picture, std::vector<int>{answer});
}

Result<FreeSample> numbersSample(const Dataset& dataset, const std::vector<float>& numbers,
                                 const std::vector<float>& answer) {
    return sampleOf(dataset, numbers, answer);
}

Result<FreeSample> textSample(const Dataset& dataset, const QString& text) {
    std::vector<std::int32_t> tokens;
    for (const char32_t letter : text.toUcs4()) {
        const std::string character = QString::fromUcs4(&letter, 1).toStdString();
        const auto found = std::ranges::find(dataset.classes, character);
        if (found == dataset.classes.end())
            return makeError("session.free_character",
                             translatable("core", "the character {character} does not occur in this network's text"),
                             {{"character", character}});
        tokens.push_back(static_cast<std::int32_t>(found - dataset.classes.begin()));
    }
    if (tokens.empty()) return makeError("session.free_empty", translatable("core", "type at least one character"));
    const auto window = static_cast<std::size_t>(dataset.sampleShape.elements());
    const std::size_t typed = tokens.size();
    for (std::size_t i = 0; tokens.size() < window + 1; ++i)
        tokens.push_back(tokens[i % typed]);
    const auto first = tokens.end() - static_cast<std::ptrdiff_t>(window + 1);
    return sampleOf(dataset, std::vector<std::int32_t>(first, tokens.end() - 1),
                    dataset.train.labels.shape().rank() == 1 ? std::vector<std::int32_t>{tokens.back()}
                                                             : std::vector<std::int32_t>(first + 1, tokens.end()));
}

}  // namespace glassbox
