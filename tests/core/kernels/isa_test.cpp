#include "core/kernels/cpu/isa.h"

#include "core/kernels/cpu/ceiling.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace glassbox::kernels::test {
namespace {

TEST(Isa, EnvironmentForcesALowerLevel) {
    const char* wanted = std::getenv("GLASSBOX_ISA");
    if (wanted == nullptr) {
        EXPECT_EQ(isaLevel(), highestIsaLevel());
        return;
    }
    EXPECT_LE(isaLevel(), highestIsaLevel());
    if (wanted == std::string("v2")) {
        EXPECT_EQ(isaLevel(), IsaLevel::V2);
    }
    if (wanted == std::string("v3") && highestIsaLevel() == IsaLevel::V4) {
        EXPECT_EQ(isaLevel(), IsaLevel::V3);
    }
}

TEST(Isa, CeilingIsMeasured) {
    EXPECT_GT(measureFmaCeiling(0.02), 0.1);
}

}  // namespace
}  // namespace glassbox::kernels::test
