#include "core/data/cifar.h"
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

CatalogEntry fashion() {
    static constexpr std::array<std::string_view, 1> folders{"fashion-mnist"};  // as Debian's package calls it
    static constexpr std::array<std::string_view, 10> clothes{
        translatable("core", "T-shirt/top"), translatable("core", "trouser"), translatable("core", "pullover"),
        translatable("core", "dress"),       translatable("core", "coat"),    translatable("core", "sandal"),
        translatable("core", "shirt"),       translatable("core", "sneaker"), translatable("core", "bag"),
        translatable("core", "ankle boot")};
    CatalogEntry row;
    row.name = "fashion-mnist";
    row.title = translatable("core", "Fashion-MNIST clothes");
    row.help = translatable("core", "70,000 grey pictures of 28 by 28 of ten kinds of clothes, harder than digits.");
    row.origin = "Zalando Research: Fashion-MNIST, https://github.com/zalandoresearch/fashion-mnist";
    row.citation =
        "H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST: a novel image dataset for benchmarking machine learning "
        "algorithms. arXiv:1708.07747, 2017";
    row.licence = "MIT";
    row.folders = folders;
    row.files = idxFiles;
    row.classes = clothes;
    row.sampleShape = digitShape;
    row.load = loadIdx;
    return row;
}

CatalogEntry cifar10() {
    static constexpr std::array<std::string_view, 2> folders{"cifar10", "cifar-10-batches-bin"};
    static constexpr std::array<std::string_view, 6> files{"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin",
                                                           "data_batch_4.bin", "data_batch_5.bin", "test_batch.bin"};
    static constexpr std::array<std::string_view, 10> things{
        translatable("core", "airplane"), translatable("core", "automobile"), translatable("core", "bird"),
        translatable("core", "cat"),      translatable("core", "deer"),       translatable("core", "dog"),
        translatable("core", "frog"),     translatable("core", "horse"),      translatable("core", "ship"),
        translatable("core", "truck")};
    CatalogEntry row;
    row.name = "cifar10";
    row.title = translatable("core", "CIFAR-10 photographs");
    row.help = translatable("core", "60,000 colour photographs of 32 by 32 of ten kinds of animals and vehicles.");
    row.origin =
        "Alex Krizhevsky, Vinod Nair, Geoffrey Hinton: The CIFAR-10 dataset (binary version), from the 80 "
        "million tiny images";
    row.citation = "A. Krizhevsky: Learning multiple layers of features from tiny images. University of Toronto, 2009";
    row.licence = "No licence is stated; the authors ask for the citation";
    row.folders = folders;
    row.files = files;
    row.classes = things;
    row.sampleShape = [](const Settings&) { return Shape{3, 32, 32}; };
    row.load = [](const DatasetRequest& request, Dataset description) {
        return loadCifar10(request.folder, std::move(description));
    };
    return row;
}

}  // namespace

std::span<const CatalogEntry> pictureSets() {
    static const std::array rows{mnist(), fashion(), cifar10()};
    return rows;
}

}  // namespace glassbox
