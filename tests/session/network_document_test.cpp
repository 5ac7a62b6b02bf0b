#include "ui/session/network_document.h"
#include "core/network/edit.h"
#include "ui/session/mailbox.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace glassbox
