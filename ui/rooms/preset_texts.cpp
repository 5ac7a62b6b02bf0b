#include "ui/rooms/preset_texts.h"

#include <QCoreApplication>

namespace glassbox {

PresetText presetText(const QString& stem, const QString& name) {
    const auto translated = [](const char* text) { return QCoreApplication::translate("PresetTexts", text); };
    if (stem == u"lenet5")
        return {translated(QT_TRANSLATE_NOOP("PresetTexts", "LeNet-5 on MNIST")),
                translated(QT_TRANSLATE_NOOP("PresetTexts", "Convolutions that read digits"))};
    if (stem == u"mnist_mlp")
        return {translated(QT_TRANSLATE_NOOP("PresetTexts", "Multilayer perceptron")),
                translated(QT_TRANSLATE_NOOP("PresetTexts", "Three dense layers, the first step"))};
    if (stem == u"mnist_fast")
        return {translated(QT_TRANSLATE_NOOP("PresetTexts", "MNIST, as fast as it goes")),
                translated(QT_TRANSLATE_NOOP("PresetTexts", "A race to 99 %, with the test part watched"))};
    return {name, {}};
}

}  // namespace glassbox
