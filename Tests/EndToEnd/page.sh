#!/bin/bash
# shellcheck disable=SC1091,SC2154
# The HTML page of a layer, in a real browser: the sample stack, and a tree whose names try to break out of the page.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=$("$here/../../scripts/oracle_venv.sh" browser) || exit 1

written() { # written NAME TREE: NAME.html and NAME.json
    "$tool" analyze "$2" --quiet --out "html=$work/$1.html" --out "json=$work/$1.json" > /dev/null
}
shown() { # shown NAME [OPTION …]
    local name=$1
    shift
    timeout 300 "$python" "$here/../Browser/page.py" "$work/$name.html" "$work/$name.json" "$@" > "$work/said" 2>&1 ||
        { cat "$work/said"; return 1; }
}
smaller_than() { [ "$(wc -c < "$1")" -lt "$2" ] || { wc -c "$1"; return 1; }; }

check "a page of the sample stack" written stack "$LAYERSLIM_STACKS/arm64/python"
check "smaller than 1 MB" smaller_than "$work/stack.html" 1000000
cp "$work/stack.html" "$work/first.html"
check "written again" written stack "$LAYERSLIM_STACKS/arm64/python"
check "the same bytes" cmp "$work/first.html" "$work/stack.html"
check "in a browser" shown stack

# Two layers compared: a rule switched off, and a distribution that is gone.
mkdir -p "$work/small/python"
for name in zarr shapely six; do
    cp -R "$LAYERSLIM_STACKS/arm64/python/$name"* "$work/small/python/"
done
apply() { (cd "$work" && "$tool" apply "$1.rules" --tree small --target python3.12-arm64 -o "$1.zip") > "$work/said" 2>&1; }
printf 'remove "**/tests/**" as tests because "only pytest"\n' > "$work/old.rules"
printf 'include "old.rules"\nwithout tests\nremove six because "gone"\n' > "$work/new.rules"
compared() {
    apply old && apply new && cd "$work" &&
        "$tool" diff old.zip new.zip --out html=compared.html --out json=diff.json > said &&
        "$tool" analyze new.zip --quiet --out json=compared.json > said
}
check "a page of two layers" compared
check "in a browser it has the numbers of the comparison" shown compared --compared "$work/diff.json" --only changes

# The names are text of the document, in the script's data and in the title.
tree="$work/<img src=x onerror=alert(1)>"
mkdir -p "$tree/pkg" "$tree/pkg-1.0.dist-info"
printf 'Metadata-Version: 2.1\nName: pkg\nVersion: 1.0\n' > "$tree/pkg-1.0.dist-info/METADATA"
# shellcheck disable=SC2016  # names, not expansions
for name in '<script>alert(2)<' '--><script>alert(3)' '"];alert(4);["' '\u003c' "$(printf 'new\nline')" '${7*7}' '__proto__' 'constructor'; do
    echo x > "$tree/pkg/$name"
done
printf 'x' > "$tree/pkg/$(printf '\377\376')"
check "a page of hostile names" written hostile "$tree"
check "its numbers, and nothing runs" shown hostile --only nothing
check "its table" shown hostile --only table
check "its kinds" shown hostile --only kinds
finish page
