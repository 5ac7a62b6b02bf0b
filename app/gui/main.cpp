#include "app/gui/off_screen_run.h"
#include "core/base/platform/clock.h"
#include "core/base/platform/directories.h"
#include "core/base/platform/memory.h"
#include "core/base/version.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

using namespace glassbox;

namespace {

/// What the program was started with.
struct Arguments {
    QString file;      ///< to open
    OffScreenRun run;  ///< --train, --picture, --save
    QString data, language, theme;
    double scale = 0;        ///< 0: as in the settings
    bool startOnly = false;  ///< --measure-start
    QSize size;
};

Arguments parse(const QApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A laboratory for learning how neural networks work."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption train(QStringLiteral("train"), QStringLiteral("train this experiment, then end"),
                                   QStringLiteral("file"));
    const QCommandLineOption picture(
        QStringLiteral("picture"), QStringLiteral("write a picture of the trained window here"), QStringLiteral("png"));
    const QCommandLineOption save(QStringLiteral("save"), QStringLiteral("write the trained weights here"),
                                  QStringLiteral("safetensors"));
    const QCommandLineOption instruments(
        QStringLiteral("instruments"),
        QStringLiteral("with --train: shown, hidden, or the panel in front (curves, layers, optimizer)"),
        QStringLiteral("which"));
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("folder that holds the data sets"),
                                  QStringLiteral("folder"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en or zh_CN, for this start only"),
                                      QStringLiteral("code"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark, for this start only"),
                                   QStringLiteral("name"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("size of the window, for this start only"),
                                  QStringLiteral("WxH"));
    const QCommandLineOption scale(QStringLiteral("scale"),
                                   QStringLiteral("interface scale from 100 to 250, for this start only"),
                                   QStringLiteral("percent"));
    const QCommandLineOption start(QStringLiteral("measure-start"),
                                   QStringLiteral("print the time until the window is usable, then end"));
    parser.addOptions({train, picture, save, instruments, data, language, theme, size, scale, start});
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("experiment or network to open"),
                                 QStringLiteral("[file]"));
    parser.process(application);
    Arguments arguments;
    if (!parser.positionalArguments().isEmpty()) arguments.file = parser.positionalArguments().constFirst();
    arguments.run = {parser.value(train), parser.value(picture), parser.value(save), parser.value(instruments)};
    arguments.startOnly = parser.isSet(start);
    arguments.data = parser.value(data);
    arguments.language = parser.value(language);
    arguments.theme = parser.value(theme);
    arguments.scale = parser.value(scale).toDouble() / 100;
    const QStringList sides = parser.value(size).split(u'x');
    if (sides.size() == 2) arguments.size = QSize(sides[0].toInt(), sides[1].toInt());
    return arguments;
}

void applyLook(const Arguments& arguments, Preferences& preferences, ThemeManager& themes, Language& language) {
    language.choose(arguments.language.isEmpty() ? preferences.language() : arguments.language);
    themes.setLocale(language.locale());
    themes.setScale(arguments.scale > 0 ? arguments.scale : preferences.scale());
    themes.setMotionChoice(preferences.motion());
    SchemeChoice scheme = preferences.scheme();
    if (arguments.theme == u"light") scheme = SchemeChoice::Light;
    if (arguments.theme == u"dark") scheme = SchemeChoice::Dark;
    themes.setSchemeChoice(scheme);
    themes.apply();
}

void openWindow(const Arguments& arguments, const Preferences& preferences, MainWindow& window) {
    window.resize(1440, 900);
    if (!arguments.size.isEmpty())
        window.resize(arguments.size);
    else if (arguments.run.file.isEmpty())
        window.restoreGeometry(preferences.windowGeometry());
    if (!arguments.file.isEmpty()) window.openFile(arguments.file, false);
    window.show();
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication::setOrganizationName(QStringLiteral("Glassbox"));
    QCoreApplication::setApplicationName(QStringLiteral("Glassbox"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
    QApplication application(argc, argv);
    const Arguments arguments = parse(application);
    Preferences preferences;
    Language language;
    ThemeManager themes;
    applyLook(arguments, preferences, themes, language);
    const auto places = DataPlaces::standard(std::filesystem::path(arguments.data.toStdU16String()));
    MainWindow window(themes, language, preferences, places, resourceDirectory() / "presets");
    openWindow(arguments, preferences, window);
    if (arguments.startOnly) {
        QApplication::processEvents();
        std::printf("usable after %.2f s, resident memory %.0f MB\n", secondsSinceProcessStart(),
                    static_cast<double>(residentBytes()) / 1e6);
        return 0;
    }
    if (!arguments.run.file.isEmpty()) return runOffScreen(window, arguments.run);
    return QApplication::exec();
}
