#include "core/base/error.h"
#include "tests/ui/shell/source_literals.h"
#include "ui/session/core_text.h"
#include "ui/session/shipped_names.h"
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <algorithm>
#include <functional>
#include <set>

#include <gtest/gtest.h>

namespace glassbox {
namespace {

const QString sourceFolder = QStringLiteral(GLASSBOX_SOURCE_DIR);
const QString shippedFolder = sourceFolder + QStringLiteral("/resources/translations");

/// One text of a .ts file.
struct Entry {
    QString context, source;
    QStringList translations;  ///< several where a text has plural forms
    bool finished = true;
};

QString fileOf(const QString& code) {
    return QStringLiteral("/glassbox_%1.ts").arg(code);
}

Entry readEntry(QXmlStreamReader& xml, const QString& context) {
    Entry entry{context, {}, {}, true};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            entry.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            entry.finished = xml.attributes().value(QStringLiteral("type")).isEmpty();
            const QString whole = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            entry.translations = {whole};
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

/// Splits the forms of a plural translation, which reading the element as one text has joined by the file's line ends.
void splitPlurals(Entry& entry) {
    if (!entry.source.contains(u"%n")) return;
    QStringList forms = entry.translations.constFirst().split(u'\n');
    for (QString& form : forms)
        form = form.trimmed();
    forms.removeAll(QString());
    entry.translations = forms.isEmpty() ? QStringList{QString()} : forms;
}

std::vector<Entry> readTranslations(const QString& folder, const QString& code) {
    QFile file(folder + fileOf(code));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    QXmlStreamReader xml(&file);
    std::vector<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name") context = xml.readElementText();
        if (xml.name() != u"message") continue;
        entries.push_back(readEntry(xml, context));
        splitPlurals(entries.back());
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return entries;
}

std::string shown(const Entry& entry) {
    return (entry.context + QStringLiteral(": ") + entry.source + QStringLiteral(" -> ") +
            entry.translations.join(QStringLiteral(" | ")))
        .toStdString();
}

QStringList matches(const QString& text, const QString& pattern) {
    QStringList found;
    const QRegularExpression expression(pattern);
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    return found;
}

/// What a translation must take over as it is: {named} and %1 places, tags, patterns of file names.
QStringList fixedParts(const QString& text) {
    QStringList parts = matches(
        text, QStringLiteral(R"(\{[A-Za-z_]+\}|%n|%L?\d+|</?[a-z][a-z0-9]*(?:\s[^<>]*)?>|\(\*[^)]*\)|;;|\[\*\])"));
    parts.sort();
    return parts;
}

QString mnemonic(const QString& text) {
    return matches(text, QStringLiteral(R"(&\w)")).join(QString()).toUpper();
}

qsizetype words(const QString& text) {
    return matches(text, QStringLiteral(R"(\b[A-Za-z]{2,}\b)")).size();
}

bool isChinese(const QString& text) {
    return text.contains(QRegularExpression(QStringLiteral(R"(\p{Han})")));
}

class Translations : public ::testing::TestWithParam<const char*> {
protected:
    /// Expects of every translated text.
    void expectAll(const std::function<bool(const Entry&, const QString&)>& holds) const {
        for (const Entry& entry : entries) {
            for (const QString& translation : entry.translations)
                EXPECT_TRUE(holds(entry, translation)) << shown(entry);
        }
    }

    const std::vector<Entry> entries = readTranslations(shippedFolder, QString::fromUtf8(GetParam()));
};

INSTANTIATE_TEST_SUITE_P(Languages, Translations, ::testing::Values("zh_CN", "en"),
                         [](const auto& language) { return std::string(language.param); });

TEST_P(Translations, EveryTextIsTranslated) {
    EXPECT_FALSE(entries.empty());
    expectAll([](const Entry& entry, const QString& text) { return entry.finished && !text.trimmed().isEmpty(); });
}

TEST_P(Translations, PlaceholdersAndTagsAreKept) {
    expectAll([](const Entry& entry, const QString& text) { return fixedParts(entry.source) == fixedParts(text); });
}

TEST_P(Translations, MnemonicsAreKept) {
    expectAll([](const Entry& entry, const QString& text) { return mnemonic(entry.source) == mnemonic(text); });
}

TEST_P(Translations, SpacesAtTheEndsAreKept) {
    expectAll([](const Entry& entry, const QString& text) {
        return entry.source.startsWith(u' ') == text.startsWith(u' ') &&
               entry.source.endsWith(u' ') == text.endsWith(u' ');
    });
}

TEST_P(Translations, PluralsHaveAllForms) {
    const qsizetype forms = std::string_view(GetParam()) == "en" ? 2 : 1;
    for (const Entry& entry : entries) {
        if (entry.source.contains(u"%n")) {
            EXPECT_EQ(entry.translations.size(), forms) << shown(entry);
        }
    }
}

TEST(ChineseTranslation, NoSentenceStaysEnglish) {
    for (const Entry& entry : readTranslations(shippedFolder, QStringLiteral("zh_CN"))) {
        if (words(entry.source) > 2) {
            EXPECT_TRUE(isChinese(entry.translations.constFirst())) << shown(entry);
        }
    }
}

TEST(ChineseTranslation, SentencesEndTheChineseWay) {
    for (const Entry& entry : readTranslations(shippedFolder, QStringLiteral("zh_CN"))) {
        const QString& text = entry.translations.constFirst();
        const bool sentence = entry.source.endsWith(u'.') && !entry.source.endsWith(u"...");
        EXPECT_EQ(sentence, text.endsWith(u'。')) << shown(entry);
        EXPECT_EQ(entry.source.endsWith(u'?'), text.endsWith(u'？')) << shown(entry);
    }
}

TEST(SourceLiterals, JoinsLiteralsAndLeavesCommentsOut) {
    const auto found = markedTexts(R"source(
        // translatable("core", "a comment")
        const int big = 1'000; const char quote = '"';
        f(translatable("core", "one "
                       /* between */ "\"two\"\n"), translatable("core", text));
        const char* raw = R"x(translatable("core", "raw"))x";
    )source",
                                   "f.cpp");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].text, "one \"two\"\n");
    EXPECT_TRUE(found[0].literal);
    EXPECT_FALSE(found[1].literal);
}

TEST(ChineseTranslation, EveryTextOfCoreIsListed) {
    std::set<std::pair<std::string, std::string>> listed;
    for (const Entry& entry : readTranslations(shippedFolder, QStringLiteral("zh_CN")))
        listed.emplace(entry.context.toStdString(), entry.source.toStdString());
    std::size_t count = 0;
    for (const char* folder : {"/core", "/ui"}) {
        for (const MarkedText& marked : markedTextsUnder(std::string(GLASSBOX_SOURCE_DIR) + folder)) {
            ++count;
            EXPECT_TRUE(marked.literal) << marked.file << ": not a literal after " << marked.context;
            EXPECT_EQ(marked.context, "core") << marked.file << ": " << marked.text;
            EXPECT_TRUE(listed.contains({marked.context, marked.text}))
                << marked.file << ": \"" << marked.text << "\": run scripts/translations.sh and translate it";
        }
    }
    EXPECT_GT(count, 300u);
}

/// Help of the composite blocks that a shipped file defines, and labels of their settings.
QStringList compositeTexts(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject network = whole.contains(u"network") ? whole[u"network"].toObject() : whole;
    QStringList texts;
    for (const QJsonValue composite : network[u"composites"].toObject()) {
        texts.append(composite[u"help"].toString());
        for (const QJsonValue parameter : composite[u"parameters"].toObject())
            texts.append(parameter[u"label"].toString());
    }
    texts.removeAll(QString());
    return texts;
}

TEST(ChineseTranslation, ShippedCompositeBlocksAreListed) {
    Language language;
    language.choose(QStringLiteral("zh_CN"));
    qsizetype count = 0;
    for (const char* folder : {"/resources/composites", "/resources/presets"}) {
        QDirIterator files(sourceFolder + QLatin1String(folder), {QStringLiteral("*.json")});
        while (files.hasNext()) {
            const QStringList texts = compositeTexts(files.next());
            count += texts.size();
            for (const QString& text : texts)
                EXPECT_TRUE(isChinese(coreText(text.toStdString())))
                    << text.toStdString() << ": add it to ui/rooms/composite_texts.cpp";
        }
    }
    EXPECT_GT(count, 5);
}

/// Names of an experiment, its network and its composite blocks in a shipped file.
QStringList shippedNames(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject network = whole.contains(u"network") ? whole[u"network"].toObject() : whole;
    return QStringList{whole[u"name"].toString(), network[u"name"].toString()} +
           network[u"composites"].toObject().keys();
}

TEST(ChineseTranslation, ShippedNamesAreListed) {
    std::set<QString> listed;
    for (const Entry& entry : readTranslations(shippedFolder, QStringLiteral("zh_CN")))
        if (entry.context == u"ShippedNames") listed.insert(entry.source);
    for (const char* folder : {"/resources/composites", "/resources/presets"}) {
        QDirIterator files(sourceFolder + QLatin1String(folder), {QStringLiteral("*.json")});
        while (files.hasNext())
            for (const QString& name : shippedNames(files.next()))
                EXPECT_TRUE(listed.contains(name)) << name.toStdString() << ": add it to ui/session/shipped_names.cpp";
    }
}

TEST(ChineseTranslation, ALearnersNamesStayAsTheyWereTyped) {
    Language language;
    language.choose(QStringLiteral("zh_CN"));
    EXPECT_TRUE(isChinese(blockTitleText("Residual", {})));
    EXPECT_TRUE(isChinese(blockTitleText("Dense", {})));
    EXPECT_TRUE(isChinese(shippedName("Two spirals")));
    EXPECT_EQ(blockTitleText("Group1", {}), QStringLiteral("Group1"));
    EXPECT_TRUE(isChinese(coreText("Width")));
    EXPECT_EQ(blockTitleText("Width", {}), QStringLiteral("Width")) << "a composite may be called like a setting";
    EXPECT_EQ(shippedName("My network"), QStringLiteral("My network"));
}

/// Collects the texts anew into a copy: what is new there was forgotten here.
TEST(CollectedTexts, NothingIsMissing) {
    const QString lupdate = QStandardPaths::findExecutable(
        QStringLiteral("lupdate"),
        {QStringLiteral("/usr/lib/qt6/bin"), QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin")});
    if (lupdate.isEmpty()) GTEST_SKIP() << "lupdate is not installed";
    QTemporaryDir copy;
    for (const QString& code : Language::codes())
        ASSERT_TRUE(QFile::copy(shippedFolder + fileOf(code), copy.path() + fileOf(code)));
    QProcess process;
    process.start(sourceFolder + QStringLiteral("/scripts/translations.sh"), {copy.path()});
    ASSERT_TRUE(process.waitForFinished(-1));
    ASSERT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    for (const QString& code : Language::codes()) {
        for (const Entry& entry : readTranslations(copy.path(), code))
            EXPECT_TRUE(entry.finished) << shown(entry) << ": run scripts/translations.sh and translate it";
    }
}

TEST(LanguageTest, ChineseTextsOfCoreArriveInTheWindow) {
    Language language;
    language.choose(QStringLiteral("zh_CN"));
    EXPECT_EQ(language.locale().language(), QLocale::Chinese);
    EXPECT_EQ(coreText("Learning rate"), QStringLiteral("学习率"));
    EXPECT_EQ(coreText("truck"), QStringLiteral("卡车"));  // a class of CIFAR-10
    const Error error = makeError("form.number", translatable("core", "\"{text}\" is not a number"), {{"text", "x1"}});
    EXPECT_EQ(errorText(error), QStringLiteral("“x1”不是数"));
    language.choose(QStringLiteral("en"));
    EXPECT_EQ(coreText("Learning rate"), QStringLiteral("Learning rate"));
    EXPECT_EQ(errorText(error), QStringLiteral("\"x1\" is not a number"));
}

/// Words of the program inside an error are translated too; names and numbers of the user are left alone.
TEST(LanguageTest, WordsInsideAnErrorAreTranslated) {
    Language language;
    language.choose(QStringLiteral("zh_CN"));
    const Error error =
        makeError("block.input_kind",
                  translatable("core", "{block} ({type}) takes vectors or sequences but gets {came} from {source}"),
                  {{"block", "input"}, {"type", "Dense"}, {"came", "image 6x14x14"}, {"source", "Output"}});
    EXPECT_EQ(errorText(error), QStringLiteral("input（全连接）需要向量或序列，得到的却是来自 Output 的图像 6x14x14"));
}

TEST(LanguageTest, AnErrorAndItsHintBecomeTwoSentences) {
    Language language;
    const Error error = makeError("network.no_output", translatable("core", "the network has no Output block"), {},
                                  translatable("core", "Remove the wire."));
    language.choose(QStringLiteral("en"));
    EXPECT_EQ(errorSentences(error), QStringLiteral("the network has no Output block. Remove the wire."));
    language.choose(QStringLiteral("zh_CN"));
    EXPECT_EQ(errorSentences(error), QStringLiteral("网络没有“输出”模块。删除这条连线。"));
    EXPECT_EQ(coreText(""), QString());
}

TEST(LanguageTest, ChineseIsCountedInOneForm) {
    Language language;
    language.choose(QStringLiteral("zh_CN"));
    EXPECT_EQ(QCoreApplication::translate("glassbox::CanvasEditor", "Delete %n block(s)", nullptr, 3),
              QStringLiteral("删除 3 个模块"));
    language.choose(QStringLiteral("en"));
    EXPECT_EQ(QCoreApplication::translate("glassbox::CanvasEditor", "Delete %n block(s)", nullptr, 1),
              QStringLiteral("Delete 1 block"));
    EXPECT_EQ(QCoreApplication::translate("glassbox::CanvasEditor", "Delete %n block(s)", nullptr, 3),
              QStringLiteral("Delete 3 blocks"));
}

}  // namespace
}  // namespace glassbox
