#include "ui/instruments/sample_lines.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

constexpr int numberHeight = 26, textRowHeight = 17, textGap = 8, margin = 12, barWidth = 44;

double characterWidth(const Theme& theme) {
    return QFontMetricsF(theme.font(FontRole::MonoCaption)).horizontalAdvance(u'0') + 1;
}

}  // namespace

SampleLines::SampleLines(const ThemeManager& themes, QWidget* parent) : QAbstractScrollArea(parent), themes_(themes) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateScrollBar();
        viewport()->update();
    });
}

void SampleLines::setLines(std::vector<SampleLine> lines) {
    lines_ = std::move(lines);
    updateScrollBar();
    viewport()->update();
}

void SampleLines::setChosen(std::int64_t index) {
    if (std::exchange(chosen_, index) != index) viewport()->update();
}

/// Characters beside each other.
int SampleLines::columns() const {
    const Theme& theme = themes_.theme();
    return std::max(1, static_cast<int>((viewport()->width() - 2 * theme.px(margin)) / characterWidth(theme)));
}

/// A text has two rows a line: what comes next, and below it where the network thinks otherwise.
int SampleLines::lineHeight(const SampleLine& line) const {
    const Theme& theme = themes_.theme();
    if (line.truth.isEmpty()) return theme.px(numberHeight);
    const int rows = (static_cast<int>(line.truth.size()) + columns() - 1) / columns();
    return rows * 2 * theme.px(textRowHeight) + theme.px(textGap);
}

QRect SampleLines::lineRect(int number) const {
    int top = -verticalScrollBar()->value();
    for (int i = 0; i < number; ++i)
        top += lineHeight(lines_[static_cast<std::size_t>(i)]);
    return {0, top, viewport()->width(), lineHeight(lines_[static_cast<std::size_t>(number)])};
}

void SampleLines::updateScrollBar() {
    int high = 0;
    for (const SampleLine& line : lines_)
        high += lineHeight(line);
    verticalScrollBar()->setRange(0, std::max(0, high - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(themes_.theme().px(numberHeight));
}

void SampleLines::paintNumbers(QPainter& painter, const QRect& box, const SampleLine& line) const {
    const Theme& theme = themes_.theme();
    QRect inside = box.adjusted(theme.px(margin), 0, -theme.px(margin), 0);
    painter.setFont(theme.font(FontRole::MonoCaption));
    const QFontMetrics metrics(painter.font());
    if (line.sure >= 0) {
        const int high = theme.px(4);
        const QRectF bar(inside.right() - theme.px(barWidth), inside.center().y() - high / 2.0, theme.px(barWidth),
                         high);
        paintBar(painter, bar, line.sure, theme.color(line.wrong ? Role::Error : Role::Forward), theme);
        inside.setRight(static_cast<int>(bar.left()) - theme.px(8));
    }
    const bool both = line.wrong || line.sure < 0;
    painter.setPen(theme.color(line.wrong ? Role::Error : Role::Text));
    const QString given = both ? QStringLiteral(" → ") + line.given : QString();
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, given);
    inside.setRight(inside.right() - metrics.horizontalAdvance(given));
    painter.setPen(theme.color(Role::Text2));
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, line.wanted);
    inside.setRight(inside.right() - metrics.horizontalAdvance(line.wanted) - theme.px(8));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(line.sample, Qt::ElideRight, inside.width()));
}

void SampleLines::paintText(QPainter& painter, const QRect& box, const SampleLine& line) const {
    const Theme& theme = themes_.theme();
    painter.setFont(theme.font(FontRole::MonoCaption));
    const double wide = characterWidth(theme);
    const int high = theme.px(textRowHeight), across = columns();
    for (int i = 0; i < static_cast<int>(line.truth.size()); ++i) {
        const QRectF cell(box.left() + theme.px(margin) + i % across * wide,
                          box.top() + theme.px(textGap) / 2.0 + i / across * 2 * high, wide, high);
        const bool wrong = line.truth[i] != line.guess[i];
        painter.setPen(theme.color(wrong ? Role::Text2 : Role::Text));
        painter.drawText(cell, Qt::AlignCenter, line.truth[i]);
        if (!wrong) continue;
        painter.setPen(theme.color(Role::Error));
        painter.drawText(cell.translated(0, high), Qt::AlignCenter, line.guess[i]);
    }
}

void SampleLines::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.color(Role::Surface));
    QRect box(0, -verticalScrollBar()->value(), viewport()->width(), 0);
    for (const SampleLine& line : lines_) {
        box.setHeight(lineHeight(line));
        if (box.bottom() >= 0 && box.top() <= viewport()->height()) {
            if (line.index == chosen_) painter.fillRect(box, theme.color(Role::AccentSoft));
            line.truth.isEmpty() ? paintNumbers(painter, box, line) : paintText(painter, box, line);
        }
        box.moveTop(box.top() + box.height());
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) paintBox(painter, viewport()->rect(), 0, {}, theme.color(Role::Accent), theme.metrics().focusRing);
}

void SampleLines::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void SampleLines::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void SampleLines::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void SampleLines::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; i < static_cast<int>(lines_.size()); ++i) {
        if (!lineRect(i).contains(event->position().toPoint())) continue;
        Q_EMIT chosen(lines_[static_cast<std::size_t>(i)].index);
        return;
    }
}

/// Moves the choice by some lines and keeps it in sight.
void SampleLines::walk(int step) {
    if (lines_.empty()) return;
    const auto found = std::ranges::find(lines_, chosen_, &SampleLine::index);
    const int last = static_cast<int>(lines_.size()) - 1;
    const int now = found == lines_.end() ? (step > 0 ? -1 : last + 1) : static_cast<int>(found - lines_.begin());
    const int next = std::clamp(now + step, 0, last);
    const QRect box = lineRect(next);
    QScrollBar* bar = verticalScrollBar();
    if (box.bottom() > viewport()->height()) bar->setValue(bar->value() + box.bottom() - viewport()->height());
    if (lineRect(next).top() < 0) bar->setValue(bar->value() + lineRect(next).top());
    Q_EMIT chosen(lines_[static_cast<std::size_t>(next)].index);
}

void SampleLines::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Right)
        walk(1);
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Left)
        walk(-1);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

}  // namespace glassbox
