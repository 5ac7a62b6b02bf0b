#!/usr/bin/env bash
# Installs what is missing, builds and opens the lab. Without a display it trains LeNet-5 on MNIST, prints the accuracy
# and writes glassbox-window.png (the real window) and glassbox-weights.safetensors.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install.sh build run
scripts/build.sh release glassbox glassbox-cli

if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    exec build/release/bin/glassbox "$@"
fi

echo "No display: training resources/presets/lenet5.json off screen" >&2
runtime=$(mktemp -d)
trap 'rm -rf "$runtime"' EXIT
QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$runtime build/release/bin/glassbox \
    --train resources/presets/lenet5.json --picture glassbox-window.png --save glassbox-weights.safetensors "$@"
