#include "ui/theme/tokens.h"

#include <array>

namespace glassbox::tokens {
namespace {

struct RoleRow {
    Role role;
    const char* name;
    unsigned light;
    unsigned dark;
};

constexpr std::array<RoleRow, roleCount> roleTable{{
    {Role::Base, "base", 0xE9EDF1, 0x12171D},          {Role::Surface, "surface", 0xFFFFFF, 0x1A2129},
    {Role::Raised, "raised", 0xFFFFFF, 0x232C36},      {Role::Canvas, "canvas", 0xF4F6F8, 0x0E1318},
    {Role::Sunken, "sunken", 0xEDF0F4, 0x10161C},      {Role::Grid, "grid", 0xDCE1E7, 0x252E38},
    {Role::Border, "border", 0xD3D9E0, 0x2D3742},      {Role::BorderStrong, "border-strong", 0x7B8898, 0x6B7A8A},
    {Role::Text, "text", 0x15202B, 0xE9EEF3},          {Role::Text2, "text-2", 0x465463, 0xB4BFCA},
    {Role::Text3, "text-3", 0x596675, 0x96A2AF},       {Role::Accent, "accent", 0x0B6E69, 0x43C6B7},
    {Role::OnAccent, "on-accent", 0xFFFFFF, 0x04211E}, {Role::AccentSoft, "accent-soft", 0xDCEFED, 0x15383A},
    {Role::Forward, "forward", 0x0B62C4, 0x66ACFF},    {Role::ForwardSoft, "forward-soft", 0xE3EEFB, 0x152B44},
    {Role::Backward, "backward", 0xB24705, 0xFF9C52},  {Role::BackwardSoft, "backward-soft", 0xFDEBDF, 0x3B2514},
    {Role::Good, "good", 0x16713F, 0x5FCF94},          {Role::GoodSoft, "good-soft", 0xE0F3E8, 0x14352A},
    {Role::Warning, "warning", 0x865700, 0xF1BC55},    {Role::WarningSoft, "warning-soft", 0xFFF2D1, 0x3A2E14},
    {Role::Error, "error", 0xB3261E, 0xFF8F86},        {Role::ErrorSoft, "error-soft", 0xFCE9E7, 0x401E1C},
}};

constexpr bool rowsInOrder() {
    for (int i = 0; i < roleCount; ++i) {
        if (roleTable[static_cast<std::size_t>(i)].role != static_cast<Role>(i)) return false;
    }
    return true;
}
static_assert(rowsInOrder());

struct Pair {
    unsigned light;
    unsigned dark;
};

// In the order of BlockCategory.
constexpr std::array<Pair, blockCategoryCount> categoryTable{{
    {0x5B6B7F, 0x9AABBF},
    {0x5556C8, 0x9C9DFF},
    {0x0D7F86, 0x4CC3C9},
    {0x6C8A1E, 0xA9C94F},
    {0xB87A00, 0xE9B44C},
    {0x7C8592, 0xA6AFBB},
    {0x3B7FA6, 0x7CBBE0},
    {0xB8407A, 0xF089B8},
    {0x8A5A34, 0xCF9C72},
    {0x8645BE, 0xC79BF2},
}};

constexpr std::array<Pair, runCount> runTable{{
    {0x4453C4, 0x7C8AFF},
    {0xC26A00, 0xF0A63A},
    {0x0B5D3B, 0x23936A},
    {0xC93C86, 0xFFC2E2},
    {0x1E88B5, 0x4FC3E8},
    {0x2F3945, 0xFFF3B0},
}};

unsigned choose(Pair pair, Scheme scheme) {
    return scheme == Scheme::Dark ? pair.dark : pair.light;
}

}  // namespace

unsigned role(Role role, Scheme scheme) {
    const RoleRow& row = roleTable[static_cast<std::size_t>(role)];
    return choose({row.light, row.dark}, scheme);
}

unsigned category(BlockCategory category, Scheme scheme) {
    return choose(categoryTable[static_cast<std::size_t>(category)], scheme);
}

unsigned run(int number, Scheme scheme) {
    return choose(runTable[static_cast<std::size_t>(number)], scheme);
}

const char* name(Role role) {
    return roleTable[static_cast<std::size_t>(role)].name;
}

}  // namespace glassbox::tokens
