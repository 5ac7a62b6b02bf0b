#pragma once

#include "core/base/schema.h"

#include <QWidget>

#include <span>
#include <vector>

class QFormLayout;
class QLabel;

namespace glassbox {

class Button;
class SettingField;
class ThemeManager;

/// A form made from a schema: a row a setting, the rare ones under More. A change applies at once; a wrong value says
/// why under its field while the last valid one stays in force. A new block or optimizer needs no form of its own.
class SchemaForm : public QWidget {
    Q_OBJECT

public:
    /// The schema must outlive the form (rows of the tables do).
    SchemaForm(const ThemeManager& themes, std::span<const SettingSchema> schema, QWidget* parent = nullptr);

    void setValues(const Settings& values);
    /// The editor of a setting, null if there is none.
    SettingField* field(std::string_view key) const;
    /// Unrolls the rare settings.
    void setMoreShown(bool shown);

Q_SIGNALS:
    /// A valid value was chosen.
    void edited(const QString& key, const glassbox::Setting& value);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// One row: its words and its editor.
    struct Row {
        QLabel* label;
        SettingField* field;
    };

    void addRow(const SettingSchema& setting, QFormLayout* form);
    QFormLayout* makeForm(QWidget* parent) const;
    void retranslate();

    const ThemeManager& themes_;
    std::vector<Row> rows_;
    Button* more_ = nullptr;
    QWidget* rare_ = nullptr;
};

}  // namespace glassbox
