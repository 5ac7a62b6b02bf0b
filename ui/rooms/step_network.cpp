#include "ui/rooms/step_network.h"

#include "ui/canvas/network_view.h"
#include "ui/canvas/step_marks.h"
#include "ui/session/lab_session.h"

#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {

StepNetwork::StepNetwork(MicroscopeSession& session, LabSession& lab, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(new NetworkView(lab.document(), themes, this)) {
    view_->setReadOnly(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
    setFocusProxy(view_);
    connect(view_, &NetworkView::openRequested, this, [this, &lab](const QString& id) {
        Q_EMIT blockOpened(QString::fromStdString(lab.document().flatId(id.toStdString())));
    });
    connect(view_, &NetworkView::message, this, &StepNetwork::message);
}

std::vector<TensorWish> StepNetwork::wishes(std::int64_t sample) const {
    if (isHidden() || !session_.view().stage) return {};
    return blockWishes(*session_.view().stage, sample);
}

void StepNetwork::showView(std::int64_t sample, double speed) {
    if (isHidden()) return;
    if (!session_.view().stage) {
        view_->clearStep();
        return;
    }
    view_->showStep(session_.view(), std::max(speed, 1.0));
    view_->setPictures(blockPictures(session_.view(), sample));
}

}  // namespace glassbox
