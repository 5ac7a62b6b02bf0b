#pragma once

#include "ui/instruments/tensor/cell_card.h"
#include "ui/instruments/tensor/tensor_canvas.h"
#include "ui/instruments/tensor/tensor_view.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>

#include <cmath>
#include <vector>

namespace glassbox::test {

/// Numbers in which each place differs from all others and has many digits.
inline Tensor variedTensor(Shape shape) {
    Tensor tensor(DType::F32, shape);
    for (std::int64_t i = 0; i < tensor.elements(); ++i)
        tensor.set(i, std::sin(static_cast<double>(i) * 1.3 + 0.1) * 2.7);
    return tensor;
}

inline TensorPicture pictureOfShape(Shape shape, TensorRole role = TensorRole::Activation,
                                    AxisKind kind = AxisKind::Matrix) {
    TensorPicture picture;
    picture.name = QStringLiteral("fc1.z");
    picture.role = role;
    picture.kind = kind;
    picture.tensor = variedTensor(shape);
    return picture;
}

/// A view on the screen, and what it sent.
class TensorViewTest : public ::testing::Test {
protected:
    TensorViewTest() : view(themes) {
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.setMotionChoice(MotionChoice::Less);
        themes.apply();
        QObject::connect(&view, &TensorView::cellHovered,
                         [this](const TensorIndex& index) { hovered.push_back(index); });
        QObject::connect(&view, &TensorView::cellChosen, [this](const TensorIndex& index) { chosen.push_back(index); });
        QObject::connect(&view, &TensorView::cellActivated,
                         [this](const TensorIndex& index) { activated.push_back(index); });
        QObject::connect(&view, &TensorView::message, [this](const QString& text) { messages.push_back(text); });
        view.resize(400, 320);
        view.show();
        QApplication::processEvents();
    }

    QWidget* field() { return view.canvas().viewport(); }
    QPoint middleOf(const TensorIndex& index) { return view.canvas().boxOf(index).center().toPoint(); }
    void hover(const TensorIndex& index) {
        QTest::mouseMove(field(), middleOf(index));
        QApplication::processEvents();
    }
    void press(Qt::Key key) { QTest::keyClick(&view.canvas(), key); }
    QImage seen() {
        QApplication::processEvents();
        return field()->grab().toImage();
    }

    ThemeManager themes;
    TensorView view;
    std::vector<TensorIndex> hovered, chosen, activated;
    std::vector<QString> messages;
};

}  // namespace glassbox::test
