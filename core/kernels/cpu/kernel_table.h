#pragma once

#include "core/kernels/cpu/level/tables.h"

namespace glassbox::kernels {

/// The kernels of the active instruction set level.
template <class Table>
const Table& kernelTable() {
    switch (isaLevel()) {
        case IsaLevel::V4:
            return levelTable<Table, IsaLevel::V4>();
        case IsaLevel::V3:
            return levelTable<Table, IsaLevel::V3>();
        case IsaLevel::V2:
            break;
    }
    return levelTable<Table, IsaLevel::V2>();
}

}  // namespace glassbox::kernels
