#!/bin/bash
# shellcheck disable=SC1091,SC2154
# What make install puts where, from the program that is built; the manual page; the completions; and what the program
# needs of a machine, which docs/install.md states.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
oracle=${LAYERSLIM_ORACLE_PYTHON:?is not set; run this by make test}
prefix=$work/prefix

check "install" "$root/scripts/install.sh" "$tool" "$prefix"
installed() { (cd "$prefix" && find . -type f | LC_ALL=C sort); }
check "these files and no others" test "$(installed)" = "./bin/layerslim
./share/bash-completion/completions/layerslim
./share/fish/vendor_completions.d/layerslim.fish
./share/man/man1/layerslim.1
./share/zsh/site-functions/_layerslim"
check "the version names tool, container, encoder and decoder" test \
    "$("$prefix/bin/layerslim" --version | sed 's/ [0-9][0-9.]*$//' | tr '\n' ' ')" = "layerslim libzip libdeflate zlib "

# The manual page holds every option of every command that the help shows, and groff finds nothing wrong.
page=$prefix/share/man/man1/layerslim.1
if command -v groff > /dev/null; then
    groff_is_content() { groff -man -ww -Tascii "$page" 2>&1 > "$work/page.txt" | sed 's/^/     | /' | (! grep .); }
    check "groff takes the manual page" groff_is_content
fi
sed 's/\\-/-/g; s/\\f[BIR]//g' "$page" > "$work/plain.txt"
for command in analyze apply check pack why diff report "baseline write" "rules check" "rules list" "rules export"; do
    # shellcheck disable=SC2086  # two words
    missing=$("$tool" help $command | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -oE -e '--[a-z-]+' |
        while IFS= read -r option; do grep -qF -e "$option" "$work/plain.txt" || echo "$option"; done)
    check "every option of $command is in the manual page $missing" test -z "$missing"
done

# bash completes a command and an option.
completes() { # completes WANTED WORD...
    local wanted=$1
    shift
    bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
        _layerslim layerslim "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"; printf "%s\n" "${COMPREPLY[@]}"' \
        "$prefix/share/bash-completion/completions/layerslim" "$@" 2> /dev/null | grep -qx -e "$wanted"
}
check "completion of a command" completes analyze layerslim an
check "completion of an option" completes --tree-output layerslim apply --tr

# What the program needs of a machine: the tool says it of itself, pyelftools says it of the tool, the page states it.
if [ "$(uname -s)" = Linux ]; then
    check "pyelftools, the program, and docs/install.md agree" "$oracle" "$root/Tests/Docs/needs.py" "$tool" \
        "$root/docs/install.md"
fi

# A Swift that is too old is named before it says something else.
mkdir "$work/old"
printf '#!/bin/sh\necho "Swift version 6.1.2 (swift-6.1.2-RELEASE)"\n' > "$work/old/swift"
chmod +x "$work/old/swift"
check "an older Swift is refused" fails_with 1 "this is Swift 6.1; layerslim needs Swift 6.2" \
    env PATH="$work/old:$PATH" "$root/scripts/bootstrap.sh"

finish "install.sh"
