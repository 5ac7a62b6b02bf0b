#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace glassbox {

class Button;
class LabSession;
class SchemaForm;
class ThemeManager;
struct Error;
struct ExperimentSpec;

/// The data of an experiment: which data set, its options by its row of the catalog, what the output is compared with
/// and how samples are prepared. Where the samples do not fit the network it says so and offers the mend.
class DataForm : public QWidget {
    Q_OBJECT

public:
    DataForm(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows the document as it stands.
    void refresh();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void choose(int index);
    void edit(ExperimentSpec experiment, const QString& key);
    void showOptions();
    void followStatus();
    void showProblem();
    void showError(const Error& error);
    void retranslate();

    LabSession& session_;
    const ThemeManager& themes_;
    std::string failure_;  ///< of the session, as told last
    QLabel* caption_ = nullptr;
    QComboBox* box_ = nullptr;
    QLabel* help_ = nullptr;
    QLabel* problem_ = nullptr;
    Button* mend_ = nullptr;
    QVBoxLayout* optionsPlace_ = nullptr;
    SchemaForm* options_ = nullptr;
    SchemaForm* preparation_ = nullptr;
    std::string shown_;  ///< data set whose options are shown
};

}  // namespace glassbox
