#pragma once

#include "ui/session/microscope_session.h"

#include <QWidget>

#include <cstdint>
#include <vector>

namespace glassbox {

class LabSession;
class NetworkView;
class ThemeManager;

/// The network of the step under the microscope: what the cursor did last lights up on it, the blocks show the sample
/// as far as it is computed. Nothing is edited here.
class StepNetwork : public QWidget {
    Q_OBJECT

public:
    StepNetwork(MicroscopeSession& session, LabSession& lab, const ThemeManager& themes, QWidget* parent = nullptr);

    NetworkView& view() { return *view_; }
    /// What has to be watched; nothing while it is hidden.
    std::vector<TensorWish> wishes(std::int64_t sample) const;
    /// Shows the session's view, `speed` moves a second.
    void showView(std::int64_t sample, double speed);

Q_SIGNALS:
    /// A block was opened: its flat id.
    void blockOpened(const QString& id);
    void message(const QString& text);

private:
    MicroscopeSession& session_;
    NetworkView* view_;
};

}  // namespace glassbox
