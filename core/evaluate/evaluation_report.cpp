#include "core/evaluate/evaluation_report.h"

#include "core/base/assert.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0.0;
}

/// 95 % interval of a share (Wilson, "Probable inference", JASA 1927).
void wilsonInterval(double share, double count, double& low, double& high) {
    constexpr double z = 1.959963984540054;  // 97.5 % quantile of the normal distribution
    if (count <= 0) {
        low = 0;
        high = 1;
        return;
    }
    const double scale = 1 + z * z / count;
    const double centre = (share + z * z / (2 * count)) / scale;
    const double half = z / scale * std::sqrt(share * (1 - share) / count + z * z / (4 * count * count));
    low = std::max(0.0, centre - half);
    high = std::min(1.0, centre + half);
}

}  // namespace

ClassificationReport classificationReport(std::span<const std::int32_t> truth, std::span<const std::int32_t> predicted,
                                          int classCount) {
    GLASSBOX_ASSERT(truth.size() == predicted.size());
    const auto classes = static_cast<std::size_t>(classCount);
    ClassificationReport report;
    report.confusion.assign(classes, std::vector<std::int64_t>(classes, 0));
    for (std::size_t i = 0; i < truth.size(); ++i)
        ++report.confusion[static_cast<std::size_t>(truth[i])][static_cast<std::size_t>(predicted[i])];
    double right = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        std::int64_t column = 0;
        ClassScore score;
        for (std::size_t other = 0; other < classes; ++other) {
            column += report.confusion[other][c];
            score.support += report.confusion[c][other];
        }
        const auto hits = static_cast<double>(report.confusion[c][c]);
        score.precision = ratio(hits, static_cast<double>(column));
        score.recall = ratio(hits, static_cast<double>(score.support));
        score.f1 = ratio(2 * hits, static_cast<double>(column + score.support));
        right += hits;
        report.classes.push_back(score);
    }
    const auto count = static_cast<double>(truth.size());
    report.accuracy = ratio(right, count);
    wilsonInterval(report.accuracy, count, report.low, report.high);
    return report;
}

}  // namespace glassbox
