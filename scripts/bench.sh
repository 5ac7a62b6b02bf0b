#!/usr/bin/env bash
# Measures training speed with one and two threads; with --peers against PyTorch in interleaved runs
# with --window the window against the command line
# (further options go to scripts/peers/compare.py, for instance --pairs 5 --seconds 1).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ ${1:-} == --peers ]]; then
    shift
    scripts/install.sh build peers
    scripts/build.sh release glassbox-cli
    exec /usr/bin/python3 scripts/peers/compare.py build/release/bin/glassbox-cli "$@"
fi

if [[ ${1:-} == --window ]]; then
    shift
    scripts/install.sh build run
    scripts/build.sh release glassbox glassbox-cli
    exec /usr/bin/python3 scripts/peers/window_bench.py build/release/bin "$@"
fi

scripts/install.sh build
scripts/build.sh release glassbox-cli
for threads in 1 2; do
    build/release/bin/glassbox-cli bench "$@" --threads "$threads"
done
