#pragma once

#include "core/base/error.h"

#include <QString>
#include <QWidget>

namespace glassbox {

class NoticeCard;
class ThemeManager;

/// What an error of the lab is about; decides what can be done about it at once.
enum class NoticeKind {
    File,     ///< a file was refused: open another one
    Data,     ///< the data set is missing or broken: look again
    Network,  ///< the network can't run; the canvas shows where
    Diverged  ///< the run broke off: restart with a lower learning rate
};

/// The place of errors above the room: one at a time, there until it is closed or what it is about is over.
class NoticeBar : public QWidget {
    Q_OBJECT

public:
    explicit NoticeBar(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows an error in the window's language, also after that was switched; `file` is the one that was refused.
    void tell(NoticeKind kind, const Error& error, const QString& file = {});
    /// Takes away an error of this kind.
    void clear(NoticeKind kind);
    void clear();

Q_SIGNALS:
    /// The button that does something about it was pressed.
    void remedyChosen(glassbox::NoticeKind kind);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QString remedy() const;

    NoticeCard* card_;
    NoticeKind kind_ = NoticeKind::File;
    Error error_;
    QString file_;
};

}  // namespace glassbox
