#pragma once

#include "core/network/document_palette.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include <memory>
#include <vector>

namespace glassbox {

class ThemeManager;

/// Rows of the palette: headings and, below each, the entries whose name, group or type holds the search text.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit PaletteModel(QObject* parent = nullptr);

    /// Shows the palette of a document; rows stay as they are where the entries do.
    void setPalette(std::shared_ptr<const DocumentPalette> palette);
    const DocumentPalette& palette() const { return *palette_; }
    void setFilter(const QString& text);
    /// Entry of a row, null for a heading.
    const PaletteEntry* entry(const QModelIndex& index) const;
    /// First row that holds an entry; invalid if nothing was found.
    QModelIndex firstEntry() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    struct Row {
        const PaletteEntry* entry = nullptr;
        std::string_view heading;
    };
    std::vector<Row> findRows() const;

    std::shared_ptr<const DocumentPalette> palette_;
    QString filter_;
    std::vector<Row> rows_;
};

/// Paints headings and entries with their swatch.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PaletteDelegate(const ThemeManager& themes, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ThemeManager& themes_;
};

/// The list itself: dragging an entry shows its swatch and name under the cursor.
class PaletteList : public QListView {
    Q_OBJECT

public:
    PaletteList(const ThemeManager& themes, PaletteModel& model, QWidget* parent = nullptr);

    /// Asks for the current entry, if there is one.
    void insertCurrent();

Q_SIGNALS:
    void insertRequested(const QString& entry);
    /// Up was pressed on the first entry.
    void leftUpwards();
    /// An entry has been dragged away.
    void dragged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    const ThemeManager& themes_;
    PaletteModel& model_;
};

}  // namespace glassbox
