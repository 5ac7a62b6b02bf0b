#include "core/network/composite_library.h"

#include "core/network/composite_data.h"

#include <algorithm>

namespace glassbox {

namespace {

std::vector<LibraryComposite> readLibrary() {
    std::vector<LibraryComposite> library;
    for (const std::string_view text : compositeFiles()) {
        const Result<NetworkSpec> file = parseNetwork(text);
        if (!file) continue;
        for (const auto& [name, spec] : file->composites)
            library.push_back({name, spec});
    }
    return library;
}

}  // namespace

const std::vector<LibraryComposite>& compositeLibrary() {
    static const std::vector<LibraryComposite> library = readLibrary();
    return library;
}

const CompositeSpec* findInLibrary(std::string_view name) {
    const std::vector<LibraryComposite>& library = compositeLibrary();
    const auto found = std::ranges::find(library, name, &LibraryComposite::name);
    return found == library.end() ? nullptr : &found->spec;
}

void addFromLibrary(NetworkSpec& network, std::string_view name, BlockTypes types) {
    if (findBlockType(name, types) || network.composites.contains(std::string(name))) return;
    const CompositeSpec* spec = findInLibrary(name);
    if (!spec) return;
    network.composites.emplace(name, *spec);
    for (const BlockSpec& block : spec->blocks)
        addFromLibrary(network, block.type, types);
}

}  // namespace glassbox
