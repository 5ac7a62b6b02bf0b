#include "ui/session/network_document.h"
#include "core/network/composite_edit.h"
#include "core/network/edit.h"
#include "ui/session/mailbox.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace glassbox {
namespace {

/// An input and a dense layer, not connected.
ExperimentSpec smallExperiment() {
    ExperimentSpec experiment;
    experiment.network = *addBlock(*addBlock({}, "Input", {}), "Dense", {});
    return experiment;
}

TEST(NetworkDocument, EveryEditIsUndoneAndRedone) {
    NetworkDocument document;
    document.reset(smallExperiment());
    const NetworkSpec before = document.network();
    ASSERT_TRUE(
        document.edit(changeSetting(before, "fc1", "units", Setting(std::int64_t{7})), QStringLiteral("units")));
    const NetworkSpec after = document.network();
    EXPECT_NE(before, after);
    document.undoStack().undo();
    EXPECT_EQ(document.network(), before);
    document.undoStack().redo();
    EXPECT_EQ(document.network(), after);
}

TEST(NetworkDocument, EditsOfOneGestureAreOneStep) {
    NetworkDocument document;
    document.reset(smallExperiment());
    const NetworkSpec before = document.network();
    for (const std::int64_t units : {1, 12, 120})
        document.edit(changeSetting(document.network(), "fc1", "units", Setting(units)), QStringLiteral("units"),
                      QStringLiteral("fc1.units"));
    EXPECT_EQ(document.undoStack().count(), 1);
    document.undoStack().undo();
    EXPECT_EQ(document.network(), before);
}

TEST(NetworkDocument, ARefusedEditSaysWhyAndChangesNothing) {
    NetworkDocument document;
    document.reset(smallExperiment());
    QSignalSpy refusals(&document, &NetworkDocument::refused);
    const NetworkSpec before = document.network();
    EXPECT_FALSE(
        document.edit(changeSetting(before, "fc1", "units", Setting(std::int64_t{-3})), QStringLiteral("units")));
    EXPECT_EQ(refusals.count(), 1);
    EXPECT_EQ(document.network(), before);
    EXPECT_EQ(document.undoStack().count(), 0);
}

TEST(NetworkDocument, SelectionForgetsBlocksThatAreGone) {
    NetworkDocument document;
    document.reset(smallExperiment());
    document.select({"fc1"});
    EXPECT_EQ(document.selectedBlock(), "fc1");
    document.edit(removeBlocks(document.network(), {"fc1"}, false), QStringLiteral("remove"));
    EXPECT_TRUE(document.selection().empty());
}

TEST(NetworkDocument, AnalysisFollowsTheNetwork) {
    NetworkDocument document;
    document.reset(smallExperiment());
    EXPECT_FALSE(document.analysis().valid());
    document.edit(removeBlocks(document.network(), {"fc1"}, false), QStringLiteral("remove"));
    EXPECT_FALSE(document.analysis().blocks.contains("fc1"));
}

TEST(Mailbox, TheLatestValueWinsAndIsTakenOnce) {
    Mailbox<int> mailbox;
    EXPECT_EQ(mailbox.take(), nullptr);
    mailbox.put(std::make_shared<const int>(1));
    mailbox.put(std::make_shared<const int>(2));
    EXPECT_EQ(*mailbox.take(), 2);
    EXPECT_EQ(mailbox.take(), nullptr);
}

/// A network with one composite block around its dense layer.
ExperimentSpec groupedExperiment() {
    ExperimentSpec experiment = smallExperiment();
    experiment.network = group(experiment.network, {"fc1"}, "Layer").value().network;
    return experiment;
}

TEST(NetworkDocument, ABlockThatIsEnteredIsEditedAsADocument) {
    NetworkDocument document;
    document.reset(groupedExperiment());
    QSignalSpy levels(&document, &NetworkDocument::levelChanged);
    ASSERT_TRUE(document.canEnter("layer1"));
    EXPECT_FALSE(document.canEnter("input1"));
    document.enter("layer1");
    EXPECT_EQ(levels.count(), 1);
    EXPECT_EQ(document.flatId("fc1"), "layer1.fc1");
    ASSERT_NE(document.network().find("fc1"), nullptr);
    document.edit(changeSetting(document.network(), "fc1", "units", Setting(std::int64_t{9})), QStringLiteral("units"));
    EXPECT_EQ(document.experiment().network.composites.at("Layer").blocks[0].settings.integer("units"), 9);
    EXPECT_TRUE(document.leave());
    EXPECT_EQ(document.selectedBlock(), "layer1");
    EXPECT_FALSE(document.leave());
    EXPECT_EQ(levels.count(), 2);
    document.undoStack().undo();
    EXPECT_EQ(document.experiment().network, groupedExperiment().network);
}

TEST(NetworkDocument, ABlockInsideItselfIsRefused) {
    NetworkDocument document;
    document.reset(groupedExperiment());
    QSignalSpy refusals(&document, &NetworkDocument::refused);
    document.enter("layer1");
    document.edit(addBlock(document.network(), "Layer", {}), QStringLiteral("add"));
    EXPECT_EQ(refusals.count(), 1);
    EXPECT_EQ(document.experiment().network, groupedExperiment().network);
}

TEST(NetworkDocument, RegroupingSaysWhereTheBlocksWent) {
    NetworkDocument document;
    document.reset(smallExperiment());
    std::vector<std::map<std::string, std::string>> said;
    QObject::connect(&document, &NetworkDocument::renamed, &document,
                     [&](const std::map<std::string, std::string>& ids) { said.push_back(ids); });
    using Ids = std::map<std::string, std::string>;
    ASSERT_TRUE(document.regroup(group(document.network(), {"fc1"}, "Layer"), QStringLiteral("group")));
    document.undoStack().undo();
    document.undoStack().redo();
    ASSERT_EQ(said.size(), 3u);
    EXPECT_EQ(said[0], (Ids{{"fc1", "layer1.fc1"}}));
    EXPECT_EQ(said[1], (Ids{{"layer1.fc1", "fc1"}}));
    document.enter("layer1");
    ASSERT_TRUE(document.regroup(group(document.network(), {"fc1"}, "Core"), QStringLiteral("group")));
    EXPECT_EQ(said.back(), (Ids{{"layer1.fc1", "layer1.core1.fc1"}}));
    EXPECT_FALSE(document.regroup(ungroup(document.network(), "in"), QStringLiteral("ungroup")));
}

}  // namespace
}  // namespace glassbox
