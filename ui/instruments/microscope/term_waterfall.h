#pragma once

#include "core/explain/unfolding.h"
#include "ui/instruments/microscope/spot_field.h"

#include <QString>

#include <vector>

namespace glassbox {

/// The terms of an unfolded number, the largest first: of a sum a waterfall with the rest, the bias and the result; of
/// a maximum or a function what went in, with the one that decided marked. Every factor can be unfolded.
class TermWaterfall : public SpotField {
    Q_OBJECT

public:
    explicit TermWaterfall(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a number; `sample` is the row of the batch that it belongs to.
    void setUnfolding(const Unfolding& unfolding, std::int64_t sample);

    /// What a row says, for tests and the screen reader: "2.7960 × 0.3966", "+1.1088".
    struct Row {
        enum class Kind { Term, Rest, Bias, Result };
        Kind kind = Kind::Term;
        QString prefix{};  ///< words before the factors
        QString number{};  ///< written with its sign where it is added
        double from = 0, to = 0;
        bool decides = false;  ///< the largest of a maximum
        std::int64_t sample = 0;
        std::vector<ExplainedFactor> factors{};
    };
    const std::vector<Row>& rows() const { return rows_; }
    /// A row in a line.
    QString textOf(const Row& row) const;

protected:
    double layOut(double width, std::vector<NumberSpot>& spots) override;
    void paintPage(QPainter& painter) const override;
    double leastWidth() const override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    Row rowOf(const UnfoldedTerm& term, double& sum) const;
    QString restWords() const;
    void paintBar(QPainter& painter, const Row& row, double top) const;
    double factorsWidth() const;
    double numbersWidth() const;
    QRectF barArea() const;
    double rowHeight() const;

    Unfolding unfolding_;
    std::int64_t sample_ = 0;
    std::vector<Row> rows_;
    double width_ = 0;
};

}  // namespace glassbox
