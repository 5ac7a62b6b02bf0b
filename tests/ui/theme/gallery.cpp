// Paints every component of the theme, light and dark, into one picture: theme_gallery OUT.png [SCALE]

#include "tests/ui/theme/gallery_cards.h"
#include "ui/theme/look_properties.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/chip.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/icon_button.h"
#include "ui/theme/widgets/key_number.h"
#include "ui/theme/widgets/notice_card.h"
#include "ui/theme/widgets/panel_header.h"
#include "ui/theme/widgets/search_field.h"
#include "ui/theme/widgets/segmented_control.h"
#include "ui/theme/widgets/separator.h"
#include "ui/theme/widgets/status_line.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolBar>
#include <QVBoxLayout>

#include <memory>

namespace glassbox {
namespace {

QWidget* runBar(const ThemeManager& themes) {
    auto* bar = new QWidget;
    themes.keepBackground(bar, Role::Surface);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 8, 16, 8);
    auto* train = new Button(themes, QStringLiteral("Pause"), ButtonKind::Primary, ControlSize::Large);
    train->setIconName(Icon::Pause);
    auto* step = new Button(themes, QStringLiteral("Step"));
    step->setIconName(Icon::Step);
    auto* accuracy = new KeyNumber(themes, QStringLiteral("Validation accuracy"));
    const Numbers numbers(themes.theme().locale());
    accuracy->setNumber(numbers.percent(0.9847));
    auto* speed = new KeyNumber(themes, QStringLiteral("Speed"), FontRole::MonoData);
    speed->setNumber(numbers.integer(96300), QStringLiteral("samples/s"));
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(66);
    for (QWidget* each : std::initializer_list<QWidget*>{train, step, new Separator(themes, Qt::Vertical), accuracy,
                                                         new Separator(themes, Qt::Vertical), speed}) {
        row->addWidget(each);
    }
    row->addWidget(slider, 1);
    return bar;
}

QWidget* buttons(const ThemeManager& themes, Button*& focused) {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(26, 4, 16, 4);
    row->addWidget(new Button(themes, QStringLiteral("Primary"), ButtonKind::Primary));
    row->addWidget(new Button(themes, QStringLiteral("Button")));
    row->addWidget(new Button(themes, QStringLiteral("Flat"), ButtonKind::Flat));
    auto* off = new Button(themes, QStringLiteral("Off"));
    off->setEnabled(false);
    row->addWidget(off);
    focused = new Button(themes, QStringLiteral("Focus"));
    row->addWidget(focused);
    auto* segments = new SegmentedControl(themes, QStringLiteral("Scale"));
    segments->addSegment(0, QStringLiteral("log"));
    segments->addSegment(1, QStringLiteral("linear"));
    row->addWidget(segments);
    for (const Icon icon : {Icon::Fit, Icon::Tidy, Icon::Undo}) {
        row->addWidget(new IconButton(themes, icon, iconName(icon)));
    }
    auto* pill = new Chip(themes, QStringLiteral("showing picture 18"));
    pill->setMenuArrow(true);
    row->addWidget(pill);
    row->addStretch(1);
    return box;
}

QWidget* chips(const ThemeManager& themes) {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(26, 4, 16, 4);
    row->setSpacing(14);
    row->addWidget(new Chip(themes, QStringLiteral("z[5, 18, 22] = 7.6391"), Chip::Kind::Number, Role::Forward));
    row->addWidget(new Chip(themes, QStringLiteral("∂L/∂w = −1.8329"), Chip::Kind::Number, Role::Backward));
    row->addWidget(new Chip(themes, QStringLiteral("0.0377"), Chip::Kind::Dotted));
    auto* soft = new Chip(themes, QStringLiteral("pool1 1.05"), Chip::Kind::Pill, Role::BackwardSoft);
    soft->setGround(Role::BackwardSoft);
    row->addWidget(soft);
    row->addStretch(1);
    return box;
}

QWidget* form(const ThemeManager& themes) {
    auto* box = new QWidget;
    auto* layout = new QFormLayout(box);
    layout->setContentsMargins(12, 4, 26, 4);
    auto* wrong = new QLineEdit(QStringLiteral("31"));
    wrong->setProperty(look::invalid, true);
    themes.keepFont(wrong, FontRole::Mono);
    auto* reason = new QLabel(QStringLiteral("at most 28: the input is 28×28"));
    themes.keepFont(reason, FontRole::Caption);
    themes.keepTextColor(reason, Role::Error);
    auto* choice = new QComboBox;
    choice->addItems({QStringLiteral("he_normal"), QStringLiteral("zeros")});
    auto* count = new QSpinBox;
    count->setValue(16);
    auto* bias = new QCheckBox(QStringLiteral("one a channel"));
    bias->setChecked(true);
    layout->addRow(QStringLiteral("Kernel size"), wrong);
    layout->addRow(QString(), reason);
    layout->addRow(QStringLiteral("Initial weights"), choice);
    layout->addRow(QStringLiteral("Output channels"), count);
    layout->addRow(QStringLiteral("Bias"), bias);
    layout->addRow(QString(), new QCheckBox(QStringLiteral("not chosen")));
    auto* radio = new QRadioButton(QStringLiteral("one of several"));
    radio->setChecked(true);
    layout->addRow(QString(), radio);
    layout->addRow(QString(), new SearchField(themes, QStringLiteral("Find a block")));
    return box;
}

QWidget* middle(const ThemeManager& themes) {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* left = new QVBoxLayout;
    left->addWidget(new WireCard(themes));
    auto* empty =
        new EmptyState(themes, QStringLiteral("No runs yet"), QStringLiteral("Each run is kept, with its seed."));
    empty->setAction(QStringLiteral("Train"), Icon::Play);
    empty->setFixedHeight(110);
    left->addWidget(empty);
    row->addLayout(left);
    row->addWidget(form(themes), 1);
    return box;
}

QWidget* lists(const ThemeManager& themes) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(26, 0, 26, 0);
    column->setSpacing(0);
    auto* header = new PanelHeader(themes, QStringLiteral("Curves"));
    header->setSubtitle(QStringLiteral("against epochs"));
    auto* segments = new SegmentedControl(themes, QStringLiteral("Axis"));
    segments->addSegment(0, QStringLiteral("log"));
    segments->addSegment(1, QStringLiteral("linear"));
    header->addWidget(segments);
    header->setCollapsible(true);
    column->addWidget(header);
    auto* list = new QListWidget;
    list->setFrameShape(QFrame::NoFrame);
    for (int i = 1; i <= 8; ++i)
        list->addItem(QStringLiteral("Run %1").arg(i));
    list->setCurrentRow(1);
    list->setFixedHeight(96);
    column->addWidget(list);
    return box;
}

QWidget* notices(const ThemeManager& themes) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(26, 4, 26, 4);
    auto* warning = new NoticeCard(themes, Role::Warning);
    warning->setTexts(
        QStringLiteral("NaN since step 212"),
        QStringLiteral("It began in <b>conv2</b>, op conv2d, forward: largest weight <code>3.1e19</code>."));
    warning->addAction(QStringLiteral("Go to step 211"), true);
    warning->addAction(QStringLiteral("Branch with rate ÷ 10"));
    warning->addAction(QStringLiteral("Clip gradients at 1"));
    warning->setDismissible(true);
    column->addWidget(warning);
    auto* verified = new NoticeCard(themes, Role::Good, NoticeCard::Ground::Soft);
    verified->setTexts(QStringLiteral("Verified: the two ways agree"), QStringLiteral("Engine, float32, and nudge."));
    column->addWidget(verified);
    auto* status = new StatusLine(themes);
    status->showMessage(QStringLiteral("Copied"), Role::Good);
    column->addWidget(status);
    return box;
}

QToolBar* rail(const ThemeManager& themes, QWidget* parent) {
    auto* bar = new QToolBar(parent);
    bar->setProperty(look::rail, true);
    bar->setOrientation(Qt::Vertical);
    bar->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    auto* group = new QActionGroup(bar);
    for (const Icon icon : {Icon::Start, Icon::Network, Icon::Microscope, Icon::Data, Icon::Runs, Icon::Evaluate,
                            Icon::Lessons, Icon::Present, Icon::Settings}) {
        QAction* action = group->addAction(themes.icon(icon), iconName(icon));
        action->setCheckable(true);
        action->setChecked(icon == Icon::Network);
        bar->addAction(action);
    }
    return bar;
}

QWidget* makeGallery(const ThemeManager& themes, Button*& focused) {
    auto* window = new QWidget;
    auto* outer = new QVBoxLayout(window);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* menu = new QMenuBar;
    for (const char* name : {"File", "Edit", "View", "Help"})
        menu->addMenu(QString::fromLatin1(name))->addAction(QStringLiteral("Open"));
    outer->addWidget(menu);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    outer->addLayout(row);
    row->addWidget(rail(themes, window));
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    row->addLayout(column, 1);
    for (QWidget* each : {runBar(themes), static_cast<QWidget*>(new TokenCard(themes)),
                          static_cast<QWidget*>(new HeatMapCard(themes)), middle(themes), buttons(themes, focused),
                          chips(themes), lists(themes), notices(themes), static_cast<QWidget*>(new IconCard(themes))}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    return window;
}

}  // namespace
}  // namespace glassbox

int main(int argc, char** argv) {
    using namespace glassbox;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    ThemeManager themes;
    themes.setSchemeChoice(SchemeChoice::Light);
    if (arguments.size() > 2) themes.setScale(arguments.at(2).toDouble());
    themes.apply();
    Button* focused = nullptr;
    const std::unique_ptr<QWidget> window(makeGallery(themes, focused));
    window->resize(QSize(860, 1760) * themes.scale());
    window->show();
    window->activateWindow();
    QApplication::processEvents();
    focused->setFocus(Qt::TabFocusReason);
    QApplication::processEvents();
    const QImage light = window->grab().toImage();
    // The same widgets, switched live: what does not follow is seen at once.
    themes.setSchemeChoice(SchemeChoice::Dark);
    QApplication::processEvents();
    const QImage dark = window->grab().toImage();
    QImage both(light.width() + dark.width(), std::max(light.height(), dark.height()), QImage::Format_RGB32);
    QPainter painter(&both);
    painter.drawImage(0, 0, light);
    painter.drawImage(light.width(), 0, dark);
    painter.end();
    return both.save(arguments.value(1, QStringLiteral("theme_gallery.png"))) ? 0 : 1;
}
