#!/bin/bash
# Uses a layer zip for real: imports every distribution in it, and runs the functional workload where the layer holds the
# packages that it is about. In each way that this machine has: under a Python of its own (native), under an emulated
# arm64 Python 3.11 with 4 KiB and with 64 KiB pages (emulated), in the Lambda image (container). Ends with a table.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
workload_folder=$here/../../Tests/Workload
usage="usage: verify_layer.sh LAYER.zip [--only WAY]… [--page-size BYTES]… [--workload FILE|none] [--timeout SECONDS]
           [--target python3.X-ARCH] [--engine PROGRAM] [--image IMAGE]

  --only       native, emulated or container; it is then an error where that cannot be done. (all that can)
  --page-size  4096 or 65536, for emulated runs (both)
  --workload   a Python program to run with the folder of packages as its argument, or none. (Tests/Workload/run.py
               where the layer holds the packages of requirements.txt)
  --timeout    seconds that one import or one case of the workload may take (300; 900 emulated)
  --target     what the layer is for (its layerslim.json says it, else the tags of its extension modules)
  --engine     docker, podman or finch, or the path of one (the first that answers)
  --image      the image for containers (public.ecr.aws/lambda/python:3.X)

Exit status: 0 everything passed, 1 something failed, 2 usage, 3 the layer cannot be read, or nothing could be run."

fail() { echo "verify_layer.sh: $1" >&2; exit "${2:-3}"; }
misused() { printf 'verify_layer.sh: %s\n%s\n' "$1" "$usage" >&2; exit 2; }

layer='' only='' page_sizes='' workload='' timeout='' target='' engine='' image=''
while [ $# -gt 0 ]; do
    case $1 in
        --help|-h) echo "$usage"; exit 0 ;;
        --only|--page-size|--workload|--timeout|--target|--engine|--image)
            [ $# -ge 2 ] || misused "$1 needs a value"
            case $1 in
                --only) only="$only $2" ;;
                --page-size) page_sizes="$page_sizes $2" ;;
                --workload) workload=$2 ;;
                --timeout) timeout=$2 ;;
                --target) target=$2 ;;
                --engine) engine=$2 ;;
                --image) image=$2 ;;
            esac
            shift 2 ;;
        -*) misused "no such option: $1" ;;
        *) [ -z "$layer" ] || misused "one layer at a time"; layer=$1; shift ;;
    esac
done
[ -n "$layer" ] || misused "which layer?"
for way in $only; do
    case $way in native|emulated|container) ;; *) misused "--only takes native, emulated or container, not $way" ;; esac
done
for size in ${page_sizes:=4096 65536}; do
    case $size in 4096|65536) ;; *) misused "--page-size takes 4096 or 65536, not $size" ;; esac
done
case $timeout in *[!0-9]*) misused "--timeout takes seconds, not $timeout" ;; esac
[ -z "$workload" ] || [ "$workload" = none ] || [ -r "$workload" ] || misused "$workload cannot be read"

command -v unzip > /dev/null || fail "unzip is missing"
work=$(mktemp -d "${TMPDIR:-/tmp}/verify-layer.XXXXXX")
# Docker Desktop on macOS shares the real path, not the link to it.
work=$(cd "$work" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir "$work/layer"
unzip -qq "$layer" -d "$work/layer" < /dev/null > "$work/unzip" 2>&1 ||
    fail "$layer cannot be unpacked: $(head -n 1 "$work/unzip")"

# What the layer is for: the manifest knows, else the tag that most extension modules carry.
origin="as --target says"
if [ -z "$target" ] && [ -r "$work/layer/layerslim.json" ]; then
    target=$(sed -n 's/.*"target" *: *"\([^"]*\)".*/\1/p' "$work/layer/layerslim.json" | head -n 1)
    origin="as its layerslim.json says"
fi
if [ -z "$target" ]; then
    target=$(find "$work/layer" -name '*.cpython-3*-linux-gnu.so' |
        sed -n -E 's/.*\.cpython-3([0-9]+)-(aarch64|x86_64)-linux-gnu\.so$/python3.\1-\2/p' |
        sort | uniq -c | sort -rn | awk 'NR == 1 { sub(/aarch64/, "arm64", $2); print $2 }')
    origin="as the tags of its extension modules say"
fi
case $target in
    python3.[0-9]-arm64|python3.[0-9][0-9]-arm64) platform=linux/arm64 machines="aarch64 arm64" ;;
    python3.[0-9]-x86_64|python3.[0-9][0-9]-x86_64) platform=linux/amd64 machines="x86_64" ;;
    '') fail "nothing in $layer says which Python it is for; name it with --target python3.12-arm64" 2 ;;
    *) fail "no Lambda runtime is called $target" 2 ;;
esac
version=${target#python} version=${version%-*}

# Where packages lie in a layer, as seen from /opt.
site=''
for folder in python "python/lib/python$version/site-packages"; do
    if [ -n "$(find "$work/layer/$folder" -maxdepth 1 -name '*.dist-info' 2> /dev/null | head -n 1)" ]; then
        site=$folder
    fi
done
[ -n "$site" ] || fail "$layer holds no distribution in python/ nor in python/lib/python$version/site-packages/"
echo "layer   $(basename "$layer"): $target, $origin"

# The workload is about the packages of requirements.txt: another layer is none the worse for not having them.
no_workload=''
if [ "$workload" = none ]; then
    no_workload="not wanted"
elif [ -z "$workload" ]; then
    workload=$workload_folder/run.py
    while IFS= read -r package; do
        package=$(printf '%s' "$package" | sed -E 's/[^A-Za-z0-9._-].*//; s/[-_.]+/?/g')
        # The name as dist-info folders have it, whatever stands between its words.
        if [ -n "$package" ] && [ -z "$(find "$work/layer/$site" -maxdepth 1 -iname "$package-*.dist-info")" ]; then
            no_workload="it uses $(printf '%s' "$package" | tr '?' '-'), which is not in the layer"
        fi
    done < "$here/requirements.txt"
fi

ran='' passed=0 failed=0
: > "$work/rows"
: > "$work/remarks"
wanted() { [ -z "$only" ] || case " $only " in *" $1 "*) true ;; *) false ;; esac; }
# cannot WAY WHY: said in the end, and an error where the way was asked for.
cannot() {
    echo "$1: not run; $2" >> "$work/remarks"
    if [ -n "$only" ]; then failed=$((failed + 1)); fi
}

# verify NAME SECONDS FUNCTION: imports and workload in one way. FUNCTION runs one of the Python programs with arguments
# in which LAYER and CODE/ stand for what the way calls them.
verify() {
    local name=$1 seconds=${timeout:-$2} runner=$3 status counts start=$SECONDS
    shift 3
    echo "$name: imports" >&2
    ran="$ran${ran:+	}$name"
    "$runner" imports LAYER --timeout "$seconds" "$@" > "$work/imports" 2> "$work/errors"
    status=$?
    grep -E '^(ok|no)	' "$work/imports" | sed "s/^/$name	/" >> "$work/rows"
    if [ ! -s "$work/imports" ]; then
        printf '%s\tno\tasked\timports -\tended with status %s: %s\n' "$name" "$status" \
            "$(tail -n 1 "$work/errors")" >> "$work/rows"
    fi
    if [ -z "$no_workload" ]; then
        echo "$name: workload" >&2
        if [ "$workload" = "$workload_folder/run.py" ]; then
            set -- --timeout "$seconds" "$@"
        else
            set --
        fi
        "$runner" workload LAYER ${@+"$@"} > "$work/workload" 2>&1
        status=$?
        sed '/^workload: /d; s/^/  /' "$work/workload" >&2
        counts=$(sed -n 's/^workload: \([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$work/workload")
        if [ -z "$counts" ]; then
            if [ "$status" = 0 ]; then counts="1 0"; else counts="0 1"; fi
        fi
        printf '%s\tworkload\t%s\n' "$name" "$counts" >> "$work/rows"
    fi
    echo "$name: $((SECONDS - start)) s" >&2
}
program() { # program imports|workload
    if [ "$1" = imports ]; then echo "$here/layer_imports.py"; else echo "$workload"; fi
}

natively() {
    local file
    file=$(program "$1")
    shift 2
    if [ -d "$work/layer/lib" ]; then export LD_LIBRARY_PATH=$work/layer/lib; fi
    "$python" -I -S "$file" "$work/layer/$site" "$@"
}
emulated() { # imports are dear here: one process for all
    local file program=$1
    file=$(program "$program")
    shift 2
    set -- --together "$@"
    if [ "$workload" != "$workload_folder/run.py" ] && [ "$program" = workload ]; then
        set --
    elif [ "$program" = workload ] && [ "$folder" != "$work/layer" ]; then
        # The case that holds files against RECORD would see the padding.
        set -- --skip records "$@"
    fi
    "$here/run_arm64.sh" --page-size "$page_size" "$file" "$folder/$site" "$@"
}
# QEMU 7.2 leaves a hole where a file ends within a page of 64 KiB, up to the end of the page, where Linux has zeros: the
# .bss of a library lies there when nothing follows its data, as after a strip. So each library is made to end at the end
# of a page, in a copy of the layer; what the loader maps stays the same.
pad_libraries() {
    folder=$work/padded
    [ -d "$folder" ] && return
    cp -R "$work/layer" "$folder"
    find "$folder" -type f \( -name '*.so' -o -name '*.so.*' \) -exec truncate --size=%65536 {} +
}
# The guide's command, but that the layer is unpacked here (Lambda's images of AL2023 have no unzip), mounted as
# Lambda mounts it, and that the entry point is replaced: the image's own takes the name of a handler only.
contained() {
    local file
    file=$(program "$1")
    shift 2
    "$engine" run --rm --network none --platform "$platform" --entrypoint "python$version" \
        -v "$work/layer:/opt:ro" -v "$(cd "$(dirname "$file")" && pwd -P):/verify:ro" \
        "$image" -I -S "/verify/$(basename "$file")" "/opt/$site" "$@"
}

if wanted native; then
    python=''
    case " $machines " in
        *" $(uname -m) "*) if [ "$(uname -s)" = Linux ]; then python=$("$here/../../scripts/find_python.sh" "$version" 2> /dev/null); fi ;;
    esac
    if [ -n "$python" ]; then
        verify native 300 natively
    elif [ "$(uname -s)" != Linux ]; then
        cannot native "this is $(uname -s), and the layer is for Linux"
    else
        case " $machines " in
            *" $(uname -m) "*) cannot native "no Python $version was found (scripts/find_python.sh says how to get one)" ;;
            *) cannot native "this machine is $(uname -m)" ;;
        esac
    fi
fi
if wanted emulated; then
    if [ "$target" != python3.11-arm64 ]; then
        cannot emulated "the emulated Python is python3.11-arm64, the layer is for $target"
    elif ! "$here/run_arm64.sh" --setup > "$work/setup" 2>&1; then
        cannot emulated "$(tail -n 1 "$work/setup")"
    else
        for page_size in $page_sizes; do
            folder=$work/layer
            if [ "$page_size" = 65536 ]; then pad_libraries; fi
            verify "$((page_size / 1024))-KiB-pages" 900 emulated
        done
    fi
fi
if wanted container; then
    : "${image:=public.ecr.aws/lambda/python:$version}"
    why="none of docker, podman and finch is here"
    found=''
    for candidate in ${engine:-docker podman finch}; do
        command -v "$candidate" > /dev/null || continue
        if "$candidate" info > /dev/null 2>&1; then found=$candidate; break; fi
        why="$(basename "$candidate") is here, and \`$(basename "$candidate") info\` fails: it does not run"
    done
    engine=$found
    if [ -n "$engine" ]; then verify container 300 contained; else cannot container "$why"; fi
fi

# One table: a line a package that was asked for, one for the others, one for the workload.
awk -F '\t' -v ways="$ran" -f "$here/verify_table.awk" "$work/rows" > "$work/table"
if [ -n "$ran" ]; then
    echo
    sed '/^counts /d' "$work/table"
    counts=$(sed -n 's/^counts //p' "$work/table")
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
    if [ -n "$no_workload" ]; then echo "workload: not run; $no_workload" >> "$work/remarks"; fi
fi
if [ -s "$work/remarks" ]; then echo; cat "$work/remarks"; fi
[ -n "$ran" ] || fail "nothing could be run, so nothing is known about $(basename "$layer")"
echo
echo "verify_layer: $passed passed, $failed failed"
[ "$failed" = 0 ]
