#include "ui/rooms/start_room.h"

#include "core/experiment/experiment_spec.h"
#include "ui/theme/theme_manager.h"

#include <QLabel>
#include <QPixmap>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace glassbox {
namespace {

class StartRoomTest : public ::testing::Test {
protected:
    StartRoomTest() {
        themes.setLocale(QLocale(QLocale::English));
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.apply();
        room = std::make_unique<StartRoom>(themes);
        std::vector<StartCard::Content> cards(3);
        for (std::size_t i = 0; i < cards.size(); ++i)
            cards[i].file = cards[i].title = QStringLiteral("card %1").arg(i);
        room->setPresets(std::move(cards));
    }

    /// Distinct left edges of the cards.
    std::size_t columns() const {
        std::set<int> edges;
        for (const StartCard* card : room->findChildren<StartCard*>())
            edges.insert(card->x());
        return edges.size();
    }
    void show(int width) {
        room->resize(width, 800);
        room->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(room.get()));
    }

    ThemeManager themes;
    std::unique_ptr<StartRoom> room;
};

TEST_F(StartRoomTest, ThreeCardsAndRecentWorkFitTheNarrowestScreens) {
    room->setRecentFiles({{QStringLiteral("/tmp/a.json"), QStringLiteral("Mine")}});
    for (const int width : {1232, 1368, 1848}) {
        show(width);
        EXPECT_EQ(columns(), 3U) << width;
        const auto* area = room->findChild<QScrollArea*>();
        EXPECT_EQ(area->horizontalScrollBar()->maximum(), 0) << width;
    }
}

TEST_F(StartRoomTest, CardsShowPicturesOfTheirOwnDataAlone) {
    const auto pictures = [this] {
        const QList<QLabel*> labels = room->findChildren<QLabel*>();
        return std::ranges::count_if(labels, [](const QLabel* label) {
            return label->parentWidget() != nullptr &&
                   qobject_cast<const StartCard*>(label->parentWidget()) != nullptr &&
                   !label->pixmap(Qt::ReturnByValue).isNull();
        });
    };
    const auto before = pictures();
    const auto dataset = [](const char* name) {
        auto made = std::make_shared<Dataset>();
        made->name = name;
        made->sampleShape = {1, 2, 2};
        made->train.samples = Tensor(DType::U8, {3, 1, 2, 2});
        return made;
    };
    room->setSamples(dataset("fashion-mnist"));
    EXPECT_EQ(pictures(), before);
    room->setSamples(dataset("mnist"));
    EXPECT_EQ(pictures(), before + 3);
}

TEST_F(StartRoomTest, CardsStandUnderTheirHeadingsAndSayWhatIsMissing) {
    std::vector<StartCard::Content> cards(5);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        cards[i].file = cards[i].title = QStringLiteral("card %1").arg(i);
        cards[i].group = i < 2 ? QStringLiteral("Pictures") : QStringLiteral("Text");
    }
    cards[4].missing = QStringLiteral("CIFAR-10 photographs of ten kinds of things");
    cards[4].howToGet = QStringLiteral("Make a folder.");
    room->setPresets(std::move(cards));
    room->setRecentFiles({{QStringLiteral("/tmp/a.json"), QStringLiteral("Mine")}});
    show(1232);
    EXPECT_EQ(room->findChild<QScrollArea*>()->horizontalScrollBar()->maximum(), 0);
    std::map<QString, int> headings;
    for (const QLabel* label : room->findChildren<QLabel*>())
        if (label->isVisible()) headings[label->text()] = label->mapTo(room.get(), QPoint()).y();
    ASSERT_TRUE(headings.contains(QStringLiteral("Pictures")) && headings.contains(QStringLiteral("Text")));
    const auto made = room->findChildren<StartCard*>();
    ASSERT_EQ(made.size(), 5);
    EXPECT_LT(made[1]->mapTo(room.get(), QPoint()).y(), headings[QStringLiteral("Text")]);
    EXPECT_GT(made[2]->mapTo(room.get(), QPoint()).y(), headings[QStringLiteral("Text")]);
    EXPECT_EQ(made[4]->toolTip(), QStringLiteral("Make a folder."));
    EXPECT_TRUE(headings.contains(QStringLiteral("not here")));
    EXPECT_TRUE(headings.contains(QStringLiteral("CIFAR-10 photographs of ten kinds of things")));
}

TEST_F(StartRoomTest, LargeTypeTakesFewerColumns) {
    show(1232);
    ASSERT_EQ(columns(), 3U);
    themes.setScale(2.0);
    QCoreApplication::processEvents();
    EXPECT_LT(columns(), 3U);
    EXPECT_EQ(room->findChild<QScrollArea*>()->horizontalScrollBar()->maximum(), 0);
}

TEST_F(StartRoomTest, RecentWorkIsNamedAndOpensByMouseAndKey) {
    room->setRecentFiles({{QStringLiteral("/tmp/a.json"), QStringLiteral("Mine")},
                          {QStringLiteral("/tmp/b.json"), QStringLiteral("Other")}});
    show(1232);
    QSignalSpy opened(room.get(), &StartRoom::openRequested);
    const auto rows = room->findChildren<RecentRow*>();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[0]->accessibleName(), QStringLiteral("Mine"));
    QTest::mouseClick(rows[0], Qt::LeftButton);
    QTest::keyClick(rows[1], Qt::Key_Space);
    ASSERT_EQ(opened.count(), 2);
    EXPECT_EQ(opened[0][0].toString(), QStringLiteral("/tmp/a.json"));
    EXPECT_EQ(opened[1][0].toString(), QStringLiteral("/tmp/b.json"));
}

}  // namespace
}  // namespace glassbox
