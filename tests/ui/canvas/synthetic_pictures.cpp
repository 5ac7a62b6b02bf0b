#include "tests/ui/canvas/synthetic_pictures.h"

#include "ui/canvas/tensor_meaning.h"

#include <QFont>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <random>

namespace glassbox {
namespace {

/// A handwritten-looking 3, ink 1 on 0.
QImage drawnDigit(int width, int height) {
    QImage image(width, height, QImage::Format_Grayscale8);
    image.fill(0);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.scale(width / 28.0, height / 28.0);
    painter.setPen(QPen(Qt::white, 2.6, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(9, 5, 10, 9), -80 * 16, 220 * 16);
    painter.drawArc(QRectF(8, 13, 12, 10), -160 * 16, 240 * 16);
    return image;
}

std::vector<float> imageValues(const Shape& shape, TensorMeaning meaning, std::mt19937& random) {
    const int height = static_cast<int>(shape[1]), width = static_cast<int>(shape[2]);
    const QImage digit = drawnDigit(width, height);
    std::normal_distribution<double> normal(0, 1);
    std::vector<float> values;
    for (std::int64_t map = 0; map < shape[0]; ++map) {
        const double gain = meaning == TensorMeaning::Picture ? 1 : normal(random);
        const int shift = meaning == TensorMeaning::Picture ? 0 : static_cast<int>(map % 3) - 1;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const int sx = std::clamp(x + shift, 0, width - 1);
                const double here = qGray(digit.pixel(x, y)) / 255.0, there = qGray(digit.pixel(sx, y)) / 255.0;
                double value = meaning == TensorMeaning::Picture ? here : gain * here - 0.8 * std::abs(gain) * there;
                if (meaning != TensorMeaning::Picture) value += 0.05 * normal(random);
                if (meaning == TensorMeaning::Amounts) value = std::max(0.0, value);
                values.push_back(static_cast<float>(value));
            }
        }
    }
    return values;
}

std::vector<float> vectorValues(std::size_t count, TensorMeaning meaning, std::mt19937& random) {
    std::normal_distribution<double> normal(0, 1);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(normal(random));
    if (meaning == TensorMeaning::Amounts) {
        for (float& value : values)
            value = std::max(0.0F, value - 0.3F);
    }
    if (meaning == TensorMeaning::Probabilities) {
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i)
            values[i] = i == 3 % count ? 6 : values[i];
        for (const float value : values)
            sum += std::exp(static_cast<double>(value));
        for (float& value : values)
            value = static_cast<float>(std::exp(static_cast<double>(value)) / sum);
    }
    return values;
}

}  // namespace

SampleView syntheticPictures(const NetworkSpec& network, const NetworkAnalysis& analysis) {
    SampleView view;
    view.part = "validation";
    view.index = 18;
    view.label = 3;
    std::mt19937 random(7);
    const auto meanings = tensorMeanings(network, DocumentTypes(network), analysis);
    for (const auto& [id, known] : analysis.blocks) {
        if (!known.known || known.outputs.empty()) continue;
        const ValueType& type = known.outputs.front();
        const auto found = meanings.find(id);
        const TensorMeaning meaning = found == meanings.end() ? TensorMeaning::Signed : found->second;
        const auto count = static_cast<std::size_t>(type.shape.elements());
        const bool image = type.kind == AxisKind::Image;
        view.blocks[id] = {
            type, image ? imageValues(type.shape, meaning, random) : vectorValues(count, meaning, random), {}};
    }
    return view;
}

}  // namespace glassbox
