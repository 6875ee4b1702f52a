#!/bin/bash
# Makes a site-packages tree for each astropy that the patch is tested on (the stack brings one more), from wheels.
# usage: fetch.sh DIR [VERSION …]    the trees are DIR/VERSION; those that are there are left alone
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -ge 1 ] || { echo "usage: fetch.sh DIR [VERSION …]" >&2; exit 2; }
folder=$1
shift
if [ $# -eq 0 ]; then
    for closure in "$here"/closures/*.txt; do set -- "$@" "$(basename "$closure" .txt)"; done
fi
for version; do
    closure=$here/closures/$version.txt
    [ -r "$closure" ] || { echo "fetch.sh: no closure of astropy $version in $here/closures" >&2; exit 2; }
    if [ -d "$folder/$version" ]; then continue; fi
    "$here/../../deployment/aws/fetch_wheels.sh" --arch x86_64 --python 3.12 \
        --requirements "$closure" --constraints "$closure" --output "$folder/$version"
done
