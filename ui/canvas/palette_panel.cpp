#include "ui/canvas/palette_panel.h"

#include "ui/session/core_text.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/search_field.h"

#include <QPainter>
#include <QVBoxLayout>

#include <set>

namespace glassbox {
namespace {

constexpr double stripSwatch = 14, stripPitch = 24;

}  // namespace

PalettePanel::PalettePanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      search_(new SearchField(themes, {}, this)),
      list_(new PaletteList(themes, model_, this)) {
    const Metrics& metrics = themes.theme().metrics();
    auto* top = new QVBoxLayout;
    top->setContentsMargins(metrics.space8, 0, metrics.space8, 0);
    top->addWidget(search_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, metrics.space8, 1, 1);
    column->setSpacing(metrics.space4);
    column->addLayout(top);
    column->addWidget(list_, 1);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        model_.setFilter(text.trimmed());
        list_->setCurrentIndex(text.isEmpty() ? QModelIndex() : model_.firstEntry());
    });
    connect(search_, &QLineEdit::returnPressed, list_, &PaletteList::insertCurrent);
    connect(search_, &SearchField::leftDownwards, this, [this] {
        list_->setFocus();
        if (!model_.entry(list_->currentIndex())) list_->setCurrentIndex(model_.firstEntry());
    });
    connect(list_, &PaletteList::leftUpwards, this, [this] { search_->setFocus(); });
}

void PalettePanel::setFloating(bool floating) {
    floating_ = floating;
    update();
}

void PalettePanel::setPrompt(const QString& prompt) {
    search_->setPrompt(prompt);
    list_->setAccessibleName(prompt);
}

void PalettePanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    painter.fillRect(rect(), theme.color(Role::Surface));
    if (floating_) paintBox(painter, rect(), 0, {}, theme.color(Role::BorderStrong));
}

PaletteStrip::PaletteStrip(const ThemeManager& themes, const PaletteModel& model, QWidget* parent)
    : QWidget(parent), themes_(themes), model_(model) {
    connect(&themes, &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void PaletteStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    const double side = theme.px(stripSwatch);
    double y = theme.px(stripPitch - stripSwatch);
    std::set<std::string_view> shown;
    for (const PaletteEntry& entry : model_.palette().entries()) {
        const BlockType* type = model_.palette().type(entry.type);
        if (!type || !shown.insert(type->category).second) continue;
        const auto name = plainText(type->category);
        paintSwatch(painter, {(width() - side) / 2, y, side, side}, theme.category(name));
        y += theme.px(stripPitch);
    }
}

void PaletteStrip::mousePressEvent(QMouseEvent*) {
    Q_EMIT pressed();
}

}  // namespace glassbox
