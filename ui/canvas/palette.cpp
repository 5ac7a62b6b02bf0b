#include "ui/canvas/palette.h"

#include "ui/canvas/palette_panel.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/icon_button.h"
#include "ui/theme/widgets/search_field.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

namespace glassbox {
namespace {

constexpr double openWidth = 156, foldedWidth = 44, flyoutWidth = 176;

}  // namespace

struct BlockPalette::State {
    const ThemeManager& themes;
    IconButton* open = nullptr;
    PaletteStrip* strip = nullptr;
    QPointer<PalettePanel> panel;
    QVBoxLayout* column = nullptr;
    bool folded = false;

    /// Lets the list fly out beside the strip, over what lies there.
    void flyOut(BlockPalette& palette) {
        QWidget* window = palette.window();
        if (panel->parentWidget() != window) panel->setParent(window);
        const QPoint corner = palette.mapTo(window, QPoint(palette.width(), 0));
        panel->setGeometry(corner.x(), corner.y(), themes.theme().px(flyoutWidth), palette.height());
        panel->show();
        panel->raise();
    }
    void flyIn() {
        if (folded && panel) panel->hide();
    }
};

BlockPalette::BlockPalette(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), state_(std::make_unique<State>(State{themes, nullptr, nullptr, nullptr, nullptr, false})) {
    State& s = *state_;
    s.open = new IconButton(themes, Icon::Search, {}, this);
    s.open->setFramed(false);
    s.panel = new PalettePanel(themes, this);
    s.strip = new PaletteStrip(themes, s.panel->model(), this);
    s.column = new QVBoxLayout(this);
    s.column->setContentsMargins(0, 0, 0, 0);
    s.column->setSpacing(0);
    s.column->addWidget(s.open, 0, Qt::AlignHCenter);
    s.column->addWidget(s.strip, 1);
    s.column->addWidget(s.panel, 1);
    themes.keepBackground(this, Role::Surface);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    s.panel->search().installEventFilter(this);
    s.panel->list().installEventFilter(this);
    connect(s.open, &QAbstractButton::clicked, this, &BlockPalette::focusSearch);
    connect(s.strip, &PaletteStrip::pressed, this, &BlockPalette::focusSearch);
    connect(&s.panel->list(), &PaletteList::insertRequested, this, [this](const QString& entry) {
        state_->flyIn();
        Q_EMIT insertRequested(entry);
    });
    connect(&s.panel->list(), &PaletteList::dragged, this, [this] { state_->flyIn(); });
    connect(&themes, &ThemeManager::changed, this, [this] { updateGeometry(); });
    retranslate();
    setFolded(false);
}

void BlockPalette::setPalette(std::shared_ptr<const DocumentPalette> palette) {
    state_->panel->model().setPalette(std::move(palette));
}

BlockPalette::~BlockPalette() {
    // Flown out it belongs to the window.
    delete state_->panel;
}

void BlockPalette::retranslate() {
    const QString prompt = tr("Find a block");
    state_->panel->setPrompt(prompt);
    state_->open->setName(prompt);
    setAccessibleName(tr("Palette"));
}

void BlockPalette::setFolded(bool folded) {
    State& s = *state_;
    s.folded = folded;
    s.open->setVisible(folded);
    s.strip->setVisible(folded);
    s.panel->setFloating(folded);
    if (folded) {
        s.column->removeWidget(s.panel);
        s.panel->hide();
    } else {
        s.panel->setParent(this);
        s.column->addWidget(s.panel, 1);
        s.panel->show();
    }
    updateGeometry();
}

bool BlockPalette::isFolded() const {
    return state_->folded;
}

void BlockPalette::focusSearch() {
    if (state_->folded) state_->flyOut(*this);
    state_->panel->search().setFocus(Qt::ShortcutFocusReason);
    state_->panel->search().selectAll();
}

QSize BlockPalette::sizeHint() const {
    const Theme& theme = state_->themes.theme();
    return {theme.px(state_->folded ? foldedWidth : openWidth), theme.px(400)};
}

QSize BlockPalette::minimumSizeHint() const {
    return {sizeHint().width(), state_->themes.theme().px(140)};
}

bool BlockPalette::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    return QWidget::event(event);
}

bool BlockPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        const QWidget* next = QApplication::focusWidget();
        const bool inside = next && state_->panel && state_->panel->isAncestorOf(next);
        const auto reason = static_cast<const QFocusEvent&>(*event).reason();
        if (!inside && reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) state_->flyIn();
    }
    if (event->type() == QEvent::KeyPress && state_->folded &&
        static_cast<const QKeyEvent&>(*event).key() == Qt::Key_Escape && state_->panel->search().text().isEmpty()) {
        state_->flyIn();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace glassbox
