#pragma once

#include "ui/theme/roles.h"

#include <QWidget>

class QLabel;

namespace glassbox {

class Button;
class FlowLayout;
class ThemeManager;

/// A fact with its evidence and what can be done, docked where it concerns: never modal, never timed out.
/// Tones: Warning, Error, Good (verify), each with icon, edge and ground of its own.
class NoticeCard : public QWidget {
    Q_OBJECT

public:
    /// Plain has the surface as ground and a 5 px edge (warnings); Soft has the tone's soft ground (verify, data).
    enum class Ground { Plain, Soft };

    NoticeCard(const ThemeManager& themes, Role tone, Ground ground = Ground::Plain, QWidget* parent = nullptr);

    /// Fact in bold and evidence in one sentence; the evidence may hold <b> and <code>.
    void setTexts(const QString& fact, const QString& evidence);
    void setTone(Role tone);
    /// Adds a button; the first should be primary (show me), the others experiments.
    Button* addAction(const QString& text, bool primary = false);
    void clearActions();
    /// Shows the close button; closing sends dismissed().
    void setDismissible(bool dismissible);

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateLook();

    const ThemeManager& themes_;
    Role tone_;
    Ground ground_;
    QLabel* icon_;
    QLabel* fact_;
    QLabel* evidence_;
    QWidget* actionRow_;
    FlowLayout* actions_;
    QWidget* close_;
};

}  // namespace glassbox
