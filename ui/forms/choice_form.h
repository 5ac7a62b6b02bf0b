#pragma once

#include "core/base/schema.h"
#include "core/experiment/experiment_spec.h"

#include <QWidget>

#include <span>
#include <string>
#include <string_view>
#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace glassbox {

class SchemaForm;
class ThemeManager;

/// One kind that can be chosen: a row of the optimizers' or schedules' table.
struct ChoiceRow {
    std::string_view name, label, formula, help;
    std::span<const SettingSchema> settings;
};

/// A choice among kinds, its formula, and the form of the chosen kind's settings: optimizer, schedule.
class ChoiceForm : public QWidget {
    Q_OBJECT

public:
    ChoiceForm(const ThemeManager& themes, std::vector<ChoiceRow> rows, QWidget* parent = nullptr);

    /// Shows what is chosen.
    void setChoice(const ChoiceSpec& chosen);
    void setCaption(const QString& caption);

Q_SIGNALS:
    /// Another kind, with its defaults, or another value of one setting; `key` is that setting's, or empty.
    void edited(const glassbox::ChoiceSpec& choice, const QString& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    const ChoiceRow* find(std::string_view name) const;
    void choose(int index);
    void makeForm(const ChoiceRow& row);
    void retranslate();

    const ThemeManager& themes_;
    std::vector<ChoiceRow> rows_;
    ChoiceSpec chosen_;
    QLabel* caption_;
    QComboBox* box_;
    QLabel* formula_;
    QVBoxLayout* column_;
    SchemaForm* form_ = nullptr;
};

}  // namespace glassbox
