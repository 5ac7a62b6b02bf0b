#pragma once

#include "ui/canvas/window_drawing.h"
#include "ui/session/probe_answers.h"
#include "ui/theme/theme.h"

#include <QImage>

#include <memory>
#include <string>

namespace glassbox {

/// The answer of a network of two inputs over their plane, with the samples that lie there: which class it gives and
/// how sure it is, where there are two, else its number.
class AnswerPlane : public WindowDrawing {
public:
    /// `block` is the Output that answers; it has at most two numbers.
    AnswerPlane(std::shared_ptr<const UnitSurfaces> surfaces, const std::string& block, bool probability,
                const Theme& theme);
    static bool canShow(const Tensor& answers) { return answers.shape().rank() == 3 && answers.shape()[0] <= 2; }

    void paint(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    QString textAt(QPointF point, const QRectF& area, const QLocale& locale) const override;

private:
    QRectF square(const QRectF& area) const;

    std::shared_ptr<const UnitSurfaces> surfaces_;
    std::string block_;
    QImage image_;
};

}  // namespace glassbox
