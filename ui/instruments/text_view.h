#pragma once

#include "core/train/generator.h"
#include "ui/session/probe_answers.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTextEdit;

namespace glassbox {

class Button;
class EmptyState;
class PanelHeader;
class ThemeManager;

/// Whether the network can write a text on.
enum class WritingUse {
    Ready,
    NoData,      ///< the text is not here yet
    OtherAnswer  ///< the network answers with something else than the next character
};

/// A text that the network writes on: beginning, length, temperature, seed, and what it wrote; fed by setters.
class TextView : public QWidget {
    Q_OBJECT

public:
    explicit TextView(const ThemeManager& themes, QWidget* parent = nullptr);

    void setUse(WritingUse use);
    /// A beginning from the data; one that was typed stays.
    void proposePrompt(const QString& prompt);
    /// What the network wrote so far, or why it can't.
    void setAnswer(const TextAnswer& answer);
    /// Takes away what was written.
    void clear();
    /// What the fields say.
    GenerationSettings settings() const;
    /// Whether a text is wanted at the end of every epoch.
    bool isLive() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The button or Enter in the beginning was pressed.
    void writeRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildControls();
    QWidget* buildFields(QWidget* parent);
    void adapt();
    void showText();
    void sayWhyNot();
    void retranslate();

    const ThemeManager& themes_;
    PanelHeader* header_;
    QCheckBox* live_;
    QWidget* body_ = nullptr;
    QBoxLayout* bodyBox_ = nullptr;
    QWidget* emptyBox_ = nullptr;
    EmptyState* empty_ = nullptr;
    QLineEdit* prompt_ = nullptr;
    Button* write_ = nullptr;
    QLabel* lengthWord_ = nullptr;
    QSpinBox* length_ = nullptr;
    QLabel* temperatureWord_ = nullptr;
    QDoubleSpinBox* temperature_ = nullptr;
    QLabel* seedWord_ = nullptr;
    QSpinBox* seed_ = nullptr;
    QLabel* error_ = nullptr;
    QTextEdit* text_ = nullptr;
    TextAnswer answer_;
    bool answered_ = false;
    WritingUse use_ = WritingUse::NoData;
};

}  // namespace glassbox
