#include "ui/forms/regularization_form.h"

#include "core/base/platform/directories.h"
#include "ui/forms/inspector.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

namespace glassbox {
namespace {

template <class Widget>
Widget* named(const QWidget& parent, const char* accessibleName) {
    for (Widget* widget : parent.findChildren<Widget*>())
        if (widget->isVisible() && widget->accessibleName() == QString::fromLatin1(accessibleName)) return widget;
    return nullptr;
}

TEST(RegularizationForm, TurnsOnSetsAndTurnsOffWithUndo) {
    LabSession session{DataPlaces::standard()};
    ThemeManager themes;
    Inspector inspector{session, themes};
    session.startOver(*loadExperiment(resourceDirectory() / "presets" / "lenet5.json"));
    session.document().select({});
    inspector.resize(280, 1400);
    inspector.show();
    const auto chosen = [&session]() -> const std::vector<ChoiceSpec>& {
        return session.document().experiment().regularization;
    };
    auto* box = named<QCheckBox>(inspector, "Clip the gradients' length");
    ASSERT_NE(box, nullptr);
    EXPECT_FALSE(box->isChecked());
    EXPECT_EQ(named<QLineEdit>(inspector, "Limit"), nullptr) << "settings show while it is on";
    QTest::keyClick(box, Qt::Key_Space);
    ASSERT_EQ(chosen().size(), 1u);
    EXPECT_EQ(chosen()[0].type, "clip_norm");
    EXPECT_TRUE(box->isChecked());
    auto* limit = named<QLineEdit>(inspector, "Limit");
    ASSERT_NE(limit, nullptr);
    limit->selectAll();
    QTest::keyClicks(limit, QStringLiteral("25"));
    EXPECT_DOUBLE_EQ(chosen()[0].settings.real("limit"), 25);
    EXPECT_EQ(session.document().undoStack().count(), 2) << "typing in one field is one step";
    QTest::keyClick(box, Qt::Key_Space);
    EXPECT_TRUE(chosen().empty());
    session.document().undoStack().undo();
    EXPECT_DOUBLE_EQ(chosen().at(0).settings.real("limit"), 25);
    EXPECT_TRUE(box->isChecked());
}

}  // namespace
}  // namespace glassbox
