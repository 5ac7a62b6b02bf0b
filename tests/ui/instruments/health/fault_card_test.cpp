#include "ui/instruments/health/fault_card.h"
#include "ui/instruments/health/fault_texts.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace glassbox {
namespace {

Fault madeFault(FaultKind kind, const std::string& block, std::int64_t step) {
    Fault fault;
    fault.kind = kind;
    fault.block = block;
    fault.step = step;
    fault.evidence = makeError("fault.test", "{dead} of 20 units say nothing", {{"dead", "12"}});
    fault.remedies = {lowerRate(0.05), clipGradients()};
    return fault;
}

class FaultCardTest : public ::testing::Test {
protected:
    FaultCardTest() : card(themes) { card.resize(540, 120); }

    QList<Button*> buttons() {
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return card.findChildren<Button*>();
    }
    Button* button(const QString& text) {
        const QList<Button*> all = buttons();
        const auto found = std::ranges::find_if(all, [&](Button* each) { return each->text() == text; });
        return found == all.end() ? nullptr : *found;
    }
    QString fact() { return card.accessibleName(); }

    ThemeManager themes;
    FaultCard card;
};

TEST_F(FaultCardTest, SaysWhatWhereAndWhenWithItsEvidence) {
    EXPECT_TRUE(card.isHidden());
    card.setFaults({madeFault(FaultKind::DeadUnits, "relu2", 1200)});
    EXPECT_FALSE(card.isHidden());
    EXPECT_EQ(fact(), QStringLiteral("Step 1,200: dead units in relu2"));
    EXPECT_EQ(card.accessibleDescription(), QStringLiteral("12 of 20 units say nothing"));
    ASSERT_EQ(buttons().size(), 3);
    EXPECT_EQ(buttons()[0]->kind(), ButtonKind::Primary);
    card.setFaults({});
    EXPECT_TRUE(card.isHidden());
}

TEST_F(FaultCardTest, ItsButtonsShowTheBlockAndTryTheRemedy) {
    card.setFaults({madeFault(FaultKind::Exploding, "conv1", 7)});
    QSignalSpy shown(&card, &FaultCard::showRequested), chosen(&card, &FaultCard::remedyChosen);
    ASSERT_NE(button(QStringLiteral("Show me")), nullptr);
    QTest::mouseClick(button(QStringLiteral("Show me")), Qt::LeftButton);
    EXPECT_EQ(shown.count(), 1);
    ASSERT_NE(button(QStringLiteral("Lower the rate to 0.005")), nullptr);
    QTest::mouseClick(button(QStringLiteral("Lower the rate to 0.005")), Qt::LeftButton);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.front().front().value<Remedy>().id, "lower_rate");
}

TEST_F(FaultCardTest, OneAtATimeWithACount) {
    const Fault first = madeFault(FaultKind::Vanishing, "fc1", 3);
    const Fault second = madeFault(FaultKind::NotLearning, "", 900);
    card.setFaults({first});
    card.setFaults({first, second});
    EXPECT_EQ(fact(), QStringLiteral("1 of 2 · Step 3: gradients vanish before fc1"));
    ASSERT_NE(button(QStringLiteral("Next")), nullptr);
    QTest::mouseClick(button(QStringLiteral("Next")), Qt::LeftButton);
    EXPECT_EQ(fact(), QStringLiteral("2 of 2 · Step 900: the network does not learn"));
    Q_EMIT card.dismissed();
    EXPECT_EQ(fact(), QStringLiteral("Step 3: gradients vanish before fc1"));
    Q_EMIT card.dismissed();
    EXPECT_TRUE(card.isHidden());
    card.setFaults({first, second});
    EXPECT_TRUE(card.isHidden()) << "what was closed stays closed";
    card.setFaults({});
    card.setFaults({first});
    EXPECT_FALSE(card.isHidden()) << "but not in another run";
}

TEST_F(FaultCardTest, HasWordsForEveryKindAndRemedy) {
    for (const FaultKind kind : {FaultKind::NotFinite, FaultKind::Exploding, FaultKind::Vanishing, FaultKind::DeadUnits,
                                 FaultKind::Saturated, FaultKind::NotLearning, FaultKind::Overfitting}) {
        const QString text = faultFact(madeFault(kind, "fc1", 5), QLocale(QLocale::English));
        EXPECT_TRUE(text.startsWith(QStringLiteral("Step 5: "))) << text.toStdString();
        EXPECT_FALSE(text.contains(u'%')) << text.toStdString();
    }
    for (const Remedy& remedy : {lowerRate(1), raiseRate(1), clipGradients(), useAdam(), initialWeights("he_normal"),
                                 activationOf("relu1", "leaky_relu"), activationEverywhere("tanh", "relu"),
                                 standardizeInputs(), stopEarly(), shrinkWeights()}) {
        const QString label = remedyLabel(remedy);
        EXPECT_FALSE(label.isEmpty() || label.contains(u'%') || label.contains(u'{')) << label.toStdString();
        EXPECT_LT(label.size(), 30) << label.toStdString();
    }
}

TEST_F(FaultCardTest, CallsActivationsAsThePaletteDoes) {
    EXPECT_EQ(remedyLabel(activationOf("relu1", "leaky_relu")), QStringLiteral("Leaky ReLU in relu1"));
    EXPECT_EQ(remedyLabel(activationEverywhere("tanh", "relu")), QStringLiteral("ReLU in all blocks"));
}

TEST_F(FaultCardTest, ItsButtonsWrapWhereItIsNarrow) {
    card.setFaults({madeFault(FaultKind::DeadUnits, "relu2", 1200)});
    card.show();
    QApplication::processEvents();
    const int wide = card.heightForWidth(540), narrow = card.heightForWidth(300);
    EXPECT_GT(narrow, wide);
    card.resize(300, narrow);
    QApplication::processEvents();
    for (Button* each : buttons()) {
        const QRect box(each->mapTo(&card, QPoint()), each->size());
        EXPECT_TRUE(card.rect().contains(box))
            << each->text().toStdString() << ": " << box.left() << ',' << box.top() << ' ' << box.width() << 'x'
            << box.height() << " in " << card.width() << 'x' << card.height();
    }
}

}  // namespace
}  // namespace glassbox
