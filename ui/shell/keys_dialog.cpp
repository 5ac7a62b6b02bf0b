#include "ui/shell/keys_dialog.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace glassbox {
namespace {

/// A key (or keys) and what it does.
struct KeyRow {
    QString keys, action;
};

QString native(const QKeySequence& key) {
    return key.toString(QKeySequence::NativeText);
}

std::vector<KeyRow> windowKeys() {
    return {{native(Qt::Key_F5), KeysDialog::tr("train, pause")},
            {native(Qt::Key_F10), KeysDialog::tr("one batch")},
            {native(Qt::SHIFT | Qt::Key_F5), KeysDialog::tr("restart from the same seed")},
            {native(Qt::Key_F6), KeysDialog::tr("next panel")},
            {QStringLiteral("Ctrl+1, Ctrl+2, Ctrl+3"), KeysDialog::tr("Start, Network, Microscope")},
            {QStringLiteral("Ctrl++, Ctrl+\u2212, Ctrl+0"), KeysDialog::tr("interface scale")},
            {native(Qt::SHIFT | Qt::Key_F1), KeysDialog::tr("what is this?")},
            {native(Qt::SHIFT | Qt::Key_F11), KeysDialog::tr("full screen")},
            {native(Qt::CTRL | Qt::SHIFT | Qt::Key_C), KeysDialog::tr("copy the view as a picture")},
            {native(QKeySequence::Open), KeysDialog::tr("open a file")},
            {native(QKeySequence::Save), KeysDialog::tr("save the experiment")},
            {native(QKeySequence::Undo), KeysDialog::tr("undo")},
            {native(QKeySequence::Redo), KeysDialog::tr("redo")}};
}

std::vector<KeyRow> canvasKeys() {
    return {{QStringLiteral("/"), KeysDialog::tr("find a block")},
            {KeysDialog::tr("Arrows"), KeysDialog::tr("walk along wires")},
            {KeysDialog::tr("Alt+arrows"), KeysDialog::tr("move blocks")},
            {QStringLiteral("W"), KeysDialog::tr("draw a wire, arrows choose the port")},
            {KeysDialog::tr("Enter"), KeysDialog::tr("the block in the microscope")},
            {native(Qt::Key_F2), KeysDialog::tr("rename")},
            {native(QKeySequence::Delete), KeysDialog::tr("remove")},
            {native(Qt::CTRL | Qt::Key_D), KeysDialog::tr("duplicate")},
            {native(Qt::CTRL | Qt::Key_G), KeysDialog::tr("group into a block")},
            {native(Qt::CTRL | Qt::SHIFT | Qt::Key_G), KeysDialog::tr("ungroup")},
            {native(Qt::CTRL | Qt::Key_Down), KeysDialog::tr("open the block")},
            {native(Qt::CTRL | Qt::Key_Up), KeysDialog::tr("leave the block")},
            {QStringLiteral("T"), KeysDialog::tr("tidy")},
            {QStringLiteral("+, \u2212, 0"), KeysDialog::tr("zoom, fit")}};
}

std::vector<KeyRow> microscopeKeys() {
    return {{native(Qt::Key_F10), KeysDialog::tr("next op, block, phase, batch or epoch")},
            {native(Qt::SHIFT | Qt::Key_F10), KeysDialog::tr("back")},
            {KeysDialog::tr("Space"), KeysDialog::tr("play, stop")},
            {native(Qt::Key_F5), KeysDialog::tr("leave slow motion and train")},
            {KeysDialog::tr("Arrows"), KeysDialog::tr("move the chosen cell")},
            {QStringLiteral("U"), KeysDialog::tr("unfold the chosen number")},
            {QStringLiteral("V"), KeysDialog::tr("verify it")},
            {KeysDialog::tr("Enter"), KeysDialog::tr("set a weight by hand")},
            {QStringLiteral("B"), KeysDialog::tr("between forward and backward")},
            {native(Qt::Key_Escape), KeysDialog::tr("one depth up")}};
}

/// A group below what the column has already.
void fill(QGridLayout* grid, int column, const QString& title, const std::vector<KeyRow>& rows,
          const ThemeManager& themes, QWidget* parent) {
    int line = 0;
    while (grid->itemAtPosition(line, column) != nullptr)
        ++line;
    QLabel* head = makeTextLabel(themes, FontRole::SectionTitle, Role::Text, parent);
    head->setText(title);
    grid->addWidget(head, line++, column, 1, 2);
    for (const KeyRow& row : rows) {
        QLabel* keys = makeTextLabel(themes, FontRole::MonoStrong, Role::Text, parent);
        keys->setText(row.keys);
        QLabel* action = makeTextLabel(themes, FontRole::Body, Role::Text2, parent);
        action->setText(row.action);
        grid->addWidget(keys, line, column);
        grid->addWidget(action, line++, column + 1);
    }
}

}  // namespace

/// As large as its page where the window has the room; else it scrolls.
KeysDialog::KeysDialog(const ThemeManager& themes, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard"));
    const Metrics& metrics = themes.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space24, metrics.space24, metrics.space24, metrics.space16);
    column->setSpacing(metrics.space16);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    auto* page = new QWidget(area);
    themes.keepBackground(page, Role::Base);
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics.space16);
    grid->setVerticalSpacing(metrics.space8);
    fill(grid, 0, tr("Window"), windowKeys(), themes, page);
    grid->setColumnMinimumWidth(2, metrics.space32);
    fill(grid, 3, tr("Canvas"), canvasKeys(), themes, page);
    fill(grid, 3, tr("Microscope"), microscopeKeys(), themes, page);
    area->setWidget(page);
    auto* close = new Button(themes, tr("Close"), ButtonKind::Normal, ControlSize::Normal, this);
    connect(close, &Button::clicked, this, &QDialog::accept);
    column->addWidget(area);
    column->addWidget(close, 0, Qt::AlignRight);
    const auto fit = [this, &themes, area, page, close] {
        const Metrics& now = themes.theme().metrics();
        area->setMinimumWidth(page->sizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
        const int around = 2 * now.space24 + now.space16 + close->sizeHint().height();
        const int room = parentWidget() != nullptr ? parentWidget()->height() : QWIDGETSIZE_MAX;
        resize(sizeHint().width(), std::min(page->sizeHint().height() + around, room));
    };
    fit();
    connect(&themes, &ThemeManager::changed, this, fit);
}

}  // namespace glassbox
