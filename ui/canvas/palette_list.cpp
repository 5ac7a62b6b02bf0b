#include "ui/canvas/palette_list.h"

#include "ui/canvas/palette.h"
#include "ui/session/core_text.h"
#include "ui/session/shipped_names.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QDrag>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <memory>
#include <utility>

namespace glassbox {
namespace {

constexpr double swatchSize = 14;
constexpr double entryHeight = 28, headingHeight = 24;
constexpr double indent = 16, gap = 8, headingIndent = 12;

bool holds(const PaletteEntry& entry, const QString& text) {
    const auto in = [&](const QString& words) { return words.contains(text, Qt::CaseInsensitive); };
    return in(paletteText(entry)) || in(plainText(entry.label)) || in(coreText(entry.group)) ||
           in(plainText(entry.type));
}

QColor categoryOf(const PaletteEntry& entry, const DocumentPalette& palette, const Theme& theme) {
    const BlockType* type = palette.type(entry.type);
    return theme.category(type ? plainText(type->category) : QString());
}

}  // namespace

PaletteModel::PaletteModel(QObject* parent)
    : QAbstractListModel(parent), palette_(std::make_shared<const DocumentPalette>(NetworkSpec())) {
    rows_ = findRows();
}

void PaletteModel::setPalette(std::shared_ptr<const DocumentPalette> palette) {
    if (palette == palette_) return;
    const auto same = [](const PaletteEntry& a, const PaletteEntry& b) {
        return a.label == b.label && a.type == b.type && a.group == b.group && a.help == b.help;
    };
    const bool kept = std::ranges::equal(palette->entries(), palette_->entries(), same);
    if (!kept) beginResetModel();
    const std::shared_ptr<const DocumentPalette> before = std::exchange(palette_, std::move(palette));
    rows_ = findRows();
    if (!kept) endResetModel();
}

void PaletteModel::setFilter(const QString& text) {
    beginResetModel();
    filter_ = text;
    rows_ = findRows();
    endResetModel();
}

std::vector<PaletteModel::Row> PaletteModel::findRows() const {
    std::vector<Row> rows;
    std::string_view heading;
    for (const PaletteEntry& entry : palette_->entries()) {
        if (!filter_.isEmpty() && !holds(entry, filter_)) continue;
        if (entry.group != heading) rows.push_back({nullptr, entry.group});
        heading = entry.group;
        rows.push_back({&entry, entry.group});
    }
    return rows;
}

const PaletteEntry* PaletteModel::entry(const QModelIndex& index) const {
    const bool inside = index.isValid() && index.row() < static_cast<int>(rows_.size());
    return inside ? rows_[static_cast<std::size_t>(index.row())].entry : nullptr;
}

QModelIndex PaletteModel::firstEntry() const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.entry != nullptr; });
    return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()));
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= static_cast<int>(rows_.size())) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) return row.entry ? paletteText(*row.entry) : coreText(row.heading);
    if (role == Qt::ToolTipRole && row.entry) return paletteText(*row.entry) + u'\n' + coreText(row.entry->help);
    if (role == Qt::AccessibleDescriptionRole && row.entry) return coreText(row.entry->help);
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    return entry(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled : Qt::NoItemFlags;
}

QStringList PaletteModel::mimeTypes() const {
    return {QString::fromLatin1(paletteMimeType)};
}

QMimeData* PaletteModel::mimeData(const QModelIndexList& indexes) const {
    const PaletteEntry* dragged = indexes.isEmpty() ? nullptr : entry(indexes.front());
    if (!dragged) return nullptr;
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(paletteMimeType), plainText(dragged->label).toUtf8());
    return data;
}

PaletteDelegate::PaletteDelegate(const ThemeManager& themes, QObject* parent)
    : QStyledItemDelegate(parent), themes_(themes) {}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& model = static_cast<const PaletteModel&>(*index.model());
    const Theme& theme = themes_.theme();
    return {option.rect.width(), theme.px(model.entry(index) ? entryHeight : headingHeight)};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& model = static_cast<const PaletteModel&>(*index.model());
    const PaletteEntry* entry = model.entry(index);
    const Theme& theme = themes_.theme();
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->save();
    painter->setClipRect(option.rect);
    if (!entry) {
        const QRect area = option.rect.adjusted(theme.px(headingIndent), theme.px(4), -theme.px(4), 0);
        QFont font = theme.font(FontRole::Caption);
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme.color(Role::Text2));
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
        painter->restore();
        return;
    }
    const QRectF row = QRectF(option.rect).adjusted(theme.px(6), 1, -theme.px(6), -1);
    const bool current = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (current || hovered) {
        paintBox(*painter, row, theme.metrics().radiusControl, theme.color(current ? Role::AccentSoft : Role::Sunken));
    }
    const double side = theme.px(swatchSize);
    const QRectF swatch(option.rect.left() + theme.px(indent), row.center().y() - side / 2, side, side);
    paintSwatch(*painter, swatch, categoryOf(*entry, model.palette(), theme));
    const QFont font = theme.font(FontRole::Body);
    const QRectF words(swatch.right() + theme.px(gap), row.top(), row.right() - swatch.right() - theme.px(gap),
                       row.height());
    painter->setFont(font);
    painter->setPen(theme.color(Role::Text));
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, static_cast<int>(words.width())));
    painter->restore();
}

PaletteList::PaletteList(const ThemeManager& themes, PaletteModel& model, QWidget* parent)
    : QListView(parent), themes_(themes), model_(model) {
    setModel(&model_);
    setItemDelegate(new PaletteDelegate(themes, this));
    setFrameShape(QFrame::NoFrame);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setUniformItemSizes(false);
    setResizeMode(Adjust);
    connect(&themes, &ThemeManager::changed, this, [this] { doItemsLayout(); });
    connect(this, &QAbstractItemView::doubleClicked, this, &PaletteList::insertCurrent);
}

void PaletteList::insertCurrent() {
    if (const PaletteEntry* entry = model_.entry(currentIndex())) Q_EMIT insertRequested(plainText(entry->label));
}

void PaletteList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        insertCurrent();
        return;
    }
    if (event->key() == Qt::Key_Up && currentIndex() == model_.firstEntry()) {
        Q_EMIT leftUpwards();
        return;
    }
    QListView::keyPressEvent(event);
}

void PaletteList::startDrag(Qt::DropActions) {
    std::unique_ptr<QMimeData> dragged(model_.mimeData({currentIndex()}));
    if (!dragged) return;
    const QRect row = visualRect(currentIndex());
    const double ratio = devicePixelRatioF();
    QPixmap picture(row.size() * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = QRect(QPoint(0, 0), row.size());
    option.state |= QStyle::State_Selected;
    itemDelegate()->paint(&painter, option, currentIndex());
    painter.end();
    auto* drag = new QDrag(this);
    drag->setMimeData(dragged.release());
    drag->setPixmap(picture);
    drag->setHotSpot(QPoint(themes_.theme().px(indent), row.height() / 2));
    Q_EMIT this->dragged();
    drag->exec(Qt::CopyAction);
}

}  // namespace glassbox
