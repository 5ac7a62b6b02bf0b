// Renders the canvas to a picture to look at, without a run: canvas_shot NETWORK OUT.png [WxH] [dark] [zh] [palette]
// [folded] [invalid] [select=ID] [rest] [draw=ID] [scale=1.5] [step=LINES]: a preset's step in slow motion, so many
// lines of its score done (negative: from the end); [weights=ID]: the window of this block shows its weights
#include "tests/core/explain/moment_fixture.h"
#include "tests/core/train/preset_runs.h"
#include "tests/ui/canvas/synthetic_pictures.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_view.h"
#include "ui/canvas/palette.h"
#include "ui/canvas/step_marks.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QTranslator>

#include <cmath>
#include <cstdio>
#include <optional>

namespace {

using namespace glassbox;

struct Options {
    QSize size{950, 526};
    bool dark = false, palette = false, folded = false, invalid = false, rest = false;
    double scale = 1;
    std::optional<int> step;
    std::string select, draw, enter, weights;
    QLocale locale{QLocale::English};
};

Options readOptions(const QStringList& arguments) {
    Options options;
    for (const QString& word : arguments) {
        if (word == QLatin1String("dark")) options.dark = true;
        if (word == QLatin1String("palette")) options.palette = true;
        if (word == QLatin1String("folded")) options.palette = options.folded = true;
        if (word == QLatin1String("invalid")) options.invalid = true;
        if (word == QLatin1String("rest")) options.rest = true;
        if (word == QLatin1String("zh")) options.locale = QLocale(QLocale::Chinese);
        if (word.startsWith(QLatin1String("select="))) options.select = word.mid(7).toStdString();
        if (word.startsWith(QLatin1String("enter="))) options.enter = word.mid(6).toStdString();
        if (word.startsWith(QLatin1String("draw="))) options.draw = word.mid(5).toStdString();
        if (word.startsWith(QLatin1String("weights="))) options.weights = word.mid(8).toStdString();
        if (word.startsWith(QLatin1String("step="))) options.step = word.mid(5).toInt();
        if (word.startsWith(QLatin1String("scale="))) options.scale = word.mid(6).toDouble();
        const QStringList sizes = word.split(u'x');
        if (sizes.size() == 2 && sizes[0].toInt() > 0) options.size = {sizes[0].toInt(), sizes[1].toInt()};
    }
    return options;
}

/// Takes the Flatten blocks away, so that something is wrong.
NetworkSpec broken(const NetworkSpec& network) {
    std::set<std::string> flats;
    for (const BlockSpec& block : network.blocks) {
        if (block.type == "Flatten") flats.insert(block.id);
    }
    const auto result = removeBlocks(network, flats, true);
    return result ? *result : network;
}

/// Pictures of the blocks that are shown, by flat id.
SampleView picturesOf(const NetworkDocument& document) {
    const SampleView shown = syntheticPictures(document.network(), document.analysis());
    SampleView pictures = shown;
    for (const auto& [id, picture] : shown.blocks)
        pictures.blocks[document.flatId(id)] = picture;
    return pictures;
}

/// Shows a preset's step so many lines on, as the Microscope room does; two steps were trained before.
void showSlowly(const std::string& preset, int lines, NetworkDocument& document, NetworkView& view) {
    const test::PresetRun run = test::presetRun(preset, 4);
    ThreadPool pool(1);
    const auto trainer = test::makeTrainer(run.experiment, run.dataset);
    test::train(*trainer, 2);
    const auto motion = test::slowly(nextMoment(*trainer), pool);
    document.reset(run.experiment);
    auto stage = std::make_shared<MicroscopeStage>();
    stage->moment = motion->moment();
    stage->lowered = motion->lowered();
    stage->score = motion->score();
    const int end = motion->score().end();
    motion->moveTo(lines < 0 ? end + 1 + lines : lines);
    MicroscopeView seen;
    seen.stage = stage;
    seen.position = motion->position();
    seen.norms.assign(static_cast<std::size_t>(end), 0);
    for (int line = motion->score().begin(StepPhase::Update); line < seen.position; ++line) {
        const ScoreLine& what = motion->score().lines()[static_cast<std::size_t>(line)];
        const Tensor change = motion->change(what.outputs.front())->change;
        double& norm = seen.norms[static_cast<std::size_t>(line)];
        for (std::int64_t i = 0; i < change.elements(); ++i)
            norm = std::hypot(norm, change.at(i));
    }
    for (const TensorWish& wish : blockWishes(*stage, 0)) {
        const ValueId value = motion->graph().find(wish.value);
        if (motion->computed(value))
            seen.tensors[wish] = std::make_shared<const Tensor>(motion->ofSample(value, wish.sample));
    }
    view.setReadOnly(true);
    view.showStep(seen);
    view.setPictures(blockPictures(seen, 0));
}

void applyLook(const Options& options, ThemeManager& themes) {
    themes.setSchemeChoice(options.dark ? SchemeChoice::Dark : SchemeChoice::Light);
    themes.setMotionChoice(MotionChoice::Less);
    themes.setLocale(options.locale);
    themes.setScale(options.scale);
    themes.apply();
}

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) return 2;
    const Options options = readOptions(arguments.mid(3));
    QTranslator translator;
    if (options.locale.language() == QLocale::Chinese && translator.load(QStringLiteral(":/i18n/glassbox_zh_CN.qm"))) {
        QApplication::installTranslator(&translator);
    }
    ThemeManager themes;
    applyLook(options, themes);

    NetworkDocument document;
    auto experiment = loadExperiment(arguments[1].toStdString());
    if (!experiment) {
        std::fprintf(stderr, "%s\n", experiment.error().toString().c_str());
        return 1;
    }
    if (options.invalid) experiment->network = broken(experiment->network);
    QWidget window;
    BlockPalette palette(themes, &window);
    NetworkView view(document, themes, &window);
    auto* row = new QHBoxLayout(&window);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(&palette);
    row->addWidget(&view, 1);
    palette.setVisible(options.palette);
    palette.setFolded(options.folded);
    window.resize(options.size);
    window.show();
    document.reset(*experiment);
    palette.setPalette(document.palette());
    if (options.step) showSlowly(QFileInfo(arguments[1]).baseName().toStdString(), *options.step, document, view);
    document.enter(options.enter);
    if (!options.rest && !options.step) {
        view.setSampleCount(6000);
        view.setPictures(picturesOf(document));
        view.setGradients(true);
    }
    if (!options.weights.empty()) view.canvas()->canvas().chooseWindow(options.weights, WindowKind::Weights);
    if (!options.select.empty()) document.select({options.select});
    if (options.folded) palette.focusSearch();
    if (!options.draw.empty()) {
        view.canvas()->setFocus();
        view.canvas()->goTo(options.draw);
        view.canvas()->startWire();
    }
    QApplication::processEvents();
    QElapsedTimer timer;
    timer.start();
    constexpr int rounds = 5;
    for (int i = 0; i < rounds; ++i)
        view.grab();
    std::printf("paint %.1f ms, ", static_cast<double>(timer.nsecsElapsed()) / 1e6 / rounds);
    std::printf("zoom %.3f, %zu problems\n", view.zoom(), document.analysis().problems.size());
    return window.grab().save(arguments[2]) ? 0 : 1;
}
