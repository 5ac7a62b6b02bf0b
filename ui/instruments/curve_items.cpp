#include "ui/instruments/curve_items.h"

#include "ui/instruments/curve_axis.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

QFont nameFont(const Theme& theme, bool strong) {
    QFont font = theme.font(FontRole::Caption);
    font.setWeight(strong ? QFont::DemiBold : QFont::Medium);
    return font;
}

QFont valueFont(const Theme& theme, bool strong) {
    QFont font = theme.font(FontRole::MonoCaption);
    if (strong) font.setWeight(QFont::Bold);
    return font;
}

bool isStrong(CurveMarks::End end) {
    return end != CurveMarks::End::Training;
}

}  // namespace

CurveFrameItem::CurveFrameItem(const ThemeManager& themes) : themes_(themes) {
    setZValue(-1);
}

void CurveFrameItem::setFrame(CurveFrame frame) {
    if (frame.cell != frame_.cell) prepareGeometryChange();
    frame_ = std::move(frame);
    update();
}

void CurveFrameItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const Theme& theme = themes_.theme();
    const QRectF& plot = frame_.plot;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(theme.font(FontRole::MonoCaption));
    const double line = QFontMetricsF(painter->font()).height();
    for (const CurveFrame::Tick& tick : frame_.down) {
        painter->setPen(QPen(theme.color(Role::Grid), 1));
        painter->drawLine(QPointF(plot.left(), tick.place), QPointF(plot.right(), tick.place));
        painter->setPen(theme.color(Role::Text3));
        const QRectF box(frame_.cell.left(), tick.place - line / 2, plot.left() - frame_.cell.left() - theme.px(6),
                         line);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
    painter->setPen(QPen(theme.color(Role::BorderStrong), 1));
    painter->drawLine(plot.bottomLeft(), plot.bottomRight());
    for (const CurveFrame::Tick& tick : frame_.across) {
        painter->setPen(QPen(theme.color(Role::BorderStrong), 1));
        painter->drawLine(QPointF(tick.place, plot.bottom()), QPointF(tick.place, plot.bottom() + theme.px(3)));
        painter->setPen(theme.color(Role::Text3));
        const QRectF box(tick.place - theme.px(30), plot.bottom() + theme.px(4), theme.px(60), line);
        painter->drawText(box, Qt::AlignHCenter | Qt::AlignTop, tick.text);
    }
    painter->setFont(theme.font(FontRole::BlockTitle));
    painter->setPen(theme.color(Role::Text2));
    painter->drawText(frame_.cell, Qt::AlignRight | Qt::AlignTop, frame_.title);
}

CurveMarksItem::CurveMarksItem(const ThemeManager& themes) : themes_(themes) {
    setZValue(100);
}

void CurveMarksItem::setMarks(CurveMarks marks) {
    if (marks.cell != marks_.cell) prepareGeometryChange();
    marks_ = std::move(marks);
    update();
}

double CurveMarksItem::labelHeight() const {
    const Theme& theme = themes_.theme();
    return QFontMetricsF(nameFont(theme, true)).height() + QFontMetricsF(valueFont(theme, true)).height() + theme.px(2);
}

double CurveMarksItem::labelRoom(const ThemeManager& themes, const std::vector<CurveMarks::Label>& labels) {
    const QFontMetricsF names(nameFont(themes.theme(), true)), values(valueFont(themes.theme(), true));
    double room = 0;
    for (const CurveMarks::Label& label : labels)
        room = std::max({room, names.horizontalAdvance(label.name), values.horizontalAdvance(label.value)});
    return room;
}

std::vector<QRectF> CurveMarksItem::labelBoxes() const {
    const double height = labelHeight(), gap = themes_.theme().px(2);
    const double top = marks_.cell.top() + QFontMetricsF(themes_.theme().font(FontRole::BlockTitle)).height() + gap;
    const double bottom = marks_.plot.bottom();
    const auto fitting =
        std::min(marks_.labels.size(), static_cast<std::size_t>(std::max(0.0, (bottom - top) / height)));
    std::vector<double> wishes;
    for (std::size_t i = 0; i < fitting; ++i)
        wishes.push_back(marks_.labels[i].place.y());
    const std::vector<double> places = keptApart(wishes, std::vector<double>(fitting, height), top, bottom);
    const double room = labelRoom(themes_, marks_.labels);
    double left = marks_.plot.left();
    for (std::size_t i = 0; i < fitting; ++i)
        left = std::max(left, marks_.labels[i].place.x());
    left = std::min(left + themes_.theme().px(9), marks_.cell.right() - room);
    std::vector<QRectF> boxes;
    for (const double place : places)
        boxes.emplace_back(left, place - height / 2, room, height);
    return boxes;
}

/// A triangle on the axis.
void CurveMarksItem::paintWarning(QPainter& painter, double place, Role role) const {
    const int size = themes_.theme().px(14);
    painter.drawPixmap(QPointF(place - size / 2.0, marks_.plot.bottom() - size),
                       iconPixmap(themes_.theme(), Icon::Warning, role, size, painter.device()->devicePixelRatioF()));
}

void CurveMarksItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const Theme& theme = themes_.theme();
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.run(0).color);
    const double radius = theme.px(200) / 80.0;
    for (const QPointF& dot : marks_.dots)
        painter->drawEllipse(dot, radius, radius);
    paintEnds(*painter);
    for (const double place : marks_.faults)
        paintWarning(*painter, place, Role::Warning);
    if (marks_.warning) paintWarning(*painter, *marks_.warning, Role::Error);
    if (marks_.cursor) paintCursor(*painter);
    if (!marks_.focused) return;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme.color(Role::Accent), theme.metrics().focusRing));
    painter->drawRoundedRect(marks_.cell.adjusted(1, 1, -1, -1), theme.metrics().radiusControl,
                             theme.metrics().radiusControl);
}

void CurveMarksItem::paintEnds(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    const std::vector<QRectF> boxes = labelBoxes();
    for (std::size_t i = 0; i < marks_.labels.size(); ++i) {
        const CurveMarks::Label& label = marks_.labels[i];
        paintMarker(painter, label);
        if (i >= boxes.size()) continue;
        const bool strong = isStrong(label.end);
        painter.setFont(nameFont(theme, strong));
        painter.setPen(theme.run(0).color);
        painter.drawText(boxes[i], Qt::AlignLeft | Qt::AlignTop, label.name);
        painter.setFont(valueFont(theme, strong));
        painter.setPen(theme.color(Role::Text));
        painter.drawText(boxes[i], Qt::AlignLeft | Qt::AlignBottom, label.value);
    }
}

/// A large dot ends the watched line; the final test is a diamond of its own.
void CurveMarksItem::paintMarker(QPainter& painter, const CurveMarks::Label& label) const {
    if (label.end == CurveMarks::End::Training) return;
    const Theme& theme = themes_.theme();
    painter.setPen(QPen(theme.color(Role::Surface), 1.5 * theme.scale()));
    painter.setBrush(label.end == CurveMarks::End::FinalTest ? theme.color(Role::Text) : theme.run(0).color);
    const double radius = 4.5 * theme.scale();
    if (label.end == CurveMarks::End::Watched) {
        painter.drawEllipse(label.place, radius, radius);
        return;
    }
    const double r = radius * 1.25;
    painter.drawPolygon(QPolygonF{label.place + QPointF(0, -r), label.place + QPointF(r, 0),
                                  label.place + QPointF(0, r), label.place + QPointF(-r, 0)});
}

void CurveMarksItem::paintCursor(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    painter.setPen(QPen(theme.color(Role::Text3), 1));
    painter.drawLine(QPointF(*marks_.cursor, marks_.plot.top()), QPointF(*marks_.cursor, marks_.plot.bottom()));
    if (marks_.read) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Role::Text), 1.5 * theme.scale()));
        painter.drawEllipse(*marks_.read, 6 * theme.scale(), 6 * theme.scale());
    }
    paintCard(painter);
}

void CurveMarksItem::paintCard(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    const QFont plain = theme.font(FontRole::Caption), value = valueFont(theme, false), strong = valueFont(theme, true);
    const QFontMetricsF words(plain), numbers(strong);
    const double line = std::max(words.height(), numbers.height()) + theme.px(1), pad = theme.px(8), gap = theme.px(10);
    double names = 0, values = 0;
    for (const CurveMarks::Row& row : marks_.card) {
        names = std::max(names, words.horizontalAdvance(row.name));
        values = std::max(values, numbers.horizontalAdvance(row.value));
    }
    const double width = std::max(names + gap + values, words.horizontalAdvance(marks_.cardTitle)) + 2 * pad;
    const double height = line * static_cast<double>(marks_.card.size() + 1) + 2 * theme.px(6);
    double left = *marks_.cursor + theme.px(8);
    if (left + width > marks_.cell.right() && *marks_.cursor > marks_.cell.center().x())
        left = *marks_.cursor - theme.px(8) - width;
    left = std::clamp(left, marks_.cell.left(), std::max(marks_.cell.left(), marks_.cell.right() - width));
    const double top = marks_.cardBelow ? marks_.plot.bottom() - theme.px(4) - height : marks_.plot.top() + theme.px(4);
    const QRectF box(left, std::max(top, marks_.cell.top()), width, height);
    paintShadow(painter, box, theme.metrics().radiusControl, theme);
    paintBox(painter, box, theme.metrics().radiusControl, theme.color(Role::Raised), theme.color(Role::BorderStrong));
    QRectF row = box.adjusted(pad, theme.px(6), -pad, 0);
    row.setHeight(line);
    painter.setFont(plain);
    painter.setPen(theme.color(Role::Text3));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, marks_.cardTitle);
    for (const CurveMarks::Row& each : marks_.card) {
        row.translate(0, line);
        painter.setFont(plain);
        painter.setPen(theme.color(Role::Text2));
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, each.name);
        painter.setFont(each.strong ? strong : value);
        painter.setPen(theme.color(Role::Text));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, each.value);
    }
}

}  // namespace glassbox
