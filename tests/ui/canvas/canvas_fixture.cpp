#include "tests/ui/canvas/canvas_fixture.h"

#include "ui/canvas/palette.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>

#include <algorithm>

namespace glassbox {

ExperimentSpec presetExperiment(const std::string& name) {
    const auto loaded = loadExperiment(std::string(GLASSBOX_SOURCE_DIR) + "/resources/presets/" + name + ".json");
    EXPECT_TRUE(loaded) << name;
    return loaded ? *loaded : ExperimentSpec{};
}

NetworkSpec chain(const std::vector<std::string>& types) {
    NetworkSpec network;
    std::string before;
    for (const std::string& type : types) {
        std::string id;
        auto added = addBlock(network, type, {}, &id);
        EXPECT_TRUE(added) << type;
        network = *added;
        if (!before.empty()) {
            auto joined = connect(network, {{before, "out"}, {id, "in"}});
            EXPECT_TRUE(joined) << id;
            network = *joined;
        }
        before = id;
    }
    network.layout.clear();
    return network;
}

CanvasTest::CanvasTest() {
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.setMotionChoice(MotionChoice::Less);
    themes.apply();
    view = std::make_unique<NetworkView>(document, themes);
    view->resize(1000, 560);
    view->show();
    QApplication::setActiveWindow(view.get());
    canvas().setFocus();
}

CanvasTest::~CanvasTest() {
    view.reset();
}

void CanvasTest::open(const NetworkSpec& network) {
    ExperimentSpec experiment = defaultExperiment(network);
    document.reset(experiment);
}

bool CanvasTest::hasWire(const std::string& from, const std::string& to) const {
    return std::any_of(network().wires.begin(), network().wires.end(),
                       [&](const WireSpec& wire) { return wire.from.block == from && wire.to.block == to; });
}

std::string CanvasTest::between(const std::string& from, const std::string& to) const {
    for (const BlockSpec& block : network().blocks) {
        if (hasWire(from, block.id) && hasWire(block.id, to)) return block.id;
    }
    return {};
}

void CanvasTest::press(int key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(&canvas(), static_cast<Qt::Key>(key), modifiers);
}

void CanvasTest::type(char character) {
    QTest::keyClick(&canvas(), character);
}

void CanvasTest::click(QPoint at, Qt::KeyboardModifiers modifiers) {
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, modifiers, at);
}

void CanvasTest::drag(QPoint from, QPoint to, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    QWidget* viewport = canvas().viewport();
    QTest::mousePress(viewport, button, modifiers, from);
    constexpr int steps = 6;
    for (int i = 1; i <= steps; ++i) {
        const QPoint at = from + (to - from) * i / steps;
        QMouseEvent move(QEvent::MouseMove, QPointF(at), QPointF(viewport->mapToGlobal(at)), Qt::NoButton, button,
                         modifiers);
        QApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, button, modifiers, to);
}

void CanvasTest::hover(const std::string& entry, QPoint at) {
    QMimeData data;
    data.setData(QString::fromLatin1(paletteMimeType), QByteArray::fromStdString(entry));
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(canvas().viewport(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(canvas().viewport(), &move);
}

bool CanvasTest::drop(const std::string& entry, QPoint at) {
    hover(entry, at);
    QMimeData data;
    data.setData(QString::fromLatin1(paletteMimeType), QByteArray::fromStdString(entry));
    QDropEvent event(QPointF(at), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(canvas().viewport(), &event);
    return event.isAccepted();
}

}  // namespace glassbox
