#pragma once

#include <QLabel>

namespace glassbox {

/// Label that elides instead of being clipped and then shows the whole text as its tip: words at the end, ids in the
/// middle. Never for numbers.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool isElided() const;

    Qt::TextElideMode mode_;
};

}  // namespace glassbox
