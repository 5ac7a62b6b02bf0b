#include "ui/instruments/health/update_arrows.h"

#include "ui/session/core_text.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr int rowHeight = 24, nameWidth = 104, numberWidth = 92, groupGap = 8, thickness = 5;

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::UpdateArrows", text);
}

/// Buffers of squares are shown by their root, which has the gradient's own size.
bool ofSquares(std::string_view name) {
    return name.ends_with("_sq") || name.starts_with("square") || name == "sum";
}

UpdateRow stateRow(const ElementUpdate::State& state) {
    if (ofSquares(state.name))
        return {QStringLiteral("√v"),
                words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "root of the mean of squared gradients: v = %1"))
                    .arg(state.after),
                std::sqrt(std::max(0.0, state.after))};
    if (state.name == "momentum_buffer")
        return {words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "momentum")),
                words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "gradients so far, the older the weaker")),
                state.after};
    if (state.name == "exp_avg")
        return {QStringLiteral("m"), words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "mean of the gradients so far")),
                state.after};
    return {plainText(state.name), {}, state.after};
}

}  // namespace

std::vector<UpdateRow> updateRows(const UpdateView& view) {
    const ElementUpdate& update = view.update;
    std::vector<UpdateRow> rows{
        {words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "gradient")),
         words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "how much the loss rises with the weight")),
         update.gradient}};
    for (std::size_t i = 0; i < update.stateCount; ++i)
        rows.push_back(stateRow(update.states[i]));
    rows.push_back({words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "step")),
                    words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "what this step changed the weight by")),
                    update.change(), UpdateRow::Axis::Weight});
    rows.push_back(
        {words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "plain step")),
         words(QT_TRANSLATE_NOOP("glassbox::UpdateArrows", "what plain gradient descent would do: −rate × gradient")),
         -view.learningRate * update.gradient, UpdateRow::Axis::Weight, true});
    return rows;
}

UpdateArrows::UpdateArrows(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void UpdateArrows::setView(std::shared_ptr<const UpdateView> view) {
    const std::size_t before = rows_.size();
    view_ = std::move(view);
    rows_ = view_ ? updateRows(*view_) : std::vector<UpdateRow>();
    if (rows_.size() != before) updateGeometry();
    const Numbers numbers(themes_.theme().locale());
    QStringList said;
    for (const UpdateRow& row : rows_)
        said.append(row.name + u' ' + numbers.significant(row.value));
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    update();
}

QSize UpdateArrows::sizeHint() const {
    const Theme& theme = themes_.theme();
    const int rows = std::max(4, static_cast<int>(rows_.size()));
    return {theme.px(nameWidth + numberWidth + 120), rows * theme.px(rowHeight) + theme.px(groupGap)};
}

QSize UpdateArrows::minimumSizeHint() const {
    return sizeHint();
}

QRectF UpdateArrows::rowRect(std::size_t row) const {
    const Theme& theme = themes_.theme();
    const bool second = rows_[row].axis == UpdateRow::Axis::Weight;
    const double top = static_cast<double>(row) * theme.px(rowHeight) + (second ? theme.px(groupGap) : 0);
    return {0, top, static_cast<double>(width()), static_cast<double>(theme.px(rowHeight))};
}

double UpdateArrows::zero() const {
    const Theme& theme = themes_.theme();
    return (theme.px(nameWidth) + width() - theme.px(numberWidth)) / 2.0;
}

/// The largest size on an axis.
double UpdateArrows::reach(UpdateRow::Axis axis) const {
    double most = 0;
    for (const UpdateRow& row : rows_)
        if (row.axis == axis && std::isfinite(row.value)) most = std::max(most, std::abs(row.value));
    return most;
}

double UpdateArrows::tipOf(std::size_t row) const {
    const Theme& theme = themes_.theme();
    const double room = (width() - theme.px(nameWidth) - theme.px(numberWidth)) / 2.0 - theme.px(6);
    const double most = reach(rows_[row].axis);
    const double value = rows_[row].value;
    if (most <= 0 || !std::isfinite(value)) return zero();
    return zero() + room * value / most;
}

QString UpdateArrows::detailAt(const QPointF& place) const {
    const Numbers numbers(themes_.theme().locale());
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (!rowRect(row).contains(place)) continue;
        const QString number = rows_[row].name + QStringLiteral(" = ") + numbers.exact(rows_[row].value);
        return rows_[row].help.isEmpty() ? number : number + u'\n' + rows_[row].help;
    }
    return {};
}

void UpdateArrows::paintRow(QPainter& painter, std::size_t row) const {
    const Theme& theme = themes_.theme();
    const QRectF line = rowRect(row);
    const Numbers numbers(theme.locale());
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(theme.color(rows_[row].plain ? Role::Text2 : Role::Text));
    painter.drawText(QRectF(0, line.top(), theme.px(nameWidth) - 8, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     rows_[row].name);
    painter.setFont(theme.font(FontRole::Mono));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, numbers.significant(rows_[row].value));
    const double middle = line.center().y(), tip = tipOf(row), from = zero();
    const double side = tip < from ? -1 : 1, head = std::min<double>(theme.px(8), std::abs(tip - from));
    const QColor color = theme.color(Role::Backward);
    const double thick = theme.px(thickness);
    painter.setPen(rows_[row].plain ? QPen(color, 1) : QPen(Qt::NoPen));
    painter.setBrush(rows_[row].plain ? QBrush(theme.color(Role::BackwardSoft)) : QBrush(color));
    if (head < 0.5) return;
    const double neck = tip - side * head;
    painter.drawPolygon(QPolygonF{{from, middle - thick / 2},
                                  {neck, middle - thick / 2},
                                  {neck, middle - thick},
                                  {tip, middle},
                                  {neck, middle + thick},
                                  {neck, middle + thick / 2},
                                  {from, middle + thick / 2}});
}

void UpdateArrows::paintEvent(QPaintEvent*) {
    if (rows_.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const Theme& theme = themes_.theme();
    painter.setPen(QPen(theme.color(Role::BorderStrong), 1));
    painter.drawLine(QPointF(zero(), 2), QPointF(zero(), rowRect(rows_.size() - 1).bottom() - 2));
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        paintRow(painter, row);
        const bool border = row > 0 && rows_[row].axis != rows_[row - 1].axis;
        if (!border) continue;
        painter.setPen(QPen(theme.color(Role::Border), 1));
        const double y = rowRect(row).top() - theme.px(groupGap) / 2.0;
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
}

bool UpdateArrows::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), detailAt(help->pos()), this);
    return true;
}

}  // namespace glassbox
