#include "ui/instruments/microscope/number_rows.h"

#include "ui/instruments/microscope/number_texts.h"

#include <QCoreApplication>

namespace glassbox {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::NumberTable", text);
}

NumberCell cellOf(const QString& name, const ExplainedFactor& factor, bool strong = false) {
    return {name, factor.number, factor, strong};
}

/// A number each, counted from 0; `strong` is the place that this is about.
NumberRow counted(const char* title, const std::vector<ExplainedFactor>& factors, std::int64_t strong = -1) {
    NumberRow row{words(title), {}};
    for (std::size_t i = 0; i < factors.size(); ++i)
        row.cells.push_back(cellOf(QString::number(i), factors[i], static_cast<std::int64_t>(i) == strong));
    return row;
}

void addFilled(std::vector<NumberRow>& rows, NumberRow row) {
    if (!row.cells.empty()) rows.push_back(std::move(row));
}

}  // namespace

std::vector<NumberRow> numberRows(const AttentionView& view) {
    std::vector<NumberRow> rows;
    addFilled(rows, counted(QT_TRANSLATE_NOOP("glassbox::NumberTable", "query"), view.query));
    addFilled(rows, counted(QT_TRANSLATE_NOOP("glassbox::NumberTable", "key"), view.key));
    NumberRow products{words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "scale × query × key")), {}};
    for (std::size_t i = 0; i < view.products.size(); ++i)
        products.cells.push_back({QString::number(i), view.products[i], {}, false});
    addFilled(rows, std::move(products));
    addFilled(rows, counted(QT_TRANSLATE_NOOP("glassbox::NumberTable", "scores of the row"), view.scores, view.column));
    addFilled(rows,
              counted(QT_TRANSLATE_NOOP("glassbox::NumberTable", "softmax of the row"), view.weights, view.column));
    addFilled(rows, counted(QT_TRANSLATE_NOOP("glassbox::NumberTable", "values"), view.values));
    addFilled(rows, counted(QT_TRANSLATE_NOOP("glassbox::NumberTable", "∂L/∂score"), view.scoreGradients, view.column));
    addFilled(rows,
              counted(QT_TRANSLATE_NOOP("glassbox::NumberTable", "∂L/∂softmax"), view.weightGradients, view.column));
    return rows;
}

std::vector<NumberRow> numberRows(const RecurrentView& view) {
    std::vector<NumberRow> rows;
    NumberRow before{words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "from the step before")), {}};
    if (view.previousHidden) before.cells.push_back(cellOf(QStringLiteral("h"), *view.previousHidden));
    if (view.previousCell) before.cells.push_back(cellOf(QStringLiteral("c"), *view.previousCell));
    addFilled(rows, std::move(before));
    NumberRow sums{words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "into the function")), {}};
    NumberRow numbers{words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "gates and states")), {}};
    NumberRow back{words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "gradients")), {}};
    for (const RecurrentCell& cell : view.cells) {
        const QString name = QString::fromStdString(cell.name);
        const QString function = QString::fromStdString(cell.function);
        if (cell.preActivation)
            sums.cells.push_back({function.isEmpty() ? name : name + u' ' + function, *cell.preActivation, {}, false});
        if (cell.number) numbers.cells.push_back(cellOf(name, *cell.number));
        if (cell.gradient) back.cells.push_back(cellOf(name, *cell.gradient));
    }
    addFilled(rows, std::move(sums));
    addFilled(rows, std::move(numbers));
    addFilled(rows, std::move(back));
    return rows;
}

std::vector<NumberRow> numberRows(const NormView& view) {
    std::vector<NumberRow> rows;
    NumberRow over{view.count > 0 ? words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "over %1 numbers")).arg(view.count)
                                  : words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "kept from training")),
                   {}};
    over.cells.push_back(cellOf(words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "mean")), view.mean));
    if (view.variance)
        over.cells.push_back(cellOf(words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "variance")), *view.variance));
    over.cells.push_back({words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "deviation")), view.deviation, {}, false});
    rows.push_back(std::move(over));
    NumberRow own{words(QT_TRANSLATE_NOOP("glassbox::NumberTable", "this number")), {}};
    if (view.x) own.cells.push_back(cellOf(QStringLiteral("x"), *view.x));
    own.cells.push_back({QStringLiteral("x̂"), view.standard, {}, true});
    if (view.weight) own.cells.push_back(cellOf(QStringLiteral("γ"), *view.weight));
    if (view.bias) own.cells.push_back(cellOf(QStringLiteral("β"), *view.bias));
    if (view.gradient) own.cells.push_back(cellOf(QStringLiteral("∂L"), *view.gradient));
    rows.push_back(std::move(own));
    return rows;
}

}  // namespace glassbox
