#include "ui/instruments/microscope/score_model.h"

#include "ui/instruments/tensor/shape_text.h"
#include "ui/session/core_text.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox {
namespace {

constexpr int digits = 4;

ScoreRow rowOf(const Score& score, const Graph& graph, int number) {
    const ScoreLine& line = score.lines()[static_cast<std::size_t>(number)];
    ScoreRow row;
    row.phase = line.phase;
    row.block = plainText(line.block);
    row.op = plainText(line.op);
    row.formula = plainText(line.formula);
    const bool backward = line.phase == StepPhase::Backward;
    if (backward)
        row.back.push_back(number);
    else
        row.line = number;
    if (line.outputs.empty()) return row;
    const Value& result = graph.value(line.outputs.front());
    row.shape = shapeText(result.type.shape);
    if (line.phase == StepPhase::Update) {
        row.block = plainText(result.name);
        return row;
    }
    const ValueId gradient = graph.gradientOf(result.id);
    if (!gradient.valid()) return row;
    const std::optional<int> makes = score.lineOf(gradient);
    if (makes && score.lines()[static_cast<std::size_t>(*makes)].outputs.front() == gradient) row.gradientLine = *makes;
    return row;
}

}  // namespace

ScoreModel::ScoreModel(const ThemeManager& themes, QObject* parent) : QAbstractListModel(parent), themes_(themes) {}

void ScoreModel::setScore(const Score& score, const Graph& graph,
                          const std::function<QString(const std::string&)>& categoryOf) {
    beginResetModel();
    rows_.clear();
    norms_.clear();
    current_ = -1;
    rowOfLine_.assign(score.lines().size(), -1);
    for (int line = 0; line < score.end(); ++line) {
        const ScoreLine& what = score.lines()[static_cast<std::size_t>(line)];
        if (rowOfLine_[static_cast<std::size_t>(line)] >= 0) continue;
        ScoreRow row = rowOf(score, graph, line);
        row.category = categoryOf(what.block);
        const auto number = static_cast<int>(rows_.size());
        rowOfLine_[static_cast<std::size_t>(line)] = number;
        if (what.phase == StepPhase::Forward || what.phase == StepPhase::Loss) {
            for (const int partner : score.partners(line)) {
                int& shown = rowOfLine_[static_cast<std::size_t>(partner)];
                if (score.lines()[static_cast<std::size_t>(partner)].phase != StepPhase::Backward) continue;
                if (shown < 0) shown = number;
                row.back.push_back(partner);
            }
            std::sort(row.back.begin(), row.back.end());
        }
        rows_.push_back(std::move(row));
    }
    endResetModel();
}

void ScoreModel::setNorms(std::span<const double> norms) {
    norms_.assign(norms.begin(), norms.end());
    if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void ScoreModel::setCurrentLine(int line) {
    if (line == current_) return;
    const int before = rowOfLine(current_), after = rowOfLine(line);
    current_ = line;
    for (const int row : {before, after})
        if (row >= 0) Q_EMIT dataChanged(index(row), index(row));
}

int ScoreModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ScoreModel::rowOfLine(int line) const {
    return line < 0 || line >= static_cast<int>(rowOfLine_.size()) ? -1 : rowOfLine_[static_cast<std::size_t>(line)];
}

int ScoreModel::lineOf(int row, ScoreSide side) const {
    if (row < 0 || row >= rowCount()) return -1;
    const ScoreRow& what = this->row(row);
    if (side == ScoreSide::Forward) return what.line;
    if (what.back.empty()) return -1;
    const auto here = std::find(what.back.begin(), what.back.end(), current_);
    return here == what.back.end() || here + 1 == what.back.end() ? what.back.front() : *(here + 1);
}

double ScoreModel::norm(int row, ScoreSide side) const {
    const ScoreRow& what = this->row(row);
    int line = side == ScoreSide::Forward ? what.line : what.gradientLine;
    if (side == ScoreSide::Backward && line < 0 && what.line < 0 && !what.back.empty()) line = what.back.front();
    if (line < 0 || line >= static_cast<int>(norms_.size())) return std::numeric_limits<double>::quiet_NaN();
    return norms_[static_cast<std::size_t>(line)];
}

double ScoreModel::largest(ScoreSide side) const {
    double found = 0;
    for (int row = 0; row < rowCount(); ++row) {
        const double each = norm(row, side);
        if (std::isfinite(each) && this->row(row).phase != StepPhase::Update) found = std::max(found, each);
    }
    return found;
}

QString ScoreModel::normText(int row, ScoreSide side) const {
    const double number = norm(row, side);
    return std::isnan(number) ? QString(QChar(0x2013)) : Numbers(themes_.theme().locale()).significant(number, digits);
}

QString ScoreModel::spoken(const ScoreRow& row, int number) const {
    QStringList parts{row.block.isEmpty() ? tr("whole network") : row.block, row.op, row.shape};
    const auto add = [&](ScoreSide side, const QString& words) {
        if (!std::isnan(norm(number, side))) parts.append(words.arg(normText(number, side)));
    };
    if (row.line >= 0) add(ScoreSide::Forward, row.phase == StepPhase::Update ? tr("changed by %1") : tr("norm %1"));
    add(ScoreSide::Backward, tr("gradient norm %1"));
    if (rowOfLine(current_) == number)
        parts.append(current_ == row.line ? tr("the cursor is here") : tr("the cursor is here, in the backward pass"));
    return parts.join(QStringLiteral(", "));
}

QVariant ScoreModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ScoreRow& what = row(index.row());
    if (role == Qt::DisplayRole) return what.block;
    if (role == Qt::AccessibleTextRole) return spoken(what, index.row());
    if (role == Qt::ToolTipRole)
        return spoken(what, index.row()) + u'\n' + what.op + u' ' + what.shape + u'\n' + what.formula;
    return {};
}

}  // namespace glassbox
