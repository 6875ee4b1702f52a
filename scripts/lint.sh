#!/bin/bash
# Formatting of Swift, and shell scripts by shellcheck. Prints what is wrong; exit status 1 where anything is.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

status=0
swift format lint --strict --recursive --parallel Package.swift Sources Tests Rules docs || status=1

scripts=()
while IFS= read -r file; do
    case $(head -c 32 "$file" | tr -d '\0') in '#!/bin/bash'*|'#!/bin/sh'*|'#!/usr/bin/env bash'*) scripts+=("$file") ;; esac
done < <(git ls-files --cached --others --exclude-standard -- scripts deployment Tests Benchmarks .ci)
if command -v shellcheck > /dev/null; then
    shellcheck "${scripts[@]}" || status=1
else
    echo "lint.sh: shellcheck is missing; scripts/bootstrap.sh installs it" >&2
    status=1
fi
exit "$status"
