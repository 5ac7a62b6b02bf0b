#!/usr/bin/env bash
# Configures and builds a preset: scripts/build.sh release [target...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

preset=$1
shift
targets=()
[[ $# -eq 0 ]] || targets=(--target "$@")

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! cmake --preset "$preset" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
echo "Building $preset" >&2
cmake --build --preset "$preset" --parallel "$(nproc)" "${targets[@]}" >&2
