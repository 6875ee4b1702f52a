#!/bin/bash
# shellcheck disable=SC1091,SC2154
# The default rules on both sample stacks; the x86_64 result is used by the workload, as the untouched stack is, and
# every module that imported before still does, the allowed losses aside.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../EndToEnd/checks.sh"

python=("$LAYERSLIM_PYTHON" -I -S)

slim() { # slim ARCHITECTURE
    "$tool" apply default --tree "$LAYERSLIM_STACKS/$1/python" --target "python3.12-$1" -o "$work/$1.zip" > "$work/$1.txt" 2>&1 ||
        { cat "$work/$1.txt"; return 1; }
}
below() { # below ZIP BYTES: what is in it, unzipped
    local bytes
    bytes=$("${python[@]}" -c 'import sys, zipfile
print(sum(entry.file_size for entry in zipfile.ZipFile(sys.argv[1]).infolist()))' "$1") || return 1
    echo "     $(basename "$1"): $bytes bytes unzipped, wanted are at most $2"
    [ "$bytes" -le "$2" ]
}
importable() {
    "${python[@]}" "$here/importable.py" "$work/layer/python" --allowed "$here/allowed_losses.txt" > "$work/after.txt" &&
        "${python[@]}" "$here/importable.py" --compare "$here/modules.txt" "$work/after.txt" --allowed "$here/allowed_losses.txt"
}

# The untouched stack's workload needs nothing of the tool: it runs beside the rest.
"${python[@]}" "$here/run.py" "$LAYERSLIM_STACKS/x86_64/python" > "$work/untouched.txt" 2>&1 &
untouched=$!
check "apply default, arm64" slim arm64
check "apply default, x86_64" slim x86_64
check "arm64 below 230 million bytes" below "$work/arm64.zip" 230000000
check "x86_64 below 250 million bytes" below "$work/x86_64.zip" 250000000
check "unzip -t, arm64" unzip -tqq "$work/arm64.zip"
check "unzip, x86_64" unzip -qq "$work/x86_64.zip" -d "$work/layer"
echo "the workload on the slimmed stack:"
"${python[@]}" "$here/run.py" "$work/layer/python"
slimmed=$?
check "modules that imported before import after" importable
wait "$untouched"
untouched=$?
echo "the workload on the untouched stack:"
cat "$work/untouched.txt"
check "workload on the slimmed stack" [ "$slimmed" = 0 ]
check "workload on the untouched stack" [ "$untouched" = 0 ]
finish "default rules"
