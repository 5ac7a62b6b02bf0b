#include "core/evaluate/input_plane.h"
#include "tests/ui/canvas/canvas_fixture.h"
#include "tests/ui/canvas/synthetic_pictures.h"
#include "ui/canvas/canvas_menu.h"
#include "ui/canvas/weight_lines.h"
#include "ui/theme/heat_map_image.h"
#include "ui/theme/numbers.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace glassbox {
namespace {

/// What the windows of the blocks show besides their outputs.
class WindowTest : public CanvasTest {
protected:
    void load(const std::string& preset) {
        document.reset(presetExperiment(preset));
        pictures_ = syntheticPictures(network(), document.analysis());
    }

    void addWeights(const std::string& block, const Shape& shape, const Shape& bias) {
        auto& weights = pictures_.weights[block];
        weights.push_back({block + ".weight", shape, {}});
        for (std::int64_t i = 0; i < shape.elements(); ++i)
            weights.back().values.push_back(std::sin(1.7F * static_cast<float>(i) + 0.3F));
        weights.push_back({block + ".bias", bias, {}});
        for (std::int64_t i = 0; i < bias.elements(); ++i)
            weights.back().values.push_back(0.25F * static_cast<float>(i));
    }

    void addSurfaces() {
        auto surfaces = std::make_shared<UnitSurfaces>();
        surfaces->plane = {-1, 1, -1, 1, 8, 8};
        for (const auto& [block, units] : std::map<std::string, int>{{"hidden", 4}, {"tanh", 4}, {"output", 2}}) {
            Tensor tensor(DType::F32, {units, 8, 8});
            for (std::int64_t i = 0; i < tensor.elements(); ++i)
                tensor.set(i, block == "output" ? (i < 64 ? 0.1 : 0.9) : 0.01 * static_cast<double>(i) - 1);
            surfaces->blocks[block] = tensor;
        }
        surfaces->points = {{-0.5, -0.5, 0}, {0.5, 0.5, 1}};
        pictures_.surfaces = surfaces;
    }

    const WindowChoice& windows() { return scene().windows(); }
    QRectF area(const std::string& id) { return scene().block(id)->block().geometry.window(); }
    BlockWindow window(const std::string& id, TensorMeaning meaning = TensorMeaning::Signed) {
        return windows().window(id, meaning, area(id).size(), scene().style().theme);
    }
    QString at(const std::string& id, QPointF share, TensorMeaning meaning = TensorMeaning::Signed) {
        const QRectF box = area(id);
        const QPointF point(box.left() + share.x() * box.width(), box.top() + share.y() * box.height());
        return window(id, meaning).textAt(point, box, QLocale(QLocale::English));
    }
    QString exact(float value) { return Numbers(QLocale(QLocale::English)).exact(value); }
    QImage painted(const std::string& id) {
        const QRectF box = area(id);
        QImage image(static_cast<int>(box.width()) * 4, static_cast<int>(box.height()) * 4, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(4, 4);
        window(id).paint(painter, QRectF(QPointF(), box.size()), scene().style().theme);
        return image;
    }
    /// Moves the pointer there, no button pressed.
    void point(QPointF scenePoint) {
        const QPoint place = inView(scenePoint);
        QMouseEvent move(QEvent::MouseMove, QPointF(place), QPointF(canvas().viewport()->mapToGlobal(place)),
                         Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(canvas().viewport(), &move);
    }
    QColor signedColor(float share) {
        const ColorTable& table = scene().style().theme.colorMap(ColorMapKind::Signed);
        return QColor::fromRgb(table[static_cast<std::size_t>(colorIndex(share, {-1, 1}))]);
    }

    SampleView pictures_;
};

TEST_F(WindowTest, ASmallDenseShowsItsWeightsAsLines) {
    load("xor_mlp");
    EXPECT_EQ(windows().kind("hidden"), WindowKind::Weights);
    EXPECT_TRUE(windows().wishes().weights.contains("hidden"));
    addWeights("hidden", {4, 2}, {4});
    scene().setPictures(pictures_);
    const std::vector<float>& weights = pictures_.weights.at("hidden").front().values;
    float largest = 0;
    for (const float weight : weights)
        largest = std::max(largest, std::abs(weight));
    const QImage image = painted("hidden");
    int found = 0;
    for (int out = 0; out < 4; ++out) {
        for (int in = 0; in < 2; ++in) {
            // A quarter of the way from input to unit, where the lines have parted.
            const QRectF box = area("hidden");
            const QPointF from(6 / box.width(), (in + 0.5) / 2), to(1 - 6 / box.width(), (out + 0.5) / 4);
            const QPointF point = from + (to - from) * 0.8;
            const float weight = weights[static_cast<std::size_t>(2 * out + in)];
            const QString text = at("hidden", point);
            if (text != QStringLiteral("hidden.weight[%1, %2] = %3").arg(out).arg(in).arg(exact(weight))) continue;
            ++found;
            if (std::abs(weight) < 0.5F * largest) continue;
            const QColor color = image.pixelColor(static_cast<int>(point.x() * image.width()),
                                                  static_cast<int>(point.y() * image.height()));
            const QColor wanted = signedColor(weight / largest);
            EXPECT_LE(std::abs(color.red() - wanted.red()) + std::abs(color.green() - wanted.green()), 40)
                << out << ' ' << in;
        }
    }
    EXPECT_GE(found, 7) << "each line tells its weight";
    const QRectF box = area("hidden");
    EXPECT_EQ(at("hidden", {1 - 6 / box.width(), 2.5 / 4}), QStringLiteral("hidden.bias[2] = %1").arg(exact(0.5F)));
}

TEST_F(WindowTest, LinesAreForFewWeights) {
    EXPECT_TRUE(WeightLines::canShow({4, 2}));
    EXPECT_TRUE(WeightLines::canShow({12, 16}));
    EXPECT_FALSE(WeightLines::canShow({16, 16})) << "more than 200";
    EXPECT_FALSE(WeightLines::canShow({64, 2})) << "dots as small as lines";
    load("spiral_mlp");
    EXPECT_EQ(windows().kind("fc1"), WindowKind::Surfaces);
    EXPECT_EQ(windows().kind("output"), WindowKind::Surfaces);
    EXPECT_EQ(windows().kind("input"), WindowKind::Output);
}

TEST_F(WindowTest, UnitsShowWhatTheySayOverThePlane) {
    load("xor_mlp");
    addSurfaces();
    scene().setPictures(pictures_);
    EXPECT_EQ(windows().kind("tanh"), WindowKind::Surfaces);
    EXPECT_TRUE(windows().wishes().surfaces);
    // Four tiles, two by two: the first cell of unit 3 begins right of and below the middle.
    int named = 0;
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 40; ++x) {
            const QString text = at("tanh", {(x + 0.5) / 40, (y + 0.5) / 40});
            for (int unit = 0; unit < 4; ++unit) {
                const std::int64_t place = std::int64_t{unit} * 64 + 2 * 8 + 5;
                const float value = static_cast<float>(0.01 * static_cast<double>(place) - 1);
                const QString wanted =
                    QStringLiteral("x₁ = 0.375, x₂ = 0.375\ntanh[%1] = %2").arg(unit).arg(exact(value));
                if (text == wanted) named |= 1 << unit;
            }
        }
    }
    EXPECT_EQ(named, 15) << "each unit has the cell of row 2, column 5";
    EXPECT_TRUE(at("output", {0.5, 0.5}, TensorMeaning::Probabilities)
                    .endsWith(QStringLiteral("output[0] = %1\noutput[1] = %2").arg(exact(0.1F), exact(0.9F))));
}

TEST_F(WindowTest, FeatureMapsOrKernelsByChoice) {
    load("lenet5");
    EXPECT_EQ(windows().kinds("conv1"), (std::vector{WindowKind::Output, WindowKind::Weights}));
    EXPECT_EQ(windows().kind("conv1"), WindowKind::Output);
    EXPECT_TRUE(windows().wishes().weights.empty()) << "free while nobody looks";
    QSignalSpy changed(&scene(), &CanvasScene::windowsChanged);
    CanvasMenu menu(canvas(), scene().block("conv1")->box().center(), std::nullopt);
    QAction* kernels = nullptr;
    for (QMenu* sub : menu.findChildren<QMenu*>())
        for (QAction* action : sub->actions())
            if (action->text() == QStringLiteral("Kernels")) kernels = action;
    ASSERT_NE(kernels, nullptr);
    EXPECT_FALSE(kernels->isChecked());
    kernels->trigger();
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(windows().wishes().weights, std::set<std::string>{"conv1"});
    scene().setPictures(pictures_);
    EXPECT_TRUE(at("conv1", {0.3, 0.3}).startsWith(QStringLiteral("conv1["))) << "until the kernels are here";
    addWeights("conv1", {6, 1, 5, 5}, {6});
    scene().setPictures(pictures_);
    const std::vector<float>& weights = pictures_.weights.at("conv1").front().values;
    std::set<QString> seen;
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 60; ++x)
            seen.insert(at("conv1", {(x + 0.5) / 60, (y + 0.5) / 60}));
    for (std::int64_t i = 0; i < 150; ++i) {
        const QString name = QStringLiteral("conv1.weight[%1, 0, %2, %3] = %4")
                                 .arg(i / 25)
                                 .arg(i / 5 % 5)
                                 .arg(i % 5)
                                 .arg(exact(weights[static_cast<std::size_t>(i)]));
        EXPECT_TRUE(seen.contains(name)) << name.toStdString();
    }
}

TEST_F(WindowTest, RemovedUnitsAreCrossedOut) {
    const NetworkSpec dropping = chain({"Input", "Flatten", "Dense", "Dropout", "Dense", "Output"});
    open(dropping);
    std::string drop;
    for (const BlockSpec& block : network().blocks)
        if (block.type == "Dropout") drop = block.id;
    EXPECT_TRUE(windows().wishes().masks);
    BlockPicture picture;
    picture.type.shape = {64};
    picture.values.assign(64, 1);
    picture.values[9] = -1;
    pictures_.blocks[drop] = picture;
    scene().setPictures(pictures_);
    const QImage whole = painted(drop);
    EXPECT_TRUE(window(drop).note().isEmpty());
    pictures_.blocks[drop].kept.assign(64, 1);
    pictures_.blocks[drop].kept[9] = 0;
    scene().setPictures(pictures_);
    EXPECT_TRUE(scene().block(drop)->toolTip().contains(window(drop).note()));
    const QImage crossed = painted(drop);
    const QColor ground = scene().style().theme.color(Role::Canvas);
    int changed = 0, emptied = 0;
    for (int y = 0; y < whole.height(); ++y) {
        for (int x = 0; x < whole.width(); ++x) {
            if (whole.pixel(x, y) == crossed.pixel(x, y)) continue;
            ++changed;
            emptied += crossed.pixelColor(x, y) == ground ? 1 : 0;
        }
    }
    const double cell = static_cast<double>(whole.width()) * whole.width() / 64;
    EXPECT_GT(changed, cell / 2);
    EXPECT_LT(changed, cell * 2) << "one cell only";
    EXPECT_GT(emptied, changed / 3);
    EXPECT_LT(emptied, changed) << "and a cross";
    int removed = 0;
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 40; ++x)
            removed += at(drop, {(x + 0.5) / 40, (y + 0.5) / 40}).contains(QStringLiteral("removed")) ? 1 : 0;
    EXPECT_GT(removed, 0);
    EXPECT_LT(removed, 100);
}

TEST_F(WindowTest, NumbersAreOnHoverAndWishesEndWithSight) {
    load("xor_mlp");
    addSurfaces();
    addWeights("hidden", {4, 2}, {4});
    scene().setPictures(pictures_);
    BlockItem* item = scene().block("hidden");
    const QString words = item->toolTip();
    const QRectF box = area("hidden").translated(item->pos());
    point(QPointF(box.left() + box.width() / 2, box.top() + 5));
    point(QPointF(box.right() - 8, box.top() + box.height() * 0.875));
    EXPECT_TRUE(item->toolTip().startsWith(QStringLiteral("hidden.bias[3]"))) << item->toolTip().toStdString();
    point(item->box().topLeft() + QPointF(20, 14));
    EXPECT_EQ(item->toolTip(), words);
    std::vector<WindowWishes> told;
    QObject::connect(view.get(), &NetworkView::windowsWanted, view.get(),
                     [&](const WindowWishes& wishes) { told.push_back(wishes); });
    view->hide();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.back(), WindowWishes());
    view->show();
    ASSERT_EQ(told.size(), 2U);
    EXPECT_TRUE(told.back().surfaces);
    EXPECT_EQ(told.back().weights, (std::set<std::string>{"answer", "hidden"}));
}

}  // namespace
}  // namespace glassbox
