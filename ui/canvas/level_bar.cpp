#include "ui/canvas/level_bar.h"

#include "core/network/inside.h"
#include "ui/session/network_document.h"
#include "ui/session/shipped_names.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace glassbox {

LevelBar::LevelBar(NetworkDocument& document, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), document_(document), themes_(themes), row_(new QHBoxLayout(this)) {
    connect(&document, &NetworkDocument::changed, this, &LevelBar::refresh);
    connect(&document, &NetworkDocument::levelChanged, this, &LevelBar::refresh);
    connect(&themes, &ThemeManager::changed, this, [this] {
        shown_.clear();
        refresh();
    });
    hide();
}

void LevelBar::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    shown_.clear();
    refresh();
}

void LevelBar::refresh() {
    const std::string& path = document_.path();
    const NetworkSpec& network = document_.experiment().network;
    const bool appears = isHidden() == !path.empty();
    setVisible(!path.empty());
    if (path.empty()) {
        if (appears) Q_EMIT resized();
        return;
    }
    const std::string type = blockAt(network, path).type;
    const auto count = std::ranges::count_if(network.blocks, [&](const BlockSpec& b) { return b.type == type; });
    const std::string now = path + ' ' + type + ' ' + network.name + ' ' + std::to_string(count);
    if (now == shown_) {
        if (appears) Q_EMIT resized();
        return;
    }
    shown_ = now;
    while (QLayoutItem* item = row_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int space = themes_.theme().metrics().space4;
    row_->setContentsMargins(2 * space, space, 2 * space, space);
    row_->setSpacing(space);
    addStep(network.name.empty() ? tr("Network") : shippedName(network.name), {}, false);
    for (std::size_t end = path.find('.');; end = path.find('.', end + 1)) {
        const std::string step = path.substr(0, end);
        const std::string id = step.substr(step.rfind('.') + 1);
        const QString text =
            tr("%1 (%2)").arg(QString::fromStdString(id), blockTitleText(blockAt(network, step).type, {}));
        addStep(text, step, end == std::string::npos);
        if (end == std::string::npos) break;
    }
    if (!readOnly_ && (count > 1 || path.find('.') != std::string::npos)) {
        auto* copy = new Button(themes_, tr("Edit a copy"), ButtonKind::Flat, ControlSize::Small, this);
        copy->setToolTip(
            tr("What is changed here changes every %1. A copy is this block's own.").arg(blockTitleText(type, {})));
        connect(copy, &Button::clicked, this, &LevelBar::copyRequested, Qt::QueuedConnection);
        row_->addWidget(copy);
        copy->show();
    }
    setAccessibleName(tr("Inside of %1").arg(QString::fromStdString(path)));
    row_->activate();
    resize(sizeHint());
    raise();
    Q_EMIT resized();
}

void LevelBar::addStep(const QString& text, const std::string& path, bool last) {
    if (!path.empty()) {
        auto* between = new QLabel(QStringLiteral("\u203a"), this);
        between->setFont(themes_.theme().font(FontRole::Body));
        row_->addWidget(between);
        between->show();
    }
    auto* step = new Button(themes_, text, ButtonKind::Flat, ControlSize::Small, this);
    step->setEnabled(!last);
    step->setToolTip(last ? QString() : tr("Go back to %1").arg(text));
    connect(
        step, &Button::clicked, this, [this, to = QString::fromStdString(path)] { Q_EMIT levelRequested(to); },
        Qt::QueuedConnection);
    row_->addWidget(step);
    step->show();
}

void LevelBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = themes_.theme();
    paintBox(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.metrics().radiusControl,
             theme.color(Role::Surface), theme.color(Role::Border));
}

bool LevelBar::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        shown_.clear();
        refresh();
    }
    return QWidget::event(event);
}

}  // namespace glassbox
