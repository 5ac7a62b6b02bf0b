#include "ui/instruments/sample_strip.h"

#include "ui/instruments/sample_line_texts.h"
#include "ui/instruments/sample_lines.h"
#include "ui/instruments/tile_field.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/panel_header.h"
#include "ui/theme/widgets/segmented_control.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

constexpr int widthForCounts = 430;

enum Order : int { WrongFirst, All };

/// The strip's samples with their answers, in the order of the part.
std::vector<Tile> tilesOf(const StripAnswer& answer, const std::vector<std::int64_t>& indices) {
    std::vector<Tile> tiles;
    for (const StripAnswer::Tile& tile : answer.tiles) {
        const auto index = static_cast<std::size_t>(tile.index);
        if (index < indices.size())
            tiles.push_back({tile.index, indices[index], tile.label, tile.prediction, tile.confidence});
    }
    return tiles;
}

/// Wrong ones first; among the wrong those that were shown keep their places.
std::vector<Tile> wrongFirst(const std::vector<Tile>& tiles, const std::vector<Tile>& shown) {
    std::vector<std::int64_t> before, wrong;
    for (const Tile& tile : shown)
        before.push_back(tile.index);
    std::vector<Tile> ordered, right;
    for (const Tile& tile : tiles) {
        if (tile.prediction == tile.label)
            right.push_back(tile);
        else
            wrong.push_back(tile.index);
    }
    for (const std::int64_t index : stableOrder(before, wrong))
        ordered.push_back(
            *std::find_if(tiles.begin(), tiles.end(), [index](const Tile& t) { return t.index == index; }));
    ordered.insert(ordered.end(), right.begin(), right.end());
    return ordered;
}

}  // namespace

SampleStrip::SampleStrip(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      session_(session),
      themes_(themes),
      header_(new PanelHeader(themes, {}, this)),
      order_(new SegmentedControl(themes, {}, this)),
      field_(new TileField(themes, this)),
      lines_(new SampleLines(themes, this)) {
    order_->addSegment(WrongFirst, {});
    order_->addSegment(All, {});
    header_->addWidget(order_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    header_->layOut(column, {field_, lines_});
    connect(order_, &SegmentedControl::currentChanged, this, &SampleStrip::refresh);
    connect(field_, &TileField::chosen, this, [this](qint64 index) { session_.setSample(index); });
    connect(lines_, &SampleLines::chosen, this, [this](qint64 index) { session_.setSample(index); });
    connect(&session, &LabSession::stripAnswerChanged, this, &SampleStrip::refresh);
    connect(&session, &LabSession::datasetChanged, this, &SampleStrip::refresh);
    connect(&session, &LabSession::sampleViewChanged, this, [this] {
        field_->setChosen(session_.sampleView().index);
        lines_->setChosen(session_.sampleView().index);
    });
    retranslate();
}

QSize SampleStrip::sizeHint() const {
    return {themes_.theme().px(400), themes_.theme().px(250)};
}
QSize SampleStrip::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(140)};
}

/// Whether the answer is about the part that is watched now.
bool SampleStrip::isCurrent() const {
    return !session_.stripAnswer().part.empty() && session_.stripAnswer().part == session_.watchedPart();
}

void SampleStrip::refresh() {
    const auto dataset = session_.dataset();
    const StripKind kind = session_.stripAnswer().kind;
    const bool shown = dataset && isCurrent() && kind != StripKind::None;
    const bool inLines = shown && kind != StripKind::Pictures;
    lines_->setVisible(inLines);
    field_->setVisible(!inLines);
    order_->setVisible(!isCurrent() || kind == StripKind::Pictures || kind == StripKind::Classes);
    showHeader();
    field_->setEmptyText(emptyText());
    if (!shown) {
        field_->setTiles({}, nullptr, nullptr);
        return;
    }
    const DataPart& part = session_.stripAnswer().part == "test" ? dataset->test : dataset->train;
    if (inLines)
        showLines(*dataset, part);
    else
        showTiles(dataset, part);
}

void SampleStrip::showTiles(const std::shared_ptr<const Dataset>& dataset, const DataPart& part) {
    if (!dataset->image()) return;
    std::vector<Tile> tiles = tilesOf(session_.stripAnswer(), session_.watchedIndices());
    if (order_->currentId() == WrongFirst) tiles = wrongFirst(tiles, field_->tiles());
    field_->setTiles(std::move(tiles), dataset, &part);
}

void SampleStrip::showLines(const Dataset& dataset, const DataPart& part) {
    const Numbers numbers(themes_.theme().locale());
    auto lines = sampleLines(session_.stripAnswer(), session_.watchedIndices(), dataset, part, numbers);
    if (order_->currentId() == WrongFirst)
        std::ranges::stable_partition(lines, [](const SampleLine& line) { return line.wrong; });
    lines_->setLines(std::move(lines));
}

/// Why there are no samples to be seen.
QString SampleStrip::emptyText() const {
    if (session_.dataset() && isCurrent() && session_.stripAnswer().kind == StripKind::None)
        return tr(
            "The network gives back too many numbers for a line here: its Output block on the canvas shows them, "
            "beside what its Input block shows.");
    return tr("Samples appear here as soon as the network can answer.");
}

/// How many answers are wrong, where they can be.
QString SampleStrip::countText() const {
    const StripAnswer& answer = session_.stripAnswer();
    if (answer.tiles.empty() || !isCurrent() || answer.kind == StripKind::Numbers) return {};
    std::int64_t wrong = 0, all = 0;
    for (const StripAnswer::Tile& tile : answer.tiles) {
        if (answer.kind != StripKind::Texts) {
            wrong += tile.prediction != tile.label;
            ++all;
        }
        for (std::size_t i = 0; i < tile.truth.size(); ++i) {
            wrong += tile.truth[i] != tile.given[i];
            ++all;
        }
    }
    if (order_->isVisibleTo(this) && width() < themes_.theme().px(widthForCounts)) return tr("%1 wrong").arg(wrong);
    return answer.kind == StripKind::Texts ? tr("%1 of %2 characters wrong").arg(wrong).arg(all)
                                           : tr("%1 of %2 wrong").arg(wrong).arg(all);
}

/// Says which part it is, and never test unless the experiment watches it.
void SampleStrip::showHeader() {
    header_->setTitle(session_.watchedPart() == "test"       ? tr("Test samples, watched")
                      : session_.watchedPart() == "training" ? tr("Training samples")
                                                             : tr("Validation samples"));
    header_->setSubtitle(isCurrent() && session_.stripAnswer().kind == StripKind::Numbers ? tr("target → answer")
                                                                                          : countText());
}

void SampleStrip::showEvent(QShowEvent* event) {
    session_.setStripWanted(true);
    QWidget::showEvent(event);
}

void SampleStrip::hideEvent(QHideEvent* event) {
    session_.setStripWanted(false);
    QWidget::hideEvent(event);
}

void SampleStrip::retranslate() {
    order_->setAccessibleName(tr("Order of the samples"));
    order_->setSegmentText(WrongFirst, tr("wrong first"));
    order_->setSegmentText(All, tr("all"));
    field_->setAccessibleName(tr("Sample pictures"));
    lines_->setAccessibleName(tr("Samples with the network's answers"));
    refresh();
}

void SampleStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
