#!/usr/bin/env bash
# Makes the pictures of README's gallery into resources/screenshots/gallery: windows and instruments with real numbers,
# in light and dark, each below 150 kB.   scripts/gallery.sh [BUILD FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ $# -eq 0 ]]; then
    scripts/install.sh build run gallery
    scripts/build.sh release glassbox tensor_gallery microscope_shot
fi
bin=${1:-build/release}/bin
target=resources/screenshots/gallery
most=150000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target" "$work/made" "$work/runtime"
chmod 700 "$work/runtime"
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$work/runtime XDG_CONFIG_HOME=$work/config

for theme in light dark; do
    for preset in lenet5 spiral_mlp; do
        "$bin/glassbox" --size 1440x900 --theme $theme --language en \
            --train resources/presets/$preset.json --picture "$work/made/window-$preset-$theme.png" >&2
    done
    "$bin/microscope_shot" "$work/made" 1440x900 $theme en lenet5 200 conv1.z >&2
    "$bin/microscope_shot" "$work/made" 1440x900 $theme en char_lstm 20 lstm1.hidden >&2
done
"$bin/tensor_gallery" "$work/made" >&2

# 256 colours are enough for what is flat; fewer where a file would still be too large.
for file in "$work"/made/*.png; do
    out=$target/$(basename "$file")
    for colours in 256 128 64 32; do
        pngquant --force --nofs --output "$out" $colours "$file"
        [[ $(stat -c %s "$out") -le $most ]] && break
    done
    if [[ $(stat -c %s "$out") -gt $most ]]; then
        echo "$out is larger than $most bytes" >&2
        exit 1
    fi
done
ls -l "$target"
