#include "core/optim/parameter_table.h"

#include <gtest/gtest.h>

namespace glassbox {
namespace {

ParameterTable twoParameters(DType precision) {
    ParameterTable table(precision);
    table.add("fc1.weight", {3, 7}, false);
    table.add("fc1.bias", {3}, true);
    table.allocate();
    return table;
}

TEST(ParameterTable, StartsEachParameterOnALine) {
    for (const DType precision : {DType::F32, DType::F64}) {
        const ParameterTable table = twoParameters(precision);
        for (const std::int64_t offset : table.offsets())
            EXPECT_EQ(static_cast<std::size_t>(offset) * sizeOf(precision) % 64, 0u);
        EXPECT_GE(table.size(), 24);
        EXPECT_EQ(table.trainableElements(), 21);
    }
}

TEST(ParameterTable, SetsAndCopiesByName) {
    for (const DType precision : {DType::F32, DType::F64}) {
        ParameterTable table = twoParameters(precision);
        const std::vector<float> numbers{1, 2, 3};
        ASSERT_TRUE(table.setValue("fc1.bias", Tensor::of<float>({3}, numbers)));
        const Tensor copy = table.value("fc1.bias");
        EXPECT_EQ(copy.dtype(), precision);
        EXPECT_EQ(copy.at(2), 3);
        EXPECT_EQ(table.value("fc1.weight").at(20), 0);
        EXPECT_EQ(table.gradient("fc1.bias").at(2), 0);
    }
}

TEST(ParameterTable, RefusesOtherNamesAndShapes) {
    ParameterTable table = twoParameters(DType::F32);
    EXPECT_EQ(table.setValue("fc2.bias", Tensor(DType::F32, {3})).error().argument("name"), "fc2.bias");
    const Result<void> shape = table.setValue("fc1.bias", Tensor(DType::F32, {4}));
    ASSERT_FALSE(shape);
    EXPECT_EQ(shape.error().argument("expected"), "3");
    EXPECT_EQ(shape.error().argument("given"), "4");
    EXPECT_EQ(table.find("fc2.bias"), nullptr);
}

}  // namespace
}  // namespace glassbox
