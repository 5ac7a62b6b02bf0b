#pragma once

#include <QDialog>

class QComboBox;
class QLabel;

namespace glassbox {

class Button;
class Language;
class Preferences;
class SegmentedControl;
class ThemeManager;

/// Language, light or dark, interface scale and amount of movement; each takes effect at once.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(ThemeManager& themes, Language& language, Preferences& preferences, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void chooseLanguage(int index);

    ThemeManager& themes_;
    Language& language_;
    Preferences& preferences_;
    QLabel* languageLabel_ = nullptr;
    QLabel* schemeLabel_ = nullptr;
    QLabel* scaleLabel_ = nullptr;
    QLabel* motionLabel_ = nullptr;
    QComboBox* languages_ = nullptr;
    SegmentedControl* scheme_ = nullptr;
    SegmentedControl* motion_ = nullptr;
    QComboBox* scale_ = nullptr;
    Button* close_ = nullptr;
};

}  // namespace glassbox
