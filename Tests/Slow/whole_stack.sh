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

# glibc 2.35 has newer versions of two functions that numpy calls, and LS301 refuses them; this header asks for the older.
header=$root/Tests/Slow/glibc_2.34.h
export CFLAGS="-include $header" CXXFLAGS="-include $header"

for numpy in source wheel; do
    tree=$work/$numpy/python
    start=$SECONDS
    check "numpy from $numpy: the stack" "$root/deployment/aws/container_build.sh" --arch "$arch" \
        --python "$LAYERSLIM_PYTHON" --requirements "$root/deployment/aws/requirements.txt" \
        --constraints "$root/deployment/aws/constraints.txt" --numpy "$numpy" --cache "$cache" --output "$tree"
    echo "     $((SECONDS - start)) s"
    alignments "$tree" | sed 's/^/     /'
    check "numpy from $numpy: 61 distributions" test "$(find "$tree" -maxdepth 1 -name '*.dist-info' | wc -l)" = 61
    check "numpy from $numpy: it has OpenBLAS" test -n "$(find "$tree/numpy.libs" -name 'libscipy_openblas64_*')"
    check "numpy from $numpy: slimmed" "$tool" apply rules/default.rules --tree "$tree" -o "$work/$numpy.zip" \
        --tree-output "$work/$numpy.slim" --quiet
    check "numpy from $numpy: passes its checks" "$tool" check "$work/$numpy.zip" --quiet
    check "numpy from $numpy: the workload" "$LAYERSLIM_PYTHON" -I -S "$root/Tests/Workload/run.py" "$work/$numpy.slim/python"
done

finish "whole_stack.sh"
