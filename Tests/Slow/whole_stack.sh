#!/bin/bash
# shellcheck disable=SC1091,SC2154
# The script of the build container, run here without one: the whole sample stack, numpy once compiled from source with
# 64 KiB alignment and once from its wheel. Both trees are slimmed, checked, and put through the workload.
# About 15 minutes on two idle cores; needs the network, a C and a C++ compiler, and Linux on x86_64 or arm64.
. "$(dirname "${BASH_SOURCE[0]}")/../EndToEnd/checks.sh"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
arch=$(uname -m)
[ "$arch" = x86_64 ] || arch=arm64
cache=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}/container-python3.12-$arch
mkdir -p "$cache"

# The largest alignment that numpy's own extension modules are linked for.
alignments() {
    find "$1/numpy" -name '*.so' -exec readelf -lW {} + | awk '$1 == "LOAD" { print $NF }' | sort | uniq -c
}

newer_glibc() {
    "$LAYERSLIM_PYTHON" -c 'import platform, sys
sys.exit(tuple(map(int, platform.libc_ver()[1].split("."))) <= (2, 34))'
}

for numpy in source wheel; do
    tree=$work/$numpy/python
    start=$SECONDS
    check "numpy from $numpy: the stack" "$root/deployment/aws/container_build.sh" --arch "$arch" \
        --python "$LAYERSLIM_PYTHON" --requirements "$root/deployment/aws/requirements.txt" \
        --constraints "$root/deployment/aws/constraints.txt" --numpy "$numpy" --cache "$cache" --output "$tree"
    echo "     $((SECONDS - start)) s"
    alignments "$tree" | sed 's/^/     /'
    check "numpy from $numpy: 61 distributions" test "$(find "$tree" -maxdepth 1 -name '*.dist-info' | wc -l)" = 61
    # What is compiled on a system newer than Lambda's asks for its glibc; that, and nothing else, is then refused.
    force=() refused=''
    if [ "$numpy" = source ] && newer_glibc; then force=(--force) refused=LS301; fi
    "$tool" apply rules/default.rules --tree "$tree" -o "$work/$numpy.zip" --tree-output "$work/$numpy.slim" \
        ${force[@]+"${force[@]}"} --quiet > "$work/$numpy.txt"
    check "numpy from $numpy: slimmed" test -e "$work/$numpy.zip"
    "$tool" check "$work/$numpy.zip" > "$work/$numpy.txt"
    found=$(grep -oE '^LS[0-9]+ error' "$work/$numpy.txt" | cut -d ' ' -f 1 | sort -u)
    check "numpy from $numpy: refused is '$refused', '$found'" test "$found" = "$refused"
    check "numpy from $numpy: the workload" "$LAYERSLIM_PYTHON" -I -S "$root/Tests/Workload/run.py" "$work/$numpy.slim/python"
done

finish "whole_stack.sh"
