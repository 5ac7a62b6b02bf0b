#pragma once

#include "core/explain/unfolding.h"
#include "ui/instruments/microscope/spot_field.h"

#include <QString>

#include <optional>
#include <vector>

namespace glassbox {

/// One number of a row: what it is, what it is worth, and where it can be unfolded.
struct NumberCell {
    QString name;
    double number = 0;
    std::optional<ExplainedFactor> factor;
    bool strong = false;  ///< the one that this is about
};

/// Numbers that belong together, with what they are.
struct NumberRow {
    QString title;
    std::vector<NumberCell> cells;
};

/// One query of attention, feature by feature and key by key.
std::vector<NumberRow> numberRows(const AttentionView& view);
/// The gates and states of a unit at one time step, with what went into them and what comes back.
std::vector<NumberRow> numberRows(const RecurrentView& view);
/// Mean, variance, deviation, x hat.
std::vector<NumberRow> numberRows(const NormView& view);

/// Rows of named numbers, wrapped to the width; every number of the engine can be unfolded.
class NumberTable : public SpotField {
    Q_OBJECT

public:
    explicit NumberTable(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows rows of one sample of the batch.
    void setRows(std::vector<NumberRow> rows, TensorDirection direction, std::int64_t sample);
    const std::vector<NumberRow>& rows() const { return rows_; }

protected:
    double layOut(double width, std::vector<NumberSpot>& spots) override;
    void paintPage(QPainter& painter) const override;
    double leastWidth() const override;

private:
    /// Where a text stands on the page.
    struct Placed {
        QRectF box;
        QString text;
        FontRole font = FontRole::Mono;
        Role color = Role::Text;
        bool framed = false;
    };
    double titleWidth() const;
    double nameWidth(const NumberRow& row) const;
    double numberWidth(const NumberRow& row) const;

    std::vector<NumberRow> rows_;
    std::int64_t sample_ = 0;
    std::vector<Placed> placed_;
};

}  // namespace glassbox
