#!/bin/bash
# Writes the shell completions of a program where bash, zsh and fish look for them: completions.sh PROGRAM SHARE
set -euo pipefail

[ $# = 2 ] || { echo "usage: completions.sh PROGRAM SHARE" >&2; exit 2; }
program=$1 share=$2

write() { # write SHELL FILE
    mkdir -p "$(dirname "$share/$2")"
    "$program" --generate-completion-script "$1" > "$share/$2"
}
write bash bash-completion/completions/layerslim
write zsh zsh/site-functions/_layerslim
write fish fish/vendor_completions.d/layerslim.fish
