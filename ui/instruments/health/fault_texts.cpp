#include "ui/instruments/health/fault_texts.h"

#include "core/blocks/palette.h"
#include "ui/session/core_text.h"
#include "ui/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace glassbox {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::FaultCard", text);
}

/// What an argument of a remedy is, as it is shown.
QString argument(const Remedy& remedy, std::string_view name) {
    const auto found =
        std::ranges::find(remedy.arguments, name, [](const auto& pair) -> std::string_view { return pair.first; });
    return found == remedy.arguments.end() ? QString() : coreText("{" + std::string(name) + "}", {*found});
}

/// An activation as the palette calls it.
QString functionName(const std::string& function) {
    Settings settings = Settings::defaults(findBlockType("Activation")->settings);
    settings.set("function", function);
    return coreText(blockTitle("Activation", settings));
}

/// Where it was seen; a block, or the network.
QString kindText(const Fault& fault) {
    const QString block = plainText(fault.block);
    switch (fault.kind) {
        case FaultKind::NotFinite:
            return block.isEmpty()
                       ? words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "numbers went out of range"))
                       : words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "numbers went out of range in %1")).arg(block);
        case FaultKind::Exploding:
            return block.isEmpty()
                       ? words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "the loss explodes"))
                       : words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "gradients explode in %1")).arg(block);
        case FaultKind::Vanishing:
            return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "gradients vanish before %1")).arg(block);
        case FaultKind::DeadUnits:
            return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "dead units in %1")).arg(block);
        case FaultKind::Saturated:
            return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "%1 is saturated")).arg(block);
        case FaultKind::NotLearning:
            return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "the network does not learn"));
        case FaultKind::Overfitting:
            return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "the network learns by heart"));
    }
    return {};
}

}  // namespace

QString faultFact(const Fault& fault, const QLocale& locale) {
    return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Step %1: %2"))
        .arg(Numbers(locale).integer(fault.step), kindText(fault));
}

QString remedyLabel(const Remedy& remedy) {
    const std::string& id = remedy.id;
    if (id == "lower_rate")
        return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Lower the rate to %1")).arg(argument(remedy, "rate"));
    if (id == "raise_rate")
        return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Raise the rate to %1")).arg(argument(remedy, "rate"));
    if (id == "clip_norm") return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Clip the gradients"));
    if (id == "adam") return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Use Adam"));
    if (id == "initial_weights")
        return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Start with %1")).arg(argument(remedy, "initializer"));
    if (id == "standardize") return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Standardize the inputs"));
    if (id == "early_stopping") return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Stop early"));
    if (id == "l2") return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "Add L2"));
    if (id.ends_with("_everywhere"))
        return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "%1 in all blocks"))
            .arg(functionName(argument(remedy, "to").toStdString()));
    if (const QString block = argument(remedy, "block"); !block.isEmpty())
        return words(QT_TRANSLATE_NOOP("glassbox::FaultCard", "%1 in %2"))
            .arg(functionName(argument(remedy, "function").toStdString()), block);
    return remedySentence(remedy);
}

QString remedySentence(const Remedy& remedy) {
    return coreText(remedy.text, remedy.arguments);
}

}  // namespace glassbox
