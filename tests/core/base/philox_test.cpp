#include "core/base/philox.h"

#include <gtest/gtest.h>

namespace glassbox {
namespace {

struct KnownAnswer {
    PhiloxBlock counter;
    PhiloxKey key;
    PhiloxBlock result;
};

// The "philox4x32 10" lines of tests/kat_vectors of Random123 (DEShawResearch/random123, commit 9545ff64, SHA-256 of
// the file aab5ebabf40003f63d6d87b24cbd2c8a02652e00cf8bad64226fd50586929183).
constexpr KnownAnswer knownAnswers[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

// A choice of the "philox4x32 10" lines of tests/old_kat_vectors of the same commit: single words set.
constexpr KnownAnswer oldKnownAnswers[] = {
    {{1, 0, 0, 0}, {1, 0}, {0xac08141b, 0xdfc5ccbe, 0x79c07a47, 0xa7f66093}},
    {{0, 1, 0, 0}, {1, 0}, {0x833ff8dc, 0x225c963c, 0x232b88b3, 0x0b334b07}},
    {{0, 0, 1, 0}, {0, 1}, {0x7f6c13ff, 0x114b2447, 0x0550eced, 0xea1fc805}},
    {{0, 0, 0, 1}, {0, 1}, {0x96b27e8c, 0x28826d0f, 0x66d958ef, 0x081509dc}},
    {{0, 0, 0, 0xffffffff}, {0, 0xffffffff}, {0x9f18bb20, 0x62161056, 0x7ea8c028, 0x4c01fc6e}},
    {{0x452821e6, 0x38d01377, 0xbe5466cf, 0x34e90c6c},
     {0, 0x80000000},
     {0x94ca5566, 0x14924b2f, 0x28214292, 0x59faeaee}},
};

TEST(Philox, GivesThePublishedAnswers) {
    for (const KnownAnswer& known : knownAnswers)
        EXPECT_EQ(philox4x32(known.counter, known.key), known.result);
}

TEST(Philox, GivesTheOlderPublishedAnswers) {
    for (const KnownAnswer& known : oldKnownAnswers)
        EXPECT_EQ(philox4x32(known.counter, known.key), known.result);
}

}  // namespace
}  // namespace glassbox
