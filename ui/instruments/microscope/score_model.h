#pragma once

#include "core/explain/score.h"
#include "core/graph/graph.h"

#include <QAbstractListModel>
#include <QString>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace glassbox {

class ThemeManager;

/// Which pass of a row is meant.
enum class ScoreSide { Forward, Backward };

/// A row of the score: a line of the forward pass, of the loss or of the update, and the lines of the backward pass
/// that belong to it. A backward line without a partner has a row of its own.
struct ScoreRow {
    StepPhase phase = StepPhase::Forward;
    int line = -1;          ///< -1: only lines of the backward pass
    std::vector<int> back;  ///< in the order in which they are computed
    int gradientLine = -1;  ///< that makes the gradient by what the forward line makes
    QString block, op, formula, shape;
    QString category;  ///< of the block
};

/// The rows of a score with the norms that are computed so far.
class ScoreModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit ScoreModel(const ThemeManager& themes, QObject* parent = nullptr);

    /// Another step; `categoryOf` names the theme's category of a block's id.
    void setScore(const Score& score, const Graph& graph, const std::function<QString(const std::string&)>& categoryOf);
    /// Norms by line of the score, NaN where nothing is computed yet.
    void setNorms(std::span<const double> norms);
    /// The line that was done last, -1 before the first.
    void setCurrentLine(int line);

    int rowCount(const QModelIndex& parent = {}) const override;
    /// Words of a row for screen reader and tip.
    QVariant data(const QModelIndex& index, int role) const override;

    const ScoreRow& row(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    /// The row that shows a line, -1 for none.
    int rowOfLine(int line) const;
    int currentLine() const { return current_; }
    /// The line that going to a side of a row leads to, from the current one: the next of several of the backward pass;
    /// -1 where there is none.
    int lineOf(int row, ScoreSide side) const;
    /// NaN where it is not computed yet.
    double norm(int row, ScoreSide side) const;
    /// Largest finite norm of a side.
    double largest(ScoreSide side) const;
    /// A norm as it is written; a dash before it is computed.
    QString normText(int row, ScoreSide side) const;

private:
    QString spoken(const ScoreRow& row, int number) const;

    const ThemeManager& themes_;
    std::vector<ScoreRow> rows_;
    std::vector<double> norms_;
    std::vector<int> rowOfLine_;
    int current_ = -1;
};

}  // namespace glassbox
