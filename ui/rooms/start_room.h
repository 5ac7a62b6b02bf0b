#pragma once

#include "core/data/dataset.h"
#include "ui/rooms/recent_row.h"
#include "ui/rooms/start_card.h"

#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace glassbox {

class Button;
class ThemeManager;

/// The start page: ready networks (one press trains), recent work, an empty canvas, open.
class StartRoom : public QWidget {
    Q_OBJECT

public:
    explicit StartRoom(const ThemeManager& themes, QWidget* parent = nullptr);

    void setPresets(std::vector<StartCard::Content> presets);
    /// Files that were opened or saved lately, newest first; those that are gone are left out by the caller.
    void setRecentFiles(std::vector<RecentFile> files);
    /// Sample pictures for the cards, once a data set is here.
    void setSamples(std::shared_ptr<const Dataset> dataset);
    /// One line about this machine at the foot.
    void setMachine(const QString& text);

Q_SIGNALS:
    void trainRequested(const QString& file);
    void openRequested(const QString& file);
    void emptyRequested();
    void openFileRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildHead(QVBoxLayout* page);
    void buildBody(QVBoxLayout* page);
    void retranslate();
    void arrange();
    void clearCards();
    void addGroup(const QString& name);
    void fillRecent();

    /// Cards under one heading.
    struct Group {
        QString name;
        QLabel* title = nullptr;
        QGridLayout* grid = nullptr;
        std::vector<StartCard*> cards;
    };

    const ThemeManager& themes_;
    std::vector<StartCard*> cards_;
    std::vector<Group> groups_;
    std::vector<RecentFile> recent_;
    std::shared_ptr<const Dataset> dataset_;
    QWidget* page_ = nullptr;  ///< what scrolls
    QLabel* title_ = nullptr;
    QLabel* lead_ = nullptr;
    QLabel* goOn_ = nullptr;
    QLabel* machine_ = nullptr;
    QLabel* offline_ = nullptr;
    Button* empty_ = nullptr;
    Button* open_ = nullptr;
    QVBoxLayout* groupColumn_ = nullptr;
    QWidget* recentPanel_ = nullptr;
    QVBoxLayout* recentRows_ = nullptr;
    int columns_ = 0;
};

}  // namespace glassbox
