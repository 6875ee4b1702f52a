#!/bin/bash
# Reads the output of a test program and prints "PASSED FAILED", or nothing where it holds no summary. Understands
# Swift Testing's lines and lines of the form "name: 3 passed, 0 failed".
set -euo pipefail

awk '
    / Test run with [0-9]+ tests?/ {
        for (i = 1; i < NF; i++) if ($i == "with") { tests += $(i + 1); break }
        found = 1
        next
    }
    # "✘ Test name failed after 0.1 seconds with 1 issue."; a suite that fails has a line of its own, not counted.
    /^[^ ]+ +Test .* failed after / { broken += 1; next }
    match($0, /[0-9]+ passed, [0-9]+ failed/) {
        split(substr($0, RSTART, RLENGTH), words, " ")
        passed += words[1]
        failed += words[3]
        found = 1
    }
    END { if (found) print passed + tests - broken, failed + broken }
'
