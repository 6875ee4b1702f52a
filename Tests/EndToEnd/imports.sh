#!/bin/bash
# shellcheck disable=SC1091,SC2154
# `layerslim check --imports` against CPython itself: every source of both sample stacks, of the standard library and of
# the packages of Tests/Oracles/imports/corpus.txt; constructs that are hard to read, under every Python that is here;
# damaged sources; and conditions on versions and platforms.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
oracles=$root/Tests/Oracles/imports
corpus=$("$oracles/fetch_corpus.sh") || exit 1
export PYTHONDONTWRITEBYTECODE=1

pythons=("$LAYERSLIM_PYTHON")
for minor in 9 10 11 13 14; do
    if python=$("$root/scripts/find_python.sh" 3.$minor 2> /dev/null); then pythons+=("$python"); fi
done

# compare PYTHON LEAST FOLDER...: the program's list is that of this Python's ast, of at least so many statements.
compare() {
    local python=$1 least=$2
    shift 2
    "$python" "$oracles/compare.py" "$tool" --least "$least" "$@"
}

check "sample stacks, standard library, large packages" compare "$LAYERSLIM_PYTHON" 5000 \
    "$LAYERSLIM_STACKS/arm64/python" "$LAYERSLIM_STACKS/x86_64/python" stdlib "$corpus"

mkdir "$work/edges" "$work/damaged"
"$LAYERSLIM_PYTHON" "$oracles/edges.py" "$work/edges"
for python in "${pythons[@]}"; do
    check "hard constructs under $("$python" -V)" compare "$python" 200 "$work/edges"
done

find "$LAYERSLIM_STACKS/x86_64/python" -name '*.py' -size -6k | LC_ALL=C sort | awk 'NR % 9 == 0' |
    "$LAYERSLIM_PYTHON" "$oracles/mutations.py" 11 6000 "$work/damaged" > /dev/null
check "damaged sources" compare "$LAYERSLIM_PYTHON" 5000 "$work/damaged"

check "conditions, by every Python's own answer" "$LAYERSLIM_PYTHON" "$oracles/real_conditions.py" "$tool" 90 \
    "${pythons[@]}" -- "$LAYERSLIM_STACKS/x86_64/python" stdlib "$corpus"

check "lazy imports of real packages" "$LAYERSLIM_PYTHON" "$oracles/lazy.py" "$tool" "$corpus"

finish imports
