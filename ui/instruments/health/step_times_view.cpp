#include "ui/instruments/health/step_times_view.h"

#include "ui/session/core_text.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace glassbox {
namespace {

constexpr int rowHeight = 26, headHeight = 24, padding = 8;
/// Columns at 100 %: name, bar, time, share of the step, operations a second, bytes a second, share of the ceiling.
constexpr std::array widths = {230, 0, 78, 62, 96, 92, 84};

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::StepTimesView", text);
}

QString title(std::size_t column) {
    constexpr std::array titles = {QT_TRANSLATE_NOOP("glassbox::StepTimesView", "op"),
                                   "",
                                   QT_TRANSLATE_NOOP("glassbox::StepTimesView", "time"),
                                   QT_TRANSLATE_NOOP("glassbox::StepTimesView", "share"),
                                   QT_TRANSLATE_NOOP("glassbox::StepTimesView", "FLOP/s"),
                                   QT_TRANSLATE_NOOP("glassbox::StepTimesView", "byte/s"),
                                   QT_TRANSLATE_NOOP("glassbox::StepTimesView", "of ceiling")};
    return titles[column][0] == '\0' ? QString() : words(titles[column]);
}

double busySeconds(const StepTimes& times) {
    double sum = 0;
    for (const StepTimes::Row& row : times.rows)
        sum += row.time.seconds;
    return sum;
}

QString microseconds(double seconds, const Numbers& numbers) {
    return numbers.significant(1e6 * seconds, 3) + QStringLiteral(" µs");
}

/// The columns of a row in words, without the bar.
std::array<QString, widths.size()> columnsOf(const StepTimes& times, const StepTimes::Row& row,
                                             const Numbers& numbers) {
    const double seconds = std::max(row.time.seconds, 1e-12);
    const QString name = row.block.empty() ? plainText(row.op) : plainText(row.block + " · " + row.op);
    return {row.backward ? QStringLiteral("← ") + name : QStringLiteral("→ ") + name,
            {},
            microseconds(row.time.seconds, numbers),
            numbers.percent(row.time.seconds / std::max(busySeconds(times), 1e-12), 0),
            row.time.flops > 0 ? numbers.scaled(row.time.flops / seconds, QStringLiteral("FLOP/s")) : QString(),
            row.time.bytes > 0 ? numbers.scaled(row.time.bytes / seconds, QStringLiteral("B/s")) : QString(),
            row.time.ceilingShare > 0 ? numbers.percent(row.time.ceilingShare, 0) : QString()};
}

}  // namespace

QString stepTimesText(const StepTimes& times, const QLocale& locale) {
    const Numbers numbers(locale);
    QStringList lines;
    for (const StepTimes::Row& row : times.rows) {
        QStringList columns;
        for (const QString& column : columnsOf(times, row, numbers))
            columns.append(column);
        columns.removeAt(1);
        lines.append(columns.join(u'\t'));
    }
    return lines.join(u'\n');
}

StepTimesView::StepTimesView(const ThemeManager& themes, QWidget* parent)
    : QAbstractScrollArea(parent), themes_(themes) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateScrollBar();
        viewport()->update();
    });
}

void StepTimesView::setTimes(std::shared_ptr<const StepTimes> times) {
    times_ = std::move(times);
    updateScrollBar();
    viewport()->update();
}

int StepTimesView::rows() const {
    return times_ ? static_cast<int>(times_->rows.size()) : 0;
}

QSize StepTimesView::sizeHint() const {
    return {themes_.theme().px(760), themes_.theme().px(headHeight + 14 * rowHeight)};
}

/// All columns, a short bar, and the scroll bar.
QSize StepTimesView::minimumSizeHint() const {
    int wide = 60 + 2 * padding + 14;
    for (const int width : widths)
        wide += width;
    return {themes_.theme().px(wide), themes_.theme().px(headHeight + 5 * rowHeight)};
}

void StepTimesView::updateScrollBar() {
    const Theme& theme = themes_.theme();
    const int room = viewport()->height() - theme.px(headHeight);
    verticalScrollBar()->setRange(0, std::max(0, rows() * theme.px(rowHeight) - room));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(theme.px(rowHeight));
}

QRect StepTimesView::rowRect(int row) const {
    const Theme& theme = themes_.theme();
    const int high = theme.px(rowHeight);
    return {0, theme.px(headHeight) + row * high - verticalScrollBar()->value(), viewport()->width(), high};
}

QString StepTimesView::lineText(int row) const {
    QStringList columns;
    const Numbers numbers(themes_.theme().locale());
    for (const QString& column : columnsOf(*times_, times_->rows[static_cast<std::size_t>(row)], numbers))
        columns.append(column);
    return columns.join(u'\t');
}

namespace {

/// Where a column lies in a line; the bar takes what the others leave.
QRect columnRect(const QRect& line, std::size_t column, const Theme& theme) {
    int fixed = 0, left = line.left();
    for (const int width : widths)
        fixed += theme.px(width);
    const auto widthOf = [&](std::size_t i) {
        return widths[i] > 0 ? theme.px(widths[i]) : std::max(theme.px(60), line.width() - fixed);
    };
    for (std::size_t i = 0; i < column; ++i)
        left += widthOf(i);
    return QRect(left, line.top(), widthOf(column), line.height()).adjusted(theme.px(padding) / 2, 0, 0, 0);
}

}  // namespace

void StepTimesView::paintHead(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    const QRect head(0, 0, viewport()->width(), theme.px(headHeight));
    painter.fillRect(head, theme.color(Role::Surface));
    painter.setFont(theme.font(FontRole::Caption));
    painter.setPen(theme.color(Role::Text2));
    for (std::size_t column = 0; column < widths.size(); ++column)
        painter.drawText(columnRect(head, column, theme),
                         (column < 2 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, title(column));
    painter.setPen(theme.color(Role::Border));
    painter.drawLine(head.bottomLeft(), head.bottomRight());
}

void StepTimesView::paintRow(QPainter& painter, int row) const {
    const Theme& theme = themes_.theme();
    const StepTimes::Row& shown = times_->rows[static_cast<std::size_t>(row)];
    const QRect line = rowRect(row);
    const QStringList columns = lineText(row).split(u'\t');
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const QRect place = columnRect(line, column, theme);
        if (column == 1) {
            const double share = shown.time.seconds / std::max(times_->rows.front().time.seconds, 1e-12);
            paintBar(painter, QRectF(place).adjusted(0, theme.px(8), -theme.px(padding), -theme.px(8)), share,
                     theme.color(shown.backward ? Role::Backward : Role::Forward), theme);
            continue;
        }
        painter.setFont(theme.font(column == 0 ? FontRole::Body : FontRole::MonoCaption));
        painter.setPen(theme.color(Role::Text));
        const QString& text = columns[static_cast<qsizetype>(column)];
        painter.drawText(place, (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                         column == 0 ? painter.fontMetrics().elidedText(text, Qt::ElideMiddle, place.width()) : text);
    }
}

void StepTimesView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Theme& theme = themes_.theme();
    painter.fillRect(viewport()->rect(), theme.color(Role::Surface));
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (int row = 0; row < rows(); ++row) {
        const QRect line = rowRect(row);
        if (line.bottom() > theme.px(headHeight) && line.top() < viewport()->height()) paintRow(painter, row);
    }
    paintHead(painter);
}

void StepTimesView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

bool StepTimesView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int row = 0; row < rows(); ++row) {
        if (!rowRect(row).contains(help->pos())) continue;
        const StepTimes::Row& shown = times_->rows[static_cast<std::size_t>(row)];
        const Numbers numbers(themes_.theme().locale());
        QToolTip::showText(help->globalPos(),
                           words(QT_TRANSLATE_NOOP("glassbox::StepTimesView",
                                                   "%1: %2 s a step on all threads together, %3 operations, %4 bytes"))
                               .arg(lineText(row).section(u'\t', 0, 0), numbers.exact(shown.time.seconds),
                                    numbers.integer(static_cast<std::int64_t>(shown.time.flops)),
                                    numbers.integer(static_cast<std::int64_t>(shown.time.bytes))),
                           viewport());
    }
    return true;
}

}  // namespace glassbox
