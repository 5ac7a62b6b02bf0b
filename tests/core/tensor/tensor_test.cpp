#include "core/tensor/tensor.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <new>
#include <vector>

namespace glassbox {
namespace {

TEST(Shape, CountsAndPrints) {
    const Shape shape = {6, 14, 15};
    EXPECT_EQ(shape.rank(), 3);
    EXPECT_EQ(shape.elements(), 6 * 14 * 15);
    EXPECT_EQ(shape.toString(), "6x14x15");
    EXPECT_EQ(Shape().elements(), 1);
    EXPECT_EQ(Shape().toString(), "scalar");
    EXPECT_EQ(shape.withFront(4), (Shape{4, 6, 14, 15}));
    EXPECT_NE(shape, (Shape{6, 14}));
    EXPECT_NE(shape, (Shape{6, 14, 16}));
}

TEST(AlignedBuffer, IsAlignedAndZeroed) {
    for (const std::size_t bytes : {1U, 63U, 64U, 1000U}) {
        const AlignedBuffer buffer(bytes);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64, 0U);
        EXPECT_EQ(buffer.size(), bytes);
        for (std::size_t i = 0; i < bytes; ++i)
            ASSERT_EQ(buffer.data()[i], std::byte{0});
    }
    EXPECT_EQ(AlignedBuffer(0).data(), nullptr);
    EXPECT_THROW(AlignedBuffer(std::numeric_limits<std::size_t>::max()), std::bad_alloc);
}

TEST(Tensor, CopiesAreDeep) {
    const std::vector<float> numbers = {1, 2, 3, 4, 5, 6};
    Tensor original = Tensor::of<float>({2, 3}, numbers);
    Tensor copy = original;
    copy.set(4, 50);
    EXPECT_EQ(original.at(4), 5);
    EXPECT_EQ(copy.at(4), 50);
    original = copy;
    EXPECT_EQ(original.at(4), 50);
    const Tensor moved = std::move(copy);
    EXPECT_EQ(moved.bytes(), 24U);
}

TEST(Tensor, ConvertsWithRounding) {
    Tensor tensor(DType::F64, {5});
    const double numbers[] = {-3.4, 0.6, 255.2, 3e10, std::numeric_limits<double>::quiet_NaN()};
    for (int i = 0; i < 5; ++i)
        tensor.set(i, numbers[i]);
    const Tensor bytes = tensor.converted(DType::U8);
    EXPECT_EQ(bytes.dtype(), DType::U8);
    EXPECT_EQ(bytes.at(0), 0);
    EXPECT_EQ(bytes.at(1), 1);
    EXPECT_EQ(bytes.at(2), 255);
    EXPECT_EQ(bytes.at(3), 255);
    EXPECT_EQ(bytes.at(4), 0);
    const Tensor integers = tensor.converted(DType::I32);
    EXPECT_EQ(integers.at(0), -3);
    EXPECT_EQ(integers.at(3), std::numeric_limits<std::int32_t>::max());
    EXPECT_EQ(tensor.converted(DType::F32).at(0), static_cast<double>(-3.4F));
}

}  // namespace
}  // namespace glassbox
