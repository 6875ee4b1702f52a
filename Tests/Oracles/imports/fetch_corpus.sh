#!/bin/bash
# Installs the packages of corpus.txt without what they require, under the cache, once for each list of versions, and
# prints the folder.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${LAYERSLIM_PYTHON:?is not set; run this by make test}"
cache=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}
folder=$cache/corpus-$(cksum < "$here/corpus.txt" | cut -d ' ' -f 1)
if [ ! -d "$folder" ]; then
    mkdir -p "$cache"
    staging=$(mktemp -d "$cache/.corpus.XXXXXX")
    trap 'rm -rf "$staging"' EXIT
    "$LAYERSLIM_PYTHON" -m pip install --quiet --disable-pip-version-check --no-deps --no-compile \
        --only-binary=:all: --target "$staging/corpus" --requirement "$here/corpus.txt" >&2
    # Only sources are looked at.
    find "$staging/corpus" -type f ! -name '*.py' ! -name '*.pyi' ! -name METADATA -delete
    mv "$staging/corpus" "$folder"
fi
echo "$folder"
