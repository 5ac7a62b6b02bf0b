#include "core/base/version.h"

#include <cstdio>

int main() {
    std::printf("glassbox-cli %s\n", glassbox::version);
    return 0;
}
