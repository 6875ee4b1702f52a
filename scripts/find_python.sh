#!/bin/bash
# Prints the absolute path of a CPython of the wanted version (3.12 unless given) that really runs.
# Looks at LAYERSLIM_PYTHON, then at every pythonX.Y on PATH, ~/.local/bin, Homebrew's kegs, and the
# newest matching pyenv version. A pyenv shim that answers with an error does not count.
set -euo pipefail

version=${1:-3.12}
case $version in
    3.[0-9]|3.[0-9][0-9]) ;;
    *) echo "find_python.sh: a version looks like 3.12, not '$version'" >&2; exit 2 ;;
esac

# Prints the real interpreter behind CANDIDATE, or fails.
real_interpreter() {
    [ -x "$1" ] || return 1
    "$1" -I -S - "$version" 2>/dev/null <<'PYTHON'
import sys
if "%d.%d" % sys.version_info[:2] != sys.argv[1] or sys.implementation.name != "cpython":
    sys.exit(1)
print(sys.executable)
PYTHON
}

if [ -n "${LAYERSLIM_PYTHON:-}" ] && [ "$version" = 3.12 ]; then
    real_interpreter "$LAYERSLIM_PYTHON" && exit 0
    echo "find_python.sh: LAYERSLIM_PYTHON=$LAYERSLIM_PYTHON does not run as Python $version" >&2
    exit 1
fi

IFS=: read -r -a folders <<< "$PATH"
folders+=("$HOME/.local/bin" "/opt/homebrew/opt/python@$version/bin" "/usr/local/opt/python@$version/bin")
for folder in "${folders[@]}"; do
    real_interpreter "${folder:-.}/python$version" && exit 0
done

# Newest first: pyenv names its folders 3.12.1, 3.12.10, …
versions=${PYENV_ROOT:-$HOME/.pyenv}/versions
while IFS= read -r name; do
    real_interpreter "$versions/$name/bin/python$version" && exit 0
done < <(
    for folder in "$versions/$version" "$versions/$version".*; do
        if [ -d "$folder" ]; then basename "$folder"; fi
    done | sort -t. -k3,3nr
)

cat >&2 <<MESSAGE
find_python.sh: no Python $version that runs was found: not on PATH, not in ~/.local/bin, not in
Homebrew, not in pyenv. It runs the workload and the oracles. One of these installs it:
    Ubuntu 24.04    sudo apt-get install python$version python$version-venv
    macOS           brew install python@$version
    anywhere        uv python install $version
    anywhere        pyenv install $version
Debian itself has only its own Python: use uv or pyenv there. A Python elsewhere is named by
LAYERSLIM_PYTHON=/path/to/python$version.
MESSAGE
exit 1
