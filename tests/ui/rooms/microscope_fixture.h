#pragma once

#include "core/base/platform/directories.h"
#include "core/explain/explain.h"
#include "core/train/trainer.h"
#include "ui/instruments/tensor/tensor_canvas.h"
#include "ui/instruments/tensor/tensor_view.h"
#include "ui/rooms/microscope_pane.h"
#include "ui/rooms/microscope_room.h"
#include "ui/rooms/sample_bar.h"
#include "ui/rooms/slot_view.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace glassbox {

/// The room over the data that ships, and beside it the same step of a trainer without a window.
class MicroscopeRoomTest : public ::testing::Test {
protected:
    static constexpr int patience = 60000;

    MicroscopeRoomTest() {
        themes.setMotionChoice(MotionChoice::Less);
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.apply();
        room = std::make_unique<MicroscopeRoom>(lab, themes);
        room->resize(1368, 842);
    }

    static ExperimentSpec preset(const std::string& stem, std::int64_t batch) {
        auto experiment = loadExperiment(resourceDirectory() / "presets" / (stem + ".json"));
        EXPECT_TRUE(experiment.ok());
        experiment->batchSize = batch;
        return *experiment;
    }

    void open(const ExperimentSpec& experiment) {
        lab.startOver(experiment);
        ASSERT_TRUE(QTest::qWaitFor([&] { return lab.status().state == RunState::Idle; }, patience));
        room->show();
        QApplication::setActiveWindow(room.get());
        room->enter();
        ASSERT_TRUE(QTest::qWaitFor([&] { return session().view().stage != nullptr; }, patience));
        auto made = Trainer::make(experiment, lab.dataset(), {});
        ASSERT_TRUE(made.ok());
        trainer = std::move(*made);
        lookAt(nextMoment(*trainer));
    }

    void lookAt(Moment moment) {
        auto made = Microscope::make(std::move(moment), pool);
        ASSERT_TRUE(made.ok());
        reference = std::move(*made);
        reference->motion().moveTo(reference->motion().score().end());
    }

    MicroscopeSession& session() { return room->session(); }
    const MicroscopeStage& stage() { return *session().view().stage; }

    /// Waits until the view has come to the cursor and what it shows is unfolded.
    bool settles() {
        return QTest::qWaitFor([&] { return session().view().position == session().position(); }, patience) &&
               QTest::qWaitFor([&] { return shows(room->forwardPane()) && shows(room->backwardPane()); }, patience);
    }
    static bool shows(MicroscopePane& pane) {
        const std::vector<SlotView*> slots = pane.shownSlots();
        if (!pane.isVisible() || slots.empty() || slots.back()->isMissing()) return true;
        return pane.unfolded().has_value();
    }
    /// Moves behind the line that makes a value.
    void goTo(const std::string& value) {
        const auto line = stage().score.lineOf(stage().lowered.graph->find(value));
        ASSERT_TRUE(line.has_value()) << value;
        session().moveTo(*line + 1);
        ASSERT_TRUE(settles());
    }

    /// The number that a widget says of its chosen cell: "conv1.z[5, 18, 22] = 7.639"; of a single number itself.
    static double saidNumber(const SlotView& slot) {
        TensorView& view = const_cast<SlotView&>(slot).view();
        if (view.picture().tensor.shape().rank() == 0) return view.picture().tensor.at(0);
        QString text = view.canvas().chosenText().section(QStringLiteral(" = "), 1);
        return QLocale::c().toDouble(text.replace(QChar(0x2212), u'-').remove(u','));
    }

    ThemeManager themes;
    LabSession lab{DataPlaces::standard()};
    std::unique_ptr<MicroscopeRoom> room;
    ThreadPool pool{1};
    std::unique_ptr<Trainer> trainer;
    std::unique_ptr<Microscope> reference;
};

}  // namespace glassbox
