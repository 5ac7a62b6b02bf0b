#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace glassbox {

class Button;
class ChoiceForm;
class DataForm;
class LabSession;
class RegularizationForm;
class SchemaForm;
class ThemeManager;

/// The experiment around the network: name, data, sizes and seed, optimizer, schedule, regularisation. Shown while no
/// single block is selected.
class ExperimentForm : public QWidget {
    Q_OBJECT

public:
    ExperimentForm(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows the document as it stands.
    void refresh();

Q_SIGNALS:
    /// The button under the optimizer: look for its learning rate.
    void rangeTestRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildRegularization();
    void showCounts();
    void retranslate();

    LabSession& session_;
    const ThemeManager& themes_;
    QLabel* title_ = nullptr;
    QLabel* hint_ = nullptr;
    QLineEdit* name_ = nullptr;
    DataForm* data_ = nullptr;
    SchemaForm* run_ = nullptr;
    ChoiceForm* optimizer_ = nullptr;
    Button* rangeTest_ = nullptr;
    ChoiceForm* schedule_ = nullptr;
    RegularizationForm* regularization_ = nullptr;
    QLabel* countsCaption_ = nullptr;
    QLabel* counts_ = nullptr;
};

}  // namespace glassbox
