// Renders every view of a tensor with real numbers, in light and dark, into pictures to look at: tensor_gallery FOLDER
// Trains LeNet-5, char_lstm, char_gpt and the spiral for a moment; what is shown is a step of theirs in slow motion.
// Says what showing a new tensor costs.

#include "core/data/catalog.h"
#include "core/explain/slow_motion.h"
#include "core/train/predictor.h"
#include "ui/instruments/tensor/graph_picture.h"
#include "ui/instruments/tensor/tensor_canvas.h"
#include "ui/instruments/tensor/tensor_view.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QGridLayout>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <limits>

namespace glassbox {
namespace {

/// A preset after some steps of training, and its next step on one validation sample.
struct Trained {
    std::unique_ptr<ThreadPool> pool;
    std::shared_ptr<const Dataset> dataset;
    std::unique_ptr<Trainer> trainer;
    std::unique_ptr<SlowMotion> motion;

    QStringList classes() const {
        QStringList names;
        for (const std::string& name : dataset->classes)
            names.append(visibleCharacter(name));
        return names;
    }
    TensorPicture picture(const std::string& name) const {
        const ValueId value = motion->graph().find(name);
        return pictureOf(motion->graph(), value, motion->ofSample(value, 0));
    }
    /// What the tokens of the sample stand for.
    QStringList words() const {
        const Tensor tokens = motion->ofSample(motion->graph().find("input.out"), 0);
        QStringList found;
        for (std::int64_t i = 0; i < tokens.elements(); ++i)
            found.append(classes().value(static_cast<qsizetype>(tokens.at(i))));
        return found;
    }
};

Trained train(const std::string& preset, int steps) {
    Trained trained;
    const auto experiment = loadExperiment(std::string(GLASSBOX_SOURCE_DIR "/resources/presets/") + preset + ".json");
    if (!experiment) std::exit(1);
    const auto dataset = loadDataset(experiment->data.dataset, experiment->data.options, DataPlaces::standard());
    if (!dataset) std::exit(1);
    trained.dataset = *dataset;
    auto trainer = Trainer::make(*experiment, *dataset, {});
    if (!trainer) std::exit(1);
    trained.trainer = std::move(*trainer);
    for (int i = 0; i < steps; ++i)
        if (!trained.trainer->step()) std::exit(1);
    trained.pool = std::make_unique<ThreadPool>(1);
    auto motion = SlowMotion::make(nextMoment(*trained.trainer).on("validation", {18}), *trained.pool);
    if (!motion) std::exit(1);
    trained.motion = std::move(*motion);
    trained.motion->moveTo(trained.motion->score().end());
    return trained;
}

/// The network's answer over the plane of its two inputs, as they are before they are normalized.
TensorPicture surfaceOf(const Trained& trained) {
    constexpr int side = 64;
    const Tensor& samples = trained.dataset->test.samples;
    double reach = 0;
    for (std::int64_t i = 0; i < samples.elements(); ++i)
        reach = std::max(reach, std::abs(samples.at(i)) * 1.05);
    TensorPicture picture;
    picture.name = QStringLiteral("output.out");
    picture.role = TensorRole::Probability;
    picture.kind = AxisKind::Image;
    picture.plane = PlaneFrame{-reach, reach, -reach, reach, {}};
    for (std::int64_t i = 0; i < trained.dataset->test.size(); ++i)
        picture.plane->points.push_back(
            {samples.at(2 * i), samples.at(2 * i + 1), static_cast<int>(trained.dataset->test.labels.at(i))});
    std::vector<float> places;
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            places.push_back(static_cast<float>(-reach + (column + 0.5) / side * 2 * reach));
            places.push_back(static_cast<float>(reach - (row + 0.5) / side * 2 * reach));
        }
    }
    ThreadPool pool(1);
    auto predictor = Predictor::make(trained.trainer->experiment().network, side * side, pool);
    if (!predictor || !(*predictor)->setParameters(trained.trainer->parameters())) std::exit(1);
    const Normalization& normalization = trained.trainer->normalization();
    (*predictor)
        ->run(
            {places.data(), DType::F32, nullptr, normalization.mean.data(), normalization.inverseDeviation.data(), 2});
    const Tensor answers = (*predictor)->output();
    const std::int64_t classes = answers.shape()[1];
    picture.tensor = Tensor(DType::F32, {classes, side, side});
    for (std::int64_t place = 0; place < side * side; ++place)
        for (std::int64_t one = 0; one < classes; ++one)
            picture.tensor.set(one * side * side + place, answers.at(place * classes + one));
    picture.labels = {trained.classes()};
    return picture;
}

/// A page of views that stand in a grid.
class Page {
public:
    explicit Page(const ThemeManager& themes) : themes_(themes), grid_(new QGridLayout(&window_)) {
        grid_->setContentsMargins(12, 12, 12, 12);
        grid_->setSpacing(16);
        themes.keepBackground(&window_, Role::Surface);
    }
    TensorView& add(TensorPicture picture) {
        auto* view = new TensorView(themes_);
        view->setPicture(std::move(picture));
        grid_->addWidget(view, count_ / 3, count_ % 3);
        ++count_;
        return *view;
    }
    /// A cell that the pointer is over.
    void setHovered(TensorView& view, TensorIndex index) {
        hovered_ = &view;
        index_ = std::move(index);
    }
    QImage grab(ThemeManager& themes) {
        window_.resize(1440, 900);
        window_.show();
        QImage both(2880, 900, QImage::Format_RGB32);
        QPainter painter(&both);
        for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
            themes.setSchemeChoice(scheme);
            QApplication::processEvents();
            if (hovered_) hover();
            painter.drawPixmap(scheme == SchemeChoice::Light ? 0 : 1440, 0, window_.grab());
        }
        return both;
    }

private:
    void hover() {
        TensorCanvas& canvas = hovered_->canvas();
        const QPointF place = canvas.boxOf(index_).center();
        for (const QPointF& at : {QPointF(-1, -1), place}) {
            QMouseEvent move(QEvent::MouseMove, at, canvas.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
            QApplication::sendEvent(canvas.viewport(), &move);
        }
    }

    const ThemeManager& themes_;
    TensorView* hovered_ = nullptr;
    TensorIndex index_;
    QWidget window_;
    QGridLayout* grid_;
    int count_ = 0;
};

/// Milliseconds of processor time of a new tensor, painting included.
void measure(const ThemeManager& themes, const TensorPicture& picture) {
    TensorView view(themes);
    view.resize(440, 260);
    view.setPicture(picture);
    view.show();
    QApplication::processEvents();
    constexpr int rounds = 40;
    const std::clock_t start = std::clock();
    for (int i = 0; i < rounds; ++i) {
        view.setPicture(picture);
        view.canvas().viewport()->repaint();
    }
    const double each = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / rounds;
    std::printf("%-28s %8.2f ms\n", qPrintable(picture.name), each);
}

bool showLenet(ThemeManager& themes, const QString& file) {
    const Trained lenet = train("lenet5", 300);
    Page page(themes);
    page.add(lenet.picture("input.out")).setPatches({{{0, 10, 10}, {0, 14, 14}}});
    TensorView& kernels = page.add(lenet.picture("conv1.weight"));
    kernels.setChosen(TensorIndex{4, 0, 1, 2});
    TensorView& maps = page.add(lenet.picture("conv1.z"));
    maps.setChosen(TensorIndex{5, 18, 22});
    page.setHovered(maps, {1, 12, 9});
    page.add(lenet.picture("conv2.weight"));
    page.add(lenet.picture("pool2.out"));
    page.add(lenet.picture("grad(conv1.weight)")).zoomToDigits();
    TensorPicture answer = lenet.picture("output.out");
    answer.labels = {lenet.classes()};
    page.add(std::move(answer));
    page.add(lenet.picture("fc2.z"));
    page.add(lenet.picture("grad(fc1.weight)"));
    for (const char* name : {"conv1.z", "conv2.weight", "fc1.weight", "fc2.z"})
        measure(themes, lenet.picture(name));
    return page.grab(themes).save(file);
}

bool showMore(ThemeManager& themes, const QString& file) {
    const Trained lenet = train("lenet5", 300);
    Page page(themes);
    page.add(lenet.picture("conv1.z")).setKind(TensorViewKind::Histogram);
    page.add(lenet.picture("relu1.out")).setKind(TensorViewKind::Histogram);
    TensorView& gradient = page.add(lenet.picture("grad(fc1.weight)"));
    gradient.setKind(TensorViewKind::Histogram);
    TensorPicture broken = lenet.picture("conv1.weight");
    broken.tensor.set(7, std::numeric_limits<double>::quiet_NaN());
    broken.tensor.set(40, std::numeric_limits<double>::infinity());
    page.add(std::move(broken)).zoomToDigits();
    page.add(lenet.picture("relu4.out")).setKind(TensorViewKind::Matrix);
    page.add(lenet.picture("grad(fc3.z)"));
    const Trained spiral = train("spiral_mlp", 1500);
    page.add(surfaceOf(spiral));
    page.add(spiral.picture("fc2.weight"));
    page.add(spiral.picture("fc1.weight"));
    return page.grab(themes).save(file);
}

bool showSequences(ThemeManager& themes, const QString& file) {
    const Trained lstm = train("char_lstm", 60), gpt = train("char_gpt", 60);
    Page page(themes);
    TensorPicture text = lstm.picture("input.out");
    text.labels = {lstm.words()};
    page.add(std::move(text));
    TensorPicture gates = lstm.picture("lstm1.gates");
    gates.labels = {lstm.words()};
    page.add(std::move(gates));
    page.add(lstm.picture("lstm1.hidden"));
    TensorPicture attention = gpt.picture("block1.attention.weights");
    attention.labels = {{}, gpt.words(), gpt.words()};
    page.add(attention);
    page.add(attention).setCellSize(12);
    TensorPicture embedding = gpt.picture("embed.weight");
    embedding.labels = {gpt.classes()};
    page.add(embedding).setChosen(TensorIndex{5});
    page.add(embedding).setKind(TensorViewKind::Matrix);
    TensorPicture answer = gpt.picture("output.out");
    answer.labels = {gpt.words(), gpt.classes()};
    page.add(answer);
    page.add(lstm.picture("grad(lstm1.z)"));
    return page.grab(themes).save(file);
}

}  // namespace
}  // namespace glassbox

int main(int argc, char** argv) {
    using namespace glassbox;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    if (argc < 2) return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    ThemeManager themes;
    themes.setMotionChoice(MotionChoice::Less);
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.apply();
    const bool saved = showLenet(themes, folder + QStringLiteral("/lenet.png")) &&
                       showMore(themes, folder + QStringLiteral("/more.png")) &&
                       showSequences(themes, folder + QStringLiteral("/sequences.png"));
    return saved ? 0 : 1;
}
