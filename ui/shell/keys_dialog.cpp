#include "ui/shell/keys_dialog.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QVBoxLayout>

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
            {QStringLiteral("Ctrl+1, Ctrl+2"), KeysDialog::tr("Start, Network")},
            {QStringLiteral("Ctrl++, Ctrl+\u2212, Ctrl+0"), KeysDialog::tr("interface scale")},
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
            {KeysDialog::tr("Enter"), KeysDialog::tr("settings of the block")},
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

void fill(QGridLayout* grid, int column, const QString& title, const std::vector<KeyRow>& rows,
          const ThemeManager& themes, QWidget* parent) {
    QLabel* head = makeTextLabel(themes, FontRole::SectionTitle, Role::Text, parent);
    head->setText(title);
    grid->addWidget(head, 0, column, 1, 2);
    int line = 1;
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

KeysDialog::KeysDialog(const ThemeManager& themes, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard"));
    const Metrics& metrics = themes.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space24, metrics.space24, metrics.space24, metrics.space16);
    column->setSpacing(metrics.space24);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics.space16);
    grid->setVerticalSpacing(metrics.space8);
    fill(grid, 0, tr("Window"), windowKeys(), themes, this);
    grid->setColumnMinimumWidth(2, metrics.space32);
    fill(grid, 3, tr("Canvas"), canvasKeys(), themes, this);
    auto* close = new Button(themes, tr("Close"), ButtonKind::Normal, ControlSize::Normal, this);
    connect(close, &Button::clicked, this, &QDialog::accept);
    column->addLayout(grid);
    column->addWidget(close, 0, Qt::AlignRight);
}

}  // namespace glassbox
