#include "ui/session/shipped_names.h"

#include "core/network/document_types.h"
#include "ui/session/core_text.h"

#include <QByteArray>
#include <QCoreApplication>

#include <array>

namespace glassbox {
namespace {

/// Names in resources/presets and resources/composites, for the translation; they are read from there.
[[maybe_unused]] constexpr std::array names{
    QT_TRANSLATE_NOOP("ShippedNames", "Residual"),
    QT_TRANSLATE_NOOP("ShippedNames", "ResidualDown"),
    QT_TRANSLATE_NOOP("ShippedNames", "PreActResidual"),
    QT_TRANSLATE_NOOP("ShippedNames", "TransformerBlock"),
    QT_TRANSLATE_NOOP("ShippedNames", "PostNormTransformerBlock"),
    QT_TRANSLATE_NOOP("ShippedNames", "LeNet-5 on MNIST"),
    QT_TRANSLATE_NOOP("ShippedNames", "LeNet-5"),
    QT_TRANSLATE_NOOP("ShippedNames", "Multilayer perceptron on MNIST"),
    QT_TRANSLATE_NOOP("ShippedNames", "Multilayer perceptron"),
    QT_TRANSLATE_NOOP("ShippedNames", "MNIST, as fast as it goes"),
    QT_TRANSLATE_NOOP("ShippedNames", "Small convolutional network"),
    QT_TRANSLATE_NOOP("ShippedNames", "Autoencoder on MNIST"),
    QT_TRANSLATE_NOOP("ShippedNames", "Autoencoder"),
    QT_TRANSLATE_NOOP("ShippedNames", "Convolutional network on CIFAR-10"),
    QT_TRANSLATE_NOOP("ShippedNames", "CIFAR CNN"),
    QT_TRANSLATE_NOOP("ShippedNames", "ResNet-20 on CIFAR-10"),
    QT_TRANSLATE_NOOP("ShippedNames", "ResNet-20"),
    QT_TRANSLATE_NOOP("ShippedNames", "XOR with one hidden layer"),
    QT_TRANSLATE_NOOP("ShippedNames", "XOR perceptron"),
    QT_TRANSLATE_NOOP("ShippedNames", "Two spirals"),
    QT_TRANSLATE_NOOP("ShippedNames", "Spiral perceptron"),
    QT_TRANSLATE_NOOP("ShippedNames", "Linear regression"),
    QT_TRANSLATE_NOOP("ShippedNames", "Characters of Shakespeare with an LSTM"),
    QT_TRANSLATE_NOOP("ShippedNames", "Character LSTM"),
    QT_TRANSLATE_NOOP("ShippedNames", "Characters of Shakespeare with a GRU"),
    QT_TRANSLATE_NOOP("ShippedNames", "Character GRU"),
    QT_TRANSLATE_NOOP("ShippedNames", "Characters of Shakespeare with a plain RNN"),
    QT_TRANSLATE_NOOP("ShippedNames", "Character RNN"),
    QT_TRANSLATE_NOOP("ShippedNames", "A small GPT on Tiny Shakespeare"),
    QT_TRANSLATE_NOOP("ShippedNames", "char GPT"),
    QT_TRANSLATE_NOOP("ShippedNames", "A small GPT on the copy task"),
    QT_TRANSLATE_NOOP("ShippedNames", "copy GPT"),
    QT_TRANSLATE_NOOP("ShippedNames", "Adding problem with an LSTM"),
    QT_TRANSLATE_NOOP("ShippedNames", "Adding LSTM"),
    QT_TRANSLATE_NOOP("ShippedNames", "AND with threshold units"),
    QT_TRANSLATE_NOOP("ShippedNames", "Two threshold units"),
};

bool isOfTheProgram(std::string_view type) {
    return findBlockType(type) != nullptr || isCompositePort(type);
}

}  // namespace

QString shippedName(std::string_view name) {
    if (name.empty()) return {};
    return QCoreApplication::translate("ShippedNames",
                                       QByteArray(name.data(), static_cast<qsizetype>(name.size())).constData());
}

QString blockTitleText(std::string_view type, const Settings& settings) {
    return isOfTheProgram(type) ? coreText(titleOf(type, settings)) : shippedName(type);
}

QString paletteText(const PaletteEntry& entry) {
    return isOfTheProgram(entry.type) ? coreText(entry.label) : shippedName(entry.label);
}

}  // namespace glassbox
