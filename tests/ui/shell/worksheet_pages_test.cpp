#include "ui/shell/worksheet_pages.h"

#include "core/base/platform/directories.h"
#include "core/base/thread_pool.h"
#include "core/explain/worksheet.h"
#include "ui/session/lab_session.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

#include <gtest/gtest.h>

#include <map>

namespace glassbox {
namespace {

/// Numbers of 4 decimals with how often they stand in a text.
std::map<QString, int> numbersIn(const QString& text) {
    static const QRegularExpression number(QStringLiteral("[0-9]+\\.[0-9]{4}(?![0-9])"));
    std::map<QString, int> numbers;
    for (auto found = number.globalMatch(text); found.hasNext();)
        ++numbers[found.next().captured()];
    return numbers;
}

class WorksheetPagesTest : public ::testing::Test {
protected:
    WorksheetPagesTest() {
        QSettings().clear();
        language.choose(QStringLiteral("en"));
        themes.setSchemeChoice(SchemeChoice::Dark);
        themes.apply();
        window = std::make_unique<MainWindow>(themes, language, preferences, DataPlaces::standard(),
                                              resourceDirectory() / "presets");
    }

    /// A run that has done one step, and what its next one is computed from.
    void open(const std::string& stem) {
        LabSession& session = window->session();
        const auto file = resourceDirectory() / "presets" / (stem + ".json");
        ASSERT_FALSE(window->openFile(QString::fromStdString(file.string()), false));
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.dataset() != nullptr; }, 60000));
        session.stepOnce();
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().state == RunState::Paused; }, 60000));
        QSignalSpy taken(&session, &LabSession::momentsTaken);
        session.requestMoments();
        ASSERT_TRUE(taken.count() > 0 || taken.wait(60000));
    }

    Language language;
    Preferences preferences;
    ThemeManager themes;
    std::unique_ptr<MainWindow> window;
    QTemporaryDir folder;
};

TEST_F(WorksheetPagesTest, PagesHoldExactlyTheNumbersOfTheSheet) {
    open("xor_mlp");
    const Moment& next = *window->session().moments()->next;
    ThreadPool pool(1);
    const auto sheet = makeWorksheet(next.on(next.part, {next.samples.front()}), pool);
    ASSERT_TRUE(sheet) << sheet.error().toString();
    const auto wanted = numbersIn(QString::fromStdString(worksheetText(*sheet)));
    ASSERT_GT(wanted.size(), 10U);
    const auto pages = worksheetPages(*sheet);
    EXPECT_EQ(numbersIn(pages->toPlainText()), wanted);
    for (const WorksheetStep& step : sheet->steps)
        for (const WorksheetLine& line : step.lines) {
            const QString text = pages->toPlainText();
            EXPECT_TRUE(text.contains(QString::fromStdString(line.shown))) << line.name;
            // With its number twice: where it is asked for, and among the answers.
            if (line.number > 0) {
                EXPECT_EQ(text.count(QStringLiteral("(%1) %2").arg(line.number).arg(QString::fromStdString(line.name))),
                          2)
                    << line.name;
            }
        }
    int newPages = 0;
    for (QTextBlock block = pages->begin(); block.isValid(); block = block.next())
        newPages += (block.blockFormat().pageBreakPolicy() & QTextFormat::PageBreak_AlwaysBefore) != 0 ? 1 : 0;
    EXPECT_EQ(newPages, 1);

    const QString file = folder.filePath(QStringLiteral("sheet.pdf"));
    EXPECT_EQ(window->saveWorksheet(file), std::nullopt);
    QFile written(file);
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    EXPECT_TRUE(written.read(5).startsWith("%PDF-"));
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) return;
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")});
    ASSERT_TRUE(reader.waitForFinished());
    const auto printed = numbersIn(QString::fromUtf8(reader.readAllStandardOutput()));
    for (const auto& [number, times] : wanted)
        EXPECT_TRUE(printed.contains(number)) << qPrintable(number);
}

TEST_F(WorksheetPagesTest, SaysWhyThereIsNone) {
    const QString file = folder.filePath(QStringLiteral("none.pdf"));
    EXPECT_TRUE(window->saveWorksheet(file)->contains(QStringLiteral("press Step once")));
    open("lenet5");
    ASSERT_TRUE(window->saveWorksheet(file).has_value());
    EXPECT_FALSE(QFile::exists(file));
    open("xor_mlp");
    EXPECT_TRUE(window->saveWorksheet(QStringLiteral("/nowhere/sheet.pdf"))->contains(QStringLiteral("sheet.pdf")));
}

}  // namespace
}  // namespace glassbox
