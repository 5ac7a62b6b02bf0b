// "What is this?": the words for every kind of view, and for what is painted inside of some.
#include "ui/shell/explanations.h"

#include "ui/canvas/block_item.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/wire_item.h"
#include "ui/instruments/curve_chart.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTextEdit>

#include <array>

namespace glassbox {
namespace {

constexpr char context[] = "glassbox::Explanations";

QString words(const char* text) {
    return QCoreApplication::translate(context, text);
}

/// A kind of view and what it shows.
struct Kind {
    const char* name;
    const char* text;
};

constexpr std::array kinds{
    Kind{"glassbox::EpochBar",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "How far the training is. One epoch is one pass over all training samples; a step is one "
                           "batch of them. The bar is cut into epochs.")},
    Kind{"glassbox::KeyNumber",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "A number of the run as it is now. Accuracy is the share of right answers on samples that are "
             "not trained on; loss says how far the answers are off, 0 is perfect; speed counts samples "
             "trained a second.")},
    Kind{"glassbox::RateSlider",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "The learning rate: how far each step moves the weights against their gradient. Too small "
             "learns slowly, too large jumps past the goal. It may be moved while the network trains; each "
             "mark of the slider is a factor of ten.")},
    Kind{"glassbox::RunBar", QT_TRANSLATE_NOOP("glassbox::Explanations",
                                               "Starts, pauses and repeats the training, and shows where it stands.")},
    Kind{"glassbox::StepBar",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "Moves through one training step, one operation at a time, forwards and back: first the "
                           "forward pass (blue), then the loss, the backward pass (orange) and the update.")},
    Kind{"glassbox::LegendLines",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "What the lines between blocks mean: solid blue carries data forward, dashed orange carries "
                           "gradients backward.")},
    Kind{"glassbox::CanvasView",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "The network: boxes compute, wires carry numbers from left to right. Each box shows what it "
                           "has made of the chosen sample. Drag boxes here, draw wires from port to port.")},
    Kind{"glassbox::BlockPalette",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "Kinds of blocks. Drag one onto the canvas, or press Enter to put it in. The colour tells the "
             "family: dense, convolution, pooling, activation and so on.")},
    Kind{"glassbox::PalettePanel",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "Kinds of blocks. Drag one onto the canvas, or press Enter to put it in. The colour tells the "
             "family: dense, convolution, pooling, activation and so on.")},
    Kind{"glassbox::WeightsView",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "The weights that the block has learned so far. Purple is negative, green is positive, and "
                           "what is near zero is pale; the legend below says how large.")},
    Kind{"glassbox::Inspector",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "Settings of the selected block; with no block selected, those of the experiment: data, loss, "
             "optimizer and how long to train.")},
    Kind{
        "glassbox::CurveView",
        QT_TRANSLATE_NOOP("glassbox::Explanations",
                          "How loss and accuracy change while the network learns. To the right are epochs, upwards the "
                          "value.")},
    Kind{"glassbox::DigitCanvas",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "Paper: draw a digit with the mouse, as large as the paper. The network answers while you "
                           "draw.")},
    Kind{"glassbox::ProbabilityBars",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "How sure the network is of each answer. All bars together make 100 %; the longest is its "
                           "answer.")},
    Kind{"glassbox::DigitView",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "Try the network with a digit of your own. The small picture is what the network really sees: "
             "centred and scaled as the training pictures were.")},
    Kind{"glassbox::TextView",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "Let the network go on with a text, one character after the other. What you gave is pale, "
                           "what it added is dark.")},
    Kind{
        "glassbox::TileField",
        QT_TRANSLATE_NOOP("glassbox::Explanations",
                          "Samples that the network was not trained on. Under a wrong one stands what it is and, in "
                          "red, what the network said. The bar shows how sure it was. Press one to send it through the "
                          "network.")},
    Kind{"glassbox::SampleLines",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "Samples that the network was not trained on: the right answer, then the network's; what "
                           "differs is red. Press one to send it through the network.")},
    Kind{"glassbox::SampleStrip",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "How the network answers samples that it was not trained on, the wrong ones first.")},
    Kind{"glassbox::RangePlot",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "The loss while the learning rate grows from left to right, each mark ten times larger. A good "
             "rate lies where the curve falls steeply, well before it rises again. Click to choose one.")},
    Kind{
        "glassbox::TensorView",
        QT_TRANSLATE_NOOP("glassbox::Explanations",
                          "All numbers of one tensor, a cell a number. Where signs matter purple is negative and green "
                          "positive; where nothing can be negative, more colour is more. The legend below gives the "
                          "ends. A blue frame belongs to the forward pass, an orange one to gradients.")},
    Kind{"glassbox::ScorePanel",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "Every operation of one training step in its order: forward, loss, backward, update, each with "
             "its formula and shapes. Press one to go there.")},
    Kind{"glassbox::TermWaterfall",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "How a sum comes about: the largest terms first, each bar beginning where the one before "
                           "ended, the small ones together, and the result at the end.")},
    Kind{
        "glassbox::ProductGrids",
        QT_TRANSLATE_NOOP("glassbox::Explanations",
                          "Each number on the left times the one at the same place on the right gives a product; their "
                          "sum is the result.")},
    Kind{"glassbox::UnfoldingView",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "How one number was made, with the factors that were really used. Each dotted number can be "
                           "opened in turn, back to the inputs or on to the loss.")},
    Kind{"glassbox::VerifyCard",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "The number checked in another way: computed with twice the digits, and for a gradient by "
                           "moving the weight a little and looking at the loss.")},
    Kind{"glassbox::StartCard",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "A network that is ready to learn: its blocks in the colours of their families, what it does, "
             "and what it has reached on this machine.")},
    Kind{"glassbox::RecentRow",
         QT_TRANSLATE_NOOP("glassbox::Explanations", "An experiment that you worked on lately.")},
    Kind{"glassbox::StartRoom", QT_TRANSLATE_NOOP("glassbox::Explanations",
                                                  "Choose a network and press Train, or begin with an empty canvas.")},
    Kind{"glassbox::StatusLine",
         QT_TRANSLATE_NOOP(
             "glassbox::Explanations",
             "Which data the run uses, and how they are divided: to train on, to watch while training, and "
             "for one honest test at the end.")},
    Kind{"glassbox::NoticeBar",
         QT_TRANSLATE_NOOP("glassbox::Explanations", "What went wrong, and what can be done about it.")},
    Kind{"glassbox::KeysDialog",
         QT_TRANSLATE_NOOP("glassbox::Explanations", "The keys that work in the window and on the canvas.")},
    Kind{"glassbox::SettingsDialog",
         QT_TRANSLATE_NOOP("glassbox::Explanations",
                           "Language, colours, size and movement of the interface; each takes effect at once.")},
    Kind{
        "glassbox::RangeTestDialog",
        QT_TRANSLATE_NOOP("glassbox::Explanations",
                          "Tries learning rates from small to large on the present network, whose weights stay as they "
                          "are.")},
    Kind{"QMenuBar", QT_TRANSLATE_NOOP("glassbox::Explanations", "Every command of the program, with its key.")},
    Kind{"QToolBar", QT_TRANSLATE_NOOP("glassbox::Explanations",
                                       "The rooms of the lab. Each looks at the same network from another side.")},
    Kind{"QTabBar", QT_TRANSLATE_NOOP("glassbox::Explanations", "Panels that share this place; press one to see it.")}};

QString named(const QString& name, const QString& text) {
    if (text.isEmpty() || text == name) return name;
    return name.isEmpty() ? text : name + QStringLiteral(": ") + text;
}

bool isControl(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr || qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QTextEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr;
}

/// Name and tip, which say what a press or a value does.
QString ofControl(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const QString name = !widget.accessibleName().isEmpty() ? widget.accessibleName()
                         : button != nullptr                ? button->text().remove(u'&')
                                                            : QString();
    return named(name, widget.toolTip().isEmpty() ? widget.accessibleDescription() : widget.toolTip());
}

QString ofKind(const QWidget& widget) {
    for (const Kind& kind : kinds)
        if (widget.inherits(kind.name)) return words(kind.text);
    return {};
}

QString ofBlock(const BlockItem& block, QPointF place) {
    switch (block.block().geometry.hit(block.mapFromScene(place)).part) {
        case BlockGeometry::Part::Input:
            return words(QT_TRANSLATE_NOOP("glassbox::Explanations",
                                           "A port: numbers come into the block here. Drag a wire to it."));
        case BlockGeometry::Part::Output:
            return words(QT_TRANSLATE_NOOP("glassbox::Explanations",
                                           "A port: the block's result goes out here. Drag a wire from it to another "
                                           "block."));
        default:
            break;
    }
    return words(QT_TRANSLATE_NOOP(
        "glassbox::Explanations",
        "A block: one part of the network's calculation. The stripe's colour tells its family. The window shows what "
        "it "
        "made of the chosen sample: blue for what can't be negative, purple for negative and green for positive. Below "
        "stand its settings and how many weights it learns."));
}

QString onCanvas(const CanvasView& canvas, QPoint place) {
    const QPointF point = canvas.mapToScene(place);
    for (QGraphicsItem* item : canvas.items(place)) {
        if (item->type() == BlockItem::Type) return ofBlock(*static_cast<BlockItem*>(item), point);
        if (item->type() == WireItem::Type)
            return words(QT_TRANSLATE_NOOP(
                "glassbox::Explanations",
                "A wire: it carries numbers from one block to the next. Solid blue is the forward pass, dashed orange "
                "the gradients that come back. The label is the shape: channels × height × width of a picture, or how "
                "many numbers."));
    }
    return ofKind(canvas);
}

QString onChart(const CurveChart& chart, QPoint place) {
    const QPointF corner = chart.placeOf(chart.epochs().low, chart.range().low);
    if (place.y() > corner.y())
        return words(QT_TRANSLATE_NOOP("glassbox::Explanations",
                                       "The axis of epochs: one epoch is one pass over all training samples."));
    if (place.x() < corner.x())
        return words(
            QT_TRANSLATE_NOOP("glassbox::Explanations",
                              "The axis of values. A logarithmic one gives each factor of ten the same room, so "
                              "that small losses can still be told apart."));
    return words(QT_TRANSLATE_NOOP(
               "glassbox::Explanations",
               "Thin and dashed: training samples, averaged; the pale band behind is every single batch. Thick with "
               "dots: samples that are not trained on. Where the thick line stops following, the network learns by "
               "heart.")) +
           u'\n' + chart.whatsThis();
}

/// What is painted at a place of a view.
QString ofPlace(const QWidget& widget, QPoint place) {
    const QWidget* parent = widget.parentWidget();
    if (const auto* canvas = qobject_cast<const CanvasView*>(parent);
        canvas != nullptr && canvas->viewport() == &widget)
        return onCanvas(*canvas, place);
    if (const auto* chart = qobject_cast<const CurveChart*>(parent); chart != nullptr && chart->viewport() == &widget)
        return onChart(*chart, place);
    return {};
}

}  // namespace

QString explanationOf(const QWidget& control) {
    if (!control.whatsThis().isEmpty()) return control.whatsThis();
    const QString kind = ofKind(control);
    return !kind.isEmpty() ? kind : isControl(control) ? ofControl(control) : QString();
}

QString explanationAt(const QWidget& widget, QPoint place) {
    if (const QString painted = ofPlace(widget, place); !painted.isEmpty()) return painted;
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        if (const QString text = explanationOf(*at); !text.isEmpty()) return text;
        if (const auto* label = qobject_cast<const QLabel*>(at); label != nullptr && label->buddy() != nullptr)
            if (const QString text = explanationOf(*label->buddy()); !text.isEmpty()) return text;
        if (at->isWindow()) break;
    }
    return {};
}

}  // namespace glassbox
