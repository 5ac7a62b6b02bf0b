#include "core/data/dataset_rows.h"
#include "core/data/idx_dataset.h"

#include <array>

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 4> idxFiles{"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
                                                   "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"};
constexpr std::array<std::string_view, 1> mnistFolders{"mnist"};
constexpr std::array<std::string_view, 10> digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

Shape digitShape(const Settings&) {
    return {1, 28, 28};
}

Result<std::shared_ptr<const Dataset>> loadIdx(const DatasetRequest& request, Dataset description) {
    return loadIdxDataset(request.folder, std::move(description));
}

CatalogEntry mnist() {
    CatalogEntry row;
    row.name = "mnist";
    row.title = translatable("core", "MNIST handwritten digits");
    row.help = translatable("core", "70,000 grey pictures of 28 by 28 of the digits 0 to 9, written by hand.");
    row.origin =
        "Yann LeCun, Corinna Cortes, Christopher J.C. Burges: The MNIST database of handwritten digits (NIST special "
        "databases 1 and 3)";
    row.citation =
        "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-based learning applied to document recognition. "
        "Proceedings of the IEEE 86(11), 2278-2324, 1998";
    row.licence = "CC BY-SA 3.0";
    row.folders = mnistFolders;
    row.files = idxFiles;
    row.classes = digits;
    row.sampleShape = digitShape;
    row.load = loadIdx;
    return row;
}

}  // namespace

std::span<const CatalogEntry> pictureSets() {
    static const std::array rows{mnist()};
    return rows;
}

}  // namespace glassbox
