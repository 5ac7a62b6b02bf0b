#include "ui/instruments/tensor/tensor_view.h"

#include "ui/instruments/tensor/shape_text.h"
#include "ui/instruments/tensor/tensor_canvas.h"
#include "ui/instruments/tensor/tensor_export.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/elided_label.h"
#include "ui/theme/widgets/icon_button.h"
#include "ui/theme/widgets/text_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

#include <utility>

namespace glassbox {
namespace {

constexpr double digitsCell = 28;

}  // namespace

TensorView::TensorView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), menu_(new QMenu(this)), canvas_(new TensorCanvas(themes, this)) {
    buildHeader();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(themes.theme().metrics().space4);
    column->addWidget(header_);
    column->addWidget(canvas_, 1);
    setFocusProxy(canvas_);
    connect(canvas_, &TensorCanvas::cellHovered, this, &TensorView::cellHovered);
    connect(canvas_, &TensorCanvas::cellChosen, this, &TensorView::cellChosen);
    connect(canvas_, &TensorCanvas::cellActivated, this, &TensorView::cellActivated);
    connect(canvas_, &TensorCanvas::copyRequested, this, &TensorView::copy);
    connect(more_, &QToolButton::clicked, this, [this] {
        fillMenu();  // its size is asked for before it is shown
        menu_->popup(more_->mapToGlobal(QPoint(0, more_->height())));
    });
    retranslate();
}

void TensorView::buildHeader() {
    header_ = new QWidget(this);
    auto* row = new QHBoxLayout(header_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(themes_.theme().metrics().space8);
    arrow_ = makeTextLabel(themes_, FontRole::MonoStrong, Role::Forward, header_);
    name_ = new ElidedLabel(Qt::ElideMiddle, header_);
    themes_.keepFont(name_, FontRole::MonoStrong);
    shape_ = makeTextLabel(themes_, FontRole::MonoCaption, Role::Text2, header_);
    kinds_ = new QComboBox(header_);
    themes_.keepFont(kinds_, FontRole::Caption);
    kinds_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    more_ = new IconButton(themes_, Icon::More, {}, header_);
    more_->setFramed(false);
    row->addWidget(arrow_);
    row->addWidget(name_);
    row->addWidget(shape_);
    row->addStretch(1);
    row->addWidget(kinds_);
    row->addWidget(more_);
    connect(kinds_, &QComboBox::activated, this,
            [this](int entry) { setKind(static_cast<TensorViewKind>(kinds_->itemData(entry).toInt())); });
}

void TensorView::setPicture(TensorPicture picture) {
    canvas_->setPicture(std::move(picture));
    showHead();
}

const TensorPicture& TensorView::picture() const {
    return canvas_->picture();
}

void TensorView::setKind(TensorViewKind kind) {
    canvas_->setKind(kind);
    kinds_->setCurrentIndex(kinds_->findData(static_cast<int>(canvas_->kind())));
}

TensorViewKind TensorView::kind() const {
    return canvas_->kind();
}

void TensorView::setChosen(std::span<const std::int64_t> index) {
    canvas_->setChosen(index);
}

TensorIndex TensorView::chosen() const {
    return canvas_->chosen();
}

void TensorView::setPatches(std::vector<CellPatch> patches) {
    canvas_->setPatches(std::move(patches));
}

void TensorView::setRange(std::optional<ValueRange> range) {
    canvas_->setRange(range);
}

void TensorView::setHeaderVisible(bool visible) {
    header_->setVisible(visible);
}

void TensorView::setCellSize(double size) {
    canvas_->setCellSize(size);
}

double TensorView::cellSize() const {
    return canvas_->cellSize();
}

void TensorView::zoomToDigits() {
    setCellSize(themes_.theme().px(digitsCell));
}

void TensorView::copy() {
    const QString text = canvas_->chosenText();
    if (text.isEmpty()) return copyAll();
    QApplication::clipboard()->setText(text);
    Q_EMIT message(tr("Copied"));
}

void TensorView::copyAll() {
    if (picture().empty()) return;
    QApplication::clipboard()->setText(tensorText(picture()));
    Q_EMIT message(tr("Copied"));
}

bool TensorView::saveAs(const QString& file) {
    const auto written = writeTensor(file, picture(), canvas_->image());
    Q_EMIT message(written ? tr("Saved %1").arg(QFileInfo(file).fileName()) : errorSentences(written.error()));
    return static_cast<bool>(written);
}

void TensorView::askForFile(const QString& ending) {
    const QString filter = ending == QStringLiteral("png")   ? tr("Picture (*.png)")
                           : ending == QStringLiteral("csv") ? tr("Table (*.csv)")
                                                             : tr("NumPy array (*.npy)");
    QString file =
        QFileDialog::getSaveFileName(this, tr("Save tensor"), picture().name + QStringLiteral(".") + ending, filter);
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().compare(ending, Qt::CaseInsensitive) != 0) file += QStringLiteral(".") + ending;
    saveAs(file);
}

void TensorView::fillMenu() {
    menu_->clear();
    const bool some = !picture().empty();
    const auto add = [this](Icon icon, const QString& text, bool enabled, auto&& run) {
        QAction* action = menu_->addAction(themes_.icon(icon), text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
    };
    add(Icon::ZoomIn, tr("Zoom to the digits"), canvas_->zooms(), [this] { zoomToDigits(); });
    add(Icon::Fit, tr("Fit"), canvas_->zooms(), [this] { setCellSize(0); });
    menu_->addSeparator();
    add(Icon::Copy, tr("Copy the chosen number"), !canvas_->chosenText().isEmpty(), [this] { copy(); });
    add(Icon::Copy, tr("Copy all numbers"), some, [this] { copyAll(); });
    menu_->addSeparator();
    add(Icon::Export, tr("Save as picture (PNG)"), some, [this] { askForFile(QStringLiteral("png")); });
    add(Icon::Export, tr("Save as table (CSV)"), some, [this] { askForFile(QStringLiteral("csv")); });
    add(Icon::Export, tr("Save as NumPy array (.npy)"), some, [this] { askForFile(QStringLiteral("npy")); });
}

/// The choice of views stays as it is where the new tensor has the same: it may be open.
void TensorView::fillKinds() {
    const std::vector<TensorViewKind> kinds = viewKindsOf(picture());
    if (kinds != offered_) {
        offered_ = kinds;
        kinds_->clear();
        for (const TensorViewKind kind : kinds)
            kinds_->addItem(viewName(kind), static_cast<int>(kind));
        kinds_->setVisible(kinds_->count() > 1);
    }
    kinds_->setCurrentIndex(kinds_->findData(static_cast<int>(canvas_->kind())));
}

/// What the tensor says of itself in the header.
void TensorView::showHead() {
    const bool backward = picture().direction == TensorDirection::Backward;
    arrow_->setText(backward ? QStringLiteral("←") : QStringLiteral("→"));
    themes_.keepTextColor(arrow_, directionRole(picture().direction));
    arrow_->setToolTip(backward ? tr("Backward: a gradient") : tr("Forward"));
    arrow_->setAccessibleName(arrow_->toolTip());
    arrow_->setVisible(!picture().empty());
    name_->setText(picture().name);
    shape_->setText(picture().empty() ? QString() : shapeText(picture().tensor.shape()));
    fillKinds();
}

void TensorView::retranslate() {
    kinds_->setAccessibleName(tr("View"));
    more_->setName(tr("Zoom, copy, save"));
    offered_.clear();
    showHead();
}

void TensorView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void TensorView::contextMenuEvent(QContextMenuEvent* event) {
    fillMenu();
    menu_->popup(event->globalPos());
}

}  // namespace glassbox
