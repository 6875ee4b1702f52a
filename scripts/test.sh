#!/bin/bash
# What `make test` runs, after the sample stacks are there (LAYERSLIM_STACKS): lint, a release build of the tool and the
# tests, the tests, and the tool on both stacks with the workload over its results. Every part runs even where an earlier
# one failed; the last line counts what passed and what failed, and is also left in .build/test-counts for .ci/run.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

: "${LAYERSLIM_STACKS:?is not set; run this by make test}"
LAYERSLIM_PYTHON=$(scripts/find_python.sh 3.12) || exit 1
LAYERSLIM_ORACLE_PYTHON=$(scripts/oracle_venv.sh) || exit 1
export LAYERSLIM_STACKS LAYERSLIM_PYTHON LAYERSLIM_ORACLE_PYTHON

mkdir -p .build
log=$(mktemp "${TMPDIR:-/tmp}/layerslim-test.XXXXXX")
trap 'rm -f "$log"' EXIT
passed=0 failed=0

# Runs one part; the lines "…: N passed, N failed" that it prints are counted, or else the part itself as one.
part() {
    local name=$1 counts status start=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@" 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    counts=$(scripts/count_results.sh < "$log")
    if [ -z "$counts" ]; then
        if [ "$status" = 0 ]; then counts="1 0"; else counts="0 1"; fi
    elif [ "$status" != 0 ] && [ "${counts#* }" = 0 ]; then
        counts="${counts% *} 1"
    fi
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
    if [ "$status" = 0 ]; then counts="done"; else counts="FAILED"; fi
    printf "== %s: %s, %d s\n" "$name" "$counts" $((SECONDS - start))
}

part "lint" scripts/lint.sh
part "build of the tool and the tests" swift build -c release --build-tests
part "swift test" swift test -c release --skip-build --parallel
for script in Tests/EndToEnd/*.sh Tests/Workload/end_to_end.sh; do
    if [ -x "$script" ]; then part "$script" "$script" .build/release/layerslim; fi
done

echo
echo "$passed passed, $failed failed" | tee .build/test-counts
[ "$failed" = 0 ]
