#pragma once

#include "ui/session/microscope_session.h"

#include <QWidget>

#include <string>
#include <vector>

class QAction;
class QStackedLayout;

namespace glassbox {

class Button;
class EmptyState;
class LabSession;
class MicroscopePane;
class OutputPanel;
class SampleBar;
class ScorePanel;
class SegmentedControl;
class StepBar;
class StepNetwork;
class ThemeManager;
class UpdatePane;

/// The Microscope room: a step of the run in slow motion. The bar of steps above, the score at the left, and the op at
/// the cursor forward and backward in the same layout. It arranges; the session and the instruments do the work.
class MicroscopeRoom : public QWidget {
    Q_OBJECT

public:
    MicroscopeRoom(LabSession& lab, const ThemeManager& themes, QWidget* parent = nullptr);
    ~MicroscopeRoom() override;

    MicroscopeSession& session() { return session_; }
    /// Coming in opens the session, leaving closes it: the run may go on.
    void enter();
    void leave();
    /// Goes to the first op of a block (its flat id), as soon as the step is here.
    void openBlock(const std::string& id);

    /// One move of the chosen size.
    void goOn();
    void goBack();
    void play(bool on);

    StepBar& stepBar() { return *bar_; }
    ScorePanel& score() { return *score_; }
    OutputPanel& output() { return *output_; }
    SampleBar& samples() { return *samples_; }
    MicroscopePane& forwardPane() { return *forward_; }
    MicroscopePane& backwardPane() { return *backward_; }
    UpdatePane& updatePane() { return *update_; }
    StepNetwork& network() { return *network_; }
    /// Shows the network above the op, or folds it.
    void showNetwork(bool shown);
    /// Panels in the order in which F6 goes round them.
    std::vector<QWidget*> panels() const;
    /// Shows a panel that is folded or behind another.
    void reveal(const QWidget* panel);

Q_SIGNALS:
    void message(const QString& text);
    /// The button of the empty room.
    void networkRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildWork();
    void connectBar();
    void connectPanes();
    void connectSession();
    void takeStage();
    void goToPending();
    void follow();
    void followLine(int line);
    int backwardLine(const std::vector<int>& lines, int line) const;
    void watch();
    void showView();
    void takeFocus();
    void showBar();
    void showEmpty(const Error* error);
    void requestLine(int line);
    void askOwnSample();
    MicroscopePane* activePane() const;
    void swapPanes();
    void adapt();
    void arrange();
    void retranslate();
    std::shared_ptr<const Tensor> answer() const;

    LabSession& lab_;
    const ThemeManager& themes_;
    MicroscopeSession session_;
    StepBar* bar_ = nullptr;
    SampleBar* samples_ = nullptr;
    EmptyState* empty_ = nullptr;
    QWidget* emptyPage_ = nullptr;
    QWidget* work_ = nullptr;
    QStackedLayout* stack_ = nullptr;
    QWidget* left_ = nullptr;
    ScorePanel* score_ = nullptr;
    OutputPanel* output_ = nullptr;
    MicroscopePane* forward_ = nullptr;
    MicroscopePane* backward_ = nullptr;
    UpdatePane* update_ = nullptr;
    StepNetwork* network_ = nullptr;
    QWidget* edge_ = nullptr;  ///< between the panes
    SegmentedControl* direction_ = nullptr;
    Button* fold_ = nullptr;
    Button* map_ = nullptr;  ///< shows the network
    std::string pendingBlock_;
    ExperimentSpec scored_;  ///< whose score is shown
    std::int64_t scoreLength_ = -1;
    int chosenGradient_ = -1;  ///< by hand, as long as the cursor stays
    int followed_ = -1;        ///< position that the panes show
    bool updating_ = false;
    bool share_ = false;  ///< a parameter's gradient is shown as this sample's share
    bool narrow_ = false, scoreShown_ = true;
    bool comesIn_ = false;    ///< the focus goes to the op as soon as it is there
    bool loadAgain_ = false;  ///< what the button of the empty room does
};

}  // namespace glassbox
