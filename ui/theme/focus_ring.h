#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

namespace glassbox {

/// Shows the focus ring around buttons, sliders and choices that got the focus by keyboard; fields show their own
/// border instead.
class FocusRing : public QObject {
    Q_OBJECT

public:
    explicit FocusRing(QObject* parent = nullptr);
    ~FocusRing() override;

    /// Shows the ring again after a change of style, which hides it.
    void restore();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void surround(QWidget* widget);

    QPointer<QFocusFrame> frame_;
};

}  // namespace glassbox
