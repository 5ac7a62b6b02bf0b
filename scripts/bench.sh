#!/usr/bin/env bash
# Measures training speed with one and two threads; with --peers against PyTorch in interleaved runs
# with --window the window against the command line, with --latency one LeNet-5 prediction against ONNX Runtime's
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

if [[ ${1:-} == --latency ]]; then
    shift
    scripts/install.sh build peers latency
    command -v npm >/dev/null || scripts/install.sh npm
    scripts/build.sh release glassbox-cli
    packages=build/peers
    version=1.30.0
    if ! grep -qs "\"version\": \"$version\"" $packages/node_modules/onnxruntime-node/package.json; then
        mkdir -p $packages
        # Its install script would fetch what needs a GPU.
        npm install --prefix $packages --ignore-scripts --no-audit --no-fund "onnxruntime-node@$version"
    fi
    exec /usr/bin/python3 scripts/peers/latency.py build/release/bin/glassbox-cli $packages "$@"
fi

scripts/install.sh build
scripts/build.sh release glassbox-cli
for threads in 1 2; do
    build/release/bin/glassbox-cli bench "$@" --threads "$threads"
done
