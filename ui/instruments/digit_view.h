#pragma once

#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <vector>

class QLabel;
class QTimer;

namespace glassbox {

class Button;
class DigitCanvas;
class EmptyState;
class PanelHeader;
class ProbabilityBars;
class ThemeManager;

/// Whether drawn digits mean anything to the network.
enum class PadUse {
    Ready,
    OtherData,  ///< the data are no digits, or the network reads other pictures
    NoInput     ///< nothing comes in yet: the network has no Input with a valid shape
};

/// Paper to draw a digit on, the picture that the network really sees, and what it answers; fed by setters.
class DigitView : public QWidget {
    Q_OBJECT

public:
    explicit DigitView(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Size of the network's input; the prepared digit is scaled to it where it isn't 28x28.
    void setInputSize(int height, int width);
    void setClasses(const QStringList& classes);
    /// One probability a class; empty while there is no answer. Ignored while nothing is drawn.
    void setAnswer(const std::vector<float>& probabilities);
    /// Where drawn digits mean nothing to the network, the panel says why.
    void setUse(PadUse use);
    PadUse use() const { return use_; }
    bool isApplicable() const { return use_ == PadUse::Ready; }

    DigitCanvas& canvas() { return *canvas_; }
    ProbabilityBars& bars() { return *bars_; }
    /// What the network sees, [height,width]; empty without a drawing.
    const std::vector<std::uint8_t>& picture() const { return picture_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// At most 20 times a second while drawing, and once at each stroke's end; empty when cleared.
    void pictureChanged(const std::vector<std::uint8_t>& picture);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildAnswer();
    void retranslate();
    void adapt();
    void inkChanged();
    void sendPicture();
    void showSeen();
    void showWinner();
    void sayWhyNot();

    const ThemeManager& themes_;
    PanelHeader* header_;
    QWidget* body_;
    EmptyState* notApplicable_;
    QWidget* notApplicableBox_;
    DigitCanvas* canvas_;
    Button* clear_;
    QWidget* below_;
    QLabel* seenWord_;
    QLabel* seen_;
    QLabel* winner_;
    QLabel* sureNumber_;
    QLabel* sureWord_;
    ProbabilityBars* bars_;
    QTimer* throttle_;
    QStringList classes_;
    std::vector<std::uint8_t> picture_;
    int inputHeight_ = 28, inputWidth_ = 28;
    PadUse use_ = PadUse::Ready;
    bool waiting_ = false;
};

}  // namespace glassbox
