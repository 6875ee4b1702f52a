#!/bin/bash
# shellcheck disable=SC1091,SC2015,SC2154,SC2016
# The zip of a slimmed tree is the same byte for byte whatever the machine around it looks like.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

tree=$LAYERSLIM_STACKS/arm64/python
rules=$work/small.rules
# One copy of the whole stack a variant would take minutes: distributions with links to native code, data and scripts.
cat > "$rules" << 'RULES'
include "default.rules"
RULES
mkdir -p "$work/first/python"
for part in numpy numpy.libs numpy-*.dist-info shapely shapely.libs shapely-*.dist-info zarr zarr-*.dist-info bin; do
    # shellcheck disable=SC2086
    (cd "$tree" && cp -R $part "$work/first/python/")
done
ln -s numpy/__init__.py "$work/first/python/link.py"

# Another path, another creation order, other times, modes under another umask, another owner.
mkdir -p "$work/other place/tree/python"
(
    umask 077
    cd "$work/first/python" || exit 1
    find . ! -type d | LC_ALL=C sort -r | while IFS= read -r file; do
        mkdir -p "$work/other place/tree/python/$(dirname "$file")"
        cp -P "$file" "$work/other place/tree/python/$file"
    done
)
find "$work/other place" -exec touch -h -d '2001-02-03 04:05:06' {} +
if [ "$(id -u)" = 0 ]; then chown -R -h 12345:12345 "$work/other place/tree"; fi

slim() { # slim NAME TREE [VARIABLE=VALUE...] [-- OPTION...]
    local name=$1 from=$2 variables=()
    shift 2
    while [ $# -gt 0 ] && [ "$1" != -- ]; do variables+=("$1"); shift; done
    [ $# -gt 0 ] && shift
    env ${variables[@]+"${variables[@]}"} "$tool" apply "$rules" --tree "$from" -o "$work/$name.zip" --quiet "$@" > "$work/$name.txt" 2>&1 ||
        { cat "$work/$name.txt"; return 1; }
}
same() { slim "$@" && cmp "$work/base.zip" "$work/$1.zip"; }

check "a first run" slim base "$work/first"
check "the same again" same again "$work/first"
check "other path, order, times, umask and owner" same elsewhere "$work/other place/tree"
check "the site root named itself" same site "$work/first/python"
check "TZ=Pacific/Apia" same apia "$work/first" TZ=Pacific/Apia
check "TZ=Europe/Berlin" same berlin "$work/first" TZ=Europe/Berlin
check "LC_ALL=C" same c "$work/first" LC_ALL=C
check "LC_ALL=tr_TR.UTF-8" same turkish "$work/first" LC_ALL=tr_TR.UTF-8
check "--jobs 1" same one "$work/first" -- --jobs 1
check "--jobs 8" same eight "$work/first" -- --jobs 8
umask 027
check "under umask 027" same umask "$work/first"
check "unzip -t" unzip -tqq "$work/base.zip"
check "zipinfo shows one date and no extra fields" sh -c 'zipinfo -l "$1" | awk "NR > 2 && /python/ { if (\$0 !~ /80-Jan-01 00:00/) bad = 1 } END { exit bad }"' sh "$work/base.zip"
check "Python's zipfile" "$LAYERSLIM_PYTHON" -I -c 'import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)' "$work/base.zip"
check "another content gives another zip" sh -c 'echo "# more" >> "$1"' sh "$work/first/python/zarr/__init__.py"
slim changed "$work/first"
check "and it differs" sh -c '! cmp -s "$1" "$2"' sh "$work/base.zip" "$work/changed.zip"

# The whole stack, where every rule has something to do: in place, and a copy elsewhere, in another order of work.
rules=default
tree=$LAYERSLIM_STACKS/x86_64/python
umask 022
mkdir "$work/whole"
cp -R "$tree" "$work/whole/python"
check "the whole stack" slim base "$tree"
check "the whole stack, a copy elsewhere, one job, another time zone" same copy "$work/whole" TZ=Asia/Kathmandu -- --jobs 1
finish determinism
