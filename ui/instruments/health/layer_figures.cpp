#include "ui/instruments/health/layer_figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::LayerFigure", text);
}

double largestSize(const TensorPulse& pulse) {
    return std::max(std::abs(pulse.smallest), std::abs(pulse.largest));
}

/// Share of dead units in the last batch, or of results at a flat end.
double restingShare(const PulsedLayer& layer, const LayerPulse& pulse) {
    if (layer.activation != "relu") return pulse.saturated;
    return layer.units > 0 ? static_cast<double>(pulse.deadUnits) / static_cast<double>(layer.units) : 0;
}

/// Two digits; what is large in powers of ten, so that a strip's end has room for it.
QString brief(double number, const Numbers& numbers) {
    if (!std::isfinite(number) || std::abs(number) < 9999.5) return numbers.significant(number, 2);
    const int power = static_cast<int>(std::floor(std::log10(std::abs(number))));
    return numbers.significant(number / std::pow(10.0, power), 2) + u'e' + QString::number(power);
}

}  // namespace

bool hasFigure(LayerFigure figure, const PulsedLayer& layer) {
    if (figure == LayerFigure::Resting) return !layer.activation.empty();
    return !isBackward(figure) || !layer.parameters.empty();
}

double figureOf(LayerFigure figure, const PulsedLayer& layer, const LayerPulse& pulse) {
    switch (figure) {
        case LayerFigure::Activation:
            return pulse.output.mean;
        case LayerFigure::ActivationHistogram:
            return largestSize(pulse.output);
        case LayerFigure::GradientNorm:
            return pulse.gradientNorm;
        case LayerFigure::GradientHistogram:
            return largestSize(pulse.gradient);
        case LayerFigure::Resting:
            return restingShare(layer, pulse);
        case LayerFigure::UpdateRatio:
            return pulse.updateRatio();
    }
    return 0;
}

const PulseHistogram* histogramOf(LayerFigure figure, const LayerPulse& pulse) {
    if (figure == LayerFigure::ActivationHistogram) return &pulse.output.histogram;
    return figure == LayerFigure::GradientHistogram ? &pulse.gradient.histogram : nullptr;
}

bool isBackward(LayerFigure figure) {
    return figure == LayerFigure::GradientNorm || figure == LayerFigure::GradientHistogram ||
           figure == LayerFigure::UpdateRatio;
}

QString figureTitle(LayerFigure figure) {
    switch (figure) {
        case LayerFigure::Activation:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "mean ± spread"));
        case LayerFigure::ActivationHistogram:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "outputs"));
        case LayerFigure::GradientNorm:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "gradient"));
        case LayerFigure::GradientHistogram:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "gradients"));
        case LayerFigure::Resting:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "dead, flat"));
        case LayerFigure::UpdateRatio:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "update"));
    }
    return {};
}

QString figureHelp(LayerFigure figure) {
    switch (figure) {
        case LayerFigure::Activation:
            return words(QT_TRANSLATE_NOOP(
                "glassbox::LayerFigure",
                "Mean of the layer's outputs over the batch, and about it a band of one standard deviation."));
        case LayerFigure::ActivationHistogram:
            return words(QT_TRANSLATE_NOOP(
                "glassbox::LayerFigure",
                "How often each output occurs: up is a larger output, a stronger colour is more of them."));
        case LayerFigure::GradientNorm:
            return words(
                QT_TRANSLATE_NOOP("glassbox::LayerFigure",
                                  "Length of the gradient of the layer's weights, on a scale of powers of ten."));
        case LayerFigure::GradientHistogram:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure",
                                           "How often each gradient of a weight occurs: up is a larger one."));
        case LayerFigure::Resting:
            return words(
                QT_TRANSLATE_NOOP("glassbox::LayerFigure",
                                  "Share of a ReLU's units that gave 0 for the whole batch, or of the results of a "
                                  "tanh or sigmoid at a flat end of its curve."));
        case LayerFigure::UpdateRatio:
            return words(
                QT_TRANSLATE_NOOP("glassbox::LayerFigure",
                                  "Length of a step's change against the length of the weights, on a scale from a "
                                  "millionth to 1. The dotted line is a thousandth, which is usual."));
    }
    return {};
}

QString figureText(LayerFigure figure, const PulsedLayer& layer, const LayerPulse& pulse, const Numbers& numbers) {
    const double number = figureOf(figure, layer, pulse);
    switch (figure) {
        case LayerFigure::Activation:
            return brief(number, numbers) + QStringLiteral(" ± ") + brief(pulse.output.deviation, numbers);
        case LayerFigure::ActivationHistogram:
        case LayerFigure::GradientHistogram:
            return QStringLiteral("≤ ") + brief(number, numbers);
        case LayerFigure::Resting:
            return numbers.percent(number, 0);
        case LayerFigure::GradientNorm:
        case LayerFigure::UpdateRatio:
            return brief(number, numbers);
    }
    return {};
}

QString figureDetail(LayerFigure figure, const PulsedLayer& layer, const LayerPulse& pulse, const Numbers& numbers) {
    const auto exact = [&](double number) { return numbers.exact(number); };
    switch (figure) {
        case LayerFigure::Activation:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "mean %1, standard deviation %2"))
                .arg(exact(pulse.output.mean), exact(pulse.output.deviation));
        case LayerFigure::ActivationHistogram:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "activations from %1 to %2"))
                .arg(exact(pulse.output.smallest), exact(pulse.output.largest));
        case LayerFigure::GradientNorm:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "length of the parameters' gradient %1"))
                .arg(exact(pulse.gradientNorm));
        case LayerFigure::GradientHistogram:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "gradients from %1 to %2"))
                .arg(exact(pulse.gradient.smallest), exact(pulse.gradient.largest));
        case LayerFigure::Resting:
            if (layer.activation == "relu")
                return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "%1 of %2 units gave 0 for the whole batch"))
                    .arg(numbers.integer(pulse.deadUnits), numbers.integer(layer.units));
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "share of results at a flat end of the curve %1"))
                .arg(exact(pulse.saturated));
        case LayerFigure::UpdateRatio:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "change of the weights against their size %1"))
                .arg(exact(pulse.updateRatio()));
    }
    return {};
}

const Fault* faultOf(std::span<const Fault> faults, const std::string& block) {
    const Fault* last = nullptr;
    for (const Fault& fault : faults)
        if (!fault.block.empty() && fault.block == block) last = &fault;
    return last;
}

QString faultWord(FaultKind kind) {
    switch (kind) {
        case FaultKind::NotFinite:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "not a number"));
        case FaultKind::Exploding:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "explodes"));
        case FaultKind::Vanishing:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "hardly learns"));
        case FaultKind::DeadUnits:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "dead units"));
        case FaultKind::Saturated:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "saturated"));
        case FaultKind::NotLearning:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "does not learn"));
        case FaultKind::Overfitting:
            return words(QT_TRANSLATE_NOOP("glassbox::LayerFigure", "overfits"));
    }
    return {};
}

}  // namespace glassbox
