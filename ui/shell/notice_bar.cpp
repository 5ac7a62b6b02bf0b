#include "ui/shell/notice_bar.h"

#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/notice_card.h"

#include <QAccessible>
#include <QEvent>
#include <QFileInfo>
#include <QVBoxLayout>

namespace glassbox {
namespace {

/// A headline begins with a capital, unless it begins with the name of a file or block.
QString sentenceStart(const QString& text) {
    const bool named = text.section(u' ', 0, 0).endsWith(u':');
    return named || text.isEmpty() ? text : text.at(0).toUpper() + text.mid(1);
}

}  // namespace

NoticeBar::NoticeBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), card_(new NoticeCard(themes, Role::Error, NoticeCard::Ground::Soft, this)) {
    const Metrics& metrics = themes.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space12, metrics.space8, metrics.space12, metrics.space8);
    column->addWidget(card_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    card_->setDismissible(true);
    connect(card_, &NoticeCard::dismissed, this, qOverload<>(&NoticeBar::clear));
    hide();
}

void NoticeBar::tell(NoticeKind kind, const Error& error, const QString& file) {
    kind_ = kind;
    error_ = error;
    file_ = file;
    retranslate();
    show();
    QAccessibleEvent alert(card_, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::clear(NoticeKind kind) {
    if (kind == kind_) clear();
}

void NoticeBar::clear() {
    hide();
}

QString NoticeBar::remedy() const {
    switch (kind_) {
        case NoticeKind::File:
            return tr("Open another file");
        case NoticeKind::Data:
            return tr("Look again");
        case NoticeKind::Diverged:
            return tr("Restart with a tenth of the learning rate");
        case NoticeKind::Network:
            break;
    }
    return {};
}

void NoticeBar::retranslate() {
    if (kind_ == NoticeKind::File)
        card_->setTexts(tr("%1 can't be opened").arg(QFileInfo(file_).fileName()), placedSentences(error_));
    else
        card_->setTexts(sentenceStart(placedText(error_)), errorHint(error_));
    card_->clearActions();
    const QString text = remedy();
    if (text.isEmpty()) return;
    connect(card_->addAction(text), &Button::clicked, this, [this] { Q_EMIT remedyChosen(kind_); });
}

void NoticeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
