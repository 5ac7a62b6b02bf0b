#pragma once

#include "core/experiment/experiment_spec.h"

#include <QWidget>

#include <span>
#include <string_view>
#include <vector>

class QCheckBox;
class QLabel;

namespace glassbox {

class SchemaForm;
class ThemeManager;
struct RegularizerType;

/// What keeps a network from learning by heart: a box for each row of the regularisers' table, and under it the
/// settings while it is on.
class RegularizationForm : public QWidget {
    Q_OBJECT

public:
    RegularizationForm(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows what is on.
    void setChoices(const std::vector<ChoiceSpec>& choices);
    void setCaption(const QString& caption);

Q_SIGNALS:
    /// One more, one fewer, or another value of one setting; `key` is "type.setting", or empty.
    void edited(const std::vector<glassbox::ChoiceSpec>& choices, const QString& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        const RegularizerType* type;
        QCheckBox* box;
        SchemaForm* form;
    };

    Row makeRow(const RegularizerType& type);
    void turn(const RegularizerType& type, bool on);
    void change(const RegularizerType& type, const QString& key, const Setting& value);
    void retranslate();

    const ThemeManager& themes_;
    QLabel* caption_;
    std::vector<Row> rows_;
    std::vector<ChoiceSpec> choices_;
};

}  // namespace glassbox
