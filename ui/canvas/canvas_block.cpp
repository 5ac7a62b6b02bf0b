#include "ui/canvas/canvas_block.h"

#include "core/blocks/palette.h"
#include "ui/session/core_text.h"
#include "ui/session/shipped_names.h"
#include "ui/theme/numbers.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr QChar timesSign(0x00D7), arrow(0x2192);
constexpr double footerGap = 6;
constexpr double titleSlack = 4;
constexpr double inputWindow = 74, answerWindow = 80;

/// Texts of the canvas in the window's language.
struct CanvasText {
    Q_DECLARE_TR_FUNCTIONS(CanvasText)
};

/// "6x28x28" with real times signs.
QString withTimes(QString text) {
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == u'x' && text[i - 1].isDigit() && text[i + 1].isDigit()) text[i] = timesSign;
    }
    return text;
}

double textWidth(const Theme& theme, FontRole role, const QString& text) {
    return QFontMetricsF(theme.font(role)).horizontalAdvance(text);
}

QString shapesText(const BlockAnalysis& known) {
    const QString in = known.inputs.empty() ? QString() : shapeText(known.inputs.front());
    const QString out = known.outputs.empty() ? QString() : shapeText(known.outputs.front());
    if (in.isEmpty() || out.isEmpty()) return in + out;
    return CanvasText::tr("%1 to %2").arg(in, out);
}

/// Sentences about a block, for the tip and for screen readers.
QStringList factsOf(const BlockAnalysis& known, const Numbers& numbers) {
    QStringList facts;
    if (!known.known) return facts;
    if (const QString shapes = shapesText(known); !shapes.isEmpty()) facts += shapes;
    if (known.parameters > 0) facts += CanvasText::tr("%1 parameters").arg(numbers.integer(known.parameters));
    return facts;
}

/// Room that a window wants: the answer's bars are wide, the picture that comes in is larger than a feature map.
double windowWidth(const BlockGeometry& geometry) {
    return geometry.outputs == 0 ? answerWindow : geometry.inputs == 0 ? inputWindow : 0;
}

double widthOf(const CanvasBlock& block, const Theme& theme) {
    const double title = textWidth(theme, FontRole::BlockTitle, block.title) + titleSlack +
                         (block.frozen ? block.geometry.lock().width() + footerGap / 2 : 0);
    const double caption = textWidth(theme, FontRole::BlockCaption, block.caption) + titleSlack;
    double footer = textWidth(theme, FontRole::BlockCaption, block.summary);
    if (!block.count.isEmpty()) footer += footerGap + textWidth(theme, FontRole::BlockCaption, block.count);
    const double content = std::max({title, caption, footer, windowWidth(block.geometry)}) + 2 * canvas_size::padding;
    return std::ceil(std::clamp(content, canvas_size::blockMinWidth, canvas_size::blockMaxWidth) / 2) * 2;
}

}  // namespace

QString shapeText(const ValueType& type) {
    if (type.shape.rank() == 0) return QStringLiteral("1");
    return withTimes(QString::fromStdString(type.shape.toString()));
}

QString titleText(const BlockSpec& block) {
    return blockTitleText(block.type, block.settings);
}

const Problem* problemOf(const NetworkAnalysis& analysis, const std::string& id) {
    const auto found = std::find_if(analysis.problems.begin(), analysis.problems.end(),
                                    [&](const Problem& problem) { return problem.block == id; });
    return found == analysis.problems.end() ? nullptr : &*found;
}

int portIndex(const DocumentTypes& types, const BlockSpec& block, std::string_view port, bool output) {
    const BlockType* row = types.find(block.type);
    if (!row) return -1;
    const auto ports = output ? row->outputs : inputPorts(*row, block.settings);
    const auto found =
        std::find_if(ports.begin(), ports.end(), [&](const PortSpec& candidate) { return candidate.name == port; });
    return found == ports.end() ? -1 : static_cast<int>(found - ports.begin());
}

CanvasBlock describeBlock(const BlockSpec& block, const DocumentTypes& types, const NetworkAnalysis& analysis,
                          const Theme& theme) {
    const Numbers numbers(theme.locale());
    CanvasBlock shown;
    shown.id = block.id;
    shown.title = titleText(block);
    shown.caption = QString::fromStdString(block.id);
    shown.frozen = !block.trainable;
    const Problem* problem = problemOf(analysis, block.id);
    shown.invalid = problem != nullptr;
    const BlockType* type = types.find(block.type);
    if (type) {
        shown.category = plainText(type->category);
        shown.composite = isComposite(*type);
        shown.geometry.inputs = static_cast<int>(inputPorts(*type, block.settings).size());
        shown.geometry.outputs = static_cast<int>(type->outputs.size());
    }
    QStringList facts;
    const auto found = analysis.blocks.find(block.id);
    if (found != analysis.blocks.end()) {
        const BlockAnalysis& known = found->second;
        shown.summary = withTimes(QString::fromStdString(known.summary));
        // What comes in does not fit: only what would go out can be said.
        if (!known.known) shown.summary = shown.summary.mid(std::max<qsizetype>(shown.summary.indexOf(arrow), 0));
        if (known.parameters > 0) shown.count = numbers.integer(known.parameters);
        if (!known.known) shown.count = QStringLiteral("?");
        facts = factsOf(known, numbers);
    }
    if (shown.composite) facts += CanvasText::tr("can be opened");
    if (shown.frozen) facts += CanvasText::tr("frozen");
    if (problem) facts += errorText(problem->error);
    shown.spoken = (QStringList{shown.title + u' ' + shown.caption} + facts).join(QStringLiteral(", "));
    shown.tip = (QStringList{shown.spoken} + (type ? QStringList{coreText(type->help)} : QStringList()))
                    .join(QStringLiteral("\n"));
    shown.geometry.width = widthOf(shown, theme);
    return shown;
}

CanvasWire describeWire(const WireSpec& wire, const NetworkSpec& network, const DocumentTypes& types,
                        const NetworkAnalysis& analysis, const Theme& theme) {
    CanvasWire shown;
    shown.wire = wire;
    const BlockSpec* from = network.find(wire.from.block);
    const auto known = analysis.blocks.find(wire.from.block);
    const int port = from ? portIndex(types, *from, wire.from.port, true) : -1;
    if (known != analysis.blocks.end() && port >= 0 && port < static_cast<int>(known->second.outputs.size())) {
        const ValueType& type = known->second.outputs[static_cast<std::size_t>(port)];
        shown.label = shapeText(type);
        shown.tip = CanvasText::tr("%1 from %2 to %3")
                        .arg(withTimes(valueTypeText(type.toString())), QString::fromStdString(wire.from.toString()),
                             QString::fromStdString(wire.to.toString()));
    }
    const Problem* problem = problemOf(analysis, wire.to.block);
    const auto target = analysis.blocks.find(wire.to.block);
    shown.invalid = problem && !shown.label.isEmpty() && (target == analysis.blocks.end() || !target->second.known);
    if (shown.invalid) shown.tip += u'\n' + errorText(problem->error);
    shown.labelWidth = textWidth(theme, FontRole::MonoSmall, shown.label);
    return shown;
}

}  // namespace glassbox
