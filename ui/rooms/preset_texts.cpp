#include "ui/rooms/preset_texts.h"

#include <QCoreApplication>

#include <array>

namespace glassbox {
namespace {

constexpr const char* pictures = QT_TRANSLATE_NOOP("PresetTexts", "Digits and pictures");
constexpr const char* points = QT_TRANSLATE_NOOP("PresetTexts", "Points and curves");
constexpr const char* text = QT_TRANSLATE_NOOP("PresetTexts", "Text and sequences");
constexpr const char* history = QT_TRANSLATE_NOOP("PresetTexts", "History");

constexpr std::array rows{
    PresetRow{pictures, "lenet5", QT_TRANSLATE_NOOP("PresetTexts", "LeNet-5 on MNIST"),
              QT_TRANSLATE_NOOP("PresetTexts", "Convolutions that read digits")},
    PresetRow{pictures, "mnist_mlp", QT_TRANSLATE_NOOP("PresetTexts", "Multilayer perceptron"),
              QT_TRANSLATE_NOOP("PresetTexts", "Three dense layers, the first step")},
    PresetRow{pictures, "mnist_fast", QT_TRANSLATE_NOOP("PresetTexts", "MNIST, as fast as it goes"),
              QT_TRANSLATE_NOOP("PresetTexts", "A race to 99 %, with the test part watched")},
    PresetRow{pictures, "mnist_autoencoder", QT_TRANSLATE_NOOP("PresetTexts", "Autoencoder on MNIST"),
              QT_TRANSLATE_NOOP("PresetTexts", "Squeezes a digit into a few numbers and draws it again")},
    PresetRow{pictures, "cifar_cnn", QT_TRANSLATE_NOOP("PresetTexts", "CNN on CIFAR-10"),
              QT_TRANSLATE_NOOP("PresetTexts", "Four convolutions tell cats, ships and trucks apart")},
    PresetRow{pictures, "resnet20", QT_TRANSLATE_NOOP("PresetTexts", "ResNet-20 on CIFAR-10"),
              QT_TRANSLATE_NOOP("PresetTexts", "Shortcuts let twenty layers learn")},
    PresetRow{points, "xor_mlp", QT_TRANSLATE_NOOP("PresetTexts", "XOR with one hidden layer"),
              QT_TRANSLATE_NOOP("PresetTexts", "What a single unit can't do, a few can together")},
    PresetRow{points, "spiral_mlp", QT_TRANSLATE_NOOP("PresetTexts", "Two spirals"),
              QT_TRANSLATE_NOOP("PresetTexts", "Bends the plane until two arms come apart")},
    PresetRow{points, "linear_regression", QT_TRANSLATE_NOOP("PresetTexts", "Linear regression"),
              QT_TRANSLATE_NOOP("PresetTexts", "Lays a plane through noisy points")},
    PresetRow{text, "char_lstm", QT_TRANSLATE_NOOP("PresetTexts", "Characters with an LSTM"),
              QT_TRANSLATE_NOOP("PresetTexts", "Reads Shakespeare and writes on, with gated memory")},
    PresetRow{text, "char_gru", QT_TRANSLATE_NOOP("PresetTexts", "Characters with a GRU"),
              QT_TRANSLATE_NOOP("PresetTexts", "The same with two gates instead of three")},
    PresetRow{text, "char_rnn", QT_TRANSLATE_NOOP("PresetTexts", "Characters with a plain RNN"),
              QT_TRANSLATE_NOOP("PresetTexts", "The same without gates: it forgets sooner")},
    PresetRow{text, "char_gpt", QT_TRANSLATE_NOOP("PresetTexts", "A small GPT"),
              QT_TRANSLATE_NOOP("PresetTexts", "Attention looks back over 64 characters of Shakespeare")},
    PresetRow{text, "copy_gpt", QT_TRANSLATE_NOOP("PresetTexts", "Copying with a small GPT"),
              QT_TRANSLATE_NOOP("PresetTexts", "Attention learns to repeat what it has read")},
    PresetRow{text, "adding_problem", QT_TRANSLATE_NOOP("PresetTexts", "Adding over 100 steps"),
              QT_TRANSLATE_NOOP("PresetTexts", "An LSTM remembers two marked numbers and adds them")},
    PresetRow{history, "perceptron_and", QT_TRANSLATE_NOOP("PresetTexts", "AND with a threshold unit"),
              QT_TRANSLATE_NOOP("PresetTexts", "The neuron of 1943 with the learning rule of 1958")},
};

}  // namespace

std::span<const PresetRow> presetRows() {
    return rows;
}

QString presetText(const char* text) {
    return QCoreApplication::translate("PresetTexts", text);
}

}  // namespace glassbox
