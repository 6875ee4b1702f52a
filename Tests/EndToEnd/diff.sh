#!/bin/bash
# shellcheck disable=SC1091,SC2154,SC2016
# Baselines, comparisons and limits on growth, as a user runs them: same bytes, sums, formats by their own schemas, exit
# statuses, and the time beside jq's.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${LAYERSLIM_ORACLE_PYTHON:?is not set; run this by make test}"
arm=$LAYERSLIM_STACKS/arm64/python
intel=$LAYERSLIM_STACKS/x86_64/python
cd "$work" || exit 1

python() { "$LAYERSLIM_ORACLE_PYTHON" "$@"; }
follows_schema() { python "$here/../Oracles/analysis/validate.py" "$here/../../docs/schema/$1.schema.json" < "$2"; }
is_bom() { python "$here/../Oracles/diff/bom.py" < "$1"; }
adds_up() { python "$here/../Oracles/diff/sums.py" "$@"; }
says() { grep -qF -- "$1" "$2" || { echo "     not in $2: $1"; head -40 "$2" | sed 's/^/     | /'; return 1; }; }
no_line_over() { python -c 'import sys; sys.exit(max(map(len, open(sys.argv[2], encoding="utf-8").read().splitlines())) > int(sys.argv[1]))' "$@"; }
status_of() { local wanted=$1; shift; "$@" > said 2> errors; [ $? = "$wanted" ] || { echo "     another status than $wanted: $*"; cat said errors; return 1; }; }

# A baseline of the sample stack.
check "baseline write" "$tool" baseline write "$arm" -o arm.json --quiet
check "a baseline follows its schema" follows_schema baseline arm.json
mkdir copy && ln -s "$arm" copy/python
same_bytes() { (cd copy && TZ=Asia/Tokyo "$tool" baseline write python/. --jobs 1 -q) | sed 's/x/x/' | cmp - arm.json; }
check "from another folder, zone and number of jobs it has the same bytes" same_bytes
check "it names no place of this machine" eval '! grep -q "$LAYERSLIM_STACKS" arm.json'
check "a file has a line of its own" says '["numpy/__init__.py","python",' arm.json
check "a layer equals its baseline" status_of 0 "$tool" diff arm.json "$arm"
check "and that is said" says "nothing changed" said
check "baseline of the other architecture" "$tool" baseline write "$intel" -o intel.json -q
check "another target compares" status_of 0 "$tool" diff arm.json intel.json --out json=target.json
check "it is said that the target changed" says "target changed: python3.12-arm64 → python3.12-x86_64" said
check "an extension module of one target is that of the other" \
    eval 'jq -e ".files[] | select(.path == \"pyarrow/lib.cpython-312-x86_64-linux-gnu.so\") | .oldPath == \"pyarrow/lib.cpython-312-aarch64-linux-gnu.so\"" target.json > /dev/null'
check "a library is itself under another hash" \
    eval '[ "$(jq "[.files[] | select(.path | test(\"libgomp\")) | .status] | unique | join(\" \")" target.json)" = "\"changed\"" ]'
check "the JSON follows its schema" follows_schema diff target.json
check "80 columns" no_line_over 80 said

# Two reports of analyze, beside jq.
"$tool" analyze "$arm" --format json -o arm-report.json && "$tool" analyze "$intel" --format json -o intel-report.json
check "reports of analyze compare" status_of 0 "$tool" diff arm-report.json intel-report.json --out json=reports.json
check "to the same sums as trees" eval '[ "$(jq .change.bytes reports.json)" = "$(jq .change.bytes target.json)" ]'
user_time() { # user_time COMMAND...: the least of three, in ms
    local best=999999 TIMEFORMAT=%U spent
    for _ in 1 2 3; do
        spent=$( { time "$@" > /dev/null 2>&1; } 2>&1 | tr -d .)
        if [ "$((10#$spent))" -lt "$best" ]; then best=$((10#$spent)); fi
    done
    echo "$best"
}
ours=$(user_time "$tool" diff arm-report.json intel-report.json)
theirs=$(user_time jq . arm-report.json intel-report.json)
echo "     diff $ours ms, jq $theirs ms of user time"
check "two reports take less than twice the time of jq" [ "$ours" -lt $((2 * theirs)) ]

# A small layer, slimmed before and after its rules change.
mkdir -p small/python && cp -R "$arm"/zarr "$arm"/zarr-*.dist-info "$arm"/shapely "$arm"/shapely.libs "$arm"/shapely-*.dist-info small/python/
printf 'remove "**/tests/**" as tests loses "the tests" because "only pytest"\nremove "**/*.pyi" because "types"\nlimit unzipped < 20 MiB\n' > own.rules
apply() { "$tool" apply own.rules --tree small --target python3.12-arm64 "$@" > applied 2> errors; }
check "apply" apply -o before.zip
check "baseline of a zip" "$tool" baseline write before.zip -o before.json -q
check "it follows its schema" follows_schema baseline before.json
check "it holds what rules did" says '"text":"remove \"**/tests/**\""' before.json
printf 'without tests\nlimit unzipped increase < 10 kB or increase < 0.5 %% because "ask first"\nlimit files increase < 1 warn\nlimit zipped of shapely increase < 1 kB\nlimit unzipped of kind native < 1 kB\nlimit largest file of "shapely/**" < 1 GB\n' >> own.rules
check "a limit on growth fails an apply" status_of 1 "$tool" apply own.rules --tree small --target python3.12-arm64 --baseline before.json -o after.zip
check "it says by how much" says "grew by" said
check "and why" says "rule tests switched off: own.rules:4 says \`without tests\`" said
check "nothing was packed" [ ! -e after.zip ]
check "--force packs" status_of 1 apply --baseline before.json -o after.zip --force
check "diff with limits" status_of 1 "$tool" diff before.json after.zip --rules own.rules --name small --out json=after.json \
    --out md=after.md --out github=after.txt --out cyclonedx=bom.json
check "the first cause is the rule" says "rule tests switched off: own.rules:4" said
check "what it gave up is back" says "gained   the tests" said
check "every violation is listed" eval '[ "$(jq "[.budgets[] | select(.status == \"exceeded\")] | length" after.json)" = 4 ]'
check "limits are echoed as understood" says "growth below 10,000 bytes or growth below 0.5 %, at most" said
check "the message of a limit is repeated" says "because ask first" said
check "the JSON follows its schema" follows_schema diff after.json
check "the sums are those of the zips" adds_up after.json before.zip after.zip
check "80 columns" no_line_over 80 said
check "annotations name file and line" says "::error file=own.rules,line=5,title=small%3A limit exceeded::the layer" after.txt
check "annotations escape what would end them" says "increase < 0.5 %25" after.txt
check "a warning is one" says "::warning file=own.rules,line=6" after.txt
check "the bill of materials follows the schema of CycloneDX 1.6" is_bom bom.json
check "the marker comes first" eval '[ "$(head -n 1 after.md)" = "<!-- layerslim:layers -->" ]'
check "two runs give the same bytes" eval '"$tool" diff before.json after.zip --rules own.rules --name small --format json > again.json; cmp again.json after.json'
check "report --baseline is diff" eval '"$tool" report --baseline before.json after.zip --rules own.rules --name small --format json > again.json; cmp again.json after.json'

# Reports of apply name no files that stay, and still what rules took in one of them and not in the other.
"$tool" apply own.rules --tree small --target python3.12-arm64 -o now.zip --limit off --force --format json > now.json 2> errors
sed '/^without/d' own.rules > then.rules
"$tool" apply then.rules --tree small --target python3.12-arm64 -o then.zip --limit off --force --format json > then.json 2> errors
check "reports of apply compare" status_of 0 "$tool" diff then.json now.json --out json=applied.json
check "the cause is the rule" says "rule tests switched off: own.rules:4 says \`without tests\`" said
check "it is said what was not compared" says "compared by distribution only" said
check "the causes add up" eval '[ "$(jq "[.causes[].bytes] | add" applied.json)" = "$(jq .change.bytes applied.json)" ]'
check "that follows the schema too" follows_schema diff applied.json
check "the other way round" status_of 0 "$tool" diff now.json then.json
check "the rule is switched on again" says "rule tests switched on again" said
check "reports of apply follow their schema" follows_schema apply now.json

# Judged by the rules before; those that a change brings are named.
mkdir proposal && sed 's/10 kB/10 MB/; /files increase/d' own.rules > proposal/own.rules && sed 's/tests/test/' before.json > proposal/before.json
check "a raised limit still fails" status_of 1 "$tool" diff before.json after.zip --rules own.rules --proposed proposal --format markdown
check "it is said in the verdict" says "2 limits, the baseline; judged by what was before" said
check "each is named" says "raised: limit unzipped increase" said
check "so is one that is gone" says "removed: limit files increase" said
check "with its place in the repository" says "(own.rules:5)" said

# The summary of a step, and several layers as one comment.
check "markdown is appended to the step summary" \
    eval 'echo earlier > summary.md; GITHUB_STEP_SUMMARY=$PWD/summary.md "$tool" diff before.json after.zip --format markdown > said; [ "$(tail -n +2 summary.md)" = "$(cat said)" ] && [ "$(head -n 1 summary.md)" = earlier ]'
"$tool" diff before.zip before.zip --name 'other|<b>' --out json=other.json > said
check "several comparisons make one comment" status_of 1 "$tool" report --combine after.json other.json --key geo-1 --format markdown
check "a row each" eval '[ "$(grep -c "^| small | \|^| other.*b.* | " said)" = 2 ]'
check "names are not markup" eval '! grep -q "other|<b>" said'
check "the marker has the key" says "<!-- layerslim:geo-1 -->" said

# A comment holds 65,000 characters.
check "the comment of a large change" status_of 0 "$tool" diff before.json "$arm" --format markdown
check "it is short enough" eval '[ "$(wc -m < said)" -le 65000 ]'
check "and says what is missing" says "the JSON report has everything" said
check "a folded part is closed" eval '[ "$(grep -c "^<details>" said)" = "$(grep -c "^</details>" said)" ]'

# A layer that does not fit: which shipped rules would make it. With this reserve the small layer is too big.
printf 'include "default.rules"\nwithout tests\nwithout sources\n' > off.rules
"$tool" apply default --tree small --target python3.12-arm64 -o on.zip > said 2> errors
"$tool" apply off.rules --tree small --target python3.12-arm64 -o off.zip > said 2> errors
bytes() { jq ".wayToFit.options[] | select(.change | contains(\"$1\")) | .bytes" tight.json; }
added() { jq "[.files[] | select(.status == \"added\" and (.path | test(\"$1\"))) | .new] | add" tight.json; }
tight() { "$tool" diff "$1" "$2" --reserve "$3" --out json=tight.json --out md=tight.md > said; }
check "a layer that is too big" tight on.zip off.zip 253500000
check "it is said how much must go" says "bytes must go" said
check "it names the line that is to go" says 'take back `without tests` (off.rules:2)' said
check "and what each would free, to the byte" eval '[ "$(bytes tests)" -gt 100000 ] && [ "$(bytes tests)" = "$(added "/tests/|conftest")" ] && [ "$(bytes sources)" = "$(added "[.](h|pyx|pxd|c)$")" ]'
check "so does the comment" says 'without tests' tight.md
check "that follows the schema" follows_schema diff tight.json
check "80 columns" no_line_over 80 said
check "where no rule is off, that is said" eval 'tight off.zip on.zip 249MiB; says "No shipped rule that is off would free any of" said'
check "a tree that no rules made" eval 'tight on.zip small 253500000; says "\`include \"default.rules\"\`" said'
check "one that fits" eval 'tight on.zip off.zip 1MiB; [ "$(jq "has(\"wayToFit\")" tight.json)" = false ]'
check "apply says it with the limit" eval '! "$tool" apply off.rules --tree small --target python3.12-arm64 --reserve 253500000 -o over.zip > said 2> errors; says "take back \`without tests\` (off.rules:2)" said'
check "so does check, months later" eval '! "$tool" check off.zip --reserve 253500000 > said; says "take back \`without tests\` (off.rules:2)" said'

# Names that try to be a command, markup, a colour or a second row.
mkdir -p tame/python/pkg tame/python/pkg-1.0.dist-info
printf 'Metadata-Version: 2.1\nName: pkg\nVersion: 1.0\n' > tame/python/pkg-1.0.dist-info/METADATA
hostile=$(printf 'lay\n::error::er')
cp -R tame "$hostile"
for name in "$(printf 'a\n::error title=x::gotcha')" "$(printf 'r\r::warning::y')" "$(printf '\033[31mred')" '`id`' '$(touch owned)' 'a|b' \
    '<script>alert(1)<' '--><b>x' '##[error]z' '@someone'; do
    printf '%05d' $RANDOM > "$hostile/python/pkg/$name"
done
check "a layer of hostile names" status_of 0 "$tool" diff tame "$hostile" --all --rules own.rules --limit off --name "$(printf 'n\n::error::|`<b>')" --out md=hostile.md --out github=hostile.txt --out json=hostile.json
check "no line of the text is a command" eval '! grep -n "^ *::\|^##\[" said && ! grep -q "$(printf "\033\|\r")" said'
check "nor of the comment" eval '! grep -n "^ *::" hostile.md && ! grep -n "<script\|<b>" <(sed "s/\`[^\`]*\`//g" hostile.md)'
check "a name is one cell of the table" eval '[ "$(grep "^| \`pkg/" hostile.md | sed "s/\\\\|//g" | tr -dc "|\n" | sort -u)" = "|||" ] && [ "$(grep -c "^| \`pkg/" hostile.md)" = 10 ]'
check "annotations are one line each" eval '! grep -v "^::\(notice\|warning\|error\) " hostile.txt'
check "the JSON has them as they are" eval '[ "$(jq "[.files[].path | select(test(\"gotcha|alert|owned\"))] | length" hostile.json)" = 3 ]'
check "nothing was run" [ ! -e owned ]

# What is missing or broken.
check "a missing baseline is 4" fails_with 4 "there is no baseline" "$tool" diff absent.json after.zip
check "a note where that is allowed" status_of 0 "$tool" diff absent.json after.zip --baseline-optional --out json=alone.json
check "absent is not empty" eval '[ "$(jq "has(\"old\") or has(\"change\")" alone.json)" = false ] && says "nothing is compared" said'
check "that follows the schema too" follows_schema diff alone.json
sed 's/"schemaVersion":1/"schemaVersion":2/' before.json > newer.json
check "another schema is 4" fails_with 4 "newer.json: it has schema 2; this" "$tool" diff newer.json after.zip
sed 's/"bytes":[0-9]*,/"bytes":5,/' before.json > wrong.json
check "a baseline that does not add up is 4" fails_with 4 "add up" "$tool" diff wrong.json after.zip
head -c 3000 before.json > cut.json
check "a baseline that was cut is 4" fails_with 4 "is no JSON that layerslim wrote" "$tool" diff cut.json after.zip
check "a comparison is no baseline" fails_with 4 "it is a report of the kind" "$tool" diff after.json after.zip
sed 's/"zipped":[0-9]*/"zipped":9223372036854775807/g' before.json > huge.json
check "a size that nothing has is 4" fails_with 4 "an impossible size" "$tool" diff huge.json after.zip
sed 's/"bytes":[0-9]*/"bytes":9223372036854775807/g' after.json > huge-diff.json
check "nor does it break a report" fails_with 3 "is no comparison in JSON" "$tool" report --combine huge-diff.json huge-diff.json
check "apply without its baseline is 4" fails_with 4 "there is no baseline" "$tool" apply own.rules --tree small --baseline absent.json -o never.zip
check "and packs nothing" [ ! -e never.zip ]
check "a page of both" eval '"$tool" diff before.json after.zip --out html=page.html > /dev/null && says "\"was\":" page.html'
check "a bill of materials of a layer alone" eval '"$tool" analyze before.zip --out cyclonedx=alone-bom.json > /dev/null && is_bom alone-bom.json'
check "a missing new layer is 3" fails_with 3 "absent.zip" "$tool" diff before.json absent.zip
check "another target switches limits on growth off" eval '"$tool" diff intel.json "$arm" --rules own.rules --limit off > said; says "not judged" said && says "the target changed" said'
finish "diff"
