#include "tests/ui/shell/painted_text.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace glassbox {
namespace {

/// Notes the text that is painted and drops everything else.
class TextEngine : public QPaintEngine {
public:
    explicit TextEngine(QRectF whole) : QPaintEngine(QPaintEngine::AllFeatures), whole_(whole) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF& place, const QTextItem& item) override {
        const QString text = item.text();
        if (text.trimmed().isEmpty()) return;
        const QRectF ink = QFontMetricsF(item.font()).tightBoundingRect(text).translated(place);
        QRectF clip = whole_;
        if (painter()->hasClipping()) clip &= painter()->combinedTransform().mapRect(painter()->clipBoundingRect());
        texts_.push_back({text, painter()->combinedTransform().mapRect(ink), clip});
    }

    const std::vector<PaintedText>& texts() const { return texts_; }

private:
    QRectF whole_;
    std::vector<PaintedText> texts_;
};

/// A widget's ground for the engine, with a screen's resolution.
class TextDevice : public QPaintDevice {
public:
    explicit TextDevice(const QWidget& widget) : widget_(widget), engine_(QRectF(widget.rect())) {}
    QPaintEngine* paintEngine() const override { return &engine_; }
    const std::vector<PaintedText>& texts() const { return engine_.texts(); }

protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
            case PdmWidth:
                return widget_.width();
            case PdmHeight:
                return widget_.height();
            case PdmDpiX:
            case PdmPhysicalDpiX:
                return widget_.logicalDpiX();
            case PdmDpiY:
            case PdmPhysicalDpiY:
                return widget_.logicalDpiY();
            case PdmDevicePixelRatio:
                return 1;
            case PdmDevicePixelRatioScaled:
                return static_cast<int>(QPaintDevice::devicePixelRatioFScale());
            case PdmDepth:
                return 32;
            default:
                return 0;
        }
    }

private:
    const QWidget& widget_;
    mutable TextEngine engine_;
};

}  // namespace

double PaintedText::missing() const {
    return std::max({clip.left() - ink.left(), ink.right() - clip.right(), clip.top() - ink.top(),
                     ink.bottom() - clip.bottom(), 0.0});
}

std::vector<PaintedText> paintedTexts(QWidget& widget) {
    TextDevice device(widget);
    widget.render(&device, {}, {}, QWidget::RenderFlags());
    return device.texts();
}

}  // namespace glassbox
