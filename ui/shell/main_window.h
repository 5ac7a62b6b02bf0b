#pragma once

#include "core/data/catalog.h"
#include "ui/session/run_report.h"
#include "ui/shell/layout_scale.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>
#include <optional>

class QAction;
class QMimeData;
class QStackedWidget;

namespace glassbox {

class ClassTools;
class Language;
class LabSession;
class MicroscopeRoom;
class NetworkRoom;
class NoticeBar;
class Preferences;
class RunBar;
class StartRoom;
class StatusLine;
class ThemeManager;
enum class NoticeKind;
struct WindowActions;

/// The lab's window: menus, rail, run bar and the rooms. It arranges and passes on; it holds no state of a run.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(ThemeManager& themes, Language& language, Preferences& preferences, DataPlaces places,
               std::filesystem::path presets, QWidget* parent = nullptr);
    ~MainWindow() override;

    LabSession& session() { return *session_; }
    ClassTools& classTools() { return *classTools_; }
    NetworkRoom& networkRoom() { return *network_; }
    MicroscopeRoom& microscopeRoom() { return *microscope_; }

    /// Opens an experiment or network file and shows it; an error is shown above the room and returned as a sentence.
    std::optional<QString> openFile(const QString& file, bool train);
    /// One training step by hand, as a PDF; a sentence where the network or the file can't be.
    std::optional<QString> saveWorksheet(const QString& file);
    void showStart();
    void showNetwork();
    void showMicroscope();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    void makeAppearanceActions();
    void updateAppearanceActions();
    void makeMenus();
    void makeRail();
    void adaptRail();
    void makeRooms();
    void connectSession();
    void retranslate();
    void fillStart();
    void fillRecentMenu();
    void openUnlessUnsaved(const QString& file, bool train);
    void newExperiment();
    void chooseFile();
    bool confirmDiscard();
    bool saveFile(bool askName);
    void saveNetwork();
    void saveWeights();
    void showSettings();
    void showAbout();
    void showKeys();
    void askForWorksheet();
    void stepScale(int direction);
    void changedRoom();
    bool inMicroscope() const;
    void step(bool back);
    void trainOrPause();
    void updateRunActions();
    void updateTitle();
    void rememberResult();
    void nextPanel(int direction);
    void showData();
    bool showProblem();
    void showFailure(const Error& error);
    void remedy(NoticeKind kind);
    void tell(const QString& text);
    void tellError(const QString& text);
    static QString droppedFile(const QMimeData& data);
    bool isPreset(const QString& file) const;

    ThemeManager& themes_;
    Language& language_;
    Preferences& preferences_;
    std::filesystem::path presets_;
    DataPlaces places_;
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<WindowActions> actions_;
    QStackedWidget* rooms_ = nullptr;
    StartRoom* start_ = nullptr;
    NetworkRoom* network_ = nullptr;
    MicroscopeRoom* microscope_ = nullptr;
    RunBar* runBar_ = nullptr;
    NoticeBar* notice_ = nullptr;
    StatusLine* status_ = nullptr;
    LayoutScale layouts_;
    std::unique_ptr<ClassTools> classTools_;
    RunState lastState_ = RunState::Idle;
};

}  // namespace glassbox
