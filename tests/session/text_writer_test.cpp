#include "tests/session/session_fixture.h"

#include <string>

namespace glassbox {
namespace {

/// A recurrent network of characters, small enough to write many of them quickly.
ExperimentSpec smallWriter(ExperimentSpec experiment) {
    for (BlockSpec& block : experiment.network.blocks)
        if (block.type == "LSTM") block.settings.set("units", std::int64_t{16});
    experiment.schedule = {"constant", {}};
    experiment.optimizer.settings.set("learning_rate", 0.3);  // one step is seen
    return experiment;
}

class TextWriterTest : public SessionTest {
protected:
    void SetUp() override { start(smallWriter(preset("char_lstm"))); }

    TextAnswer write(const std::string& prompt, std::int64_t length, std::uint64_t seed = 1) {
        TextAnswer last;
        const auto connection =
            QObject::connect(&session, &LabSession::textAnswerChanged, [&] { last = session.textAnswer(); });
        session.writeText({prompt, length, 1.0, seed});
        EXPECT_TRUE(QTest::qWaitFor([&] { return last.done; }, patience));
        QObject::disconnect(connection);
        return last;
    }
};

TEST_F(TextWriterTest, WritesThatManyCharactersAndTheSameAgain) {
    const TextAnswer first = write("ROMEO:", 40);
    ASSERT_FALSE(first.error);
    EXPECT_EQ(first.prompt, "ROMEO:");
    EXPECT_EQ(first.text.size(), 40U);
    EXPECT_EQ(write("ROMEO:", 40).text, first.text) << "same weights, beginning and seed";
    EXPECT_NE(write("ROMEO:", 40, 2).text, first.text) << "another seed";
}

TEST_F(TextWriterTest, SaysWhatItCanNotRead) {
    const TextAnswer strange = write("\xC3\xA4", 5);
    ASSERT_TRUE(strange.error);
    EXPECT_TRUE(strange.text.empty());
    EXPECT_TRUE(write("", 5).error);
}

TEST_F(TextWriterTest, WritesWithTheWeightsOfItsStep) {
    const std::string before = write("ROMEO:", 40).text;
    session.stepOnce();
    waitFor(RunState::Paused);
    const TextAnswer after = write("ROMEO:", 40);
    EXPECT_EQ(after.step, 1);
    EXPECT_NE(after.text, before);
}

}  // namespace
}  // namespace glassbox
