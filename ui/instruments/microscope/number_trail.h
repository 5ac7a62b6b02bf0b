#pragma once

#include "ui/instruments/microscope/spot_field.h"

#include <QString>

#include <vector>

namespace glassbox {

/// One number of a way, with what it is called there.
struct TrailStop {
    QString text;
    ExplainedFactor factor;
    std::int64_t sample = 0;
};

/// A way from number to number as pills with arrows between them, wrapped to the width: what was unfolded on the way
/// here, or the ops of a gradient's way to the loss.
class NumberTrail : public SpotField {
    Q_OBJECT

public:
    explicit NumberTrail(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a way; `lead` are the words before it, `arrow` what stands between two numbers.
    void setStops(const QString& lead, const QString& arrow, std::vector<TrailStop> stops, TensorDirection direction);
    const std::vector<TrailStop>& stops() const { return stops_; }

protected:
    double layOut(double width, std::vector<NumberSpot>& spots) override;
    void paintPage(QPainter& painter) const override;
    double leastWidth() const override;

private:
    double textWidth(const QString& text) const;

    QString lead_, arrow_;
    std::vector<TrailStop> stops_;
};

}  // namespace glassbox
