#!/usr/bin/env bash
# Trains the presets to their stated results and says what was reached: hours for all of them, minutes for most.
# scripts/quality.sh [--seeds N] [--threads N] [--log FOLDER] [PRESET...]
# CIFAR-10 is looked for under $GLASSBOX_DATA; presets whose data are not here are skipped in one line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install.sh build run quality
scripts/build.sh release glassbox-cli
/usr/bin/python3 scripts/quality/train_presets.py build/release/bin/glassbox-cli "$@"
