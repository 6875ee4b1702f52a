# Sourced by the end-to-end scripts: counts checks, and makes a work folder that is removed at the end.
# shellcheck shell=bash
set -uo pipefail

tool=${1:?which layerslim?}
tool=$(cd "$(dirname "$tool")" && pwd)/$(basename "$tool")
: "${LAYERSLIM_STACKS:?is not set; run this by make test}" "${LAYERSLIM_PYTHON:?is not set; run this by make test}"
work=$(mktemp -d "${TMPDIR:-/tmp}/layerslim-e2e.XXXXXX")
passed=0 failed=0
trap 'rm -rf "$work"' EXIT

# check NAME COMMAND...: counts whether the command succeeds.
check() {
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1)); echo "pass $name"
    else
        failed=$((failed + 1)); echo "FAIL $name"
    fi
}

# fails_with STATUS TEXT COMMAND...: the command ends with this status and says this text, and nothing crashes.
fails_with() {
    local status=$1 text=$2 found
    shift 2
    "$@" > "$work/said" 2>&1
    found=$?
    if [ "$found" != "$status" ]; then
        echo "     status $found instead of $status: $*"; sed 's/^/     | /' "$work/said" | head -20
        return 1
    fi
    if ! grep -qF -- "$text" "$work/said"; then
        echo "     not said: $text"; sed 's/^/     | /' "$work/said" | head -20
        return 1
    fi
}

# Before a command that is to be signalled: it then heeds SIGHUP, SIGINT and SIGTERM whoever started this script. A shell
# hands on what it ignores, and cannot take that back: all under nohup ignores SIGHUP, and a job that a script puts in
# the background ignores SIGINT.
# shellcheck disable=SC2034  # used by the scripts
heeding=("$LAYERSLIM_PYTHON" -I -S -c 'import os, signal, sys
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])')

# The line that is counted, and the exit status.
finish() {
    echo "$1: $passed passed, $failed failed"
    [ "$failed" = 0 ]
}
