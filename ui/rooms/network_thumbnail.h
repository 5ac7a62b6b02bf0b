#pragma once

#include "core/network/network_spec.h"

#include <QWidget>

#include <vector>

namespace glassbox {

class ThemeManager;

/// A small picture of a network: its blocks in order, stripes in category colours, higher where they hold more
/// parameters.
class NetworkThumbnail : public QWidget {
    Q_OBJECT

public:
    NetworkThumbnail(const ThemeManager& themes, const NetworkSpec& network, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// One block of the picture.
    struct Box {
        QString category;
        double height;  ///< share of the highest
    };

    const ThemeManager& themes_;
    std::vector<Box> boxes_;
};

}  // namespace glassbox
