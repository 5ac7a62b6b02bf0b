#include "ui/rooms/side_drawer.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/icon_button.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace glassbox {
namespace {

class SideDrawerTest : public ::testing::Test {
protected:
    SideDrawerTest() {
        themes.apply();
        host.resize(900, 400);
        drawer = new SideDrawer(themes, 262, &host);
        drawer->setContent(new QWidget);
        host.show();
    }
    IconButton* handle() const {
        for (IconButton* button : host.findChildren<IconButton*>(QString(), Qt::FindDirectChildrenOnly))
            return button;
        return nullptr;
    }

    ThemeManager themes;
    QWidget host;
    SideDrawer* drawer;
};

TEST_F(SideDrawerTest, LiesOverTheRightSideAndFollowsTheHost) {
    drawer->setAvailable(true);
    drawer->setOpen(true);
    EXPECT_EQ(drawer->geometry(), QRect(900 - 262, 0, 262, 400));
    host.resize(700, 300);
    EXPECT_EQ(drawer->geometry(), QRect(700 - 262, 0, 262, 300));
    themes.setScale(2.0);
    EXPECT_EQ(drawer->width(), 524);
}

TEST_F(SideDrawerTest, ItsButtonShowsWhileItIsClosedAndAskedFor) {
    ASSERT_NE(handle(), nullptr);
    EXPECT_FALSE(handle()->isVisible());
    drawer->setAvailable(true);
    EXPECT_TRUE(handle()->isVisible());
    EXPECT_FALSE(drawer->isVisible());
    QSignalSpy opening(drawer, &SideDrawer::openRequested), closing(drawer, &SideDrawer::closeRequested);
    QTest::mouseClick(handle(), Qt::LeftButton);
    EXPECT_EQ(opening.count(), 1);
    drawer->setOpen(true);
    EXPECT_FALSE(handle()->isVisible());
    QTest::keyClick(drawer, Qt::Key_Escape);
    EXPECT_EQ(closing.count(), 1);
    drawer->setAvailable(false);
    EXPECT_FALSE(drawer->isVisible());
}

}  // namespace
}  // namespace glassbox
