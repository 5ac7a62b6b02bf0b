#include "core/network/document_palette.h"

#include "core/network/composite_library.h"

#include <algorithm>

namespace glassbox {

namespace {

/// The document with the definitions of the library that it lacks, and with ports where there can be some.
NetworkSpec withLibrary(const NetworkSpec& network, bool inside) {
    NetworkSpec whole;
    whole.composites = network.composites;
    for (const LibraryComposite& composite : compositeLibrary())
        whole.composites.emplace(composite.name, composite.spec);
    if (inside) whole.blocks.push_back({"port", std::string(compositeInputType), {}, true});
    return whole;
}

}  // namespace

DocumentPalette::DocumentPalette(const NetworkSpec& network, bool inside)
    : types_(withLibrary(network, inside)), entries_(paletteEntries().begin(), paletteEntries().end()) {
    if (inside) {
        std::erase_if(entries_,
                      [](const PaletteEntry& entry) { return entry.type == "Input" || entry.type == "Output"; });
        for (const std::string_view type : {compositeOutputType, compositeInputType}) {
            const BlockType& row = *types_.find(type);
            entries_.insert(entries_.begin(), {titleOf(type, {}), type, row.idStem, row.group, row.help, {}});
        }
    }
    for (const bool own : {true, false})
        for (const BlockType& type : types_.types()) {
            if (!isComposite(type) || network.composites.contains(std::string(type.name)) != own) continue;
            entries_.push_back({type.name,
                                type.name,
                                type.idStem,
                                own ? type.group : translatable("core", "Composite blocks"),
                                type.help,
                                {}});
        }
}

const PaletteEntry* DocumentPalette::find(std::string_view label) const {
    const auto entry = std::ranges::find(entries_, label, &PaletteEntry::label);
    return entry == entries_.end() ? nullptr : &*entry;
}

}  // namespace glassbox
