#!/usr/bin/env bash
# Collects every text of the program into the .ts files of a folder, resources/translations if none is given: new texts
# arrive unfinished, gone ones are dropped.
set -euo pipefail
folder=$(realpath "${1:-$(dirname "${BASH_SOURCE[0]}")/../resources/translations}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lupdate=/usr/lib/qt6/bin/lupdate
[[ -x $lupdate ]] || lupdate=lupdate
"$lupdate" -silent -I . -no-obsolete -locations none -tr-function-alias QT_TRANSLATE_NOOP+=translatable \
    -extensions cpp,h core ui app -ts "$folder/glassbox_zh_CN.ts"
"$lupdate" -silent -I . -no-obsolete -locations none -pluralonly \
    -extensions cpp,h ui app -ts "$folder/glassbox_en.ts"
