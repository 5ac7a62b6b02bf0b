#pragma once

#include "core/blocks/palette.h"
#include "core/network/document_types.h"

#include <memory>
#include <string_view>
#include <vector>

namespace glassbox {

/// The block types and the palette of one document: those of the tables, the composites that the document defines, and
/// those of the library that it could have. Entries and rows live as long as this object.
class DocumentPalette {
public:
    /// `inside`: the network is the inside of a composite, where ports can be added.
    explicit DocumentPalette(const NetworkSpec& network, bool inside = false);

    const DocumentTypes& types() const { return types_; }
    /// Entries in palette order; those of one group follow each other.
    const std::vector<PaletteEntry>& entries() const { return entries_; }
    /// Entry of that label, null if there is none.
    const PaletteEntry* find(std::string_view label) const;
    /// Row of that name, null if there is none.
    const BlockType* type(std::string_view name) const { return types_.find(name); }

private:
    DocumentTypes types_;
    std::vector<PaletteEntry> entries_;
};

}  // namespace glassbox
