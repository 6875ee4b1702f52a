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

# within SECONDS COMMAND...: as timeout, which macOS lacks; 143 when the time is up.
within() {
    local seconds=$1 command watch status
    shift
    "$@" &
    command=$!
    (sleep "$seconds"; kill "$command") > /dev/null 2>&1 &
    watch=$!
    wait "$command"
    status=$?
    kill "$watch" 2> /dev/null
    wait "$watch" 2> /dev/null
    return "$status"
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
# Whoever opens a pipe that nobody writes to waits forever.
mkfifo pipe
printf '%s,sha256=AAAA,1\n' ../../pipe "$work/pipe" ../pipe ../../../pipe pkg/../../../pipe > escape/python/pkg-1.0.dist-info/RECORD
for command in check analyze; do
    check "what RECORD names outside is not opened by $command" \
        fails_with 0 "pipe" within 20 "$tool" "$command" escape
done
mkdir escaped
check "what RECORD names outside is not opened by apply" \
    fails_with 0 ../pipe within 20 "$tool" apply default --tree escape -o escaped/layer.zip
check "and not packed" sh -c '! unzip -l escaped/layer.zip | grep -q "pipe$"'

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

# A full disk, while files are stripped, while the zip and while the tree is written: a small file system of its own,
# where this process may mount one, else a limit on the size of files.
sample noise
head -c 4000000 /dev/urandom > noise/python/pkg/noise.bin
mkdir full
if [ "$(uname)" = Linux ] && [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=2m tmpfs full 2> /dev/null; then
    on_full_disk() { "$@"; }
else
    # Blocks of 512 or 1024 bytes.
    on_full_disk() { (trap '' XFSZ; ulimit -f 1000; "$@"); }
fi
nothing_left() { [ "$(ls -A full)" = "${1:-}" ] || { ls -A full; return 1; }; }
disk_full() { # disk_full NAME COMMAND...
    check "a full disk while $1" fails_with 3 "$work/full" on_full_disk "${@:2}"
    check "a full disk while $1: nothing is left" nothing_left
}
disk_full "stripping" "$tool" apply default --tree "$LAYERSLIM_STACKS/arm64/python" -o "$work/full/layer.zip"
disk_full "packing" "$tool" apply default --tree noise -o "$work/full/layer.zip"
disk_full "packing only" "$tool" pack noise -o "$work/full/layer.zip"
disk_full "writing a tree" "$tool" apply default --tree noise --tree-output "$work/full/tree"
disk_full "writing both, the zip elsewhere" "$tool" apply default --tree noise -o "$work/out/layer.zip" --tree-output "$work/full/tree"
check "a full disk: the zip elsewhere is not there either" nothing_written
echo earlier > full/layer.zip
check "a full disk with an earlier zip" fails_with 3 "" on_full_disk "$tool" apply default --tree noise -o "$work/full/layer.zip"
check "the earlier zip is as it was" [ "$(cat full/layer.zip)" = earlier ]
check "and nothing beside it" nothing_left layer.zip
if mountpoint -q full 2> /dev/null; then umount full; fi
if [ -w /dev/full ]; then
    check "a report that cannot be written" fails_with 3 "cannot write to stdout" sh -c '"$1" analyze whole > /dev/full' sh "$tool"
fi

check "the input stack is as it was" sh -c '[ -z "$(find "$1" -newer "$2" ! -type d | head -n 1)" ]' sh "$LAYERSLIM_STACKS/arm64/python" "$work/five.rules"
# More than a pipe holds, so that the tool surely meets the closed end.
closed_pipe() {
    local statuses
    "$tool" check "$LAYERSLIM_STACKS/arm64/python" --imports 2> said | head -n 1 > first
    statuses=("${PIPESTATUS[@]}")
    [ "${statuses[0]}" = 0 ] && [ -s first ] && [ ! -s said ]
}
check "a closed pipe is quiet" closed_pipe
finish faults
