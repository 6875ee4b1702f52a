#!/bin/bash
# shellcheck disable=SC1091,SC2154
# Real growth, made from published wheels: the first lines of `layerslim diff` name what it is due to, and every sum is
# what a count of the files gives.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
oracle=$here/../Oracles/diff/sums.py
cache=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}/wheels
mkdir -p "$cache/regressions"

# The wheel of one version, from the cache or from the index.
wheel() {
    local name=$1 version=$2 file platforms=() minor staging
    for file in "$cache/python3.12-x86_64/$name-$version"-*.whl "$cache/regressions/$name-$version"-*.whl; do
        if [ -e "$file" ]; then echo "$file"; return; fi
    done
    for minor in 17 24 28; do platforms+=(--platform "manylinux_2_${minor}_x86_64"); done
    staging=$(mktemp -d "$cache/regressions/.fetch.XXXXXX")
    if "$LAYERSLIM_PYTHON" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        "${platforms[@]}" --platform manylinux2014_x86_64 --python-version 3.12 --dest "$staging" \
        "$name==$version" >&2; then
        mv "$staging"/*.whl "$cache/regressions/"
    fi
    rm -rf "$staging"
    for file in "$cache/regressions/$name-$version"-*.whl; do
        if [ -e "$file" ]; then echo "$file"; return; fi
    done
    echo "regressions.sh: there is no wheel of $name $version" >&2
    return 1
}

# layer NAME WHEEL...: a tree of these wheels; the first is what pip was asked for.
layer() {
    local tree=$work/$1/python file first=1 folder
    shift
    mkdir -p "$tree"
    for file in "$@"; do
        unzip -qq -o "$file" -d "$tree" || return 1
        if [ $first = 1 ]; then
            folder=$(basename "$file" | cut -d - -f 1,2)
            : > "$tree/$folder.dist-info/REQUESTED"
        fi
        first=0
    done
}

# compared OLD NEW OPTION...: the text and the JSON of a comparison.
compared() {
    local old=$1 new=$2
    shift 2
    (cd "$work" && "$tool" diff "$old" "$new" --target python3.12-x86_64 --out json=diff.json --out md=diff.md "$@") > "$work/said" 2>&1 ||
        { cat "$work/said"; return 1; }
}

# The first row of the table of causes, with its continuation lines, is about this; so is the line below the verdict of
# the comment.
first_cause() {
    local said
    said=$(sed -n 4p "$work/diff.md" | sed 's|[\\]||g')
    case $said in "**Cause: $1"*) ;; *) echo "     not below the verdict: $1"; head -12 "$work/diff.md"; return 1 ;; esac
    said=$(sed -n '/  FILES  CAUSE/,/^$/p' "$work/said" | sed 1d | head -3 | tr -s ' \n' ' ')
    case $said in *"$1"*) ;; *) echo "     not in the first lines: $1"; cat "$work/said"; return 1 ;; esac
}
adds_up() { (cd "$work" && "$LAYERSLIM_ORACLE_PYTHON" "$oracle" diff.json "$@"); }

layer pyarrow-25 "$(wheel pyarrow 25.0.1)"
layer pyarrow-26 "$(wheel pyarrow 26.0.1)"
check "pyarrow 25 and 26 compare" compared pyarrow-25 pyarrow-26
check "the cause is the version" first_cause "pyarrow 25.0.1 → 26.0.1"
check "the sums are those of the files" adds_up pyarrow-25 pyarrow-26
check "the library of the other version is the same library" grep -qE 'changed +pyarrow/libarrow\.so\.2600' "$work/said"

layer pandas-old "$(wheel pandas 2.2.3)"
layer pandas-new "$(wheel pandas 2.3.3)"
check "pandas 2.2.3 and 2.3.3 compare" compared pandas-old pandas-new
check "the cause is the version" first_cause "pandas 2.2.3 → 2.3.3"
check "the sums are those of the files" adds_up pandas-old pandas-new

layer botocore-old "$(wheel botocore 1.43.97)"
layer botocore-new "$(wheel botocore 1.43.117)"
check "botocore a month apart compares" compared botocore-old botocore-new
check "the cause is the version" first_cause "botocore 1.43.97 → 1.43.117"
check "the sums are those of the files" adds_up botocore-old botocore-new

# A month of botocore in a layer that its rules made: the services that came are no fault of a rule.
slim() { "$tool" apply default --tree "$work/$1" --target python3.12-x86_64 -o "$work/$1.zip" "${@:2}" > "$work/slimmed" 2>&1 || { cat "$work/slimmed"; return 1; }; }
check "both are slimmed" eval 'slim botocore-old && slim botocore-new'
check "the slimmed layers compare" compared botocore-old.zip botocore-new.zip
check "the cause is the version" first_cause "botocore 1.43.97 → 1.43.117"
check "the sums are those of the zips" adds_up botocore-old.zip botocore-new.zip

# A package more: with what only it requires.
layer before "$(wheel pqdm 0.2.0)" "$(wheel tqdm 4.70.1)"
layer after "$(wheel pqdm 0.2.0)" "$(wheel tqdm 4.70.1)" "$(wheel pandas 2.2.3)"
: > "$work/after/python/pandas-2.2.3.dist-info/REQUESTED"
check "a package more compares" compared before after
check "the cause is that it was asked for" first_cause "pandas 2.2.3 added: asked for"
check "the sums are those of the files" adds_up before after
check "a package less compares" compared after before
check "the cause is that nobody asks for it" first_cause "pandas 2.2.3 gone: no longer asked for"
layer alone "$(wheel pandas 2.2.3)"
layer with "$(wheel pandas 2.2.3)" "$(wheel pqdm 0.2.0)" "$(wheel tqdm 4.70.1)"
sed '/^Requires-Dist: numpy/s/numpy.*/pqdm>=0.1/;t;' "$work/with/python/pandas-2.2.3.dist-info/METADATA" > "$work/metadata"
cp "$work/metadata" "$work/with/python/pandas-2.2.3.dist-info/METADATA"
check "a new requirement compares" compared alone with
check "the cause names who requires it" grep -q 'pqdm 0.2.0 added: new requirement of pandas (pqdm>=0.1)' "$work/said"
check "what that requires is named too" grep -q 'tqdm 4.70.1 added: required by pqdm, which is new' "$work/said"

# RECORD lost: the same files, one of them gone, and no longer said to be its own.
cp -R "$work/pandas-old" "$work/unrecorded"
rm "$work/unrecorded/python/pandas-2.2.3.dist-info/RECORD"
check "a package that lost its RECORD compares" compared pandas-old unrecorded
check "the cause is the RECORD" first_cause "pandas 2.2.3 lost its RECORD"
check "the sums are those of the files" adds_up pandas-old unrecorded

# A strip that is put back: a tool that damages what it strips.
layer numpy "$(wheel numpy 2.2.6)"
check "numpy is slimmed" slim numpy
cp "$work/numpy.zip" "$work/stripped.zip"
cat > "$work/bad-strip" << 'end'
#!/bin/bash
if [ "$1" = -o ]; then head -c 4096 "$3" > "$2"; else echo "bad strip 1"; fi
end
chmod +x "$work/bad-strip"
check "it is slimmed by a tool that breaks files" slim numpy --strip-tool "$work/bad-strip"
check "a strip put back compares" compared stripped.zip numpy.zip
check "the cause is the strip" first_cause "strip put back:"
check "the sums are those of the zips" adds_up stripped.zip numpy.zip

# A rule switched off, and a rule that matches nothing any more.
printf 'include "default.rules"\nwithout tests\n' > "$work/own.rules"
printf 'remove "pandas/tests/**" as own-tests because "only pytest"\nremove "pandas/_libs/*.pyi" because "types"\n' > "$work/plain.rules"
sed 's|tests/\*\*|test/**|' "$work/plain.rules" > "$work/edited.rules"
apply_own() { (cd "$work" && "$tool" apply "$1" --tree pandas-old --target python3.12-x86_64 -o "$2" > slimmed 2>&1) || { cat "$work/slimmed"; return 1; }; }
check "rules of one's own" apply_own plain.rules plain.zip
mv "$work/edited.rules" "$work/plain.rules"
check "the same, edited" apply_own plain.rules edited.zip
check "an edited rule compares" compared plain.zip edited.zip
check "the cause is the rule" first_cause "rule own-tests"
check "the sums are those of the zips" adds_up plain.zip edited.zip

# The same contents under another encoder.
check "the same with zlib" slim numpy --deflate zlib --level 1
check "another encoder compares" compared stripped.zip numpy.zip
check "the cause is the encoder" first_cause "encoder changed"
check "the sums are those of the zips" adds_up stripped.zip numpy.zip
finish "regressions"
