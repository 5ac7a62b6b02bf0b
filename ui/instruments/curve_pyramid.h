#pragma once

#include <cstdint>
#include <vector>

namespace glassbox {

/// What a bucket keeps of a run of consecutive values; NaN and infinity count as samples but not in the figures.
struct CurveBucket {
    std::int64_t first = 0;  ///< index of its first value
    std::int64_t count = 0;  ///< values in it
    std::int64_t finite = 0;
    float low = 0, high = 0;  ///< of the finite ones
    double sum = 0;           ///< of the finite ones

    double mean() const { return sum / static_cast<double>(finite); }
};

/// A growing series with the smallest, largest and mean value of every aligned run of 2, 4, 8, ... values kept up to
/// date, so that any stretch can be drawn with few points without going through its values again.
class CurvePyramid {
public:
    void append(double value);
    void clear();
    std::int64_t size() const { return static_cast<std::int64_t>(values_.size()); }
    float value(std::int64_t index) const { return values_[static_cast<std::size_t>(index)]; }

    /// Values a bucket such that [first, last) is covered by at most `most` aligned buckets: a power of two.
    static std::int64_t stride(std::int64_t first, std::int64_t last, std::int64_t most);
    /// The aligned buckets of `stride` values, a power of two, that touch [first, last); the newest may be partly full.
    std::vector<CurveBucket> read(std::int64_t first, std::int64_t last, std::int64_t stride) const;

private:
    struct Cell {
        float low = 0, high = 0;
        double sum = 0;
        std::int32_t finite = 0;
        void add(const Cell& other);
    };
    static Cell cellOf(float value);
    void raiseTop();

    std::vector<float> values_;
    std::vector<std::vector<Cell>> levels_;  ///< level k holds runs of 2^(k+1) values
};

}  // namespace glassbox
