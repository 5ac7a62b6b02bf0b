#include "ui/forms/inspector.h"

#include "ui/forms/block_form.h"
#include "ui/forms/experiment_form.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"

#include <QScrollArea>
#include <QStackedLayout>

namespace glassbox {
namespace {

/// Forms scroll when the panel is low; their width is the panel's.
QScrollArea* scrolling(QWidget* form, const ThemeManager& themes, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // wrapped words keep their width when it gets a handle
    area->setFocusPolicy(Qt::NoFocus);
    themes.keepBackground(form, Role::Surface);
    area->setWidget(form);
    return area;
}

}  // namespace

Inspector::Inspector(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      session_(session),
      themes_(themes),
      scale_(themes.theme().scale()),
      stack_(new QStackedLayout(this)) {
    build();
    setFocusPolicy(Qt::NoFocus);
    connect(&session.document(), &NetworkDocument::selectionChanged, this, &Inspector::showSelection);
    connect(&session.document(), &NetworkDocument::changed, this, &Inspector::showSelection);
    connect(&themes, &ThemeManager::changed, this, &Inspector::followScale);
    showSelection();
}

void Inspector::build() {
    block_ = new BlockForm(session_, themes_, this);
    connect(block_, &BlockForm::microscopeRequested, this, &Inspector::microscopeRequested);
    experiment_ = new ExperimentForm(session_, themes_, this);
    connect(experiment_, &ExperimentForm::rangeTestRequested, this, &Inspector::rangeTestRequested);
    stack_->addWidget(scrolling(experiment_, themes_, this));
    stack_->addWidget(scrolling(block_, themes_, this));
}

/// Another scale lays the forms out anew.
void Inspector::followScale() {
    if (themes_.theme().scale() == scale_) return;
    scale_ = themes_.theme().scale();
    while (QWidget* area = stack_->widget(0))
        delete area;
    build();
    showSelection();
}

QSize Inspector::sizeHint() const {
    return {themes_.theme().px(262), themes_.theme().px(400)};
}

void Inspector::showSelection() {
    const std::string id = session_.document().selectedBlock();
    const bool block = session_.document().network().find(id) != nullptr;
    block_->showBlock(block ? id : std::string());
    experiment_->refresh();
    stack_->setCurrentIndex(block ? 1 : 0);
    setFocusProxy(block ? static_cast<QWidget*>(block_) : experiment_);
}

void Inspector::renameBlock() {
    block_->editName();
}

}  // namespace glassbox
