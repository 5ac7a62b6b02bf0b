#pragma once

#include "core/base/schema.h"

#include <QWidget>

#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace glassbox {

class LabSession;
class SchemaForm;
class ThemeManager;

/// The experiment around the network: name, sizes and seed, optimizer, schedule. Shown while no single block is
/// selected.
class ExperimentForm : public QWidget {
    Q_OBJECT

public:
    ExperimentForm(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows the document as it stands.
    void refresh();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// A typed choice with the form of its settings: optimizer, schedule.
    struct Choice {
        QLabel* caption = nullptr;
        QComboBox* box = nullptr;
        QLabel* formula = nullptr;
        QVBoxLayout* place = nullptr;
        SchemaForm* form = nullptr;
        std::string type;
    };

    void build();
    void buildChoice(Choice& choice, QVBoxLayout* column);
    void fillChoices();
    void showOptimizer();
    void showSchedule();
    void chooseOptimizer(int index);
    void chooseSchedule(int index);
    void showCounts();
    void retranslate();

    LabSession& session_;
    const ThemeManager& themes_;
    QLabel* title_ = nullptr;
    QLabel* hint_ = nullptr;
    QLineEdit* name_ = nullptr;
    SchemaForm* run_ = nullptr;
    Choice optimizer_, schedule_;
    QLabel* countsCaption_ = nullptr;
    QLabel* counts_ = nullptr;
};

}  // namespace glassbox
