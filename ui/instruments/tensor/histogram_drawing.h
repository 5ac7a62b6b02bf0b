#pragma once

#include "core/explain/tensor_summary.h"
#include "ui/instruments/tensor/drawing.h"

namespace glassbox {

/// How often which number occurs; what lies beyond the ends has a bar of its own. Items are the bars from left to
/// right: below, the bins, above.
class HistogramDrawing : public TensorDrawing {
public:
    HistogramDrawing(const TensorPicture& picture, std::optional<ValueRange> range);

    void layOut(const Theme& theme, QSizeF room, double cell) override;
    void paint(QPainter& painter, const QRectF& visible, const Theme& theme) const override;
    std::int64_t itemAt(QPointF place) const override;
    QRectF boxOf(std::int64_t item) const override;
    std::int64_t moved(std::int64_t item, int right, int down) const override;
    std::int64_t items() const override { return static_cast<std::int64_t>(histogram_.counts.size()) + 2; }
    TensorIndex indexOfItem(std::int64_t) const override { return {}; }
    std::int64_t itemOfIndex(std::span<const std::int64_t>) const override { return -1; }
    CardText cardOf(std::int64_t item, const QLocale& locale) const override;
    QString caption(const QLocale& locale) const override;

    const Histogram& histogram() const { return histogram_; }
    std::int64_t countOf(std::int64_t item) const;

private:
    QColor colorOf(std::int64_t item, const Theme& theme) const;
    void paintAxis(QPainter& painter, const Theme& theme) const;

    Histogram histogram_;
    TensorSummary summary_;
    std::int64_t most_ = 1;
    QRectF bars_;  ///< of the bins
};

}  // namespace glassbox
