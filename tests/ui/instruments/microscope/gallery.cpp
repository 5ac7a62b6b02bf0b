// Renders the instruments of the microscope with real numbers, in light and dark, into pictures to look at:
// microscope_gallery FOLDER

#include "tests/ui/instruments/microscope/looked_at.h"
#include "ui/instruments/microscope/score_panel.h"
#include "ui/instruments/microscope/step_bar.h"
#include "ui/instruments/microscope/unfolding_view.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QGridLayout>
#include <QPainter>

namespace glassbox::test {
namespace {

QImage pictured(QWidget& window, ThemeManager& themes) {
    window.resize(1440, 900);
    window.show();
    QImage both(1440, 1800, QImage::Format_RGB32);
    QPainter painter(&both);
    for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
        themes.setSchemeChoice(scheme);
        for (int i = 0; i < 4; ++i)
            QApplication::processEvents();
        painter.drawPixmap(0, scheme == SchemeChoice::Light ? 0 : 900, window.grab());
    }
    return both;
}

UnfoldingView* unfolded(const ThemeManager& themes, const LookedAt& step, const std::string& ref, bool verify) {
    auto* view = new UnfoldingView(themes);
    view->setUnfolding(step.unfolded(ref), 0);
    if (verify) view->setVerification(step.verified(ref));
    const NumberRef number = *parseNumberRef(ref);
    if (const auto way = chain(*step.microscope, number); way && ref.starts_with("grad(")) view->setChain(*way);
    return view;
}

/// The bar above, the score at the left, two numbers unfolded beside each other.
bool show(ThemeManager& themes, const LookedAt& step, const std::string& forward, const std::string& backward,
          const QString& file) {
    QWidget window;
    themes.keepBackground(&window, Role::Surface);
    auto* bar = new StepBar(themes);
    bar->setScore(step.score());
    bar->setSample({QStringLiteral("Validation picture 18"), QStringLiteral("is 3, seen as 5"), true, {}});
    bar->setLoss(1.0926);
    auto* score = new ScorePanel(themes);
    score->setScore(step.score(), step.microscope->graph(),
                    [&step](const std::string& block) { return step.categoryOf(block); });
    score->setNorms(step.norms());
    score->setFixedWidth(280);
    const NumberRef ref = *parseNumberRef(backward);
    const int line = step.score().lineOf(step.microscope->graph().find(ref.value)).value_or(0);
    score->setPosition(line + 1);
    bar->setPosition(line + 1);
    auto* grid = new QGridLayout(&window);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(bar, 0, 0, 1, 3);
    grid->addWidget(score, 1, 0);
    grid->addWidget(unfolded(themes, step, forward, false), 1, 1);
    grid->addWidget(unfolded(themes, step, backward, true), 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    return pictured(window, themes).save(file);
}

}  // namespace
}  // namespace glassbox::test

int main(int argc, char** argv) {
    using namespace glassbox;
    using namespace glassbox::test;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    if (argc < 2) return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    ThemeManager themes;
    themes.setMotionChoice(MotionChoice::Less);
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.apply();
    const LookedAt lenet("lenet5", 200);
    const LookedAt lstm("char_lstm", 20);
    const LookedAt gpt("char_gpt", 20);
    const bool saved =
        show(themes, lenet, "conv1.z[5,18,22]", "grad(conv1.weight)[5,0,4,0]", folder + QStringLiteral("/conv.png")) &&
        show(themes, lenet, "pool2.out[3,2,2]", "grad(fc3.weight)[3,7]", folder + QStringLiteral("/pool.png")) &&
        show(themes, lstm, "lstm1.hidden[3,5]", "grad(lstm1.z)[3,5]", folder + QStringLiteral("/lstm.png")) &&
        show(themes, gpt, "block1.attention.weights[1,6,2]", "grad(block1.attention.weights)[1,6,2]",
             folder + QStringLiteral("/gpt.png"));
    return saved ? 0 : 1;
}
