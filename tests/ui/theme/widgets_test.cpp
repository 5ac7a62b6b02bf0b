#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/chip.h"
#include "ui/theme/widgets/elided_label.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/icon_button.h"
#include "ui/theme/widgets/key_number.h"
#include "ui/theme/widgets/notice_card.h"
#include "ui/theme/widgets/panel_header.h"
#include "ui/theme/widgets/search_field.h"
#include "ui/theme/widgets/segmented_control.h"
#include "ui/theme/widgets/status_line.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace glassbox {
namespace {

class WidgetsTest : public ::testing::Test {
protected:
    WidgetsTest() {
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.apply();
    }

    static void press(QWidget* widget, Qt::Key key) {
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier);
        QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier);
        QApplication::sendEvent(widget, &down);
        QApplication::sendEvent(widget, &up);
    }

    static QString accessibleName(QWidget* widget) {
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
        return interface != nullptr ? interface->text(QAccessible::Name) : QString();
    }

    ThemeManager themes;
};

TEST_F(WidgetsTest, ButtonsHaveTheHeightsOfTheLook) {
    const Button small(themes, QStringLiteral("a"), ButtonKind::Normal, ControlSize::Small);
    const Button normal(themes, QStringLiteral("a"));
    const Button large(themes, QStringLiteral("a"), ButtonKind::Primary, ControlSize::Large);
    EXPECT_EQ(small.sizeHint().height(), 26);
    EXPECT_EQ(normal.sizeHint().height(), 32);
    EXPECT_EQ(large.sizeHint().height(), 40);
    themes.setScale(2.0);
    EXPECT_EQ(normal.sizeHint().height(), 64);
}

TEST_F(WidgetsTest, PrimaryButtonIsFilledWithTheAccent) {
    Button button(themes, QStringLiteral("Train"), ButtonKind::Primary);
    button.resize(button.sizeHint());
    const QImage image = button.grab().toImage();
    EXPECT_EQ(QColor(image.pixel(6, image.height() / 2)), themes.theme().color(Role::Accent));
    button.setKind(ButtonKind::Normal);
    EXPECT_EQ(QColor(button.grab().toImage().pixel(6, image.height() / 2)), themes.theme().color(Role::Raised));
}

TEST_F(WidgetsTest, SegmentsAreExclusiveAndMoveByArrow) {
    SegmentedControl control(themes, QStringLiteral("Scale"));
    control.addSegment(7, QStringLiteral("log"));
    control.addSegment(9, QStringLiteral("linear"));
    int chosen = -1;
    QObject::connect(&control, &SegmentedControl::currentChanged, &control, [&chosen](int id) { chosen = id; });
    EXPECT_EQ(control.currentId(), 7);
    press(&control, Qt::Key_Right);
    EXPECT_EQ(chosen, 9);
    EXPECT_EQ(control.currentId(), 9);
    press(&control, Qt::Key_Right);
    EXPECT_EQ(control.currentId(), 9);
    chosen = -1;
    control.setCurrentId(9);
    EXPECT_EQ(chosen, -1) << "the same choice is not a change";
}

TEST_F(WidgetsTest, HeaderFoldsByArrowAndSaysSo) {
    PanelHeader header(themes, QStringLiteral("Curves"));
    header.setCollapsible(true);
    bool folded = false;
    QObject::connect(&header, &PanelHeader::collapsedChanged, &header, [&folded](bool now) { folded = now; });
    auto* arrow = header.findChild<QToolButton*>();
    ASSERT_NE(arrow, nullptr);
    EXPECT_EQ(arrow->accessibleName(), QStringLiteral("Fold Curves"));
    arrow->click();
    EXPECT_TRUE(folded);
    EXPECT_EQ(arrow->accessibleName(), QStringLiteral("Unfold Curves"));
    EXPECT_EQ(header.sizeHint().height(), 36);
}

TEST_F(WidgetsTest, KeyNumberKeepsItsRoom) {
    KeyNumber number(themes, QStringLiteral("Test accuracy"));
    number.reserve(QStringLiteral("100.00 %"));
    number.setNumber(QStringLiteral("9 %"));
    const QSize small = number.sizeHint();
    number.setNumber(QStringLiteral("98.47 %"));
    EXPECT_EQ(number.sizeHint(), small);
    EXPECT_EQ(number.accessibleDescription(), QStringLiteral("98.47 %"));
}

TEST_F(WidgetsTest, EverythingThatCanBePressedHasANameAndTakesFocus) {
    const IconButton undo(themes, Icon::Undo, QStringLiteral("Undo"));
    const Chip chip(themes, QStringLiteral("z[5] = 7.6391"), Chip::Kind::Number, Role::Forward);
    const SearchField search(themes, QStringLiteral("Find a block"));
    const Button button(themes, QStringLiteral("Train"));
    for (const QWidget* each : std::initializer_list<const QWidget*>{&undo, &chip, &search, &button}) {
        EXPECT_FALSE(accessibleName(const_cast<QWidget*>(each)).isEmpty());
        EXPECT_TRUE(each->focusPolicy() & Qt::TabFocus);
    }
}

TEST_F(WidgetsTest, EmptyStateActsThroughItsButton) {
    EmptyState state(themes, QStringLiteral("No runs yet"), QStringLiteral("Each run is kept."));
    state.setAction(QStringLiteral("Train"), Icon::Play);
    int count = 0;
    QObject::connect(&state, &EmptyState::activated, &state, [&count] { ++count; });
    state.findChild<Button*>()->click();
    EXPECT_EQ(count, 1);
}

TEST_F(WidgetsTest, NoticeCardOffersActionsAndCanBeCleared) {
    NoticeCard card(themes, Role::Warning);
    card.setTexts(QStringLiteral("NaN since step 212"), QStringLiteral("It began in conv2."));
    Button* first = card.addAction(QStringLiteral("Go to step 211"), true);
    card.addAction(QStringLiteral("Clip gradients at 1"));
    EXPECT_EQ(first->kind(), ButtonKind::Primary);
    EXPECT_EQ(card.accessibleName(), QStringLiteral("NaN since step 212"));
    card.clearActions();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(card.findChildren<Button*>().isEmpty());
    EXPECT_NE(card.addAction(QStringLiteral("Again")), nullptr);
}

TEST_F(WidgetsTest, StatusLineReturnsToItsStandingText) {
    StatusLine line(themes);
    line.setStanding(QStringLiteral("saved a moment ago"));
    line.showMessage(QStringLiteral("Copied"), Role::Good);
    EXPECT_EQ(line.text(), QStringLiteral("Copied"));
    line.setStanding(QStringLiteral("saved"));
    EXPECT_EQ(line.text(), QStringLiteral("Copied"));
}

TEST_F(WidgetsTest, ElidedLabelMayShrinkButPrefersItsText) {
    ElidedLabel label;
    label.setText(QStringLiteral("training part, contrast raised"));
    EXPECT_LT(label.minimumSizeHint().width(), label.sizeHint().width() / 2);
}

TEST_F(WidgetsTest, FocusRingAppearsForTheKeyboardOnly) {
    QWidget window;
    auto* layout = new QHBoxLayout(&window);
    auto* first = new Button(themes, QStringLiteral("one"));
    auto* second = new Button(themes, QStringLiteral("two"));
    layout->addWidget(first);
    layout->addWidget(second);
    window.show();
    window.activateWindow();
    QApplication::processEvents();
    first->setFocus(Qt::MouseFocusReason);
    EXPECT_EQ(window.findChild<QFocusFrame*>(), nullptr);
    second->setFocus(Qt::TabFocusReason);
    auto* frame = window.findChild<QFocusFrame*>();
    ASSERT_NE(frame, nullptr);
    EXPECT_EQ(frame->widget(), second);
    themes.setSchemeChoice(SchemeChoice::Dark);
    EXPECT_TRUE(frame->isVisible()) << "a switch of the theme keeps it";
    first->setFocus(Qt::MouseFocusReason);
    EXPECT_EQ(frame->widget(), nullptr);
}

}  // namespace
}  // namespace glassbox
