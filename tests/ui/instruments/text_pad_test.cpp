#include "ui/instruments/text_pad.h"
#include "core/base/platform/directories.h"
#include "ui/instruments/digit_view.h"
#include "ui/instruments/sample_line_texts.h"
#include "ui/instruments/text_view.h"
#include "ui/instruments/try_panel.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTextEdit>

namespace glassbox {
namespace {

class TextPadTest : public ::testing::Test {
protected:
    static constexpr int patience = 60000;

    TextPadTest() {
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.apply();
        panel.resize(420, 284);
        panel.show();
    }

    void open(const std::string& stem, std::int64_t units = 16) {
        auto experiment = loadExperiment(resourceDirectory() / "presets" / (stem + ".json"));
        ASSERT_TRUE(experiment.ok());
        for (BlockSpec& block : experiment->network.blocks)
            if (block.type == "RNN") block.settings.set("units", units);
        session.startOver(*experiment);
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().state == RunState::Idle; }, patience));
    }
    template <class Widget>
    Widget* named(const char* accessibleName) {
        for (Widget* widget : panel.findChildren<Widget*>())
            if (widget->isVisible() && widget->accessibleName() == QString::fromLatin1(accessibleName)) return widget;
        return nullptr;
    }
    QString written() { return named<QTextEdit>("Text that the network wrote")->toPlainText(); }

    ThemeManager themes;
    LabSession session{DataPlaces::standard()};
    TryPanel panel{session, themes};
};

TEST_F(TextPadTest, ANetworkOfCharactersWritesOnByKeyboard) {
    open("char_rnn");
    ASSERT_TRUE(panel.writes());
    auto* prompt = named<QLineEdit>("Beginning of the text");
    ASSERT_NE(prompt, nullptr);
    EXPECT_FALSE(prompt->text().isEmpty()) << "the data propose a beginning";
    prompt->selectAll();
    QTest::keyClicks(prompt, QStringLiteral("ROMEO:\\n"));
    named<QSpinBox>("Length in characters")->setValue(30);
    QTest::keyClick(prompt, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return session.textAnswer().done; }, patience));
    EXPECT_EQ(session.textAnswer().prompt, "ROMEO:\n");
    EXPECT_EQ(written().size(), 7 + 30);
    EXPECT_TRUE(written().startsWith(QStringLiteral("ROMEO:\n")));
}

TEST_F(TextPadTest, WhatItCanNotReadIsSaidUnderTheBeginning) {
    open("char_rnn");
    auto* prompt = named<QLineEdit>("Beginning of the text");
    prompt->selectAll();
    QTest::keyClicks(prompt, QStringLiteral("#"));
    for (QPushButton* button : panel.findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == QStringLiteral("Write on"))
            QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return session.textAnswer().error.has_value(); }, patience));
    EXPECT_FALSE(prompt->accessibleDescription().isEmpty());
    EXPECT_TRUE(written().isEmpty());
}

TEST_F(TextPadTest, AtEveryEpochsEndItWritesWhenThatIsTicked) {
    open("char_rnn");
    ExperimentSpec experiment = session.document().experiment();
    experiment.batchSize = 1024;
    experiment.epochs = 2;
    session.startOver(std::move(experiment));
    ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().state == RunState::Idle; }, patience));
    auto* live = panel.findChild<TextView*>()->findChild<QCheckBox*>();
    ASSERT_NE(live, nullptr);
    if (live->isChecked()) QTest::keyClick(live, Qt::Key_Space);
    session.train();
    ASSERT_TRUE(QTest::qWaitFor([this] { return session.history().epochs.size() == 1; }, patience));
    EXPECT_TRUE(written().isEmpty()) << "nobody asked for it";
    QTest::keyClick(live, Qt::Key_Space);
    const auto learned = [this] {
        return session.textAnswer().done && session.textAnswer().step > session.status().stepsPerEpoch;
    };
    ASSERT_TRUE(QTest::qWaitFor(learned, patience)) << "by what the second epoch has learned";
    const std::string text = session.textAnswer().prompt + session.textAnswer().text;
    EXPECT_EQ(written(), QString::fromStdString(text));
    EXPECT_GT(written().size(), 80);
}

TEST_F(TextPadTest, DigitsAreDrawnForPicturesAndOtherTokensDoNotWrite) {
    open("mnist_mlp");
    EXPECT_FALSE(panel.writes());
    EXPECT_TRUE(panel.findChild<DigitView*>()->isApplicable());
    open("mnist_autoencoder");
    EXPECT_FALSE(panel.findChild<DigitView*>()->isApplicable()) << "it answers with a picture";
    open("copy_gpt");
    EXPECT_TRUE(panel.writes());
    EXPECT_EQ(named<QLineEdit>("Beginning of the text"), nullptr) << "it answers with a copy, not with the next one";
}

TEST(SampleLineTexts, NumbersClassesAndCharacters) {
    Dataset dataset;
    dataset.sampleShape = Shape{2};
    dataset.classes = {"a", "\n"};
    DataPart part;
    part.samples = Tensor(DType::F32, Shape{2, 2});
    part.samples.span<float>()[2] = 0.5F;
    part.labels = Tensor(DType::I32, Shape{2});
    StripAnswer answer;
    answer.kind = StripKind::Classes;
    answer.tiles.push_back({.index = 0, .label = 0, .prediction = 1, .confidence = 0.75F});
    const Numbers numbers{QLocale(QLocale::English)};
    const auto lines = sampleLines(answer, {1}, dataset, part, numbers);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_TRUE(lines[0].sample.startsWith(QStringLiteral("0.500")));
    EXPECT_EQ(lines[0].wanted, QStringLiteral("a"));
    EXPECT_TRUE(lines[0].wrong);
    answer.kind = StripKind::Texts;
    answer.tiles[0].truth = {0, 1};
    answer.tiles[0].given = {0, 0};
    const auto texts = sampleLines(answer, {1}, dataset, part, numbers);
    EXPECT_EQ(texts[0].truth, QStringList({QStringLiteral("a"), QStringLiteral("↵")}));
    EXPECT_EQ(texts[0].guess, QStringList({QStringLiteral("a"), QStringLiteral("a")}));
}

}  // namespace
}  // namespace glassbox
