#include "ui/rooms/slot_view.h"

#include "ui/instruments/tensor/shape_text.h"
#include "ui/instruments/tensor/tensor_canvas.h"
#include "ui/instruments/tensor/tensor_view.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/elided_label.h"
#include "ui/theme/widgets/text_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int fieldWidth = 110;
constexpr std::int64_t mostBars = 128;

/// A number as a person types it, with the decimal sign of the language or a point.
std::optional<double> typedNumber(QString text, const QLocale& locale) {
    text = text.trimmed().replace(QChar(0x2212), u'-');
    bool read = false;
    double number = locale.toDouble(text, &read);
    if (!read) number = QLocale::c().toDouble(text, &read);
    return read ? std::optional(number) : std::nullopt;
}

/// Of a gradient what it is the gradient by: the letter says that it is one.
QString captionOf(const QString& name) {
    const bool gradient = name.startsWith(QStringLiteral("grad(")) && name.endsWith(u')');
    return gradient ? name.mid(5, name.size() - 6) : name;
}

}  // namespace

SlotView::SlotView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      letter_(makeTextLabel(themes, FontRole::MonoStrong, Role::Text, this)),
      name_(new ElidedLabel(Qt::ElideMiddle, this)),
      view_(new TensorView(themes, this)),
      missing_(makeWrappedLabel(themes, FontRole::Caption, Role::Text3, this)) {
    themes.keepFont(name_, FontRole::Caption);
    themes.keepTextColor(name_, Role::Text2);
    view_->setHeaderVisible(false);
    missing_->setAlignment(Qt::AlignCenter);
    auto* head = new QHBoxLayout;
    head->setSpacing(themes.theme().metrics().space4);
    head->addWidget(letter_);
    head->addWidget(name_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(themes.theme().metrics().space4);
    column->addLayout(head);
    column->addWidget(view_, 1);
    column->addWidget(missing_, 1);
    setFocusProxy(view_);
    connect(view_, &TensorView::cellChosen, this, [this](const auto& index) { Q_EMIT cellChosen(whole(index)); });
    connect(view_, &TensorView::cellActivated, this, [this](const auto& index) { Q_EMIT cellActivated(whole(index)); });
    connect(view_, &TensorView::message, this, &SlotView::message);
    setMissing({}, {});
}

void SlotView::setLetter(const QString& letter, TensorDirection direction) {
    letter_->setText(letter);
    themes_.keepTextColor(letter_, direction == TensorDirection::Backward ? Role::Backward : Role::Text);
}

void SlotView::setPicture(const TensorPicture& whole, const TensorIndex& place) {
    TensorPicture part = place.empty() ? whole : partOf(whole, place);
    name_->setText(captionOf(whole.name) + u' ' + shapeText(part.tensor.shape()));
    view_->setPicture(std::move(part));
    fitKind();
    missing_->hide();
    view_->show();
}

/// Many bars need more room than there is here; a point of an embedding is no number that can be unfolded.
void SlotView::fitKind() {
    const bool many = view_->kind() == TensorViewKind::Bars && view_->picture().tensor.elements() > mostBars;
    if (many || view_->kind() == TensorViewKind::Plane) view_->setKind(TensorViewKind::Matrix);
}

void SlotView::setMissing(const QString& name, const QString& why) {
    name_->setText(captionOf(name));
    missing_->setText(why);
    if (view_->isAncestorOf(QApplication::focusWidget())) parentWidget()->setFocus(Qt::OtherFocusReason);
    view_->hide();
    missing_->show();
}

bool SlotView::isMissing() const {
    return missing_->isVisibleTo(this);
}

TensorIndex SlotView::whole(const std::vector<std::int64_t>& index) const {
    TensorIndex all = view_->picture().place;
    all.insert(all.end(), index.begin(), index.end());
    return all;
}

/// The indices in the shown part, none where the cell lies in another.
std::optional<TensorIndex> SlotView::inside(const TensorIndex& index) const {
    const TensorIndex& place = view_->picture().place;
    if (index.size() < place.size() || !std::equal(place.begin(), place.end(), index.begin())) return std::nullopt;
    return TensorIndex(index.begin() + static_cast<std::ptrdiff_t>(place.size()), index.end());
}

void SlotView::setChosen(const TensorIndex& index) {
    const auto cell = inside(index);
    view_->setChosen(cell ? *cell : TensorIndex{});
}

TensorIndex SlotView::chosen() const {
    const TensorIndex cell = view_->chosen();
    return cell.empty() ? cell : whole(cell);
}

void SlotView::setFrames(const std::vector<std::pair<TensorIndex, TensorIndex>>& frames) {
    std::vector<CellPatch> patches;
    for (const auto& [from, to] : frames) {
        const auto first = inside(from), last = inside(to);
        if (first && last && !first->empty()) patches.push_back({*first, *last});
    }
    view_->setPatches(std::move(patches));
}

void SlotView::makeField() {
    field_ = new QLineEdit(this);
    field_->setObjectName(QStringLiteral("numberField"));
    themes_.keepFont(field_, FontRole::Mono);
    field_->setFixedWidth(themes_.theme().px(fieldWidth));
    field_->hide();
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::returnPressed, this, &SlotView::enter);
}

void SlotView::edit(const TensorIndex& index, const QString& number) {
    const auto cell = inside(index);
    if (!cell) return;
    if (field_ == nullptr) makeField();
    edited_ = index;
    field_->setAccessibleName(tr("New number of %1").arg(cellName(view_->picture(), *cell)));
    field_->setText(number);
    const QRectF box = view_->canvas().boxOf(*cell);
    const QPoint corner = view_->canvas().viewport()->mapTo(this, box.topLeft().toPoint());
    const QSize size = field_->sizeHint();
    field_->move(std::clamp(corner.x(), 0, std::max(0, width() - field_->width())),
                 std::clamp(corner.y(), 0, std::max(0, height() - size.height())));
    field_->show();
    field_->raise();
    field_->selectAll();
    field_->setFocus(Qt::OtherFocusReason);
}

void SlotView::enter() {
    const auto number = typedNumber(field_->text(), themes_.theme().locale());
    if (!number) {
        Q_EMIT message(tr("“%1” is no number").arg(field_->text()));
        return;
    }
    const TensorIndex index = edited_;
    view_->setFocus(Qt::OtherFocusReason);
    Q_EMIT numberEntered(index, *number);
}

/// Esc, and looking elsewhere, leave the number as it was.
bool SlotView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == field_ && event->type() == QEvent::FocusOut) field_->hide();
    if (watched == field_ && event->type() == QEvent::KeyPress &&
        static_cast<const QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        view_->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace glassbox
