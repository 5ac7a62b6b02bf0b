#include "ui/instruments/sample_strip.h"

#include "ui/instruments/tile_field.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/panel_header.h"
#include "ui/theme/widgets/segmented_control.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

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
      field_(new TileField(themes, this)) {
    order_->addSegment(WrongFirst, {});
    order_->addSegment(All, {});
    header_->addWidget(order_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(field_, 1);
    header_->setBody(field_);
    connect(order_, &SegmentedControl::currentChanged, this, &SampleStrip::refresh);
    connect(field_, &TileField::chosen, this, [this](qint64 index) { session_.setSample(index); });
    connect(&session, &LabSession::stripAnswerChanged, this, &SampleStrip::refresh);
    connect(&session, &LabSession::datasetChanged, this, &SampleStrip::refresh);
    connect(&session, &LabSession::sampleViewChanged, this, [this] { field_->setChosen(session_.sampleView().index); });
    retranslate();
}

QSize SampleStrip::sizeHint() const {
    return {themes_.theme().px(400), themes_.theme().px(250)};
}
QSize SampleStrip::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(140)};
}

void SampleStrip::refresh() {
    const auto dataset = session_.dataset();
    const StripAnswer& answer = session_.stripAnswer();
    showHeader();
    if (!dataset || !dataset->image() || answer.part != session_.watchedPart()) {
        field_->setTiles({}, nullptr, nullptr);
        return;
    }
    std::vector<Tile> tiles = tilesOf(answer, session_.watchedIndices());
    if (order_->currentId() == WrongFirst) tiles = wrongFirst(tiles, field_->tiles());
    field_->setTiles(std::move(tiles), dataset, answer.part == "test" ? &dataset->test : &dataset->train);
}

/// Says which part it is, and never test unless the experiment watches it.
void SampleStrip::showHeader() {
    const StripAnswer& answer = session_.stripAnswer();
    const bool test = session_.watchedPart() == "test";
    header_->setTitle(test ? tr("Test pictures, watched") : tr("Validation pictures"));
    const auto wrong = std::count_if(answer.tiles.begin(), answer.tiles.end(),
                                     [](const StripAnswer::Tile& tile) { return tile.prediction != tile.label; });
    const bool none = answer.tiles.empty() || answer.part != session_.watchedPart();
    header_->setSubtitle(none ? QString() : tr("%1 of %2 wrong").arg(wrong).arg(answer.tiles.size()));
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
    order_->setAccessibleName(tr("Order of the pictures"));
    order_->setSegmentText(WrongFirst, tr("wrong first"));
    order_->setSegmentText(All, tr("all"));
    field_->setAccessibleName(tr("Sample pictures"));
    field_->setEmptyText(tr("Pictures appear here as soon as the network can answer."));
    showHeader();
}

void SampleStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
