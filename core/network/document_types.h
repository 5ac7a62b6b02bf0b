#pragma once

#include "core/blocks/block_type.h"
#include "core/network/network_spec.h"

#include <memory>
#include <vector>

namespace glassbox {

/// Types of the blocks that stand for the ports of a composite while its inside is shown; they exist nowhere else.
inline constexpr std::string_view compositeInputType = "CompositeInput";
inline constexpr std::string_view compositeOutputType = "CompositeOutput";

/// The block types of one document: the table's, and a row for each composite that the document defines. Such a row has
/// settings and ports but no rules (`infer` is null): composites are expanded before shapes are inferred.
class DocumentTypes {
public:
    explicit DocumentTypes(const NetworkSpec& network, BlockTypes base = blockTypes());

    /// Table and composites; valid as long as this object lives.
    BlockTypes types() const { return rows_.empty() ? base_ : BlockTypes(rows_); }
    /// Row of that name, null if there is none.
    const BlockType* find(std::string_view name) const { return findBlockType(name, types()); }

private:
    struct Composite;

    BlockTypes base_;
    std::vector<BlockType> rows_;  ///< empty: the document defines no composites
    std::vector<std::shared_ptr<const Composite>> composites_;
};

/// Whether a row stands for a composite of the document.
bool isComposite(const BlockType& type);
/// What a block is called: as blockTitle says, or what kind of port it shows; translatable.
std::string_view titleOf(std::string_view type, const Settings& settings);
/// Whether blocks of that type show a port of the composite whose inside is shown.
bool isCompositePort(std::string_view type);

}  // namespace glassbox
