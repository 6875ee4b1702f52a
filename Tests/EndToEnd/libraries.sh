#!/bin/bash
# shellcheck disable=SC1091,SC2154
# Libraries of the sample stack moved to where a layer may have them, `lib` beside `python` among them: what check says
# is what the loader of this machine does, with LD_LIBRARY_PATH ending in the layer's `lib` as on Lambda.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

cd "$work" || exit 1
case $(uname -m) in
    aarch64|arm64) arch=arm64 other=x86_64 ;;
    *) arch=x86_64 other=arm64 ;;
esac
stack=$LAYERSLIM_STACKS/$arch/python
# shapely/lib needs libgeos_c by an RPATH to shapely.libs, and that needs libgeos by an RPATH of $ORIGIN.
layer() { # layer NAME: a new one, and its folder of libraries in `libs`
    mkdir -p "$1/python" "$1/lib/deep"
    cp -R "$stack/shapely" "$stack/shapely.libs" "$stack"/shapely-*.dist-info "$1/python/"
    libs=$1/python/shapely.libs
}
loads() { # loads NAME: the extension module and all that it needs
    LD_LIBRARY_PATH=$work/$1/lib "$LAYERSLIM_PYTHON" -I -S -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' \
        "$work/$1"/python/shapely/lib.cpython-312-*.so > "$work/loader" 2>&1
}
verdict() { "$tool" check "$1" --target "python3.12-$arch" > said 2>&1; }
# agrees NAME: nothing is wrong, and so says the loader.
agrees() {
    loads "$1" || { cat loader; return 1; }
    verdict "$1" || { sed 's/^/     | /' said; return 1; }
}
# refused NAME LIBRARY FILE: the loader lacks the library, and check names it with the file that needs it.
refused() {
    if loads "$1"; then echo "     it loads"; return 1; fi
    grep -q "lib$2[^ ]*: cannot open shared object file" loader || { cat loader; return 1; }
    if verdict "$1" || [ "$(grep -c '^LS401 error' said)" != 1 ] ||
        ! grep -qE "^LS401 error  .* needs? lib$2" said || ! grep -qE "^  where  $3" said; then
        sed 's/^/     | /' said
        return 1
    fi
}

layer published
check "as published" agrees published
layer both
mv "$libs"/* both/lib/
check "in lib, which is on LD_LIBRARY_PATH" agrees both
layer chain
mv "$libs"/libgeos_c-* chain/lib/
check "one in lib, the other by the RPATH of the module that loaded the first" agrees chain
layer back
mv "$libs"/libgeos-* back/lib/
check "the other way round" agrees back
layer links
mv "$libs"/* links/lib/
for library in links/lib/libgeos*; do
    mv "$library" links/lib/deep/
    ln -s "deep/$(basename "$library")" "$library"
done
# The loader takes $ORIGIN from the name that it found, and so does check.
check "links in lib" agrees links
layer deep
mv "$libs"/* deep/lib/deep/
check "below lib nothing is looked for" refused deep geos_c- "shapely/_geometry_helpers.* and 1 other"
layer half
mv "$libs"/libgeos_c-* half/lib/
mv "$libs"/libgeos-* half/lib/deep/
check "what a file in lib needs is looked for, too" refused half geos- "lib/libgeos_c-"

layer machine
mv "$libs"/* machine/lib/
name=$(basename machine/lib/libgeos-*)
cp "$LAYERSLIM_STACKS/$other/python/shapely.libs/"libgeos-* "machine/lib/$name"
check "a file in lib for another machine" fails_with 1 "LS202 error  lib/$name" "$tool" check machine --target "python3.12-$arch"

# Rules do not reach lib, and what its files need is no orphan.
layer orphans
mv "$libs"/libgeos_c-* orphans/lib/
printf 'remove "shapely/**" because "to see"\nremove orphan libraries because "nothing loads them"\n' > orphans.rules
check "a library that only a file in lib needs" fails_with 0 "" \
    "$tool" apply orphans.rules --tree orphans --target "python3.12-$arch" --tree-output kept
check "stays" test -e "kept/python/shapely.libs/$(cd orphans/python/shapely.libs && ls libgeos-*)"
finish "libraries in their places"
