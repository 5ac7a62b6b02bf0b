#pragma once

#include <QLayout>

#include <vector>

namespace glassbox {

/// Lays widgets out like words: left to right, wrapping where the width ends.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    /// As wide as the widest item.
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// Where the items come to lie in `rect`; returns the height that they need.
    int place(const QRect& rect, bool move) const;

    std::vector<QLayoutItem*> items_;
};

}  // namespace glassbox
