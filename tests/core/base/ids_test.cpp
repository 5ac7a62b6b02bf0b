#include "core/base/ids.h"

#include <gtest/gtest.h>
#include <type_traits>
#include <unordered_set>

namespace glassbox {
namespace {

using AppleId = StrongId<struct AppleTag>;
using PearId = StrongId<struct PearTag>;

static_assert(!std::is_convertible_v<AppleId, PearId>);
static_assert(!std::is_convertible_v<int, AppleId>);
static_assert(sizeof(AppleId) == sizeof(std::int32_t));

TEST(StrongId, IsInvalidUntilItNamesSomething) {
    EXPECT_FALSE(AppleId().valid());
    EXPECT_TRUE(AppleId(0).valid());
    EXPECT_EQ(AppleId(7).value(), 7);
    EXPECT_EQ(AppleId(7).index(), 7U);
}

TEST(StrongId, ComparesAndHashesByNumber) {
    EXPECT_EQ(AppleId(3), AppleId(3));
    EXPECT_NE(AppleId(3), AppleId(4));
    EXPECT_LT(AppleId(3), AppleId(4));
    const std::unordered_set<AppleId> ids{AppleId(1), AppleId(2), AppleId(1)};
    EXPECT_EQ(ids.size(), 2U);
}

}  // namespace
}  // namespace glassbox
