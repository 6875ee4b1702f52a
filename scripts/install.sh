#!/bin/bash
# Installs a built program with its manual page and completions: install.sh PROGRAM PREFIX
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# = 2 ] || { echo "usage: install.sh PROGRAM PREFIX" >&2; exit 2; }
program=$1 prefix=$2

install -d "$prefix/bin" "$prefix/share/man/man1"
install -m 755 "$program" "$prefix/bin/layerslim"
"$here/completions.sh" "$program" "$prefix/share"
if command -v python3 > /dev/null && python3 "$here/manual.py" "$program" > "$prefix/share/man/man1/layerslim.1"; then
    chmod 644 "$prefix/share/man/man1/layerslim.1"
else
    rm -f "$prefix/share/man/man1/layerslim.1"
    echo "install.sh: the manual page is left out; it is written with a python3, and none runs here" >&2
fi
