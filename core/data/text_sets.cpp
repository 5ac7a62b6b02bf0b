#include "core/data/dataset_rows.h"
#include "core/data/gzip.h"
#include "core/data/text.h"

#include <array>
#include <string>

namespace glassbox {

namespace {

SettingSchema lengthOption() {
    return {.key = "length",
            .label = translatable("core", "Length"),
            .initial = std::int64_t{64},
            .minimum = 1,
            .maximum = 4096,
            .unit = translatable("core", "characters"),
            .help = translatable("core", "Characters of a sample: so far back the network can look.")};
}

SettingSchema strideOption() {
    return {.key = "stride",
            .label = translatable("core", "Stride"),
            .initial = std::int64_t{0},
            .minimum = 0,
            .maximum = 1000000,
            .unit = translatable("core", "characters"),
            .help = translatable("core", "From the start of a sample to that of the next; 0 means length: no overlap."),
            .rare = true};
}

SettingSchema heldOutOption() {
    return {.key = "held_out",
            .label = translatable("core", "Held out"),
            .kind = SettingKind::Real,
            .initial = 0.1,
            .minimum = 0.01,
            .maximum = 0.9,
            .help = translatable("core", "Share of the text, at its end, that is kept for the test part."),
            .rare = true};
}

Result<std::shared_ptr<const Dataset>> loadFile(const std::filesystem::path& file, const Settings& options,
                                                Dataset description) {
    const Result<std::string> bytes = readPlainOrGzip(file, mostTextBytes);
    if (!bytes) return bytes.error();
    description.folder = file.parent_path().string();
    const TextCut cut{options.integer("length"), options.integer("stride"), options.real("held_out")};
    auto dataset = makeTextDataset(*bytes, cut, std::move(description));
    if (!dataset) return dataset.error().at(file.string());
    return dataset;
}

Result<std::shared_ptr<const Dataset>> loadShakespeare(const DatasetRequest& request, Dataset description) {
    std::error_code ignored;
    const std::filesystem::path plain = request.folder / "tinyshakespeare.txt";
    const bool there = std::filesystem::exists(plain, ignored);
    return loadFile(there ? plain : std::filesystem::path(plain.string() + ".gz"), request.options,
                    std::move(description));
}

Result<std::shared_ptr<const Dataset>> loadText(const DatasetRequest& request, Dataset description) {
    return loadFile(request.options.text("file"), request.options, std::move(description));
}

CatalogEntry textRow(std::string_view name, std::span<const SettingSchema> options) {
    CatalogEntry row;
    row.name = name;
    row.options = options;
    row.kind = AxisKind::Tokens;
    row.inputField = "text";
    row.targetField = "next";
    row.sampleShape = [](const Settings& settings) { return Shape{settings.integer("length")}; };
    return row;
}

CatalogEntry shakespeare() {
    static const SettingSchema options[] = {lengthOption(), strideOption(), heldOutOption()};
    static constexpr std::array<std::string_view, 1> folders{"tinyshakespeare"}, files{"tinyshakespeare.txt.gz"};
    CatalogEntry row = textRow("tinyshakespeare", options);
    row.title = translatable("core", "Tiny Shakespeare");
    row.help = translatable("core", "1.1 million characters of Shakespeare's plays, for networks that write text.");
    row.origin =
        "William Shakespeare's plays, put together by Andrej Karpathy for char-rnn "
        "(https://github.com/karpathy/char-rnn)";
    row.citation = "A. Karpathy: The unreasonable effectiveness of recurrent neural networks, 2015";
    row.licence = "Public domain (the plays); char-rnn is under the MIT licence";
    row.folders = folders;
    row.files = files;
    row.load = loadShakespeare;
    return row;
}

CatalogEntry ownText() {
    static const SettingSchema options[] = {
        {.key = "file",
         .label = translatable("core", "File"),
         .kind = SettingKind::Text,
         .initial = std::string(),
         .help =
             translatable("core", "A text in UTF-8, plain or gzip; a relative path starts at the experiment's folder."),
         .required = true},
        lengthOption(),
        strideOption(),
        heldOutOption()};
    CatalogEntry row = textRow("text", options);
    row.title = translatable("core", "Text of your own");
    row.help = translatable("core", "Any text file in UTF-8, cut into samples, for networks that write text.");
    row.origin = "The file that the experiment names";
    row.citation = "None: the text is the user's own";
    row.licence = "That of the text";
    row.load = loadText;
    return row;
}

}  // namespace

std::span<const CatalogEntry> textSets() {
    static const std::array rows{shakespeare(), ownText()};
    return rows;
}

}  // namespace glassbox
