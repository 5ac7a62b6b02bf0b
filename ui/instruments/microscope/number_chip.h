#pragma once

#include "core/explain/number_ref.h"

#include <QString>
#include <QWidget>

class QBoxLayout;

namespace glassbox {

class Button;
class Chip;
class ThemeManager;

/// A number in the frame of its direction, "conv1.z[5, 18, 22] = 7.6391", with how many terms it has and Verify beside
/// it. The exact number is in its tip and is copied by Ctrl+C.
class NumberChip : public QWidget {
    Q_OBJECT

public:
    explicit NumberChip(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a number; `terms` below 0: not known, without a button.
    void setNumber(const NumberRef& ref, double number, int terms = -1);
    /// Whether it has been verified: the button says so.
    void setVerified(bool verified);
    /// Whether Verify can be asked for.
    void setVerifiable(bool verifiable);
    const NumberRef& ref() const { return ref_; }
    QString text() const;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Unfold or fold it.
    void pressed();
    void verifyPressed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void adapt();

    const ThemeManager& themes_;
    QBoxLayout* row_;
    Chip* chip_;
    QWidget* buttons_;
    Button* terms_;
    Button* verify_;
    NumberRef ref_;
    double number_ = 0;
    int termCount_ = -1;
    bool verified_ = false;
};

}  // namespace glassbox
