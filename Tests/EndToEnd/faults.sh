#!/bin/bash
# shellcheck disable=SC1091,SC2015,SC2154,SC2016
# Bad input: a clear error, the right exit status, nothing written.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

cd "$work" || exit 1
mkdir out
apply() { "$tool" apply "${rules:-default}" --tree "$1" -o "$work/out/layer.zip" "${@:2}"; }
nothing_written() { [ -z "$(ls -A "$work/out")" ] || { ls -A "$work/out"; return 1; }; }
fault() { # fault NAME STATUS TEXT COMMAND...
    local name=$1
    shift
    check "$name" fails_with "$@"
    check "$name: nothing is written" nothing_written
}

# A layer of one small distribution.
sample() {
    mkdir -p "$1/python/pkg" "$1/python/pkg-1.0.dist-info"
    printf 'Metadata-Version: 2.1\nName: pkg\nVersion: 1.0\n' > "$1/python/pkg-1.0.dist-info/METADATA"
    printf 'pkg/__init__.py,,\npkg-1.0.dist-info/RECORD,,\n' > "$1/python/pkg-1.0.dist-info/RECORD"
    echo 'value = 1' > "$1/python/pkg/__init__.py"
}

fault "no such tree" 3 "nowhere" apply nowhere
mkdir empty
fault "an empty tree" 3 "holds no file" apply empty
echo text > file
fault "a file as tree" 3 "cannot read" apply file
sample whole
(cd whole && zip -qr ../whole.zip .)
head -c 300 whole.zip > cut.zip
fault "a truncated zip" 3 "cut.zip" "$tool" check cut.zip
"$LAYERSLIM_PYTHON" -I -c 'import zipfile; z = zipfile.ZipFile("escape.zip", "w"); z.writestr("../../evil", "x"); z.close()'
fault "a zip that leaves its folder" 3 "escape.zip" "$tool" check escape.zip

sample noname
printf 'Metadata-Version: 2.1\nVersion: 1.0\n' > noname/python/pkg-1.0.dist-info/METADATA
fault "METADATA without Name" 1 "the metadata has no Name" apply noname

sample escape
printf '../../../etc/passwd,sha256=AAAA,1\npkg/__init__.py,,\n' > escape/python/pkg-1.0.dist-info/RECORD
check "RECORD that names /etc/passwd is a finding" fails_with 0 "../../../etc/passwd" "$tool" check escape --reserve 0

sample elf
head -c 100000 "$(find "$LAYERSLIM_STACKS/x86_64/python" -name '_multiarray_umath*.so' | head -n 1)" > elf/python/pkg/cut.so
fault "an ELF file cut in the middle" 1 "pkg/cut.so" apply elf

cat > five.rules << 'RULES'
limit unzipped < 240M
exclude "pandas/plotting/**"
remove "[a" because "x"
keep "x.py" when >=2.2<2.3
remove "tests/" because "x"
RULES
rules=five.rules fault "a rule file with five mistakes" 2 "5 errors" apply whole
for line in 1 2 3 4 5; do
    check "mistake in line $line is drawn" grep -q "^five.rules:$line:" said
done

sample patched
printf 'patch "pkg/__init__.py" because "x"\n  replace\n    | nothing = 1\n  with\n    | x = 1\n' > patch.rules
rules=patch.rules fault "a patch whose text is gone" 2 "has no such text" apply patched

# Limits: Lambda takes 262,143,999 bytes and refuses 262,144,000.
mkdir -p limit/python
truncate -s 262143999 limit/python/data.bin
check "262,143,999 bytes pass" fails_with 0 "" "$tool" check limit --reserve 0
truncate -s 262144000 limit/python/data.bin
check "262,144,000 bytes fail" fails_with 1 "too big by 1 byte" "$tool" check limit --reserve 0
rm -r limit

# A full disk: a small file system of its own, where this process may mount one.
mkdir full
if [ "$(uname)" = Linux ] && [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=2m tmpfs full 2> /dev/null; then
    check "a full disk" fails_with 3 "" "$tool" apply default --tree "$LAYERSLIM_STACKS/arm64/python" -o "$work/full/layer.zip"
    check "a full disk: nothing is left" sh -c '[ -z "$(ls -A "$1")" ]' sh "$work/full"
    umount full
else
    # Where nothing can be mounted the size of files is limited instead.
    check "a file size limit" fails_with 3 "" bash -c 'ulimit -f 1000; trap "" XFSZ; exec "$@"' sh "$tool" apply default --tree "$LAYERSLIM_STACKS/arm64/python" -o "$work/out/layer.zip"
    check "a file size limit: nothing is left" nothing_written
fi

# Ctrl-C at many moments of a run, so in each stage: status 130, the earlier output as it was, nothing left.
echo earlier > out/layer.zip
interrupted() {
    local pid status
    "$tool" apply default --tree "$LAYERSLIM_STACKS/arm64/python" -o "$work/out/layer.zip" > said 2>&1 &
    pid=$!
    sleep "$1"
    kill -INT "$pid" 2> /dev/null || { wait "$pid"; echo "     over before the signal"; return 1; }
    wait "$pid"
    status=$?
    [ "$status" = 130 ] || { echo "     status $status"; cat said; return 1; }
    [ "$(ls -A out)" = layer.zip ] && [ "$(cat out/layer.zip)" = earlier ] || { ls -lA out; return 1; }
}
# A shell's background jobs ignore SIGINT unless job control is on.
set -m
for moment in 0.05 0.2 0.5 1 1.5 2 3; do check "Ctrl-C after $moment s" interrupted "$moment"; done
set +m
check "the input stack is as it was" sh -c '[ -z "$(find "$1" -newer "$2" ! -type d | head -n 1)" ]' sh "$LAYERSLIM_STACKS/arm64/python" "$work/five.rules"
check "a closed pipe is quiet" bash -c 'set -o pipefail; "$1" check "$2" 2>&1 >/dev/null | head -c 0; exit 0' sh "$tool" whole
finish faults
