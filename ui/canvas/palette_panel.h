#pragma once

#include "ui/canvas/palette_list.h"

#include <QWidget>

namespace glassbox {

class SearchField;
class ThemeManager;

/// Search field and list: part of the palette, or flying out of it.
class PalettePanel : public QWidget {
    Q_OBJECT

public:
    PalettePanel(const ThemeManager& themes, QWidget* parent);

    /// With a hairline around it: it lies over other things.
    void setFloating(bool floating);
    void setPrompt(const QString& prompt);
    SearchField& search() const { return *search_; }
    PaletteList& list() const { return *list_; }
    PaletteModel& model() { return model_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
    PaletteModel model_;
    SearchField* search_;
    PaletteList* list_;
    bool floating_ = false;
};

/// What the folded palette shows below its search button: one swatch a category. A press lets the list fly out.
class PaletteStrip : public QWidget {
    Q_OBJECT

public:
    PaletteStrip(const ThemeManager& themes, const PaletteModel& model, QWidget* parent);

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    const ThemeManager& themes_;
    const PaletteModel& model_;
};

}  // namespace glassbox
