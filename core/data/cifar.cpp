#include "core/data/cifar.h"

#include "core/base/platform/file.h"

#include <array>
#include <cstring>
#include <vector>

namespace glassbox {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t channels = 3, side = 32, classes = 10;
constexpr std::size_t pictureBytes = channels * side * side, recordBytes = 1 + pictureBytes;
constexpr std::uint64_t mostFileBytes = std::uint64_t{1} << 30;
constexpr std::array<const char*, 5> trainingFiles{"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin",
                                                   "data_batch_4.bin", "data_batch_5.bin"};
constexpr const char* testFile = "test_batch.bin";

Result<DataPart> readPart(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return makeError(
            "data.file_missing", translatable("core", "The file {file} is missing"),
            {{"file", file.filename().string()}},
            translatable("core", "Copy it into this folder, or remove the folder so that another is used."),
            file.parent_path().string());
    const Result<std::string> bytes = readFile(file, mostFileBytes);
    if (!bytes) return bytes.error();
    Result<DataPart> part = decodeCifar10(*bytes);
    if (!part) return part.error().at(file.string());
    return part;
}

/// One part after the other.
DataPart joined(const std::vector<DataPart>& parts) {
    std::int64_t count = 0;
    for (const DataPart& part : parts)
        count += part.size();
    DataPart whole{Tensor(DType::U8, {count, channels, side, side}), Tensor(DType::I32, {count})};
    std::byte* pictures = whole.samples.raw();
    std::byte* labels = whole.labels.raw();
    for (const DataPart& part : parts) {
        std::memcpy(pictures, part.samples.raw(), part.samples.bytes());
        std::memcpy(labels, part.labels.raw(), part.labels.bytes());
        pictures += part.samples.bytes();
        labels += part.labels.bytes();
    }
    return whole;
}

}  // namespace

Result<DataPart> decodeCifar10(std::string_view bytes) {
    const std::size_t count = bytes.size() / recordBytes;
    if (count == 0 || bytes.size() % recordBytes != 0)
        return makeError(
            "data.cifar_length",
            translatable("core", "it holds {held} bytes, which is no whole number of records of {record} bytes"),
            {{"held", std::to_string(bytes.size())}, {"record", std::to_string(recordBytes)}},
            translatable("core", "Copy the file again from where it was published."));
    const auto samples = static_cast<std::int64_t>(count);
    DataPart part{Tensor(DType::U8, {samples, channels, side, side}), Tensor(DType::I32, {samples})};
    const auto labels = part.labels.span<std::int32_t>();
    for (std::size_t i = 0; i < count; ++i) {
        const char* record = bytes.data() + i * recordBytes;
        labels[i] = static_cast<std::uint8_t>(record[0]);
        if (labels[i] >= classes)
            return makeError("data.label_range", translatable("core", "Label {index} is {label}, expected 0 to {most}"),
                             {{"index", std::to_string(i)},
                              {"label", std::to_string(labels[i])},
                              {"most", std::to_string(classes - 1)}},
                             translatable("core", "Check that the labels belong to this data set."));
        std::memcpy(part.samples.raw() + i * pictureBytes, record + 1, pictureBytes);
    }
    return part;
}

Result<std::shared_ptr<const Dataset>> loadCifar10(const fs::path& folder, Dataset description) {
    std::error_code ignored;
    const fs::path inside = folder / "cifar-10-batches-bin";
    const fs::path place = fs::is_directory(inside, ignored) ? inside : folder;
    std::vector<DataPart> batches;
    for (const char* name : trainingFiles) {
        Result<DataPart> part = readPart(place / name);
        if (!part) return part.error();
        batches.push_back(std::move(*part));
    }
    Result<DataPart> test = readPart(place / testFile);
    if (!test) return test.error();
    auto dataset = std::make_shared<Dataset>(std::move(description));
    dataset->train = joined(batches);
    dataset->test = std::move(*test);
    dataset->sampleShape = {channels, side, side};
    dataset->folder = place.string();
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

}  // namespace glassbox
