#!/bin/bash
# Formatting of Swift, and shell scripts by shellcheck and against what bash 3.2, as on macOS, does not know. Prints
# what is wrong; exit status 1 where anything is.
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
# What shellcheck cannot tell, for it knows only new ones. Not in bash 3.2: associative arrays, name references, mapfile,
# ${x,,}, ${x@Q}, &>>, |&, ;;&, coproc, wait -n, printf %(…)T, BASHPID, and indices from the end.
newer='declare -[Ag]|(local|declare) -n |(^|[;&|] *)(mapfile|readarray|coproc)( |$)|\$\{[A-Za-z_0-9]+(,|\^|@[A-Za-z]\})'
newer="$newer|&>>|[^|]\\|&[^&]|;;&|wait -n|printf '%\\(|BASHPID|EPOCHSECONDS|\[-1\]\}|shopt -s (globstar|lastpipe)"
if grep -nE -e "$newer" "${scripts[@]}" | grep -vE '^[^:]*:[0-9]+: *(#|newer=)'; then
    echo "lint.sh: bash 3.2 does not know this" >&2
    status=1
fi
exit "$status"
