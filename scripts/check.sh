#!/usr/bin/env bash
# Checks formatting, architecture and, on files changed since a commit (default HEAD~1), cppcheck and clang-tidy:
# scripts/check.sh [commit]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install.sh build check
since=${1:-HEAD~1}
status=0

mapfile -t sources < <(git ls-files --cached --others --exclude-standard '*.h' '*.cpp')
mapfile -t changed < <({ git diff --name-only --diff-filter=d "$since" -- '*.h' '*.cpp'
                         git ls-files --others --exclude-standard '*.h' '*.cpp'; } | sort -u)

echo "clang-format: ${#sources[@]} files" >&2
clang-format-14 --dry-run -Werror "${sources[@]}" || status=1

scripts/build.sh dev architecture_test
build/dev/bin/architecture_test --gtest_brief=1 || status=1

if [[ ${#changed[@]} -gt 0 ]]; then
    echo "cppcheck: ${#changed[@]} changed files" >&2
    # The suppressed checks misread C++20 designated initialisers, Qt's macros and views.
    cppcheck --quiet --std=c++20 --language=c++ --enable=warning,portability --inline-suppr --library=googletest \
        --suppress=missingIncludeSystem --suppress=unknownMacro --suppress=syntaxError \
        --suppress=returnDanglingLifetime --error-exitcode=1 -I . "${changed[@]}" || status=1
    mapfile -t units < <(printf '%s\n' "${changed[@]}" | grep '\.cpp$' || true)
    if [[ ${#units[@]} -gt 0 ]]; then
        echo "clang-tidy: ${#units[@]} changed files" >&2
        cmake --preset dev -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
        clang-tidy-14 --quiet -p build/dev "${units[@]}" || status=1
    fi
fi
exit $status
