#include "ui/shell/class_tools.h"

#include "ui/shell/explanations.h"
#include "ui/shell/picture_maker.h"
#include "ui/theme/theme_manager.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHelpEvent>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QWhatsThis>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int widestWords = 420;

}  // namespace

ClassTools::ClassTools(QMainWindow& window, const ThemeManager& themes)
    : window_(window),
      themes_(themes),
      fullScreen_(new QAction(this)),
      whatIsThis_(new QAction(this)),
      copyPicture_(new QAction(this)),
      savePicture_(new QAction(this)),
      words_(std::make_unique<QLabel>(&window, Qt::Popup)) {
    fullScreen_->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F11));
    fullScreen_->setCheckable(true);
    whatIsThis_->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F1));
    copyPicture_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    words_->setObjectName(QStringLiteral("explanation"));
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::PlainText);
    words_->setFrameShape(QFrame::Box);
    words_->setAutoFillBackground(true);
    themes_.keepFont(words_.get(), FontRole::Body);
    themes_.keepBackground(words_.get(), Role::Raised);
    connect(fullScreen_, &QAction::triggered, this, &ClassTools::toggleFullScreen);
    connect(whatIsThis_, &QAction::triggered, this, [] { QWhatsThis::enterWhatsThisMode(); });
    connect(copyPicture_, &QAction::triggered, this, [this] { copyPicture(*viewWithFocus()); });
    connect(savePicture_, &QAction::triggered, this, [this] { savePicture(*viewWithFocus()); });
    qApp->installEventFilter(this);
    retranslate();
}

ClassTools::~ClassTools() = default;

void ClassTools::fill(QMenu& view, QMenu& help) {
    view.addAction(fullScreen_);
    view.addSeparator();
    view.addActions({copyPicture_, savePicture_});
    help.insertAction(help.actions().value(0), whatIsThis_);
}

void ClassTools::retranslate() {
    fullScreen_->setText(tr("Full screen"));
    whatIsThis_->setText(tr("What is this?"));
    copyPicture_->setText(tr("Copy view as picture"));
    savePicture_->setText(tr("Save view as picture..."));
}

/// Back to what the window was before: maximized or not.
void ClassTools::toggleFullScreen() {
    window_.setWindowState(window_.windowState() ^ Qt::WindowFullScreen);
}

QWidget* ClassTools::viewWithFocus() const {
    QWidget* focused = QApplication::focusWidget();
    return focused != nullptr && focused->window() == &window_ ? picture_maker::viewAt(focused) : &window_;
}

bool ClassTools::explain(QWidget& widget, QPoint place) {
    const QString text = explanationAt(widget, place);
    if (text.isEmpty()) return false;
    const Theme& theme = themes_.theme();
    words_->setText(text);
    words_->setMargin(theme.metrics().space12);
    words_->setMaximumWidth(theme.px(widestWords));
    words_->resize(words_->sizeHint().boundedTo(QSize(theme.px(widestWords), QWIDGETSIZE_MAX)));
    const int high = words_->heightForWidth(words_->width());
    if (high > 0) words_->resize(words_->width(), high);
    const QRect screen = window_.screen()->availableGeometry();
    QPoint corner = widget.mapToGlobal(place) + QPoint(0, theme.metrics().space16);
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - words_->width())));
    corner.setY(std::clamp(corner.y(), screen.top(), std::max(screen.top(), screen.bottom() - words_->height())));
    words_->move(corner);
    words_->show();
    return true;
}

QString ClassTools::shownWords() const {
    return words_->isVisible() ? words_->text() : QString();
}

void ClassTools::copyPicture(QWidget& view) {
    QApplication::clipboard()->setMimeData(picture_maker::mimeData(view));
    Q_EMIT message(tr("Copied a picture of %1").arg(picture_maker::nameOf(view)));
}

void ClassTools::savePicture(QWidget& view) {
    const QString file = QFileDialog::getSaveFileName(&window_, tr("Save view as picture"),
                                                      picture_maker::nameOf(view) + QStringLiteral(".png"),
                                                      tr("Pixels (*.png);;Lines and text (*.svg)"));
    if (file.isEmpty()) return;
    const QString name = QFileInfo(file).fileName();
    Q_EMIT message(picture_maker::save(view, file) ? tr("Saved %1").arg(name) : tr("%1 can't be written").arg(name));
}

/// The menu of a view that has none of its own.
bool ClassTools::showMenu(QPoint place) {
    QWidget* at = window_.childAt(window_.mapFromGlobal(place));
    QWidget* view = picture_maker::viewAt(at);
    if (view == nullptr || view == &window_) return false;
    QMenu menu(&window_);
    connect(menu.addAction(tr("Copy as picture")), &QAction::triggered, this, [this, view] { copyPicture(*view); });
    connect(menu.addAction(tr("Save as picture...")), &QAction::triggered, this, [this, view] { savePicture(*view); });
    menu.addSeparator();
    connect(menu.addAction(whatIsThis_->text()), &QAction::triggered, this,
            [this, at, place] { explain(*at, at->mapFromGlobal(place)); });
    menu.exec(place);
    return true;
}

bool ClassTools::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type == QEvent::LanguageChange && watched == &window_) retranslate();
    if (type == QEvent::WindowStateChange && watched == &window_) fullScreen_->setChecked(window_.isFullScreen());
    if (!watched->isWidgetType()) return false;
    auto& widget = *static_cast<QWidget*>(watched);
    if (type == QEvent::ContextMenu && qobject_cast<QMainWindow*>(&widget) != nullptr && widget.window() == &window_)
        return showMenu(static_cast<QContextMenuEvent*>(event)->globalPos());
    if (type != QEvent::QueryWhatsThis && type != QEvent::WhatsThis) return false;
    auto* ask = static_cast<QHelpEvent*>(event);
    if (type == QEvent::WhatsThis) return explain(widget, ask->pos());
    ask->setAccepted(!explanationAt(widget, ask->pos()).isEmpty());
    return ask->isAccepted();
}

}  // namespace glassbox
