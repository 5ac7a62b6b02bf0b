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

TEST(ParameterTable, StatisticsAndCountersAreFrozenAndCountersAreWhole) {
    for (const DType precision : {DType::F32, DType::F64}) {
        ParameterTable table(precision);
        table.add("norm1.running_var", {3}, false, ParameterKind::Statistic);
        table.add("norm1.num_batches_tracked", {}, false, ParameterKind::Counter);
        table.allocate();
        EXPECT_EQ(table.trainableElements(), 0);
        table.count(table.entries()[1]);
        table.count(table.entries()[1]);
        const Tensor two = table.value("norm1.num_batches_tracked");
        EXPECT_EQ(two.dtype(), DType::I64);
        EXPECT_EQ(two.shape(), Shape());
        EXPECT_EQ(two.span<std::int64_t>()[0], 2);
        Tensor many(DType::I64, {});
        many.span<std::int64_t>()[0] = (std::int64_t{1} << 24) + 1;  // no float is this number
        ASSERT_TRUE(table.setValue("norm1.num_batches_tracked", many));
        EXPECT_EQ(table.value("norm1.num_batches_tracked").span<std::int64_t>()[0], (std::int64_t{1} << 24) + 1);
        Tensor plain(DType::F32, {});
        plain.set(0, 7);
        ASSERT_TRUE(table.setValue("norm1.num_batches_tracked", plain));
        ParameterTable copy = table;
        copy.count(copy.entries()[1]);
        copy.setValues(table.values());
        EXPECT_EQ(copy.value("norm1.num_batches_tracked").span<std::int64_t>()[0], 7);
    }
}

}  // namespace
}  // namespace glassbox
