#include "tests/architecture/rules.h"

#include <map>
#include <regex>
#include <set>

namespace glassbox::architecture {

namespace fs = std::filesystem;

namespace {

constexpr int mostFileLines = 500;
constexpr int mostFunctionLines = 60;

void report(Violations& violations, const Source& source, int line, const std::string& what) {
    violations.push_back(source.path + ":" + std::to_string(line) + ": " + what);
}

/// What each folder may include directly; what those may include is allowed too.
const std::map<std::string, std::vector<std::string>>& directions() {
    static const std::map<std::string, std::vector<std::string>> table{
        {"core/base", {}},
        {"core/tensor", {"core/base"}},
        {"core/graph", {"core/tensor"}},
        {"core/ops", {"core/graph"}},
        {"core/passes", {"core/ops"}},
        {"core/kernels", {"core/tensor"}},
        {"core/runtime", {"core/passes", "core/kernels"}},
        {"core/blocks", {"core/ops"}},
        {"core/network", {"core/blocks"}},
        {"core/data", {"core/tensor"}},
        {"core/optim", {"core/kernels"}},  // an update is arithmetic on flat buffers: its kernels are kernels
        {"core/experiment", {"core/network", "core/data", "core/optim"}},
        {"core/train", {"core/experiment", "core/runtime", "core/interop/tensor files"}},
        {"core/evaluate", {"core/train"}},
        {"core/explain", {"core/train"}},
        {"core/project", {"core/evaluate", "core/explain"}},
        {"core/interop", {"core/evaluate", "core/explain", "core/interop/tensor files"}},
        {"core/interop/tensor files", {"core/tensor"}},
        {"core/compress", {"core/evaluate", "core/explain"}},
        {"core/scale", {"core/evaluate", "core/explain"}},
        {"core/tutor", {"core/evaluate", "core/explain"}},
        {"ui/theme", {"core/base"}},
        {"ui/session", {"core/project", "core/interop", "core/compress", "core/scale", "core/tutor"}},
        {"ui/canvas", {"ui/session", "ui/theme"}},
        {"ui/instruments", {"ui/session", "ui/theme"}},
        {"ui/forms", {"ui/instruments"}},
        {"ui/rooms", {"ui/canvas", "ui/forms"}},
        {"ui/shell", {"ui/rooms"}},
        {"app/cli", {"core/project", "core/interop", "core/compress", "core/scale", "core/tutor"}},
        {"app/gui", {"ui/shell"}},
    };
    return table;
}

/// "core/base" of "core/base/platform/clock.h". The formats that hold nothing but tensors are apart: they need only
/// core/tensor, and checkpoints are written in them.
std::string folderOf(const std::string& path) {
    for (const char* format : {"core/interop/safetensors.", "core/interop/npy."})
        if (path.starts_with(format)) return "core/interop/tensor files";
    const std::size_t first = path.find('/');
    const std::size_t second = first == std::string::npos ? first : path.find('/', first + 1);
    return second == std::string::npos ? path.substr(0, first) : path.substr(0, second);
}

void reach(const std::string& folder, std::set<std::string>& reached) {
    if (!reached.insert(folder).second) return;
    const auto entry = directions().find(folder);
    if (entry != directions().end())
        for (const std::string& below : entry->second)
            reach(below, reached);
}

bool isProduct(const Source& source) {
    return source.in("core") || source.in("ui") || source.in("app");
}

void forbidInclude(Violations& violations, const Source& source, const std::regex& pattern, const std::string& why) {
    for (const Include& include : includesOf(source))
        if (std::regex_search(include.target, pattern))
            report(violations, source, include.line, "includes <" + include.target + ">: " + why);
}

}  // namespace

Violations includeDirections(const std::vector<Source>& sources) {
    Violations violations;
    for (const Source& source : sources) {
        if (!isProduct(source)) continue;
        const std::string folder = folderOf(source.path);
        if (!directions().contains(folder)) {
            report(violations, source, 1, "the folder " + folder + " has no place among the include directions");
            continue;
        }
        std::set<std::string> allowed;
        reach(folder, allowed);
        for (const Include& include : includesOf(source))
            if (include.quoted && directions().contains(folderOf(include.target)) &&
                !allowed.contains(folderOf(include.target)))
                report(violations, source, include.line, folder + " must not include " + include.target);
    }
    return violations;
}

Violations includeStyle(const std::vector<Source>& sources, const fs::path& root) {
    static const std::regex generated(R"re(^(.*\.moc|moc_.*|ui_.*)$)re");
    static const std::regex umbrella("^Qt(Core|Gui|Widgets|Charts|Svg|Test)(/Qt(Core|Gui|Widgets|Charts|Svg|Test))?$");
    Violations violations;
    for (const Source& source : sources) {
        if (!isProduct(source) && !source.in("tests")) continue;
        for (const Include& include : includesOf(source)) {
            if (include.quoted && !std::regex_match(include.target, generated) && !fs::exists(root / include.target))
                report(violations, source, include.line, "\"" + include.target + "\" is no path from the root");
            if (std::regex_match(include.target, umbrella))
                report(violations, source, include.line, "includes the umbrella header " + include.target);
            if (isProduct(source) && source.is(".h") && include.target == "nlohmann/json.hpp")
                report(violations, source, include.line, "a header takes <nlohmann/json_fwd.hpp>");
        }
        if (source.is(".h") && (source.lines.empty() || source.lines.front() != "#pragma once"))
            report(violations, source, 1, "a header begins with #pragma once");
    }
    return violations;
}

Violations confinedLibraries(const std::vector<Source>& sources) {
    static const std::regex qt("^(Q[A-Z].*|Qt[A-Z].*|q[a-z]+.*\\.h)$");
    static const std::set<std::string> behindSeam{"core/kernels/cpu/gemm.cpp", "core/kernels/cpu/conv.cpp",
                                                  "core/kernels/cpu/conv_onednn.cpp",
                                                  "core/kernels/cpu/single_thread.cpp"};
    static const std::regex oneDnn("^(oneapi/)?dnnl.*$");
    static const std::regex openMp("^omp\\.h$");
    static const std::regex posix(
        "^(sys/.*|unistd\\.h|fcntl\\.h|signal\\.h|pthread\\.h|sched\\.h|dlfcn\\.h|termios\\.h|dirent\\.h|poll\\.h|"
        "pwd\\.h|netdb\\.h|arpa/.*|netinet/.*|linux/.*|spawn\\.h|semaphore\\.h)$");
    Violations violations;
    for (const Source& source : sources) {
        if (!isProduct(source)) continue;
        if (source.in("core") || source.in("app/cli")) forbidInclude(violations, source, qt, "no Qt here");
        if (!behindSeam.contains(source.path)) {
            forbidInclude(violations, source, oneDnn, "oneDNN works behind gemm.h and conv.h");
            forbidInclude(violations, source, openMp, "OpenMP's runtime is only there for oneDNN");
        }
        if (!source.in("core/base/platform"))
            forbidInclude(violations, source, posix, "POSIX lives in core/base/platform");
    }
    return violations;
}

Violations sizes(const std::vector<Source>& sources) {
    Violations violations;
    for (const Source& source : sources) {
        const int lines = static_cast<int>(source.lines.size());
        if (lines > mostFileLines) report(violations, source, lines, std::to_string(lines) + " lines, more than 500");
        if (!source.is(".h") && !source.is(".cpp")) continue;
        for (const Function& function : functionsOf(source))
            if (function.length > mostFunctionLines)
                report(violations, source, function.line,
                       std::to_string(function.length) + " lines, more than 60: " + function.head);
    }
    return violations;
}

Violations finishedWork(const std::vector<Source>& sources) {
    static const std::regex unfinished(
        "\\b(TO"
        "DO|FIX"
        "ME|XX"
        "X|HA"
        "CK)\\b");
    static const std::regex vague("(^|/)(util|utils|common|misc|helpers)/");
    static const std::regex macro("^\\s*#\\s*define\\b.*");
    Violations violations;
    for (const Source& source : sources) {
        if (std::regex_search(source.path, vague)) report(violations, source, 1, "a folder's name says what is in it");
        const bool macrosAllowed =
            !isProduct(source) || source.path == "core/base/assert.h" || source.in("core/kernels");
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            const int line = static_cast<int>(i) + 1;
            if (std::regex_search(source.lines[i], unfinished))
                report(violations, source, line, "unfinished work: " + source.lines[i]);
            if (!macrosAllowed && std::regex_match(source.lines[i], macro))
                report(violations, source, line, "a macro: " + source.lines[i]);
        }
    }
    return violations;
}

Violations colours(const std::vector<Source>& sources) {
    static const std::regex literal(R"re(#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})(?=[";\s]))re");
    static const std::regex number(
        R"re(\b(QColor(::fromRgb|::fromHsv|::fromHsl)?|qRgba?)(\s+[a-z]\w*)?\s*[({]\s*(0x)?[0-9])re");
    static const std::regex name(
        R"re(\bQt::((dark|light)(Red|Green|Blue|Cyan|Magenta|Yellow|Gray)|red|green|blue|cyan|magenta|yellow|gray|)re"
        R"re(black|white)\b)re");
    // The pad's ink is data: the greatest value of the picture that the network gets.
    static const std::string inkOfTheDigitPad = "ui/instruments/digit_canvas.cpp";
    Violations violations;
    for (const Source& source : sources) {
        if ((!source.in("ui") && !source.in("app")) || source.in("ui/theme")) continue;
        if (source.path == inkOfTheDigitPad) continue;
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            const std::string& line = source.lines[i];
            if (line.find("#include") != std::string::npos || line.find("///") != std::string::npos) continue;
            if (std::regex_search(line, literal) || std::regex_search(line, number) || std::regex_search(line, name))
                report(violations, source, static_cast<int>(i) + 1, "names a colour outside ui/theme: " + line);
        }
    }
    return violations;
}

}  // namespace glassbox::architecture
