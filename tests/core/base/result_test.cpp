#include "core/base/result.h"

#include <gtest/gtest.h>
#include <memory>

namespace glassbox {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return makeError("odd", "{n} is odd", {{"n", std::to_string(number)}});
    return number / 2;
}

TEST(Result, HoldsAValueOrAnError) {
    ASSERT_TRUE(half(8).ok());
    EXPECT_EQ(*half(8), 4);
    ASSERT_FALSE(half(7));
    EXPECT_EQ(half(7).error().message(), "7 is odd");
}

TEST(Result, GivesUpAMoveOnlyValue) {
    Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
    const std::unique_ptr<int> taken = std::move(result).value();
    EXPECT_EQ(*taken, 5);
}

TEST(Result, OfVoidIsSuccessUnlessGivenAnError) {
    EXPECT_TRUE(Result<void>().ok());
    const Result<void> failed = makeError("no", "no");
    EXPECT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().code, "no");
}

#ifndef NDEBUG
TEST(ResultDeathTest, AssertsThatAValueIsThere) {
    EXPECT_DEATH(static_cast<void>(half(7).value()), "assertion failed: ok\\(\\)");
}
#endif

}  // namespace
}  // namespace glassbox
