#!/bin/bash
# The default rules on both sample stacks; the x86_64 result is used by the workload, as the untouched stack is, and
# every module that imported before still does, the allowed losses aside.
#
#     end_to_end.sh TOOL        with LAYERSLIM_STACKS and LAYERSLIM_PYTHON set, as make test does
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tool=${1:?which layerslim?}
tool=$(cd "$(dirname "$tool")" && pwd)/$(basename "$tool")
: "${LAYERSLIM_STACKS:?is not set; run this by make test}" "${LAYERSLIM_PYTHON:?is not set; run this by make test}"
work=$(mktemp -d "${TMPDIR:-/tmp}/layerslim-workload.XXXXXX")
trap 'rm -rf "$work"' EXIT
python=("$LAYERSLIM_PYTHON" -I -S)
passed=0 failed=0

check() {
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1)); echo "pass $name"
    else
        failed=$((failed + 1)); echo "FAIL $name"
    fi
}

slim() { "$tool" apply default --tree "$LAYERSLIM_STACKS/$1/python" --target "python3.12-$1" -o "$work/$1.zip" > "$work/$1.txt" 2>&1 ||
    { cat "$work/$1.txt"; return 1; }; }
below() {
    local bytes
    bytes=$("${python[@]}" -c 'import sys, zipfile; print(sum(i.file_size for i in zipfile.ZipFile(sys.argv[1]).infolist()))' "$1")
    echo "     $(basename "$1"): $bytes bytes unzipped, wanted are at most $2"
    [ "$bytes" -le "$2" ]
}
importable() {
    "${python[@]}" "$here/importable.py" "$work/layer/python" --allowed "$here/allowed_losses.txt" > "$work/after.txt"
    "${python[@]}" "$here/importable.py" --compare "$here/modules.txt" "$work/after.txt" --allowed "$here/allowed_losses.txt"
}

"${python[@]}" "$here/run.py" "$LAYERSLIM_STACKS/x86_64/python" > "$work/untouched.txt" 2>&1 &
untouched=$!
check "apply default, arm64" slim arm64
check "apply default, x86_64" slim x86_64
check "arm64 below 230 million bytes" below "$work/arm64.zip" 230000000
check "x86_64 below 250 million bytes" below "$work/x86_64.zip" 250000000
check "unzip -t, arm64" unzip -tqq "$work/arm64.zip"
check "unzip x86_64" unzip -qq "$work/x86_64.zip" -d "$work/layer"
wait "$untouched"
check "workload on the untouched stack" [ $? = 0 ]
echo "the workload on the untouched stack:"
cat "$work/untouched.txt"
echo "the workload on the slimmed stack:"
"${python[@]}" "$here/run.py" "$work/layer/python"
check "workload on the slimmed stack" [ $? = 0 ]
check "modules that imported before import after" importable
echo "end to end: $passed passed, $failed failed"
[ "$failed" = 0 ]
