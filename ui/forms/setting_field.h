#pragma once

#include "core/base/schema.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace glassbox {

class ThemeManager;

/// One setting of a form: editor, unit, help sentence, and the reason if what was typed can't be. A wrong value gets a
/// red edge and stays on the screen, while the last valid one stays in force.
class SettingField : public QWidget {
    Q_OBJECT

public:
    SettingField(const ThemeManager& themes, const SettingSchema& schema, QWidget* parent = nullptr);

    const SettingSchema& schema() const { return schema_; }
    /// Shows a value; what is being typed is left alone if it means the same.
    void setValue(const Setting& value);
    /// Shows a reason from outside (the network refused the value); empty takes it away.
    void setReason(const QString& reason);
    /// The widget that takes the focus.
    QWidget* editor() const;
    /// Takes the texts of the language again.
    void retranslate();

Q_SIGNALS:
    /// A valid value was chosen.
    void edited(const glassbox::Setting& value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildEditor();
    void buildLine();
    void takeText();
    void stepBy(int steps);

    const ThemeManager& themes_;
    const SettingSchema& schema_;
    Setting value_;
    QLineEdit* line_ = nullptr;
    QComboBox* combo_ = nullptr;
    QCheckBox* check_ = nullptr;
    QLabel* unit_ = nullptr;
    QLabel* help_ = nullptr;
    QLabel* reason_ = nullptr;
};

}  // namespace glassbox
