#!/bin/bash
# shellcheck disable=SC1091,SC2015,SC2154,SC2016
# With only GNU strip, or only llvm-strip 14, the result still loads, and the report names the files that were put back.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

stack=$LAYERSLIM_STACKS/x86_64/python
mkdir -p "$work/tree/python"
(cd "$stack" && cp -R numpy numpy.libs numpy-*.dist-info "$work/tree/python/")

use='import numpy, numpy.linalg, numpy.fft, numpy.random; numpy.linalg.svd(numpy.random.rand(50, 50)); print(numpy.__version__)'
strips_with() {
    "$tool" apply default --tree "$work/tree" --strip-tool "$1" -o "$work/out.zip" --all > "$work/said" 2>&1 ||
        { cat "$work/said"; return 1; }
    rm -rf "$work/result"
    unzip -qq "$work/out.zip" -d "$work/result" &&
        PYTHONPATH=$work/result/python "$LAYERSLIM_PYTHON" -S -B -c "$use" > "$work/used" 2>&1 || { cat "$work/used"; return 1; }
}
names() { grep -q "$1" "$work/said" || { cat "$work/said"; return 1; }; }

gnu=$(command -v strip)
if "$gnu" --version | grep -q 'GNU strip.* 2\.40'; then
    check "only GNU strip: numpy works" strips_with "$gnu"
    check "it names OpenBLAS as put back" names 'libscipy_openblas64_.*keeps its'
    check "it names libgfortran as put back" names 'libgfortran.*keeps its'
fi
llvm=$(command -v llvm-strip-14 || command -v llvm-strip)
check "llvm-strip is there" [ -n "$llvm" ]
check "only llvm-strip: numpy works" strips_with "$llvm"
if "$llvm" --version | grep -q 'version 14'; then
    check "it names five files or more as put back" sh -c '[ "$(grep -c "LS210" "$1")" -ge 5 ]' sh "$work/said"
fi

# No tool at all: a warning with the bytes that it costs, and the layer as it was.
mkdir "$work/bin"
no_tool() { PATH=$work/bin "$tool" apply default --tree "$work/tree" -o "$work/none.zip" > "$work/said" 2>&1; }
check "no strip tool is no error" no_tool
check "it is a warning with the bytes lost" names 'no strip tool was found'
check "a tool that is not there is a usage error" fails_with 2 "cannot be run" "$tool" apply default --tree "$work/tree" --strip-tool nowhere -o "$work/none.zip"
finish "strip tools"
