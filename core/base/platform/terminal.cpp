#include "core/base/platform/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace glassbox {

bool standardErrorIsTerminal() {
    return isatty(STDERR_FILENO) == 1;
}

bool standardOutputIsTerminal() {
    return isatty(STDOUT_FILENO) == 1;
}

int terminalColumns() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

}  // namespace glassbox
