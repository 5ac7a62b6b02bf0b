#include "tests/cli/process.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cstdlib>

namespace glassbox::test {

namespace {

/// In the child: streams, environment, program. Does not come back.
[[noreturn]] void become(const std::string& program, const std::vector<std::string>& arguments,
                         const std::map<std::string, std::string>& environment, int out, int err) {
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    for (const auto& [name, value] : environment) {
        if (value.empty())
            unsetenv(name.c_str());
        else
            setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    execv(program.c_str(), argv.data());
    _exit(127);
}

}  // namespace

Finished runProcess(const std::string& program, const std::vector<std::string>& arguments,
                    const std::map<std::string, std::string>& environment,
                    const std::function<void(const std::string& err, int pid)>& watch) {
    Finished finished;
    std::array<int, 2> out{}, err{};
    if (pipe(out.data()) != 0 || pipe(err.data()) != 0) return finished;
    const pid_t child = fork();
    if (child == 0) {
        close(out[0]);
        close(err[0]);
        become(program, arguments, environment, out[1], err[1]);
    }
    close(out[1]);
    close(err[1]);
    std::array<pollfd, 2> streams{{{out[0], POLLIN, 0}, {err[0], POLLIN, 0}}};
    for (int open = 2; open > 0;) {
        poll(streams.data(), streams.size(), -1);
        for (std::size_t i = 0; i < streams.size(); ++i) {
            if (streams[i].fd < 0 || streams[i].revents == 0) continue;
            std::array<char, 65536> piece{};
            const ssize_t got = read(streams[i].fd, piece.data(), piece.size());
            if (got <= 0) {
                close(streams[i].fd);
                streams[i].fd = -1;
                --open;
                continue;
            }
            (i == 0 ? finished.out : finished.err).append(piece.data(), static_cast<std::size_t>(got));
            if (i == 1 && watch) watch(finished.err, child);
        }
    }
    int status = 0;
    waitpid(child, &status, 0);
    finished.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return finished;
}

}  // namespace glassbox::test
