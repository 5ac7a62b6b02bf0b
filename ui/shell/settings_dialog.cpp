#include "ui/shell/settings_dialog.h"

#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/segmented_control.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace glassbox {

SettingsDialog::SettingsDialog(ThemeManager& themes, Language& language, Preferences& preferences, QWidget* parent)
    : QDialog(parent), themes_(themes), language_(language), preferences_(preferences) {
    build();
    retranslate();
}

void SettingsDialog::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space24, metrics.space24, metrics.space24, metrics.space16);
    column->setSpacing(metrics.space16);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(metrics.space24);
    form->setVerticalSpacing(metrics.space12);
    languages_ = new QComboBox(this);
    languages_->addItem(QString(), QStringLiteral("system"));
    for (const QString& code : Language::codes())
        languages_->addItem(Language::nativeName(code), code);
    languages_->setCurrentIndex(languages_->findData(preferences_.language()));
    connect(languages_, &QComboBox::currentIndexChanged, this, &SettingsDialog::chooseLanguage);
    scheme_ = new SegmentedControl(themes_, {}, this);
    for (int id = 0; id < 3; ++id)
        scheme_->addSegment(id, {});
    scheme_->setCurrentId(static_cast<int>(themes_.schemeChoice()));
    connect(scheme_, &SegmentedControl::currentChanged, this, [this](int id) {
        preferences_.setScheme(static_cast<SchemeChoice>(id));
        themes_.setSchemeChoice(static_cast<SchemeChoice>(id));
    });
    scale_ = new QComboBox(this);
    const auto percentOf = [](double scale) { return static_cast<int>(std::lround(scale * 100)); };
    for (const double scale : Preferences::scales)
        scale_->addItem(QStringLiteral("%1 %").arg(percentOf(scale)), percentOf(scale));
    scale_->setCurrentIndex(scale_->findData(percentOf(themes_.scale())));
    connect(scale_, &QComboBox::currentIndexChanged, this, [this](int index) {
        const double scale = scale_->itemData(index).toInt() / 100.0;
        preferences_.setScale(scale);
        themes_.setScale(scale);
    });
    motion_ = new SegmentedControl(themes_, {}, this);
    for (int id = 0; id < 3; ++id)
        motion_->addSegment(id, {});
    motion_->setCurrentId(static_cast<int>(themes_.motionChoice()));
    connect(motion_, &SegmentedControl::currentChanged, this, [this](int id) {
        preferences_.setMotion(static_cast<MotionChoice>(id));
        themes_.setMotionChoice(static_cast<MotionChoice>(id));
    });
    form->addRow(languageLabel_ = new QLabel(this), languages_);
    form->addRow(schemeLabel_ = new QLabel(this), scheme_);
    form->addRow(scaleLabel_ = new QLabel(this), scale_);
    form->addRow(motionLabel_ = new QLabel(this), motion_);
    close_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    connect(close_, &Button::clicked, this, &QDialog::accept);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(close_, 0, Qt::AlignRight);
}

void SettingsDialog::chooseLanguage(int index) {
    const QString choice = languages_->itemData(index).toString();
    preferences_.setLanguage(choice);
    language_.choose(choice);
    themes_.setLocale(language_.locale());
}

void SettingsDialog::retranslate() {
    setWindowTitle(tr("Settings"));
    const QSignalBlocker quiet(languages_);
    languages_->setItemText(0, tr("As the desktop"));
    languages_->setAccessibleName(tr("Language"));
    languageLabel_->setText(tr("Language"));
    schemeLabel_->setText(tr("Appearance"));
    scaleLabel_->setText(tr("Interface scale"));
    scale_->setAccessibleName(tr("Interface scale"));
    motionLabel_->setText(tr("Motion"));
    scheme_->setAccessibleName(tr("Appearance"));
    scheme_->setSegmentText(static_cast<int>(SchemeChoice::System), tr("As the desktop"));
    scheme_->setSegmentText(static_cast<int>(SchemeChoice::Light), tr("Light"));
    scheme_->setSegmentText(static_cast<int>(SchemeChoice::Dark), tr("Dark"));
    motion_->setAccessibleName(tr("Motion"));
    motion_->setSegmentText(static_cast<int>(MotionChoice::System), tr("As the desktop"));
    motion_->setSegmentText(static_cast<int>(MotionChoice::Full), tr("Full"));
    motion_->setSegmentText(static_cast<int>(MotionChoice::Less), tr("Less"));
    close_->setText(tr("Close"));
}

void SettingsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QDialog::changeEvent(event);
}

}  // namespace glassbox
