#pragma once

#include <QWidget>

namespace glassbox {

class ThemeManager;

/// Tokens, block categories, runs and colour maps.
class TokenCard : public QWidget {
public:
    explicit TokenCard(const ThemeManager& themes);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
};

/// Heat maps of every kind with legends, digits, gaps, and a cell that is not a number.
class HeatMapCard : public QWidget {
public:
    explicit HeatMapCard(const ThemeManager& themes);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
};

/// Wires forward, backward and at rest, probability bars.
class WireCard : public QWidget {
public:
    explicit WireCard(const ThemeManager& themes);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
};

/// Every icon with its name.
class IconCard : public QWidget {
public:
    explicit IconCard(const ThemeManager& themes);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
};

}  // namespace glassbox
