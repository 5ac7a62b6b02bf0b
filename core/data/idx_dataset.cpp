#include "core/data/idx_dataset.h"

#include "core/data/idx.h"

#include <future>

namespace glassbox {

namespace fs = std::filesystem;

namespace {

/// The file under its published name, gz or plain.
Result<fs::path> findFile(const fs::path& folder, const std::string& stem) {
    std::error_code ignored;
    for (const char* ending : {".gz", ""})
        if (const fs::path file = folder / (stem + ending); fs::exists(file, ignored)) return file;
    return makeError("data.file_missing", translatable("core", "The file {file} is missing"), {{"file", stem + ".gz"}},
                     translatable("core", "Copy it into this folder, or remove the folder so that another is used."),
                     folder.string());
}

Result<Tensor> readPart(const fs::path& folder, const std::string& stem, IdxContent content) {
    const Result<fs::path> file = findFile(folder, stem);
    if (!file) return file.error();
    return readIdx(*file, content);
}

/// u8 labels as class indices; each must be a class.
Result<Tensor> classIndices(const Tensor& labels, std::size_t classCount, const std::string& place) {
    Tensor indices(DType::I32, labels.shape());
    const auto source = labels.span<std::uint8_t>();
    const auto target = indices.span<std::int32_t>();
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] >= classCount)
            return makeError("data.label_range", translatable("core", "Label {index} is {label}, expected 0 to {most}"),
                             {{"index", std::to_string(i)},
                              {"label", std::to_string(source[i])},
                              {"most", std::to_string(classCount - 1)}},
                             translatable("core", "Check that the labels belong to this data set."), place);
        target[i] = source[i];
    }
    return indices;
}

/// Joins pictures and labels of one part and checks that they fit each other.
Result<DataPart> joinPart(Result<Tensor> pictures, const Result<Tensor>& labels, std::size_t classCount,
                          const std::string& place) {
    if (!pictures) return pictures.error();
    if (!labels) return labels.error();
    if (pictures->shape()[0] != labels->shape()[0])
        return makeError(
            "data.count_mismatch", translatable("core", "There are {pictures} pictures but {labels} labels"),
            {{"pictures", std::to_string(pictures->shape()[0])}, {"labels", std::to_string(labels->shape()[0])}},
            translatable("core", "Check that both files belong to the same part of the data set."), place);
    Result<Tensor> indices = classIndices(*labels, classCount, place);
    if (!indices) return indices.error();
    return DataPart{std::move(*pictures), std::move(*indices)};
}

}  // namespace

Result<std::shared_ptr<const Dataset>> loadIdxDataset(const fs::path& folder, Dataset description) {
    struct SmallFiles {
        Result<Tensor> trainLabels, testPictures, testLabels;
    };
    // The training pictures take most of the time: a thread of their own, all other files on this one.
    auto trainPictures = std::async(std::launch::async,
                                    [&] { return readPart(folder, "train-images-idx3-ubyte", IdxContent::Pictures); });
    SmallFiles small{readPart(folder, "train-labels-idx1-ubyte", IdxContent::Labels),
                     readPart(folder, "t10k-images-idx3-ubyte", IdxContent::Pictures),
                     readPart(folder, "t10k-labels-idx1-ubyte", IdxContent::Labels)};
    const std::size_t classCount = description.classes.size();
    Result<DataPart> train =
        joinPart(trainPictures.get(), small.trainLabels, classCount, (folder / "train-labels-idx1-ubyte").string());
    if (!train) return train.error();
    Result<DataPart> test = joinPart(std::move(small.testPictures), small.testLabels, classCount,
                                     (folder / "t10k-labels-idx1-ubyte").string());
    if (!test) return test.error();
    auto dataset = std::make_shared<Dataset>(std::move(description));
    dataset->train = std::move(*train);
    dataset->test = std::move(*test);
    const Shape& shape = dataset->train.samples.shape();
    const Shape& testShape = dataset->test.samples.shape();
    if (shape[2] != testShape[2] || shape[3] != testShape[3])
        return makeError("data.size_mismatch",
                         translatable("core", "The training pictures are {training} cells, the test pictures {test}"),
                         {{"training", Shape{shape[2], shape[3]}.toString()},
                          {"test", Shape{testShape[2], testShape[3]}.toString()}},
                         translatable("core", "Check that all files belong to the same data set."), folder.string());
    dataset->sampleShape = {1, shape[2], shape[3]};
    dataset->folder = folder.string();
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

}  // namespace glassbox
