#pragma once

#include "ui/session/key_figure.h"
#include "ui/session/lab_session.h"

#include <QWidget>

namespace glassbox {

class Button;
class EpochBar;
class KeyNumber;
class RateSlider;
class Separator;
class ThemeManager;

/// The run bar: Train or Pause, Step, Restart | epochs and steps | the key number | speed and time left | learning
/// rate.
class RunBar : public QWidget {
    Q_OBJECT

public:
    /// Follows the session and tells it what was pressed.
    RunBar(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows these figures; `epochs` and `seed` are the experiment's.
    void setStatus(const LiveStatus& status, std::int64_t epochs, std::uint64_t seed);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void refresh();
    void showPlannedRate();
    KeyFigure shownFigure(const LiveStatus& status) const;
    void showKeyNumber(const LiveStatus& status);
    void showSpeed(const LiveStatus& status);
    void retranslate();
    void adapt();

    LabSession& session_;
    const ThemeManager& themes_;
    RunState state_ = RunState::Idle;
    std::uint64_t seed_ = 1;
    bool narrow_ = false;
    int widened_ = 0;  ///< px that the long form of what is narrow takes more
    Button* train_ = nullptr;
    Button* step_ = nullptr;
    Button* restart_ = nullptr;
    EpochBar* epochs_ = nullptr;
    KeyNumber* key_ = nullptr;
    KeyNumber* loss_ = nullptr;
    Separator* lossEdge_ = nullptr;
    KeyNumber* speed_ = nullptr;
    KeyNumber* left_ = nullptr;
    RateSlider* rate_ = nullptr;
};

}  // namespace glassbox
