#include "core/base/platform/clock.h"
#include "core/base/platform/directories.h"
#include "core/base/platform/interrupt.h"
#include "core/base/platform/memory.h"
#include "core/base/platform/processor.h"
#include "core/base/platform/terminal.h"
#include "core/base/platform/thread.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace glassbox {
namespace {

/// Sets an environment variable for one test.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name), had_(std::getenv(name) != nullptr) {
        if (had_) before_ = std::getenv(name);
        if (value)
            setenv(name, value, 1);
        else
            unsetenv(name);
    }
    ~Variable() {
        if (had_)
            setenv(name_, before_.c_str(), 1);
        else
            unsetenv(name_);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
    bool had_;
    std::string before_;
};

TEST(Clock, NeverGoesBack) {
    std::int64_t last = monotonicNanoseconds();
    for (int i = 0; i < 1000; ++i) {
        const std::int64_t now = monotonicNanoseconds();
        ASSERT_GE(now, last);
        last = now;
    }
    EXPECT_NEAR(monotonicSeconds(), static_cast<double>(monotonicNanoseconds()) * 1e-9, 1.0);
}

TEST(Clock, KnowsWhenTheProcessStarted) {
    const double first = secondsSinceProcessStart();
    EXPECT_GE(first, -0.02);  // the start is known to a hundredth of a second
    EXPECT_LT(first, 3600.0);
    EXPECT_GE(secondsSinceProcessStart(), first);
    EXPECT_GT(processorSeconds(), 0.0);
}

TEST(Memory, OfThisProcessIsLessThanOfTheMachine) {
    EXPECT_GT(residentBytes(), 1024U * 1024);
    EXPECT_GT(totalMemoryBytes(), residentBytes());
    EXPECT_GT(availableMemoryBytes(), 0U);
    EXPECT_LE(availableMemoryBytes(), totalMemoryBytes());
}

TEST(Memory, PeakGrowsWithWhatIsTouched) {
    const std::uint64_t before = residentBytes();
    constexpr std::size_t size = 64U << 20;
    const std::vector<char> block(size, 1);
    EXPECT_GE(peakResidentBytes(), before + size / 2);
    EXPECT_EQ(block[size - 1], 1);
}

TEST(Processor, HasAtLeastOneCoreAndAtMostItsThreads) {
    EXPECT_GE(physicalCores(), 1);
    EXPECT_LE(physicalCores(), static_cast<int>(std::thread::hardware_concurrency()));
    EXPECT_FALSE(processorName().empty());
}

TEST(Directories, FollowTheXdgRules) {
    const Variable home("HOME", "/home/ada");
    {
        const Variable data("XDG_DATA_HOME", "/srv/ada");
        EXPECT_EQ(userDataDirectory(), "/srv/ada/glassbox");
    }
    {
        const Variable data("XDG_DATA_HOME", "relative");
        EXPECT_EQ(userDataDirectory(), "/home/ada/.local/share/glassbox");
    }
    const Variable data("XDG_DATA_HOME", nullptr);
    EXPECT_EQ(userDataDirectory(), "/home/ada/.local/share/glassbox");
}

TEST(Directories, ResourcesAreTheSourceTreesUnlessChosen) {
    {
        const Variable none("GLASSBOX_RESOURCES", nullptr);
        EXPECT_EQ(resourceDirectory(), std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources");
    }
    const Variable chosen("GLASSBOX_RESOURCES", "/opt/glassbox");
    EXPECT_EQ(resourceDirectory(), "/opt/glassbox");
}

TEST(Directories, ProgramIsThisTest) {
    EXPECT_EQ(programPath().filename(), "base_test");
}

TEST(Terminal, HasColumns) {
    EXPECT_GT(terminalColumns(), 0);
}

TEST(Thread, PriorityIsTheThreadsOwn) {
    std::thread([] {
        lowerThreadPriority();
        yieldThread();
        errno = 0;
        EXPECT_EQ(nice(0), 19);
    }).join();
    EXPECT_NE(nice(0), 19);
}

/// Waits, at most ten seconds.
void waitUntilInterrupted() {
    const double start = monotonicSeconds();
    while (!interrupted() && monotonicSeconds() - start < 10)
        yieldThread();
}

bool blocksInterrupts() {
    sigset_t blocked;
    pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
    return sigismember(&blocked, SIGINT) == 1 && sigismember(&blocked, SIGTERM) == 1;
}

TEST(InterruptDeathTest, FirstSignalSetsTheFlagAndTheSecondEndsTheProcess) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            catchInterrupts();
            if (interrupted()) std::exit(1);
            kill(getpid(), SIGINT);
            waitUntilInterrupted();
            if (!interrupted()) std::exit(2);
            kill(getpid(), SIGINT);
            for (const double start = monotonicSeconds(); monotonicSeconds() - start < 10;)
                yieldThread();
            std::exit(3);
        },
        testing::KilledBySignal(SIGINT), "");
}

/// A signal's frame must never land where a computing thread's stack pointer happens to point.
TEST(InterruptDeathTest, ThreadsThatComputeTakeNoSignal) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            catchInterrupts();
            bool worker = false;
            std::thread([&worker] { worker = blocksInterrupts(); }).join();
            std::exit(blocksInterrupts() && worker ? 0 : 1);
        },
        testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace glassbox
