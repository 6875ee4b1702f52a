#!/bin/bash
# Makes a layer's python/ tree with pip, from published wheels only, for a target that need not be this machine.
# The tree appears at --output whole or not at all; wheels are kept under the cache and fetched once.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
usage="usage: fetch_wheels.sh --arch arm64|x86_64 [--python 3.12] --output DIR
           [--requirements FILE] [--constraints FILE] [--pip-python PYTHON]

  --arch          the Lambda architecture
  --python        the Lambda runtime's Python (3.12)
  --output        the tree to make; an earlier one there is replaced, only on success
  --requirements  what the layer is for (requirements.txt beside this script)
  --constraints   name==version of the whole closure (constraints.txt beside this script)
  --pip-python    a Python from 3.8 on whose pip is 22 or later (found on PATH unless given)

Wheels are kept in \${LAYERSLIM_CACHE:-~/.cache/layerslim}/wheels."

fail() { echo "fetch_wheels.sh: $1" >&2; exit "${2:-1}"; }
misused() { printf 'fetch_wheels.sh: %s\n%s\n' "$1" "$usage" >&2; exit 2; }

arch='' python=3.12 output='' pip_python=${LAYERSLIM_PIP_PYTHON:-}
requirements=$here/requirements.txt constraints=''
while [ $# -gt 0 ]; do
    case $1 in
        --help|-h) echo "$usage"; exit 0 ;;
        --arch|--python|--output|--requirements|--constraints|--pip-python)
            [ $# -ge 2 ] || misused "$1 needs a value"
            case $1 in
                --arch) arch=$2 ;;
                --python) python=$2 ;;
                --output) output=$2 ;;
                --requirements) requirements=$2 ;;
                --constraints) constraints=$2 ;;
                --pip-python) pip_python=$2 ;;
            esac
            shift 2 ;;
        *) misused "no such option: $1" ;;
    esac
done
case $arch in
    arm64) machine=aarch64 ;;
    x86_64) machine=x86_64 ;;
    '') misused "--arch is missing" ;;
    *) misused "no such architecture: $arch" ;;
esac
case $python in
    3.[0-9]|3.[0-9][0-9]) ;;
    *) misused "a Python version looks like 3.12, not '$python'" ;;
esac
[ -n "$output" ] || misused "--output is missing"
if [ -z "$constraints" ]; then
    constraints=$here/constraints.txt
    if [ -e "$here/constraints-python$python.txt" ]; then constraints=$here/constraints-python$python.txt; fi
fi
for file in "$requirements" "$constraints"; do
    [ -r "$file" ] || fail "$file cannot be read"
done

# The tree that a run replaces must be one that pip made.
output=${output%/}
if [ -L "$output" ] || { [ -e "$output" ] && [ ! -d "$output" ]; }; then fail "$output is there and is no folder"; fi
if [ -d "$output" ] && [ -n "$(ls -A "$output")" ] && [ -z "$(find "$output" -maxdepth 1 -name '*.dist-info')" ]; then
    fail "$output holds something other than Python packages; nothing was touched"
fi

# pip's markers are not relied on (see wheel_closure.py), so any Python will do; one that is missing pip will not.
usable_pip() {
    "$1" -c 'import sys, pip; sys.exit(sys.version_info < (3, 8) or int(pip.__version__.split(".")[0]) < 22)' 2>/dev/null
}
if [ -n "$pip_python" ]; then
    usable_pip "$pip_python" || fail "$pip_python is no Python from 3.8 on with a pip from 22 on"
else
    for candidate in "$("$here/../../scripts/find_python.sh" "$python" 2>/dev/null || true)" \
        python3 python3.14 python3.13 python3.12 python3.11 python3.10 python3.9 /usr/bin/python3; do
        if [ -n "$candidate" ] && usable_pip "$candidate"; then pip_python=$candidate; break; fi
    done
    [ -n "$pip_python" ] || fail "no Python from 3.8 on with a pip from 22 on was found; python3 -m ensurepip gives one
(Debian: apt-get install python3-pip), and --pip-python names it"
fi

# pip takes every --platform literally: manylinux_2_34 alone would not admit a manylinux_2_17 wheel.
tags=(--platform "manylinux2014_$machine")
for minor in 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34; do
    tags+=(--platform "manylinux_2_${minor}_$machine")
done
tags+=(--implementation cp --python-version "$python" --only-binary=:all: --no-deps)

parent=$(dirname "$output")
wheels=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}/wheels/python$python-$arch
mkdir -p "$parent" "$wheels"
parent=$(cd "$parent" && pwd) wheels=$(cd "$wheels" && pwd)
output=$parent/$(basename "$output")
staging=$(mktemp -d "$parent/.fetch_wheels.XXXXXX")
fetched=$(mktemp -d "$wheels/.fetch.XXXXXX")
clean_up() {
    # Interrupted between the two renames at the end: the earlier tree goes back.
    if [ -e "$staging/replaced" ] && [ ! -e "$output" ]; then mv "$staging/replaced" "$output"; fi
    rm -rf "$staging" "$fetched"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
# pip unpacks under TMPDIR and moves from there: on the same disk that is a rename.
export TMPDIR=$staging PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
choose() { "$pip_python" "$here/wheel_closure.py" "$@"; }

choose missing "$constraints" "$wheels" > "$staging/missing.txt"
if [ -s "$staging/missing.txt" ]; then
    echo "fetching $(wc -l < "$staging/missing.txt" | tr -d ' ') wheels for python$python-$arch" >&2
    "$pip_python" -m pip download --quiet --no-cache-dir "${tags[@]}" --dest "$fetched" \
        --requirement "$staging/missing.txt" >&2
    mv "$fetched"/*.whl "$wheels/"
fi

choose closure "$requirements" "$constraints" "$wheels" "$python" "$machine" > "$staging/closure.txt"
# Requires-Python was held against --python when the wheels were chosen; pip 22's install would hold it against itself.
echo "installing $(wc -l < "$staging/closure.txt" | tr -d ' ') distributions into $output" >&2
"$pip_python" -m pip --isolated install -qq --no-cache-dir --no-index --find-links "$wheels" "${tags[@]}" \
    --no-compile --ignore-requires-python \
    --target "$staging/tree" --requirement "$staging/closure.txt" >&2
choose requested "$requirements" "$staging/tree"
chmod 755 "$staging/tree"

if [ -e "$output" ]; then mv "$output" "$staging/replaced"; fi
mv "$staging/tree" "$output"
