#!/bin/bash
# shellcheck disable=SC1091,SC2154
# Rules that nobody should write, one folly at a time and then all at once: whatever the workload then fails on, under a
# real Python 3.12, `check` had named. What fails is told by its exceptions (../Workload/explained.py).
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/checks.sh"

stack=$LAYERSLIM_STACKS/x86_64/python
python=("$LAYERSLIM_PYTHON" -I -S)

# The folly of one name, on the tree $work/NAME: fails as a check does.
slim() {
    "$tool" apply "$work/$1.rules" --tree "$stack" --target python3.12-x86_64 --limit off --force \
        --tree-output "$work/$1" --quiet > "$work/$1.txt" 2>&1
    case $? in 0|1) ;; *) cat "$work/$1.txt"; return 1 ;; esac
    "$tool" check "$work/$1" --against "$stack" --limit off --format json > "$work/$1.check" 2> "$work/$1.errors"
    case $? in 0|1) ;; *) cat "$work/$1.errors"; return 1 ;; esac
}
explained() { # explained NAME CASES: some of the cases fail, and each that does is explained
    "${python[@]}" "$here/../Workload/run.py" "$work/$1/python" --only "$2" --json > "$work/$1.json"
    "${python[@]}" "$here/../Workload/explained.py" "$work/$1.json" "$work/$1.check"
}
# The lines that mend what one folly breaks make its rules pass, all of them in one round: no error is left, and nothing
# that a line would mend.
mended() { # mended NAME: the rules come on standard input
    local options=(--tree "$stack" --target python3.12-x86_64 --limit off --tree-output "$work/$1" --format json)
    cat > "$work/$1.rules"
    "$tool" apply "$work/$1.rules" "${options[@]}" --force > "$work/$1.first" 2> "$work/$1.errors"
    [ $? = 1 ] || { cat "$work/$1.errors"; return 1; }
    rm -rf "${work:?}/$1"
    "${python[@]}" "$here/../Workload/mends.py" "$work/$1.first" > "$work/$1.mends" || return 1
    cat "$work/$1.mends" >> "$work/$1.rules"
    "$tool" apply "$work/$1.rules" "${options[@]}" > "$work/$1.second" 2> "$work/$1.errors" ||
        { cat "$work/$1.errors"; "${python[@]}" "$here/../Workload/mends.py" "$work/$1.second"; return 1; }
    "${python[@]}" "$here/../Workload/mends.py" "$work/$1.second" --none
}
folly() { # folly NAME CASES: the rules come on standard input
    cat > "$work/$1.rules"
    check "$1: apply and check" slim "$1"
    check "$1: what fails was named" explained "$1" "$2"
    rm -rf "${work:?}/$1"
}

folly metadata zarr_codecs,h5coro << 'RULES'
remove "*.dist-info/**" because "pip reads it, and pip is not there"
RULES
folly models boto3,h5coro << 'RULES'
remove "botocore/data/*/**" because "21 MB of services that nobody calls"
RULES
folly data wcs_and_images,time,boto3,small_packages << 'RULES'
remove "**/*.{dat,txt,tpl,css,json,all,pem,xml,dtd,xsd,png,gz,fits,tab}" because "data"
keep "*.dist-info/**" because "not this time"
RULES
folly libraries pyarrow_compute,fits << 'RULES'
remove "pyarrow/libparquet*" because "who uses Parquet"
remove "**/CITATION*" because "a text for people"
RULES
folly tests numpy_tools,units_and_cosmology << 'RULES'
remove "**/tests/**" because "only pytest imports them"
RULES
# The workload has no runtime: what needs its boto3 and botocore works on Lambda, and is not named (runtime_sdk.sh).
folly sdk earthaccess,s3fs << 'RULES'
remove boto3 because "the runtime has it"
remove aiobotocore because "the runtime has that too, has it not?"
RULES
folly everything pandas_files,pyarrow_files,fits,healpy,mortie,zarr_stores,s3fs,h5coro << 'RULES'
remove "**/tests/**" "*.dist-info/**" "botocore/data/*/**" "pyarrow/libparquet*" "**/CITATION*" because "small"
remove "**/*.{dat,txt,tpl,css,all,pem,xml,dtd,xsd,png,gz,fits,tab}" because "data"
remove boto3 because "the runtime has it"
RULES
check "the lines that mend make the rules pass" mended mend << 'RULES'
remove "**/tests/**" "*.dist-info/**" "botocore/data/*/**" "pyarrow/libparquet*" "**/CITATION*" because "small"
remove "**/*.{dat,txt,tpl,css,all,pem,xml,dtd,xsd,png,gz,fits,tab}" "pyarrow/_*.so" because "data"
remove "**/{_utils,compat,version}.py" "pandas/core/{window,ops}/**" "numpy/random/**" because "small"
remove boto3 because "the runtime has it"
remove fsspec attrs because "never heard of it"
RULES
# What no exception tells: pandas looks for plotting backends among the entry points, and would find none.
printf 'keep metadata licences because "the rest is for pip"\n' > "$work/entries.rules"
entry_points() {
    fails_with 1 "LS614 error  pandas-2.2.3.dist-info/entry_points.txt is gone" \
        "$tool" apply "$work/entries.rules" --tree "$stack" --target python3.12-x86_64 --limit off \
        --tree-output "$work/entries" && grep -q "^  where  pandas/plotting/_core.py:[0-9]" "$work/said" &&
        grep -q "^  gone   .*entries.rules:1  keep metadata licences" "$work/said"
}
check "entry points that kept code looks for" entry_points
finish "naive rules"
