#pragma once

#include <QStackedWidget>

namespace glassbox {

class DigitPad;
class LabSession;
class SurfacePad;
class TextPad;
class ThemeManager;

/// The place where a learner tries the network: paper for a digit; for a network that takes tokens, a text that it
/// writes on; for one of two inputs, what it answers everywhere.
class TryPanel : public QStackedWidget {
    Q_OBJECT

public:
    TryPanel(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// What is here, in the window's language.
    QString title() const;
    /// Whether texts are written here, and not digits drawn.
    bool writes() const;

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The other instrument is shown.
    void changed();

private:
    void fit();

    LabSession& session_;
    DigitPad* digits_;
    TextPad* text_;
    SurfacePad* surface_;
};

}  // namespace glassbox
