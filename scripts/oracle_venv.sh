#!/bin/bash
# Makes the virtual environment of the packages that the tests compare with, under the cache, once for each list of
# versions, and prints the path of its Python. `oracle_venv.sh browser` makes that of browser-requirements.txt,
# `oracle_venv.sh aws` that of aws-requirements.txt.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=$("$here/find_python.sh" 3.12)
cache=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}
name=${1:-oracle}
versions=$here/$name-requirements.txt
# The sum names the folder: another list makes another environment, and one that is there is whole.
sum=$( (cat "$versions"; echo "$python") | cksum | cut -d ' ' -f 1)
environment=$cache/$name-$sum
if [ ! -x "$environment/bin/python" ]; then
    mkdir -p "$cache"
    staging=$(mktemp -d "$cache/.oracle.XXXXXX")
    trap 'rm -rf "$staging"' EXIT
    "$python" -m venv "$staging/venv" >&2
    "$staging/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --requirement "$versions" >&2
    # Scripts would keep the staging path; only the interpreter and its packages are used, and they move.
    rm -rf "$environment"
    mv "$staging/venv" "$environment"
fi
echo "$environment/bin/python"
