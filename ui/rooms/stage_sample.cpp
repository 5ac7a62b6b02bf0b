#include "ui/rooms/stage_sample.h"

#include "ui/rooms/stage_picture.h"
#include "ui/theme/heat_map_image.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>
#include <vector>

namespace glassbox {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::StageSample", text);
}

/// A row of a tensor.
Tensor rowOf(const Tensor& rows, std::int64_t row) {
    Tensor one(rows.dtype(), Shape(rows.shape().sizes().subspan(1)));
    std::memcpy(one.raw(), rows.raw() + static_cast<std::size_t>(row) * one.bytes(), one.bytes());
    return one;
}

QString nameOf(const Moment& moment, std::int64_t number, const QLocale& locale) {
    const bool picture = moment.data->dataset->image();
    if (moment.own) return words(QT_TRANSLATE_NOOP("glassbox::StageSample", "Your own sample"));
    const QString index = Numbers(locale).integer(number);
    if (moment.part == "validation")
        return (picture ? words(QT_TRANSLATE_NOOP("glassbox::StageSample", "Validation picture %1"))
                        : words(QT_TRANSLATE_NOOP("glassbox::StageSample", "Validation sample %1")))
            .arg(index);
    if (moment.part == "test")
        return (picture ? words(QT_TRANSLATE_NOOP("glassbox::StageSample", "Test picture %1"))
                        : words(QT_TRANSLATE_NOOP("glassbox::StageSample", "Test sample %1")))
            .arg(index);
    return (picture ? words(QT_TRANSLATE_NOOP("glassbox::StageSample", "Training picture %1"))
                    : words(QT_TRANSLATE_NOOP("glassbox::StageSample", "Training sample %1")))
        .arg(index);
}

/// [C,H,W] u8 as one looks at it.
QPixmap pictureOf(const Tensor& sample, const Theme& theme) {
    const Shape& shape = sample.shape();
    if (sample.dtype() != DType::U8 || shape.rank() != 3 || (shape[0] != 1 && shape[0] != 3)) return {};
    const auto pixels = sample.span<std::uint8_t>();
    const auto channels = static_cast<std::size_t>(shape[0]), places = pixels.size() / channels;
    std::vector<std::uint8_t> mixed(pixels.size());
    for (std::size_t channel = 0; channel < channels; ++channel)
        for (std::size_t i = 0; i < places; ++i)
            mixed[i * channels + channel] = pixels[channel * places + i];
    return QPixmap::fromImage(
        pictureImage(mixed, static_cast<int>(shape[1]), static_cast<int>(shape[2]), static_cast<int>(channels), theme));
}

std::int64_t winner(const Tensor& answer) {
    std::int64_t best = 0;
    for (std::int64_t i = 1; i < answer.elements(); ++i)
        if (answer.at(i) > answer.at(best)) best = i;
    return best;
}

}  // namespace

StageSample stageSample(const MicroscopeStage& stage, std::int64_t number, const QLocale& locale) {
    const Moment& moment = stage.moment;
    StageSample sample;
    if (!moment.data || !moment.data->dataset) return sample;
    if (moment.own) return {moment.own->sample, moment.own->answer, nameOf(moment, 0, locale)};
    const auto place = static_cast<std::size_t>(std::min(number, static_cast<std::int64_t>(moment.samples.size()) - 1));
    if (place >= moment.samples.size()) return sample;
    const Split& split = moment.data->split;
    const std::int64_t index = moment.samples[place];
    const bool test = moment.part == "test";
    const auto& among = moment.part == "validation" ? split.validation : split.training;
    const DataPart& part = test ? moment.data->dataset->test : moment.data->dataset->train;
    const std::int64_t row = test ? index : among[static_cast<std::size_t>(index)];
    sample.sample = rowOf(part.samples, row);
    if (!part.labels.empty()) sample.label = rowOf(part.labels, row);
    sample.name = nameOf(moment, index, locale);
    return sample;
}

ValueId answerOf(const MicroscopeStage& stage) {
    return stage.lowered.outputs.empty() ? ValueId() : stage.lowered.outputs.begin()->second;
}

ShownSample shownSample(const MicroscopeStage& stage, std::int64_t number, const Tensor* answer, const Theme& theme) {
    const StageSample sample = stageSample(stage, number, theme.locale());
    ShownSample shown;
    shown.name = sample.name;
    if (sample.sample.empty()) return shown;
    shown.picture = pictureOf(sample.sample, theme);
    const QStringList classes = classNames(*stage.moment.data->dataset);
    const bool named = !classes.isEmpty() && sample.label.dtype() == DType::I32 && sample.label.elements() == 1;
    if (!named) return shown;
    const QString right = classes.value(static_cast<qsizetype>(sample.label.at(0)));
    if (answer == nullptr || answer->elements() != classes.size()) {
        shown.verdict = words(QT_TRANSLATE_NOOP("glassbox::StageSample", "is %1")).arg(right);
        return shown;
    }
    const QString seen = classes.value(static_cast<qsizetype>(winner(*answer)));
    shown.wrong = seen != right;
    shown.verdict = shown.wrong
                        ? words(QT_TRANSLATE_NOOP("glassbox::StageSample", "is %1, seen as %2")).arg(right, seen)
                        : words(QT_TRANSLATE_NOOP("glassbox::StageSample", "is %1, seen so")).arg(right);
    return shown;
}

}  // namespace glassbox
