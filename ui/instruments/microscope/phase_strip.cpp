#include "ui/instruments/microscope/phase_strip.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr std::array<Role, 4> tones{Role::Forward, Role::Text2, Role::Backward, Role::Backward};
constexpr int barPx = 8, heightPx = 36, widePx = 320, markPx = 3;

}  // namespace

PhaseStrip::PhaseStrip(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
    describe();
}

void PhaseStrip::setScore(const Score& score) {
    for (int part = 0; part < parts; ++part)
        starts_[static_cast<std::size_t>(part)] = score.begin(static_cast<StepPhase>(part));
    starts_[parts] = score.end();
    position_ = std::clamp(position_, 0, score.end());
    describe();
    update();
}

void PhaseStrip::setPosition(int position) {
    position_ = std::clamp(position, 0, starts_[parts]);
    describe();
    update();
}

StepPhase PhaseStrip::phase() const {
    int part = 0;
    while (part + 1 < parts && startOf(part + 1) < position_)
        ++part;
    return static_cast<StepPhase>(part);
}

QString PhaseStrip::nameOf(int part) const {
    switch (static_cast<StepPhase>(part)) {
        case StepPhase::Forward:
            return tr("Forward");
        case StepPhase::Loss:
            return tr("Loss");
        case StepPhase::Backward:
            return tr("Backward");
        case StepPhase::Update:
            return tr("Update");
    }
    return {};
}

void PhaseStrip::describe() {
    setAccessibleName(tr("Parts of the step"));
    setAccessibleDescription(
        tr("%1, %2 of %3 ops done").arg(nameOf(static_cast<int>(phase()))).arg(position_).arg(starts_[parts]));
    setToolTip(accessibleDescription());
}

double PhaseStrip::nameWidth(int part) const {
    return std::ceil(QFontMetricsF(themes_.theme().font(FontRole::BlockTitle)).horizontalAdvance(nameOf(part)));
}

/// Every part has room for its name; what is left goes by the number of ops.
QRectF PhaseStrip::barOf(int part) const {
    const Theme& theme = themes_.theme();
    const double gap = theme.metrics().space4, bar = theme.px(barPx);
    double room = width() - gap * (parts - 1);
    for (int each = 0; each < parts; ++each)
        room -= nameWidth(each);
    room = std::max(room, 0.0);
    const double all = std::max(starts_[parts], 1);
    double left = 0, wide = 0;
    for (int each = 0; each <= part; ++each) {
        left += each > 0 ? wide + gap : 0;
        wide = nameWidth(each) + room * linesOf(each) / all;
    }
    return {left, height() / 2.0 + theme.px(2), wide, bar};
}

void PhaseStrip::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto here = static_cast<int>(phase());
    for (int part = 0; part < parts; ++part) {
        const QRectF bar = barOf(part);
        const Role tone = tones[static_cast<std::size_t>(part)];
        painter.setFont(theme.font(part == here ? FontRole::BlockTitle : FontRole::Caption));
        painter.setPen(theme.color(part == here ? tone : Role::Text2));
        painter.drawText(QRectF(bar.left(), 0, bar.width() + theme.metrics().space4, bar.top()),
                         Qt::AlignLeft | Qt::AlignVCenter, nameOf(part));
        const double done = linesOf(part) > 0
                                ? std::clamp(static_cast<double>(position_ - startOf(part)) / linesOf(part), 0.0, 1.0)
                                : 0.0;
        paintBar(painter, bar, done, theme.color(tone), theme);
        if (part != here || position_ == 0) continue;
        const double x = bar.left() + done * bar.width();
        painter.fillRect(QRectF(std::min(x, bar.right() - theme.px(markPx)), bar.top() - theme.px(2), theme.px(markPx),
                                bar.height() + theme.px(4)),
                         theme.color(Role::Text));
    }
    if (hasFocus()) paintBox(painter, rect(), theme.metrics().radiusControl, {}, theme.color(Role::Accent), 2);
}

void PhaseStrip::keyPressEvent(QKeyEvent* event) {
    const bool right = event->key() == Qt::Key_Right;
    if (!right && event->key() != Qt::Key_Left) {
        QWidget::keyPressEvent(event);
        return;
    }
    int target = right ? starts_[parts] : 0;
    for (const int start : starts_) {
        if (right && start > position_) target = std::min(target, start);
        if (!right && start < position_) target = std::max(target, start);
    }
    if (target != position_) Q_EMIT positionChosen(target);
}

void PhaseStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    for (int part = parts - 1; part >= 0; --part) {
        if (event->position().x() < barOf(part).left()) continue;
        Q_EMIT positionChosen(startOf(part));
        return;
    }
}

void PhaseStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        describe();
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

QSize PhaseStrip::sizeHint() const {
    return {std::max(minimumSizeHint().width(), themes_.theme().px(widePx)), themes_.theme().px(heightPx)};
}

QSize PhaseStrip::minimumSizeHint() const {
    const Theme& theme = themes_.theme();
    double wide = theme.metrics().space4 * (parts - 1);
    for (int part = 0; part < parts; ++part)
        wide += nameWidth(part);
    return {static_cast<int>(std::ceil(wide)), theme.px(heightPx)};
}

}  // namespace glassbox
