#pragma once

#include "core/network/network_spec.h"

#include <string_view>
#include <vector>

namespace glassbox {

/// A composite block that ships with the program as data.
struct LibraryComposite {
    std::string name;
    CompositeSpec spec;
};

/// The composite blocks of resources/composites in the order of their files' names; those whose blocks this program
/// lacks are left out.
const std::vector<LibraryComposite>& compositeLibrary();
/// Definition of that name, null if there is none.
const CompositeSpec* findInLibrary(std::string_view name);

/// Copies a definition of the library, and those inside it, into a document that needs it: one that has neither a
/// block type nor a definition of that name. Does nothing otherwise.
void addFromLibrary(NetworkSpec& network, std::string_view name, BlockTypes types = blockTypes());

}  // namespace glassbox
