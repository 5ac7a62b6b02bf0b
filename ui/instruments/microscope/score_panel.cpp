#include "ui/instruments/microscope/score_panel.h"

#include "ui/instruments/microscope/score_delegate.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/panel_header.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace glassbox {

ScoreList::ScoreList(const ThemeManager& themes, ScoreModel& model, QWidget* parent)
    : QListView(parent), model_(model), delegate_(new ScoreDelegate(themes, model, this)) {
    setModel(&model);
    setItemDelegate(delegate_);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(&themes, &ThemeManager::changed, this, [this] { scheduleDelayedItemsLayout(); });
}

int ScoreList::normWidth() const {
    return delegate_->normWidth();
}

void ScoreList::setSide(ScoreSide side) {
    side_ = side;
    delegate_->setSide(side);
    viewport()->update();
}

/// To the side that is chosen, or to the other one where a row has only that.
void ScoreList::go(const QModelIndex& index) {
    if (!index.isValid()) return;
    int line = model_.lineOf(index.row(), side_);
    if (line < 0)
        line = model_.lineOf(index.row(), side_ == ScoreSide::Forward ? ScoreSide::Backward : ScoreSide::Forward);
    if (line >= 0) Q_EMIT lineChosen(line);
}

void ScoreList::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            setSide(ScoreSide::Forward);
            return;
        case Qt::Key_Right:
            setSide(ScoreSide::Backward);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            go(currentIndex());
            return;
        default:
            QListView::keyPressEvent(event);
    }
}

void ScoreList::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton) return;
    const QPoint place = event->position().toPoint();
    setSide(place.x() > viewport()->width() / 2 ? ScoreSide::Backward : ScoreSide::Forward);
    go(indexAt(place));
}

ScorePanel::ScorePanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      model_(new ScoreModel(themes, this)),
      list_(new ScoreList(themes, *model_, this)),
      header_(new PanelHeader(themes, {}, this)),
      forward_(makeTextLabel(themes, FontRole::MonoCaption, Role::Forward, this)),
      middle_(makeTextLabel(themes, FontRole::Caption, Role::Text2, this)),
      backward_(makeTextLabel(themes, FontRole::MonoCaption, Role::Backward, this)) {
    auto* heads = new QHBoxLayout;
    const Metrics& metrics = themes.theme().metrics();
    heads->setContentsMargins(metrics.space8, metrics.space4, metrics.space8, metrics.space4);
    heads->addWidget(forward_);
    heads->addWidget(middle_, 1);
    heads->addWidget(backward_);
    middle_->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addLayout(heads);
    column->addWidget(list_, 1);
    themes.keepBackground(this, Role::Surface);
    connect(list_, &ScoreList::lineChosen, this, &ScorePanel::lineChosen);
    retranslate();
}

void ScorePanel::setScore(const Score& score, const Graph& graph,
                          const std::function<QString(const std::string&)>& categoryOf) {
    model_->setScore(score, graph, categoryOf);
    retranslate();
}

void ScorePanel::setNorms(std::span<const double> norms) {
    model_->setNorms(norms);
}

void ScorePanel::setPosition(int position) {
    model_->setCurrentLine(position - 1);
    const int row = model_->rowOfLine(position - 1);
    if (row < 0) {
        list_->scrollToTop();
        return;
    }
    list_->setCurrentIndex(model_->index(row));
    list_->scrollTo(model_->index(row));
}

void ScorePanel::retranslate() {
    header_->setTitle(tr("Score"));
    header_->setSubtitle(tr("%n row(s), down then up", nullptr, model_->rowCount()));
    forward_->setText(QStringLiteral("↓ ‖z‖"));
    forward_->setToolTip(tr("Norm of what the op made: the root of the sum of squares"));
    backward_->setText(QStringLiteral("↑ ‖∂L/∂z‖"));
    backward_->setToolTip(tr("Norm of the gradient of the loss by what the op made"));
    middle_->setText(tr("block, op, shape"));
    list_->setAccessibleName(tr("Score: the ops of this step"));
}

void ScorePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
