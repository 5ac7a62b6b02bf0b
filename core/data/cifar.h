#pragma once

#include "core/data/dataset.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace glassbox {

/// Reads the bytes of one file of CIFAR-10's published binary layout into pictures [N,3,32,32] u8 and labels [N] i32: a
/// record is 3,073 bytes, the label (0 to 9) and then 1,024 red, 1,024 green and 1,024 blue cells, row by row (A.
/// Krizhevsky: Learning multiple layers of features from tiny images, 2009). Errors, without a place: no record, cut
/// short, a label that is no class.
Result<DataPart> decodeCifar10(std::string_view bytes);

/// Reads data_batch_1.bin to data_batch_5.bin and test_batch.bin from a folder or from "cifar-10-batches-bin" in it.
/// Errors name the file.
Result<std::shared_ptr<const Dataset>> loadCifar10(const std::filesystem::path& folder, Dataset description);

}  // namespace glassbox
