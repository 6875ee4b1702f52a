#!/bin/bash
# shellcheck disable=SC1091,SC2154
# The astropy patch on published wheels of four releases, each through apply: with its tests gone and no pytest there,
# everything else of astropy works. The sample stack brings a fifth release (Tests/Workload).
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/checks.sh"

tests=$here/../Astropy
sum=$(cat "$tests/fetch.sh" "$tests"/closures/*.txt | cksum | cut -d ' ' -f 1)
trees=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}/astropy-$sum
"$tests/fetch.sh" "$trees" || exit 1

slim() { # slim VERSION
    "$tool" apply default --tree "$trees/$1" --target python3.12-x86_64 -o "$work/$1.zip" > "$work/$1.txt" 2>&1 ||
        { cat "$work/$1.txt"; return 1; }
    unzip -qq "$work/$1.zip" -d "$work/$1"
}
says() { # says VERSION TEXT
    grep -qF -- "$2" "$work/$1.txt" || { cat "$work/$1.txt"; return 1; }
}
works() { "$LAYERSLIM_PYTHON" -I -S "$tests/check_patch.py" "$work/$1/python" "${@:2}"; }

for closure in "$tests"/closures/*.txt; do
    version=$(basename "$closure" .txt)
    check "apply default, astropy $version" slim "$version"
    check "the report says that astropy.test is given up, $version" says "$version" "astropy.test() says so"
    check "astropy $version works" works "$version"
done
finish "astropy"
