#!/bin/bash
# The sample stack for Python 3.11 on arm64, slimmed by the default rules, used for real under an emulated arm64 Python
# by deployment/aws/verify_layer.sh: imports and workload with 4 KiB pages, imports with 64 KiB pages; and the imports
# with 64 KiB pages again where GNU strip 2.40 alone, and where llvm-strip 14 alone does the stripping: both write
# libraries that the loader refuses, and the layer must be none the worse. --full runs all of it on all three. Prints "arm64: N passed, N failed", and leaves the two numbers in .build/arm64-counts for .ci/run.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

full=''
case ${1:-} in
    --full) full=yes ;;
    '') ;;
    *) echo "usage: test_arm64.sh [--full]" >&2; exit 2 ;;
esac

tool=$PWD/.build/release/layerslim
cache=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}
sum=$(cat deployment/aws/{requirements.txt,constraints-python3.11.txt,fetch_wheels.sh,wheel_closure.py} | cksum | cut -d ' ' -f 1)
stack=$cache/stacks-python3.11-$sum/arm64/python
work=$(mktemp -d "${TMPDIR:-/tmp}/layerslim-arm64.XXXXXX")
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 start=$SECONDS

# counted NAME COMMAND...: adds up what the command says that passed and failed; at least itself.
counted() {
    local name=$1 status counts
    shift
    echo "== $name"
    "$@" > "$work/said" 2>&1
    status=$?
    grep -v '^verify_layer: ' "$work/said"
    counts=$(scripts/count_results.sh < "$work/said")
    if [ -z "$counts" ]; then
        if [ "$status" = 0 ]; then counts="1 0"; else counts="0 1"; fi
    elif [ "$status" != 0 ] && [ "${counts#* }" = 0 ]; then
        counts="${counts% *} 1"
    fi
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
    echo "== $name: ${counts% *} passed and ${counts#* } failed, $((SECONDS - start)) s since the start"
    [ "$status" = 0 ]
}
slim() { # slim NAME [OPTION...]
    local name=$1
    shift
    "$tool" apply "$work/arm64.rules" --tree "$stack" --target python3.11-arm64 -o "$work/$name.zip" "$@"
}
use() { # use NAME PAGE-SIZE [OPTION...]
    local name=$1 size=$2
    shift 2
    deployment/aws/verify_layer.sh "$work/$name.zip" --only emulated --page-size "$size" "$@"
}
# The stack's wheels need glibc 2.28, and Lambda's python3.11 has 2.26: this layer is for the emulator alone.
cat > "$work/arm64.rules" << 'RULES'
include "default.rules"
accept LS301 because "it runs on Debian 12, never on Lambda"
RULES
# slimmed_with NAME [OPTION...]: slims, and uses the result.
slimmed_with() {
    local name=$1
    shift
    counted "apply, $name" slim "$name" "$@" || return
    if [ "$name" = default ] || [ -n "$full" ]; then
        counted "$name, 4 KiB pages" use "$name" 4096
    fi
    if [ -n "$full" ]; then
        counted "$name, 64 KiB pages" use "$name" 65536
    else
        counted "$name, 64 KiB pages" use "$name" 65536 --workload none
    fi
}

prepare() {
    if [ ! -d "$stack" ]; then
        deployment/aws/fetch_wheels.sh --arch arm64 --python 3.11 --output "$stack" || return
    fi
    deployment/aws/run_arm64.sh --setup || return
    # Debian 12 has these two versions, for the two that are known to do harm.
    local missing=()
    command -v aarch64-linux-gnu-strip > /dev/null || missing+=(binutils-aarch64-linux-gnu)
    command -v llvm-strip-14 > /dev/null || missing+=(llvm-14)
    if [ ${#missing[@]} -gt 0 ]; then
        if [ "$(id -u)" = 0 ]; then as_root=(); else as_root=(sudo -n); fi
        ${as_root[@]+"${as_root[@]}"} apt-get update -qq &&
            ${as_root[@]+"${as_root[@]}"} apt-get install --yes --no-install-recommends "${missing[@]}" || return
    fi
    is_version aarch64-linux-gnu-strip 'Binutils.* 2\.40$' &&
        is_version llvm-strip-14 'LLVM version 14\.'
}
is_version() { # is_version PROGRAM PATTERN: says which it is, and whether it is the wanted one
    local line
    line=$("$1" --version | grep -E 'Binutils|LLVM version' | sed 's/^ *//')
    echo "$1: $line"
    grep -qE "$2" <<< "$line" || { echo "$1 is wanted in another version: $2"; return 1; }
}

if counted "the stack, the emulator and the two strips" prepare; then
    slimmed_with default
    slimmed_with gnu-strip --strip-tool aarch64-linux-gnu-strip
    slimmed_with llvm-strip --strip-tool llvm-strip-14
fi
mkdir -p .build
echo "$passed $failed" > .build/arm64-counts
echo "arm64: $passed passed, $failed failed"
[ "$failed" = 0 ]
