#!/bin/bash
# shellcheck disable=SC1091,SC2015,SC2154
# A layer made for one function: `remove unreached` takes what no import of it reaches, and the function still runs.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

stack=$LAYERSLIM_STACKS/x86_64/python
mkdir -p "$work/tables" "$work/arrays/lib"
cat > "$work/tables/lambda_function.py" <<'END'
"""Writes a table and reads it back."""
import io

import pandas
import pyarrow
import pyarrow.parquet as parquet


def lambda_handler(event, context):
    when = pandas.date_range("2024-01-01", periods=3, tz="Europe/Berlin")
    frame = pandas.DataFrame({"number": [1, 2, 3], "when": when, "text": ["a", "b", "c"]})
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pandas(frame), sink)
    back = pandas.read_parquet(io.BytesIO(sink.getvalue()))
    assert back.equals(frame), back
    return int(back.groupby("text").number.sum().sum())
END
cat > "$work/arrays/lambda_function.py" <<'END'
"""Stores an array, and asks for the sky and for shapes."""
from lib import sky


def lambda_handler(event, context):
    import shapely
    import zarr

    array = zarr.create_array(store=zarr.storage.MemoryStore(), shape=(8, 8), chunks=(4, 4), dtype="i4")
    array[:] = 3
    assert int(array[:].sum()) == 192
    assert shapely.Point(0, 0).buffer(1).area > 3
    return sky.degrees()
END
cat > "$work/arrays/lib/sky.py" <<'END'
def degrees():
    from astropy import units
    from astropy.coordinates import SkyCoord
    from astropy.time import Time

    Time("2024-01-01").ut1
    return round(SkyCoord(1 * units.deg, 2 * units.deg).galactic.l.deg)
END
printf 'include "default.rules"\nremove unreached because "no import leads there"\n' > "$work/tables.rules"
# What check says is reached only by imports inside functions and by names.
{
    cat "$work/tables.rules"
    echo 'remove pandas pyarrow fastparquet because "astropy imports them in functions that are not called"'
} > "$work/arrays.rules"

slims() {
    "$tool" apply "$work/$1.rules" --tree "$stack" --function "$work/$1" --tree-output "$work/$1.tree" --all \
        > "$work/$1.said" 2>&1 || { cat "$work/$1.said"; return 1; }
}
# Without the system's time zones, as on Lambda.
runs() {
    "$LAYERSLIM_PYTHON" -I -S -B -c '
import sys, zoneinfo
zoneinfo.reset_tzpath([])
sys.path[:0] = sys.argv[1:]
import lambda_function
print(lambda_function.lambda_handler({}, None))' "$work/$1" "$work/$1.tree/python" > "$work/used" 2>&1 ||
        { tail -5 "$work/used"; return 1; }
}
bytes() { find "$1" -type f -print0 | xargs -0 cat | wc -c; }
fewer_than() {
    local size
    size=$(bytes "$work/$1.tree/python")
    echo "     $1: $size bytes"
    [ "$size" -lt "$2" ]
}
holds() { [ -e "$work/$1.tree/python/$2" ]; }
lacks() { ! holds "$@"; }
finds_nothing() { "$tool" check "$work/$1.tree" --function "$work/$1" > "$work/said" 2>&1 || { cat "$work/said"; return 1; }; }

check "tables: the rules apply" slims tables
check "tables: the function runs" runs tables
check "tables: much smaller than the 249 MB for all" fewer_than tables 200000000
for name in astropy mortie healpy shapely; do check "tables: $name is gone" lacks tables "$name"; done
check "tables: time zones stay" holds tables tzdata
check "tables: every import is found" finds_nothing tables
check "arrays: the rules apply" slims arrays
check "arrays: the function runs" runs arrays
check "arrays: much smaller than the 249 MB for all" fewer_than arrays 130000000
for name in pyarrow mortie healpy; do check "arrays: $name is gone" lacks arrays "$name"; done
check "arrays: every import is found" finds_nothing arrays
finish "a layer for one function"
