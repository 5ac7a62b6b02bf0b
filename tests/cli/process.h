#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace glassbox::test {

/// What a process left behind.
struct Finished {
    int exit = -1;  ///< exit status; 128 + signal where a signal ended it
    std::string out, err;
};

/// Runs a program and waits for it. `environment` replaces or, where the value is empty, removes variables. `watch` is
/// given all of standard error after each piece that came, and the process id: it may send a signal.
Finished runProcess(const std::string& program, const std::vector<std::string>& arguments,
                    const std::map<std::string, std::string>& environment,
                    const std::function<void(const std::string& err, int pid)>& watch = {});

}  // namespace glassbox::test
