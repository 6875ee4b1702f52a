#!/bin/bash
# shellcheck disable=SC1091,SC2154,SC2016
# Several formats in one run: what --out writes is what --format prints, each follows the schema that its own makers
# publish, and where nothing can be written nothing is said to be done.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${LAYERSLIM_ORACLE_PYTHON:?is not set; run this by make test}"
arm=$LAYERSLIM_STACKS/arm64/python
cd "$work" || exit 1

python() { "$LAYERSLIM_ORACLE_PYTHON" "$@"; }
follows_schema() { python "$here/../Oracles/analysis/validate.py" "$here/../../docs/schema/$1.schema.json" < "$2"; }
is_bom() { python "$here/../Oracles/diff/bom.py" < "$1"; }
licences() { python "$here/../Oracles/diff/licences.py" "$1" < "$2"; }
is_sarif() { python "$here/../Oracles/sarif/validate.py" < "$1" > lines; }
says() { grep -qF -- "$1" "$2" || { echo "     not in $2: $1"; head -40 "$2" | sed 's/^/     | /'; return 1; }; }
slim() { "$tool" apply rules/default.rules --tree small --target python3.12-arm64 -o "$@" > said 2> errors; }
is_page() { says "<!DOCTYPE html>" "$1" && says '"causes":[["' "$1" && ! grep -q 'src="http\|href="http' "$1"; }

mkdir -p small/python
for name in zarr shapely six tqdm; do cp -R "$arm/$name"* small/python/; done

check "apply in five formats" slim layer.zip --out text=a.txt --out md=a.md --out json=a.json --out html=a.html --out cyclonedx=a.cdx.json
check "its text is what was printed" cmp a.txt said
check "its JSON follows its schema" follows_schema apply a.json
slim layer.zip --format json
check "and is what --format prints" cmp a.json said
slim layer.zip --format markdown
check "so is its markdown" cmp a.md said
check "its page needs nothing else, and says what each rule took" is_page a.html
check "its bill of materials follows CycloneDX 1.6" is_bom a.cdx.json
check "and names the licences of the metadata" licences small/python a.cdx.json
digest() { [ "$(jq -r '.metadata.component.hashes[0].content' "$2")" = "$(sha256sum "$1" | cut -d ' ' -f 1)" ]; }
check "and has the SHA-256 of the zip" digest layer.zip a.cdx.json
check "what was removed is recorded" eval "[ \"\$(jq '[.metadata.properties[] | select(.name == \"layerslim:removed\")] | length' a.cdx.json)\" -ge 3 ]"
check "a dry run has no page" fails_with 2 "--dry-run has none" "$tool" apply default --tree small --dry-run --out html=never.html
check "nor does one come of it" [ ! -e never.html ]
check "a folder that is not there" fails_with 3 "absent" "$tool" apply default --tree small --target python3.12-arm64 -o again.zip --out md=absent/a.md
check "a format that there is not" fails_with 2 "pdf=a" "$tool" apply default --tree small --out pdf=a.pdf

check "analyze in five formats" eval '"$tool" analyze layer.zip --out text=b.txt --out markdown=b.md --out json=b.json --out html=b.html --out cyclonedx=b.cdx.json > said'
check "its text is what was printed" cmp b.txt said
check "its JSON follows its schema" follows_schema analysis b.json
check "its bill of materials follows CycloneDX 1.6" is_bom b.cdx.json
check "and names the same licences" eval 'cmp <(jq "[.components[] | .licenses]" a.cdx.json) <(jq "[.components[] | .licenses]" b.cdx.json)'
check "and the same zip" digest layer.zip b.cdx.json
check "of the whole stack" eval '"$tool" analyze "$arm" --out cyclonedx=stack.cdx.json > said && is_bom stack.cdx.json && licences "$arm" stack.cdx.json'

rm -r small/python/six*
"$tool" apply default --tree small --target python3.12-arm64 -o less.zip --out json=less.json > said 2> errors
check "diff in six formats" eval '"$tool" diff layer.zip less.zip --out text=c.txt --out md=c.md --out json=c.json --out html=c.html --out github=c.github --out cyclonedx=c.cdx.json > said'
check "its text is what was printed" cmp c.txt said
check "its JSON follows its schema" follows_schema diff c.json
check "its bill of materials follows CycloneDX 1.6" is_bom c.cdx.json
check "its annotations are workflow commands" eval '[ -s c.github ] && ! grep -v "^::[a-z]* [^:]*::" c.github'
check "its markdown has the marker of the key" says "<!-- layerslim:layers -->" c.md

printf 'remove "tqdm/std.py" because "a test of what breaks"\n' > break.rules
"$tool" apply break.rules --tree small --target python3.12-arm64 -o broken.zip --force > said 2> errors
check "check in five formats" fails_with 1 "cannot be imported" "$tool" check broken.zip --out text=d.txt --out md=d.md --out json=d.json --out sarif=d.sarif --out github=d.github
check "its text is what was printed" cmp d.txt said
check "its JSON follows its schema" follows_schema check d.json
check "its SARIF follows SARIF 2.1.0" is_sarif d.sarif
check "its annotations name the rule file" says "::error file=break.rules,line=1" d.github
check "its markdown has the verdict" says "**layerslim check: " d.md
finish "formats"
