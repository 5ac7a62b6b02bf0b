#pragma once

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_view.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QPoint>
#include <QPointF>

#include <memory>
#include <string>

namespace glassbox {

/// Loads a preset's experiment.
ExperimentSpec presetExperiment(const std::string& name);

/// A network of these types in a row; blocks get ids like "b0_Dense".
NetworkSpec chain(const std::vector<std::string>& types);

/// A shown network editor with a document, and the mouse and keys of its user.
class CanvasTest : public ::testing::Test {
protected:
    CanvasTest();
    ~CanvasTest() override;

    void open(const NetworkSpec& network);
    const NetworkSpec& network() const { return document.network(); }
    CanvasView& canvas() { return *view->canvas(); }
    CanvasScene& scene() { return canvas().canvas(); }
    bool hasWire(const std::string& from, const std::string& to) const;
    /// Id of the block between two others, empty if there is none.
    std::string between(const std::string& from, const std::string& to) const;

    QPoint inView(QPointF scenePoint) { return canvas().mapFromScene(scenePoint); }
    QPoint centerOf(const std::string& id) { return inView(scene().block(id)->box().center()); }
    QPoint outputOf(const std::string& id) { return inView(scene().block(id)->outputPort(0)); }
    QPoint inputOf(const std::string& id) { return inView(scene().block(id)->inputPort(0)); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Types a character, as a keyboard that has it does.
    void type(char character);
    void click(QPoint at, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Drops a palette entry as a drag from the palette does; returns whether it was accepted.
    bool drop(const std::string& entry, QPoint at);
    /// Only the moves of such a drag, without the drop.
    void hover(const std::string& entry, QPoint at);

    ThemeManager themes;
    NetworkDocument document;
    std::unique_ptr<NetworkView> view;
};

}  // namespace glassbox
