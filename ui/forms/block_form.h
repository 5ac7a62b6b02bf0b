#pragma once

#include "core/network/document_palette.h"

#include "core/base/schema.h"

#include <QWidget>

#include <string>

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace glassbox {

class Button;
class ChoiceForm;
class LabSession;
class NoticeCard;
class SchemaForm;
class ThemeManager;
class WeightsView;

/// Everything about one block: its name, its settings, what is wrong and the mend, shapes, parameters, work, live
/// weights.
class BlockForm : public QWidget {
    Q_OBJECT

public:
    BlockForm(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows a block; an empty id shows nothing and stops watching weights.
    void showBlock(const std::string& id);
    void editName();

Q_SIGNALS:
    /// Show this block (its flat id) in the microscope.
    void microscopeRequested(const QString& id);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    bool formFits() const;
    void makeForm();
    void refresh();
    void showFigures();
    void showProblem();
    void changeSetting(const QString& key, const Setting& value);
    void makeLossForm();
    void showLoss();
    void rename();
    void showWeights();
    void retranslate();

    LabSession& session_;
    const ThemeManager& themes_;
    std::string id_, type_, flatId_;
    std::shared_ptr<const DocumentPalette> palette_;  ///< holds the schema that the form was made from
    QVBoxLayout* column_ = nullptr;
    QVBoxLayout* formPlace_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* help_ = nullptr;
    Button* open_ = nullptr;
    QLineEdit* name_ = nullptr;
    QLabel* nameReason_ = nullptr;
    NoticeCard* problem_ = nullptr;
    SchemaForm* form_ = nullptr;
    ChoiceForm* loss_ = nullptr;  ///< of an Output block
    std::string lossTask_;        ///< that it was made for
    QCheckBox* trainable_ = nullptr;
    QLabel* shapeCaption_ = nullptr;
    QLabel* shape_ = nullptr;
    QLabel* parametersCaption_ = nullptr;
    QLabel* parameters_ = nullptr;
    QLabel* workCaption_ = nullptr;
    QLabel* work_ = nullptr;
    QLabel* weightsCaption_ = nullptr;
    WeightsView* weights_ = nullptr;
};

}  // namespace glassbox
