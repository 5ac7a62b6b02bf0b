#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests of the release build; with --sanitize those of asan and tsan.
# The last line is "N passed, N failed"; the exit status is not 0 if any failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

presets=(release)
case ${1:-} in
    "") ;;
    --sanitize) presets=(asan tsan) ;;
    *)
        echo "usage: scripts/test.sh [--sanitize]" >&2
        exit 2
        ;;
esac

scripts/install.sh build run test
folders=()
for preset in "${presets[@]}"; do
    scripts/build.sh "$preset"
    results=build/$preset/test-results
    rm -rf "$results"
    mkdir -p "$results"
    # A failure shows in the counts; ctest's own status is not needed.
    ctest --preset "$preset" --parallel "$(nproc)" --output-junit "$PWD/$results/ctest.xml" || true
    folders+=("$results")
done
/usr/bin/python3 scripts/count_tests.py "${folders[@]}"
