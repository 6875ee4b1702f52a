#!/bin/bash
# Makes a layer's python/ tree with pip on the machine that this runs on: the script that build_layer.sh runs inside a
# manylinux container. Everything that varies comes from outside. The tree appears at --output whole or not at all.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# What numpy 2.2's own wheels are made with (its requirements/ci_requirements.txt); 64 KiB aligned on arm64.
openblas=scipy-openblas64==0.3.29.0.0
usage="usage: container_build.sh --arch arm64|x86_64 --python INTERPRETER --requirements FILE --output DIR
           [--constraints FILE] [--numpy source|wheel] [--cache DIR]

  --arch          the Lambda architecture; this machine must be one
  --python        the interpreter, of the runtime's version: /opt/python/cp312-cp312/bin/python
  --requirements  what the layer is for
  --output        the tree to make; an earlier one there is replaced, only on success
  --constraints   pins
  --numpy         source compiles numpy with segments aligned to 64 KiB, and with the OpenBLAS of its wheels (source)
  --cache         keeps downloads and compiled wheels for the next run"

fail() { echo "container_build.sh: $1" >&2; exit "${2:-1}"; }
misused() { printf 'container_build.sh: %s\n%s\n' "$1" "$usage" >&2; exit 2; }
say() { echo "container_build.sh: $1" >&2; }

arch='' python='' requirements='' constraints='' output='' numpy=source cache=''
while [ $# -gt 0 ]; do
    case $1 in
        --help|-h) echo "$usage"; exit 0 ;;
        --arch|--python|--requirements|--constraints|--output|--numpy|--cache)
            [ $# -ge 2 ] || misused "$1 needs a value"
            case $1 in
                --arch) arch=$2 ;;
                --python) python=$2 ;;
                --requirements) requirements=$2 ;;
                --constraints) constraints=$2 ;;
                --output) output=${2%/} ;;
                --numpy) numpy=$2 ;;
                --cache) cache=$2 ;;
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
case $numpy in source|wheel) ;; *) misused "--numpy is source or wheel, not '$numpy'" ;; esac
[ -n "$python" ] || misused "--python is missing"
[ -n "$requirements" ] || misused "--requirements is missing"
[ -n "$output" ] || misused "--output is missing"
for file in "$requirements" ${constraints:+"$constraints"}; do
    [ -r "$file" ] || fail "$file cannot be read"
done
found=$("$python" -I -c 'import platform; print(platform.machine())' 2> /dev/null) || fail "$python does not run"
"$python" -m pip --version > /dev/null 2>&1 || fail "$python has no pip"
[ "$found" = "$machine" ] || fail "this is $found; a layer for $arch is built on $machine"

# The tree that a run replaces must be one that pip made.
if [ -L "$output" ] || { [ -e "$output" ] && [ ! -d "$output" ]; }; then fail "$output is there and is no folder"; fi
if [ -d "$output" ] && [ -n "$(ls -A "$output")" ] && [ -z "$(find "$output" -maxdepth 1 -name '*.dist-info')" ]; then
    fail "$output holds something other than Python packages; nothing was touched"
fi
parent=$(dirname "$output")
mkdir -p "$parent"
parent=$(cd "$parent" && pwd)
output=$parent/$(basename "$output")

# One name for each output, so that what a killed run left is found and removed by the next.
staging=$parent/.$(basename "$output").building
rm -rf "$staging.tree" "$staging.work"
if [ -e "$staging.replaced" ]; then
    # Killed between the two renames at the end: the earlier tree goes back.
    if [ -e "$output" ]; then rm -rf "$staging.replaced"; else mv "$staging.replaced" "$output"; fi
fi
mkdir "$staging.work"
child='' starting='' pending=''
clean_up() {
    if [ -e "$staging.replaced" ] && [ ! -e "$output" ]; then mv "$staging.replaced" "$output"; fi
    rm -rf "$staging.tree" "$staging.work" "$staging.replaced"
}
# pip runs in the background, so that a signal is answered at once and not when pip is done; and in a process group of
# its own, so that the compilers that it started end with it.
interrupted() {
    if [ -n "$starting" ]; then pending=$1; return; fi    # run knows its child in a moment
    if [ -n "$child" ]; then kill -TERM -- "-$child" 2> /dev/null || true; wait "$child" 2> /dev/null || true; fi
    exit "$1"
}
run() {
    starting=yes
    set -m
    "$@" < /dev/null &
    child=$!
    set +m
    starting=''
    if [ -n "$pending" ]; then interrupted "$pending"; fi
    wait "$child"
    child=''
}
trap clean_up EXIT
trap 'interrupted 129' HUP
trap 'interrupted 130' INT
trap 'interrupted 143' TERM

# What a compiler makes here needs this machine's C library, and Lambda's is 2.34 (2.26 up to Python 3.11).
libc=$("$python" -I -c 'import platform; print(platform.libc_ver()[1])')
case $libc in
    2.[0-9]|2.[12][0-9]|2.3[0-4]) ;;
    *) say "glibc is $libc here, newer than Lambda's: a package compiled here may ask for symbols that Lambda lacks" ;;
esac
export LDFLAGS="${LDFLAGS:+$LDFLAGS }-Wl,-z,max-page-size=0x10000"
export TMPDIR=$staging.work PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
if [ -n "$cache" ]; then
    # pip keeps compiled wheels by their source alone: another compiler, C library or flag needs another folder.
    key=$( (echo "$LDFLAGS ${CFLAGS:-} $openblas $libc"; "$python" -VV; cc --version 2> /dev/null || true) | cksum | cut -d ' ' -f 1)
    export PIP_CACHE_DIR=$cache/pip-$key
    mkdir -p "$PIP_CACHE_DIR"
else
    export PIP_NO_CACHE_DIR=1
fi

choice=(--requirement "$requirements")
if [ -n "$constraints" ]; then choice+=(--constraint "$constraints"); fi
from_source=()
if [ "$numpy" = source ] && grep -qiE '^numpy([^A-Za-z0-9._-]|$)' "$requirements" ${constraints:+"$constraints"}; then
    command -v cc > /dev/null || fail "--numpy source needs a C compiler; --numpy wheel does not"
    command -v pkg-config > /dev/null || fail "--numpy source needs pkg-config; --numpy wheel does not"
    from_source=(--no-binary numpy)
    say "numpy is compiled here, with $LDFLAGS and $openblas"
    # Without an OpenBLAS numpy is compiled all the same, and its linear algebra is slower, "up to 100x". In the layer the
    # library lies in numpy.libs. Meson would add the path of a library that it sees to where it is looked for, and leave
    # it there; what goes to the linker by -Wl it does not see.
    run "$python" -m pip install --quiet --no-deps --only-binary :all: "$openblas" --target "$staging.work/openblas" >&2
    mkdir "$staging.work/pkgconfig"
    # shellcheck disable=SC2016  # ${libdir} is pkg-config's; $ORIGIN the dynamic loader's, with pkg-config's \ before it
    libraries='-Wl,-L${libdir} -Wl,-lscipy_openblas64_ -Wl,-rpath,\\$ORIGIN/../../numpy.libs'
    "$python" -I -c 'import sys; sys.path.insert(0, sys.argv[1]); import scipy_openblas64 as o; print(o.get_pkg_config())' \
        "$staging.work/openblas" | sed "s|^Libs: .*|Libs: $libraries|" > "$staging.work/pkgconfig/scipy-openblas.pc"
    export PKG_CONFIG_PATH="$staging.work/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
fi
say "fetching wheels, and making those that are not published"
run "$python" -m pip wheel --quiet --prefer-binary ${from_source[@]+"${from_source[@]}"} "${choice[@]}" \
    --wheel-dir "$staging.work/wheels" >&2
say "installing $(find "$staging.work/wheels" -name '*.whl' | wc -l | tr -d ' ') distributions"
run "$python" -m pip install --quiet --no-index --find-links "$staging.work/wheels" --no-compile \
    "${choice[@]}" --target "$staging.tree" >&2
chmod 755 "$staging.tree"

if [ ${#from_source[@]} -gt 0 ] && [ -d "$staging.tree/numpy" ]; then
    "$python" -I "$here/bundle_openblas.py" "$staging.work/openblas" "$staging.tree"
fi

# A build that ignores LDFLAGS, or finds no OpenBLAS, says nothing.
if [ ${#from_source[@]} -gt 0 ] && [ -d "$staging.tree/numpy" ] && command -v readelf > /dev/null; then
    dynamic=$(readelf -dW "$staging.tree"/numpy/linalg/_umath_linalg.*.so)
    case $dynamic in *NEEDED*libscipy_openblas64_*) ;; *) fail "numpy was compiled without OpenBLAS" ;; esac
    # shellcheck disable=SC2016
    case $dynamic in
        *'[$ORIGIN/../../numpy.libs]'*) ;;
        *) fail "numpy was compiled and does not look for OpenBLAS in numpy.libs alone" ;;
    esac
    while IFS= read -r library; do
        case $(readelf -lW "$library" | awk '$1 == "LOAD" { print $NF }' | sort -u) in
            0x10000) ;;
            *) fail "${library#"$staging.tree/"} was compiled and is not aligned to 0x10000" ;;
        esac
    done < <(find "$staging.tree/numpy" -name '*.so')
fi

if [ -e "$output" ]; then mv "$output" "$staging.replaced"; fi
mv "$staging.tree" "$output"
