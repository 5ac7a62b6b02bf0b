#pragma once

#include <QAbstractButton>
#include <QString>

namespace glassbox {

class ThemeManager;

/// A file that was opened or saved lately.
struct RecentFile {
    QString file;
    QString name;  ///< of the experiment or network in it
};

/// One line of recent work on the start page: its name, below it file and day of the last change.
class RecentRow : public QAbstractButton {
    Q_OBJECT

public:
    RecentRow(const ThemeManager& themes, const RecentFile& recent, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
    QString name_, where_;
};

}  // namespace glassbox
