#include "ui/instruments/health/layer_panel.h"

#include "ui/instruments/health/layer_dashboard.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/panel_header.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace glassbox {

LayerPanel::LayerPanel(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      session_(session),
      themes_(themes),
      header_(new PanelHeader(themes, {}, this)),
      dashboard_(new LayerDashboard(themes, this)),
      emptyState_(new EmptyState(themes, {}, {}, this)),
      pages_(new QStackedWidget(this)) {
    themes.keepBackground(this, Role::Surface);
    auto* empty = new QWidget(this);
    auto* emptyBox = new QVBoxLayout(empty);
    const int padding = themes.theme().metrics().panelPadding;
    emptyBox->setContentsMargins(padding, padding, padding, padding);
    emptyBox->addWidget(emptyState_);
    pages_->addWidget(empty);
    pages_->addWidget(dashboard_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    header_->layOut(column, {pages_});
    connect(emptyState_, &EmptyState::activated, &session, &LabSession::train);
    connect(&session, &LabSession::healthChanged, this, &LayerPanel::refresh);
    connect(&session, &LabSession::faultsChanged, this, &LayerPanel::refresh);
    connect(&session.document(), &NetworkDocument::selectionChanged, this,
            [this] { dashboard_->setSelected(session_.document().selectedBlock()); });
    connect(dashboard_, &LayerDashboard::blockChosen, this,
            [this](const QString& block) { chooseBlock(block.toStdString()); });
    retranslate();
    refresh();
}

LayerPanel::~LayerPanel() {
    setWatching(false);
}

QSize LayerPanel::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(140)};
}

void LayerPanel::setWatching(bool watching) {
    if (watching == watching_) return;
    watching_ = watching;
    session_.watchLayers(watching);
    if (watching) refresh();
}

void LayerPanel::refresh() {
    if (!watching_) return;
    dashboard_->setHealth(session_.health());
    dashboard_->setFaults(session_.faults());
    pages_->setCurrentIndex(session_.health() ? 1 : 0);
}

/// What lies inside a composite is found there if it is open, else the composite itself.
void LayerPanel::chooseBlock(const std::string& block) {
    const auto& blocks = session_.document().network().blocks;
    std::string id = block;
    const auto shown = [&] { return std::ranges::find(blocks, id, &BlockSpec::id) != blocks.end(); };
    while (!shown() && id.find('.') != std::string::npos)
        id = id.substr(0, id.rfind('.'));
    if (!shown()) id = block.substr(block.rfind('.') + 1);
    if (shown()) session_.document().select({id});
}

void LayerPanel::retranslate() {
    header_->setTitle(tr("Layers"));
    header_->setSubtitle(tr("over the steps of the run"));
    emptyState_->setTexts(tr("No step yet"), tr("Train to see how activations and gradients fare in each layer."));
    emptyState_->setAction(tr("Train"), Icon::Play);
    dashboard_->setAccessibleName(tr("How the layers fare"));
    dashboard_->setWhatsThis(tr(
        "A row is a layer, a strip is one of its numbers over the steps of the run, from the first at the left to the "
        "latest at the right. Blue is what flows forward, orange what flows back. A layer with a warning sign is in "
        "trouble; all others are healthy."));
    dashboard_->viewport()->update();
}

void LayerPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
