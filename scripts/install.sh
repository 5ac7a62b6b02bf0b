#!/usr/bin/env bash
# Installs what is missing of the named groups of scripts/packages.txt: scripts/install.sh build run
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is no Debian system: install the counterparts of scripts/packages.txt yourself if the build misses one." >&2
    exit 0
fi

missing=()
for group in "$@"; do
    while read -r of package; do
        [[ $of == "$group" ]] || continue
        status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
        [[ $status == "install ok installed" ]] || missing+=("$package")
    done <scripts/packages.txt
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "Packages are missing and this user can't install them. As root, run:" >&2
        echo "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}")
if ! "${as_root[@]}" "${install[@]}" >"$log" 2>&1; then
    # The lists may be missing or old.
    if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" "${install[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "Packages could not be installed: ${missing[*]}" >&2
        exit 1
    fi
fi
