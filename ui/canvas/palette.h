#pragma once

#include <QWidget>

#include <memory>

namespace glassbox {

class DocumentPalette;
class ThemeManager;

/// Media type of a palette entry that is dragged; its data is the entry's label in English, UTF-8.
inline constexpr const char* paletteMimeType = "application/x-glassbox-palette-entry";

/// The searchable list of blocks, grouped, each with the swatch of its category. Entries are dragged to the canvas, or
/// inserted by double click or Enter.
class BlockPalette : public QWidget {
    Q_OBJECT

public:
    explicit BlockPalette(const ThemeManager& themes, QWidget* parent = nullptr);
    ~BlockPalette() override;

    /// Shows the palette of a document.
    void setPalette(std::shared_ptr<const DocumentPalette> palette);
    /// Folded it is a strip of 44 px with search and swatches, from which the list flies out.
    void setFolded(bool folded);
    bool isFolded() const;
    /// Puts the cursor into the search field; unrolls the list first where it is folded.
    void focusSearch();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Enter or double click on an entry; give it to NetworkView::insertFromPalette.
    void insertRequested(const QString& entry);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
