#pragma once

#include "core/network/network_spec.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace glassbox::testing {

/// A block of a chain: type, id, settings that differ from the defaults.
struct Link {
    std::string type, id;
    std::vector<std::pair<std::string, Setting>> settings;
};

/// Blocks one after the other, each fed by the one before.
NetworkSpec chain(const std::vector<Link>& links);

/// LeNet-5 as the preset has it.
NetworkSpec lenet5();

/// The block table with a test-only block of two inputs: "Add", ports "in" and "in2", output "out".
BlockTypes typesWithPlus();

/// A random valid network of all kinds of blocks: branches, several Outputs, and Add blocks where the table has one.
NetworkSpec randomNetwork(std::uint64_t seed, BlockTypes types = blockTypes());

}  // namespace glassbox::testing
