#include "tests/ui/shell/window_walk.h"

#include "tests/ui/shell/painted_text.h"

#include "ui/rooms/network_room.h"
#include "ui/rooms/range_test_dialog.h"
#include "ui/session/lab_session.h"
#include "ui/shell/keys_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings_dialog.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QDockWidget>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>
#include <QTabBar>
#include <QToolTip>
#include <QWidget>

#include <algorithm>

namespace glassbox {
namespace {

constexpr double tolerance = 1.5;  ///< px: ink is measured with hinting, painted with antialiasing
const QChar ellipsis(0x2026);

/// The part that a scroll area shows of what it has.
const QAbstractScrollArea* scrolledBy(const QWidget& widget) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return area != nullptr && area->viewport() == &widget ? area : nullptr;
}

bool scrolls(const QScrollBar* bar) {
    return bar != nullptr && bar->maximum() > bar->minimum();
}

/// What is outside of view and can be scrolled into it is no loss.
PaintedText withoutScrolling(PaintedText text, const QWidget& widget) {
    const QAbstractScrollArea* area = scrolledBy(widget);
    if (area == nullptr) return text;
    if (scrolls(area->verticalScrollBar())) {
        text.clip.setTop(std::min(text.clip.top(), text.ink.top()));
        text.clip.setBottom(std::max(text.clip.bottom(), text.ink.bottom()));
    }
    if (scrolls(area->horizontalScrollBar())) {
        text.clip.setLeft(std::min(text.clip.left(), text.ink.left()));
        text.clip.setRight(std::max(text.clip.right(), text.ink.right()));
    }
    return text;
}

/// Whether the tip at a place says what was cut there.
bool tipTells(QWidget& widget, const PaintedText& text) {
    const QPoint place = text.ink.center().toPoint();
    QHelpEvent ask(QEvent::ToolTip, place, widget.mapToGlobal(place));
    QApplication::sendEvent(&widget, &ask);
    const QString start = text.text.section(ellipsis, 0, 0).trimmed();
    return QToolTip::isVisible() && QToolTip::text().contains(start);
}

bool isNumber(QString text) {
    text.remove(ellipsis);
    bool digit = false;
    for (const QChar sign : text) {
        if (sign.isLetter()) return false;
        digit = digit || sign.isDigit();
    }
    return digit;
}

QString textOf(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
    return {};
}

void checkTexts(QWidget& widget, QStringList& found) {
    for (const PaintedText& painted : paintedTexts(widget)) {
        const PaintedText text = withoutScrolling(painted, widget);
        if (!text.ink.intersects(QRectF(widget.rect())) && scrolledBy(widget) != nullptr) continue;
        // Words in a field are moved by the cursor.
        const bool field = qobject_cast<QLineEdit*>(&widget) != nullptr && !isNumber(text.text);
        if (text.missing() > tolerance && !field)
            found += QStringLiteral("%1: '%2' is cut by %3 px of %4 in %5 wide")
                         .arg(pathOf(widget), text.text)
                         .arg(text.missing())
                         .arg(text.ink.width())
                         .arg(text.clip.width());
        if (!text.text.contains(ellipsis)) continue;
        if (isNumber(text.text))
            found += QStringLiteral("%1: the number '%2' is shortened").arg(pathOf(widget), text.text);
        else if (!tipTells(widget, text))
            found += QStringLiteral("%1: '%2' is shortened and has no tip").arg(pathOf(widget), text.text);
    }
}

/// What Qt lays over the edges between docks, for the mouse.
bool isDockEdge(const QWidget& widget) {
    return qobject_cast<const QMainWindow*>(widget.parentWidget()) != nullptr &&
           widget.metaObject() == &QWidget::staticMetaObject;
}

/// A bar of tabs that Qt keeps for later.
bool isSpare(const QWidget& widget) {
    const auto* tabs = qobject_cast<const QTabBar*>(&widget);
    return tabs != nullptr && tabs->count() == 0;
}

/// A dock behind another one as a tab: Qt keeps it visible, far outside.
bool isBehindTab(const QWidget& widget) {
    for (const QWidget* at = &widget; at != nullptr && !at->isWindow(); at = at->parentWidget())
        if (qobject_cast<const QDockWidget*>(at) != nullptr && !at->parentWidget()->rect().intersects(at->geometry()))
            return true;
    return false;
}

void checkPlace(const QWidget& widget, QStringList& found) {
    const QWidget* parent = widget.parentWidget();
    if (widget.size().isEmpty() && !textOf(widget).isEmpty())
        found += QStringLiteral("%1: has no room at all").arg(pathOf(widget));
    if (widget.isWindow() || parent == nullptr || scrolledBy(*parent) != nullptr || widget.size().isEmpty()) return;
    if (parent->rect().contains(widget.geometry())) return;
    const QRect box = widget.geometry();
    found += QStringLiteral("%1: %2,%3 %4x%5 is outside of its parent of %6x%7")
                 .arg(pathOf(widget))
                 .arg(box.x())
                 .arg(box.y())
                 .arg(box.width())
                 .arg(box.height())
                 .arg(parent->width())
                 .arg(parent->height());
}

std::unique_ptr<QWidget> shown(std::unique_ptr<QWidget> dialog) {
    dialog->show();
    return dialog;
}

}  // namespace

std::vector<WalkPlace> walkPlaces(ThemeManager& themes, Language& language, Preferences& preferences) {
    return {{QStringLiteral("start"),
             [](MainWindow& window) -> std::unique_ptr<QWidget> {
                 window.showStart();
                 return nullptr;
             }},
            {QStringLiteral("network, experiment"),
             [](MainWindow& window) -> std::unique_ptr<QWidget> {
                 window.showNetwork();
                 window.session().document().select({});
                 return nullptr;
             }},
            {QStringLiteral("network, a block"),
             [](MainWindow& window) -> std::unique_ptr<QWidget> {
                 window.showNetwork();
                 window.session().document().select({window.session().document().network().blocks.at(1).id});
                 return nullptr;
             }},
            {QStringLiteral("keys"),
             [&](MainWindow& window) { return shown(std::make_unique<KeysDialog>(themes, &window)); }},
            {QStringLiteral("settings"),
             [&](MainWindow& window) {
                 return shown(std::make_unique<SettingsDialog>(themes, language, preferences, &window));
             }},
            {QStringLiteral("range test"), [&](MainWindow& window) {
                 return shown(std::make_unique<RangeTestDialog>(window.session(), themes, &window));
             }}};
}

std::vector<QWidget*> seenWidgets(QWidget& window) {
    std::vector<QWidget*> seen{&window};
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->window() == &window && !isDockEdge(*widget) && !isSpare(*widget) &&
            !isBehindTab(*widget))
            seen.push_back(widget);
    return seen;
}

QString pathOf(const QWidget& widget) {
    QString own = QString::fromLatin1(widget.metaObject()->className()).section(QStringLiteral("::"), -1);
    if (!textOf(widget).isEmpty())
        own += QStringLiteral(" '%1'").arg(textOf(widget).left(40));
    else if (!widget.accessibleName().isEmpty())
        own += QStringLiteral(" (%1)").arg(widget.accessibleName().left(40));
    if (widget.isWindow() || widget.parentWidget() == nullptr) return own;
    return pathOf(*widget.parentWidget()) + QStringLiteral(" > ") + own;
}

QStringList unreadable(QWidget& window) {
    QStringList found;
    for (QWidget* widget : seenWidgets(window)) {
        checkPlace(*widget, found);
        checkTexts(*widget, found);
    }
    return found;
}

}  // namespace glassbox
