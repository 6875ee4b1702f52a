#!/bin/bash
# What `make test` runs, after the sample stacks are there (LAYERSLIM_STACKS): lint, a release build of the tool and the
# tests, the tests, and the tool on both stacks with the workload over its results. Every part runs even where an earlier
# one failed; the last line counts what passed and what failed, and is also left in .build/test-counts for .ci/run.
#
# The end-to-end scripts run two at a time, since most of what they do waits for one process; what each says is printed
# when it is over.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

: "${LAYERSLIM_STACKS:?is not set; run this by make test}"
LAYERSLIM_PYTHON=$(scripts/find_python.sh 3.12) || exit 1
LAYERSLIM_ORACLE_PYTHON=$(scripts/oracle_venv.sh) || exit 1
export LAYERSLIM_STACKS LAYERSLIM_PYTHON LAYERSLIM_ORACLE_PYTHON

mkdir -p .build
logs=$(mktemp -d "${TMPDIR:-/tmp}/layerslim-test.XXXXXX")
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0

# count NAME STATUS SECONDS LOG: adds the lines "…: N passed, N failed" of a part, or else the part itself as one.
count() {
    local counts
    counts=$(scripts/count_results.sh < "$4")
    if [ -z "$counts" ]; then
        if [ "$2" = 0 ]; then counts="1 0"; else counts="0 1"; fi
    elif [ "$2" != 0 ] && [ "${counts#* }" = 0 ]; then
        counts="${counts% *} 1"
    fi
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
    if [ "$2" = 0 ]; then counts="done"; else counts="FAILED"; fi
    printf "== %s: %s, %d s\n" "$1" "$counts" "$3"
}

part() { # part NAME COMMAND…
    local name=$1 status start=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@" 2>&1 | tee "$logs/part"
    status=${PIPESTATUS[0]}
    count "$name" "$status" $((SECONDS - start)) "$logs/part"
}

# The scripts that take longest come first, so that none is left to run alone at the end.
end_to_end() {
    local script
    for script in Tests/Workload/end_to_end.sh Tests/EndToEnd/*.sh; do
        if [ -x "$script" ]; then echo "$script"; fi
    done
}
run_lane() { # run_lane SCRIPT: leaves NAME.log, NAME.status and NAME.seconds
    local log start=$SECONDS
    log=$logs/$(echo "$1" | tr / _)
    "$1" .build/release/layerslim > "$log.log" 2>&1
    echo $? > "$log.status"
    echo $((SECONDS - start)) > "$log.seconds"
    printf '\n== %s\n%s\n' "$1" "$(cat "$log.log")"
}
export -f run_lane
export logs

part "lint" scripts/lint.sh
part "build of the tool and the tests" swift build -c release --build-tests
part "swift test" swift test -c release --skip-build --parallel
# shellcheck disable=SC2016  # expanded by the shell that xargs starts
end_to_end | xargs -n 1 -P 2 bash -c 'run_lane "$0"'
echo
while IFS= read -r script; do
    log=$logs/$(echo "$script" | tr / _)
    count "$script" "$(cat "$log.status" || echo 1)" "$(cat "$log.seconds" || echo 0)" "$log.log"
done < <(end_to_end)

echo
echo "$passed passed, $failed failed" | tee .build/test-counts
[ "$failed" = 0 ]
