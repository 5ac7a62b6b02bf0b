#include "core/kernels/cpu/layout.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

namespace glassbox::kernels::test {
namespace {

constexpr Layout layouts[] = {Layout::Rows, Layout::N16, Layout::NHWC};

template <class T>
void conversionsAgree() {
    Numbers numbers(71);
    for (const ImageSize size : {ImageSize{1, 1, 1}, {6, 5, 5}, {3, 8, 9}, {1, 28, 28}, {400, 1, 1}})
        for (const int samples : {1, 7, 16, 33}) {
            std::vector<T> x(static_cast<std::size_t>(samples) * size.elements());
            for (T& value : x)
                value = static_cast<T>(numbers.integer(0, 200));
            for (const Layout from : layouts)
                for (const Layout to : layouts) {
                    Buffer<T> source(layoutElements(size, from, samples)), target(layoutElements(size, to, samples));
                    std::vector<T> back(x.size());
                    convertLayout(size, samples, Layout::Rows, x.data(), from, source.data());
                    convertLayout(size, samples, from, source.data(), to, target.data());
                    std::vector<T> wanted(target.size(), T(0));
                    for (int n = 0; n < samples; ++n)
                        for (int i = 0; i < size.elements(); ++i)
                            wanted[layoutPosition(size, to, n, i)] =
                                x[static_cast<std::size_t>(n) * size.elements() + i];
                    EXPECT_EQ(target.values(), wanted);
                }
        }
}

TEST(LayoutConversion, AgreesWithPositions) {
    conversionsAgree<float>();
    conversionsAgree<double>();
    conversionsAgree<std::int32_t>();
    conversionsAgree<std::uint8_t>();
}

TEST(LayoutConversion, PositionsAreAsDocumented) {
    const ImageSize size{2, 3, 4};  // sample 17, channel 1, row 2, column 3
    EXPECT_EQ(layoutPosition(size, Layout::Rows, 17, 23), 17 * 24 + 23);
    EXPECT_EQ(layoutPosition(size, Layout::N16, 17, 23), (1 * 24 + 23) * 16 + 1);
    EXPECT_EQ(layoutPosition(size, Layout::NHWC, 17, 23), 17 * 24 + (2 * 4 + 3) * 2 + 1);
}

template <class T, class Source>
void gatherAgrees() {
    Numbers numbers(72);
    const ImageSize size{3, 9, 10};
    std::vector<Source> set(static_cast<std::size_t>(50) * size.elements());
    for (Source& value : set)
        value = static_cast<Source>(numbers.integer(0, 255));
    const float mean[] = {0.1F, 0.5F, 0.3F}, inverse[] = {2.0F, 3.5F, 0.7F};
    for (const int samples : {1, 7, 33}) {
        std::vector<std::int64_t> indices(samples);
        for (auto& index : indices)
            index = numbers.integer(0, 49);
        std::vector<T> rows;
        for (const Layout layout : layouts) {
            Buffer<T> target(layoutElements(size, layout, samples));
            gatherInput(size, set.data(), indices.data(), samples, {1.0 / 255, mean, inverse}, layout, target.data());
            std::vector<T> logical(static_cast<std::size_t>(samples) * size.elements());
            convertLayout(size, samples, layout, target.data(), Layout::Rows, logical.data());
            if (layout == Layout::Rows) rows = logical;
            EXPECT_EQ(logical, rows);
            Buffer<T> again(target.size());
            convertLayout(size, samples, Layout::Rows, rows.data(), layout, again.data());
            EXPECT_EQ(again.values(), target.values());  // lanes past the batch are zero
        }
        for (int n = 0; n < samples; ++n)
            for (int i = 0; i < size.elements(); ++i) {
                const int c = i / 90;
                const double raw = static_cast<double>(set[indices[n] * size.elements() + i]);
                const double wanted = (raw / 255 - static_cast<double>(mean[c])) * static_cast<double>(inverse[c]);
                ASSERT_NEAR(rows[static_cast<std::size_t>(n) * size.elements() + i], wanted, band<T>(1));
            }
    }
}

TEST(GatherInput, ScalesAndPlacesInEachLayout) {
    gatherAgrees<float, std::uint8_t>();
    gatherAgrees<float, float>();
    gatherAgrees<float, double>();
    gatherAgrees<double, std::uint8_t>();
    gatherAgrees<double, float>();
    gatherAgrees<double, double>();
}

TEST(GatherInput, NullMeansAsTheyAre) {
    const float set[] = {1, 2, 3, 4, 5, 6};
    float target[6] = {};
    gatherInput({2, 1, 1}, set, nullptr, 3, {}, Layout::Rows, target);
    EXPECT_EQ(std::vector<float>(target, target + 6), std::vector<float>(set, set + 6));
}

}  // namespace
}  // namespace glassbox::kernels::test
