#include "ui/shell/picture_maker.h"

#include "ui/theme/widgets/panel_header.h"

#include <QBuffer>
#include <QDockWidget>
#include <QMimeData>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

#include <array>

namespace glassbox::picture_maker {
namespace {

constexpr int sharpness = 2;
constexpr int screenResolution = 96;

/// Views that are looked at on their own, also inside of a panel.
constexpr std::array views{"glassbox::CanvasView", "glassbox::CurveView",    "glassbox::DigitView",
                           "glassbox::TextView",   "glassbox::SampleStrip",  "glassbox::TensorView",
                           "glassbox::ScorePanel", "glassbox::UnfoldingView"};

bool isView(const QWidget& widget) {
    for (const char* name : views)
        if (widget.inherits(name)) return true;
    return false;
}

}  // namespace

QWidget* viewAt(QWidget* widget) {
    for (QWidget* at = widget; at != nullptr; at = at->parentWidget()) {
        if (isView(*at) || at->isWindow()) return at;
        if (const auto* dock = qobject_cast<QDockWidget*>(at->parentWidget())) return dock->widget();
    }
    return nullptr;
}

QString nameOf(const QWidget& view) {
    if (!view.accessibleName().isEmpty()) return view.accessibleName();
    if (const auto* header = view.findChild<PanelHeader*>()) return header->title();
    for (const QWidget* at = &view; at != nullptr; at = at->parentWidget())
        if (!at->windowTitle().isEmpty()) return at->windowTitle().remove(QStringLiteral("[*]"));
    return {};
}

QImage image(QWidget& view) {
    QImage picture(view.size() * sharpness, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(sharpness);
    picture.fill(view.palette().color(QPalette::Window));
    view.render(&picture);
    return picture;
}

QByteArray svg(QWidget& view) {
    QByteArray text;
    QBuffer buffer(&text);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(screenResolution);
    generator.setSize(view.size());
    generator.setViewBox(view.rect());
    generator.setTitle(nameOf(view));
    QPainter painter(&generator);
    painter.fillRect(view.rect(), view.palette().color(QPalette::Window));
    view.render(&painter);
    painter.end();
    return text;
}

QMimeData* mimeData(QWidget& view) {
    auto* data = new QMimeData;
    const QImage picture = image(view);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    data->setImageData(picture);
    data->setData(QStringLiteral("image/png"), png);
    data->setData(QStringLiteral("image/svg+xml"), svg(view));
    return data;
}

bool save(QWidget& view, const QString& file) {
    if (!file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) return image(view).save(file);
    QSaveFile target(file);
    return target.open(QIODevice::WriteOnly) && target.write(svg(view)) >= 0 && target.commit();
}

}  // namespace glassbox::picture_maker
