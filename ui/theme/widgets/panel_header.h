#pragma once

#include <QWidget>

#include <initializer_list>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace glassbox {

class ElidedLabel;
class IconButton;
class ThemeManager;

/// The 36 px head of a panel: title, subtitle, slots at the right; folds its panel by arrow or double click.
class PanelHeader : public QWidget {
    Q_OBJECT

public:
    PanelHeader(const ThemeManager& themes, const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    void setSubtitle(const QString& subtitle);
    /// Puts a widget at the right end, after those already there.
    void addWidget(QWidget* widget);
    /// Puts itself into the panel's column and these below; they hide while the panel is folded.
    void layOut(QVBoxLayout* column, std::initializer_list<QWidget*> body);
    /// Shows the arrow; at first there is none.
    void setCollapsible(bool collapsible);
    bool isCollapsed() const { return collapsed_; }
    void setCollapsed(bool collapsed);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The body was hidden or shown: the place that holds the panel may give it less or more room.
    void collapsedChanged(bool collapsed);

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void updateArrow();

    const ThemeManager& themes_;
    QHBoxLayout* layout_;
    QLabel* title_;
    ElidedLabel* subtitle_;
    IconButton* arrow_;
    QWidget* body_ = nullptr;
    bool collapsed_ = false;
};

}  // namespace glassbox
