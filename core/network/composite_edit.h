#pragma once

#include "core/network/network_spec.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace glassbox {

// Edits that make, open and change composite blocks. Like all edits they take a network by value and return the edited
// one, or why it can't be done.

/// A document after blocks went into a composite or came out of one.
struct Regrouped {
    NetworkSpec network;
    std::set<std::string> ids;                   ///< what stands there now
    std::map<std::string, std::string> renamed;  ///< flat ids before -> after: where the weights go
};

/// Makes a composite of that name from a selection and replaces it by one instance. Wires from and to the outside
/// become ports. Refused where a path leaves the selection and comes back, and for Input and Output.
Result<Regrouped> group(NetworkSpec network, const std::set<std::string>& ids, const std::string& name,
                        BlockTypes types = blockTypes());
/// Replaces an instance by the blocks inside it; the definition stays.
Result<Regrouped> ungroup(NetworkSpec network, const std::string& id, BlockTypes types = blockTypes());
/// Gives an instance a definition of its own, called `name`, so that changing it leaves the others alone.
Result<NetworkSpec> detach(NetworkSpec network, const std::string& id, const std::string& name,
                           BlockTypes types = blockTypes());
/// Renames a definition everywhere.
Result<NetworkSpec> renameComposite(NetworkSpec network, const std::string& from, const std::string& to,
                                    BlockTypes types = blockTypes());
/// Makes a setting of an inner block a parameter of the composite; instances start with the value it has.
Result<NetworkSpec> addParameter(NetworkSpec network, const std::string& composite, const std::string& block,
                                 const std::string& key, const std::string& name);

/// The error if a new definition can't have that name.
std::optional<Error> refuseCompositeName(const NetworkSpec& network, const std::string& name, BlockTypes types);
/// First unused name of that stem: "Group1".
std::string freshCompositeName(const NetworkSpec& network, const std::string& stem, BlockTypes types = blockTypes());
/// Copies the definitions that some blocks need, and those inside them.
std::map<std::string, CompositeSpec> definitionsOf(const NetworkSpec& network, const std::vector<BlockSpec>& blocks);

}  // namespace glassbox
