#pragma once

#include "core/data/dataset.h"
#include "core/network/network_spec.h"

#include <QFrame>

#include <memory>

class QLabel;

namespace glassbox {

class Button;
class ElidedLabel;
class ThemeManager;

/// A ready network on the start page: picture, name, what it does, sample data, what it reached here, Train.
class StartCard : public QFrame {
    Q_OBJECT

public:
    /// What a card shows.
    struct Content {
        QString file;
        QString group;  ///< heading under which it stands; empty: none
        QString title;
        QString description;
        NetworkSpec network;
        QString result;                 ///< "99.1 %" of the last run on this machine; empty: none yet
        QString time;                   ///< "3.2 s" that it took
        std::string dataset = "mnist";  ///< catalog name of its data
        QString missing;                ///< what its data are called where they are not here
        QString howToGet;               ///< and how to get them
    };

    StartCard(const ThemeManager& themes, Content content, bool first, QWidget* parent = nullptr);
    void setContent(const Content& content);
    /// Three pictures of the data; those of another data set than the card's are not shown.
    void setSamples(std::shared_ptr<const Dataset> dataset);

Q_SIGNALS:
    /// Train was pressed: open it and start.
    void trainRequested(const QString& file);
    /// The card itself was pressed: open it without starting.
    void openRequested(const QString& file);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void drawSamples();
    void fitSamples();
    void retranslate();

    const ThemeManager& themes_;
    Content content_;
    bool first_;
    std::shared_ptr<const Dataset> dataset_;
    QLabel* title_ = nullptr;
    QLabel* description_ = nullptr;
    QLabel* samples_ = nullptr;
    QLabel* result_ = nullptr;
    QLabel* time_ = nullptr;
    ElidedLabel* missing_ = nullptr;
    Button* train_ = nullptr;
};

}  // namespace glassbox
