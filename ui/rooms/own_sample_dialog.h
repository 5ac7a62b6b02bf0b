#pragma once

#include "core/data/dataset.h"
#include "core/explain/moment.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;

namespace glassbox {

class Button;
class DigitView;
class ThemeManager;

/// A sample of one's own for the microscope: a digit is drawn, a text typed, numbers are written, and what it should
/// be is said.
class OwnSampleDialog : public QDialog {
    Q_OBJECT

public:
    OwnSampleDialog(std::shared_ptr<const Dataset> dataset, const ThemeManager& themes, QWidget* parent = nullptr);

    /// What was made, or why it is none yet.
    Result<FreeSample> sample() const;
    DigitView* pad() { return pad_; }
    QLineEdit* text() { return text_; }
    QComboBox* classes() { return classes_; }

private:
    void build();
    void addAnswer();
    void check();
    std::vector<float> numbers(const QLineEdit& field) const;

    std::shared_ptr<const Dataset> dataset_;
    const ThemeManager& themes_;
    DigitView* pad_ = nullptr;
    QLineEdit* text_ = nullptr;
    QLineEdit* answer_ = nullptr;
    QComboBox* classes_ = nullptr;
    QLabel* why_ = nullptr;
    Button* accept_ = nullptr;
};

}  // namespace glassbox
