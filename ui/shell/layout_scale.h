#pragma once

#include <QObject>

class QLayout;

namespace glassbox {

class ThemeManager;

/// Keeps margins and spacings of all layouts of the program at the interface scale: they are px that were set once, by
/// rooms as by dialogs that are made later. A layout that has changed them by itself since is left alone.
class LayoutScale : public QObject {
    Q_OBJECT

public:
    explicit LayoutScale(const ThemeManager& themes);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static void note(QLayout& layout, double scale);
    void apply();

    const ThemeManager& themes_;
    double scale_;  ///< that the layouts have
};

}  // namespace glassbox
