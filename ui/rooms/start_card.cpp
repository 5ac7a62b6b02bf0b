#include "ui/rooms/start_card.h"

#include "ui/rooms/network_thumbnail.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/elided_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

constexpr int sampleCount = 3;

/// One picture of a data set as ink on paper (or light on black in the dark).
QImage samplePicture(const Dataset& dataset, std::int64_t index, const Theme& theme) {
    const auto height = static_cast<int>(dataset.sampleShape[1]), width = static_cast<int>(dataset.sampleShape[2]);
    const auto* pixels =
        reinterpret_cast<const std::uint8_t*>(dataset.train.samples.raw()) + index * dataset.sampleShape.elements();
    QImage image(width, height, QImage::Format_RGB32);
    const ColorTable& map = theme.colorMap(ColorMapKind::Pictures);
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x)
            line[x] = map[pixels[y * width + x]];
    }
    return image;
}

}  // namespace

StartCard::StartCard(const ThemeManager& themes, Content content, bool first, QWidget* parent)
    : QFrame(parent), themes_(themes), content_(std::move(content)), first_(first) {
    build();
    retranslate();
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&themes, &ThemeManager::changed, this, [this] {
        drawSamples();
        update();
    });
}

void StartCard::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space12, metrics.space12, metrics.space12, metrics.space12);
    column->setSpacing(metrics.space4);
    auto* thumbnail = new NetworkThumbnail(themes_, content_.network, this);
    thumbnail->setAttribute(Qt::WA_TransparentForMouseEvents);
    title_ = new QLabel(this);
    description_ = new QLabel(this);
    description_->setWordWrap(true);
    themes_.keepFont(title_, FontRole::SectionTitle);
    themes_.keepTextColor(description_, Role::Text2);
    samples_ = new QLabel(this);
    samples_->hide();
    result_ = new QLabel(this);
    time_ = new QLabel(this);
    missing_ = new ElidedLabel(Qt::ElideRight, this);
    themes_.keepFont(result_, FontRole::MonoStrong);
    themes_.keepFont(time_, FontRole::Caption);
    themes_.keepTextColor(time_, Role::Text3);
    themes_.keepFont(missing_, FontRole::Caption);
    themes_.keepTextColor(missing_, Role::Text3);
    train_ = new Button(themes_, {}, first_ ? ButtonKind::Primary : ButtonKind::Normal, ControlSize::Normal, this);
    train_->setIconName(Icon::Play);
    connect(train_, &Button::clicked, this, [this] { Q_EMIT trainRequested(content_.file); });
    auto* figures = new QVBoxLayout;
    figures->setSpacing(0);
    figures->addWidget(result_);
    figures->addWidget(time_);
    figures->addWidget(missing_);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metrics.space8);
    foot->addWidget(samples_);
    foot->addLayout(figures, 1);
    foot->addWidget(train_, 0, Qt::AlignBottom);
    column->addWidget(thumbnail);
    column->addSpacing(metrics.space8);
    column->addWidget(title_);
    column->addWidget(description_);
    column->addStretch(1);
    column->addLayout(foot);
}

void StartCard::setContent(const Content& content) {
    content_ = content;
    retranslate();
}

void StartCard::retranslate() {
    title_->setText(content_.title);
    description_->setText(content_.description);
    const bool here = content_.missing.isEmpty();
    result_->setText(!here ? tr("not here") : content_.result.isEmpty() ? tr("new") : content_.result);
    time_->setText(content_.time.isEmpty() ? tr("untrained") : tr("in %1 here").arg(content_.time));
    time_->setVisible(here);
    missing_->setText(content_.missing);
    missing_->setVisible(!here);
    train_->setText(here ? tr("Train") : tr("Get the data"));
    train_->setIconName(here ? Icon::Play : Icon::OpenFile);
    train_->setAccessibleName(here ? tr("Train %1").arg(content_.title) : tr("Get the data of %1").arg(content_.title));
    train_->setToolTip(content_.howToGet);
    setToolTip(content_.howToGet);
    setAccessibleName(content_.title);
    setAccessibleDescription(here ? content_.description
                                  : content_.description + QStringLiteral(". ") + content_.howToGet);
    fitSamples();
}

void StartCard::setSamples(std::shared_ptr<const Dataset> dataset) {
    if (!dataset || dataset->name != content_.dataset) return;
    dataset_ = std::move(dataset);
    drawSamples();
}

void StartCard::drawSamples() {
    if (!dataset_ || !dataset_->image() || dataset_->sampleShape.rank() != 3 || dataset_->sampleShape[0] != 1) return;
    const Dataset& dataset = *dataset_;
    const Theme& theme = themes_.theme();
    const int side = theme.px(26), gap = theme.px(4);
    const double ratio = devicePixelRatioF();
    QPixmap strip(QSize(sampleCount * (side + gap) - gap, side) * ratio);
    strip.setDevicePixelRatio(ratio);
    strip.fill(Qt::transparent);
    QPainter painter(&strip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < sampleCount && i < dataset.train.size(); ++i) {
        const QRectF box(i * (side + gap), 0, side, side);
        paintBox(painter, box, theme.px(3), theme.color(Role::Surface), theme.color(Role::Border));
        painter.drawImage(box.adjusted(2, 2, -2, -2), samplePicture(dataset, i, theme));
    }
    painter.end();
    samples_->setPixmap(strip);
    fitSamples();
}

/// The pictures of the data go where result, time and button need the room.
void StartCard::fitSamples() {
    const QPixmap pictures = samples_->pixmap(Qt::ReturnByValue);
    const Metrics& metrics = themes_.theme().metrics();
    const int words = std::max(result_->sizeHint().width(), time_->sizeHint().width());
    const int needed = 2 * (metrics.space12 + metrics.space8) + words + train_->sizeHint().width() +
                       static_cast<int>(pictures.deviceIndependentSize().width());
    samples_->setVisible(!pictures.isNull() && width() >= needed);
}

void StartCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fitSamples();
}

void StartCard::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = first_ || hasFocus() || underMouse();
    paintBox(painter, rect(), theme.metrics().radiusCard, theme.color(hasFocus() ? Role::AccentSoft : Role::Surface),
             theme.color(lit ? Role::Accent : Role::Border), first_ || hasFocus() ? theme.px(2) : 1);
}

void StartCard::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT openRequested(content_.file);
}

void StartCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT openRequested(content_.file);
    else
        QFrame::keyPressEvent(event);
}

void StartCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace glassbox
