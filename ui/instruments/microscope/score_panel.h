#pragma once

#include "ui/instruments/microscope/score_model.h"

#include <QListView>
#include <QWidget>

class QLabel;

namespace glassbox {

class PanelHeader;
class ScoreDelegate;

/// The list of a score: Left and Right choose the forward or the backward side of a row, Enter or a press goes there.
class ScoreList : public QListView {
    Q_OBJECT

public:
    ScoreList(const ThemeManager& themes, ScoreModel& model, QWidget* parent = nullptr);

    ScoreSide side() const { return side_; }
    int normWidth() const;

Q_SIGNALS:
    void lineChosen(int line);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void setSide(ScoreSide side);
    void go(const QModelIndex& index);

    ScoreModel& model_;
    ScoreDelegate* delegate_;
    ScoreSide side_ = ScoreSide::Forward;
};

/// The step as a score: every op of the forward pass with the norm of what it made at the left and the norm of the
/// gradient by that at the right; a press goes there.
class ScorePanel : public QWidget {
    Q_OBJECT

public:
    explicit ScorePanel(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Another step; `categoryOf` names the theme's category of a block's id.
    void setScore(const Score& score, const Graph& graph, const std::function<QString(const std::string&)>& categoryOf);
    /// Norms by line of the score, NaN where nothing is computed yet.
    void setNorms(std::span<const double> norms);
    /// Position of the cursor: lines that are done.
    void setPosition(int position);
    ScoreModel& model() { return *model_; }
    ScoreList& list() { return *list_; }

Q_SIGNALS:
    /// Go behind this line of the score.
    void lineChosen(int line);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const ThemeManager& themes_;
    ScoreModel* model_;
    ScoreList* list_;
    PanelHeader* header_;
    QLabel* forward_;
    QLabel* middle_;
    QLabel* backward_;
};

}  // namespace glassbox
