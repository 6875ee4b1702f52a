#!/bin/bash
# shellcheck disable=SC1091,SC2016,SC2154
# apply --probe: the result is imported for real before it gets its name.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

cd "$work" || exit 1
case $(uname -m) in
    aarch64|arm64) here=python3.12-arm64 elsewhere=python3.12-x86_64 ;;
    *) here=python3.12-x86_64 elsewhere=python3.12-arm64 ;;
esac
probe() { # probe TREE RULES [OPTION...]: with --target where none is given
    local tree=$1 rules=$2
    shift 2
    rm -rf out
    mkdir out
    "$tool" apply "$rules" --tree "$tree" -o out/layer.zip --probe "$LAYERSLIM_PYTHON" --target "$here" --all "$@"
}
published() { [ "$(ls -A out)" = layer.zip ]; }
nothing_published() { [ -z "$(ls -A out)" ] || { ls -A out; return 1; }; }
says() { grep -qF -- "$1" said || { sed 's/^/     | /' said; return 1; }; }

# What no reading of the sources can tell: a name that is made at run time.
site=tree/python
mkdir -p $site/needs $site/pkg $site/space/inner $site/pkg-1.0.dist-info $site/late
printf 'Metadata-Version: 2.1\nName: pkg\nVersion: 1.0\n' > $site/pkg-1.0.dist-info/METADATA
cat > $site/needs/__init__.py << 'PYTHON'
import os
open(os.path.join(os.path.dirname(__file__), "ta" + "ble.txt")).close()
PYTHON
echo text > $site/needs/table.txt
echo 'import needs' > $site/space/inner/__init__.py
echo 'import json, sqlite3; print("noise"); input_is_closed = open(0).read() == ""' > $site/pkg/__init__.py
echo 'broken = undefined_name' > $site/late/__init__.py
echo 'import os; assert "LAYERSLIM_STACKS" not in os.environ and not os.path.exists("pkg")' > $site/alone.py
echo 'remove "needs/table.txt" because "to see what happens"' > lossy.rules
echo 'remove "nothing/**" because "nothing is called so"' > harmless.rules
printf 'include "lossy.rules"\naccept LS520 "needs/**" "space/**" because "we live with it"\n' > accepting.rules
printf 'include "harmless.rules"\naccept LS520 "pkg/**" because "gone long ago"\n' > stale.rules

check "a module that failed before is a warning" fails_with 0 "late cannot be imported, nor could it be before" probe tree harmless.rules
check "with the last line of its exception" says "NameError: name 'undefined_name' is not defined"
check "and where it was raised" says "late/__init__.py:1"
check "and the zip is there" published
check "the report counts them" says "probe   4 of 5 top-level modules imported by"
check "others are not named" sh -c '! grep -E "LS520.* (pkg|needs|alone|space)" said'
check "no bytecode of the probe is in the zip" sh -c '! unzip -l out/layer.zip | grep -q pyc'

check "a rule that breaks an import fails" fails_with 1 "LS520 error" probe tree lossy.rules
check "it names the module and the file that is gone" sh -c "tr -s ' \n' ' ' < said | grep -qF \"needs cannot be imported: FileNotFoundError: [Errno 2] No such file or directory: 'needs/table.txt'\""
check "and the rule" says "lossy.rules:1"
check "and the line that mends it" says 'keep "needs/table.txt"'
check "a package in a namespace is tried as well" says "space.inner cannot be imported"
check "it counts" says "probe   2 of 5 top-level modules imported by"
check "nothing is published" nothing_published
check "with --force it is, and still fails" fails_with 1 "LS520 error" probe tree lossy.rules --force
check "the forced zip is there" published
check "an accepted failure is none" fails_with 0 "nor could it be before" probe tree accepting.rules
check "an accept that nothing needs is said" fails_with 0 "LS901" probe tree stale.rules
check "without a probe nobody knows whether it is needed" sh -c '! "$1" apply stale.rules --tree tree -o none.zip | grep LS901' sh "$tool"
(cd tree && zip -qr ../tree.zip .)
check "a tree that is a zip is compared as well" fails_with 1 "nor could it be before" probe tree.zip lossy.rules
check "a tree alone is probed, too" fails_with 1 "LS520 error" \
    "$tool" apply lossy.rules --tree tree --tree-output only --probe "$LAYERSLIM_PYTHON" --target "$here"
check "and not written" [ ! -e only ]

check "another machine is a usage error that says why" fails_with 2 "extension modules cannot be" probe tree harmless.rules --target "$elsewhere"
check "another Python, too" fails_with 2 "the layer is for ${here/3.12/3.13}" probe tree harmless.rules --target "${here/3.12/3.13}"
check "what is no Python, too" fails_with 2 "no Python that runs here" "$tool" apply harmless.rules --tree tree -o none.zip --probe /bin/sh
check "a dry run has nothing to probe" fails_with 2 "packs nothing" probe tree harmless.rules --dry-run

# A crash in native code ends one interpreter, not the run; numpy loads its libraries from where they lie in the layer.
echo 'import ctypes; ctypes.string_at(0)' > $site/late/__init__.py
check "a crash is reported" fails_with 0 "killed by signal 11" probe tree harmless.rules
mkdir -p real/python
(cd "$LAYERSLIM_STACKS/x86_64/python" && cp -R numpy numpy.libs numpy-*.dist-info "$work/real/python/")
if [ "$here" = python3.12-x86_64 ]; then
    check "numpy, slimmed, is imported" fails_with 0 "checks  0 errors" probe real default
    check "it says how many modules" says "probe   1 top-level module imported by"
check "without a finding" sh -c '! grep LS520 said'
fi
finish probe
