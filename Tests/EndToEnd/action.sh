#!/bin/bash
# shellcheck disable=SC1091,SC2154,SC2016
# scripts/action.sh as a run on GitHub starts it, with the variables set by hand: a pull request that grows a layer, raises
# its limit and edits its baseline is judged by what the merge base says.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

action=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
says() { grep -qF -- "$1" "$2" || { echo "     not in $2: $1"; head -60 "$2" | sed 's/^/     | /'; return 1; }; }
as_git() { git -C "$work/repo" -c user.name=t -c user.email=t@example.org "$@"; }
commit() { as_git add -A && as_git commit --quiet --message "$1"; }
grow() { head -c "$2" /dev/zero > "$work/repo/build/$1/python/own/data.bin"; }

# A repository with two layers, their rules and their baselines; the layers themselves are built and not committed.
mkdir -p "$work/repo/layers" "$work/origin"
git init --quiet --initial-branch main "$work/repo"
for name in geo-arm64 geo-x86_64; do
    site=$work/repo/build/$name/python
    mkdir -p "$site/own" "$site/own-1.0.dist-info"
    printf 'Metadata-Version: 2.1\nName: own\nVersion: 1.0\n' > "$site/own-1.0.dist-info/METADATA"
    printf 'own/__init__.py,,\nown/data.bin,,\nown-1.0.dist-info/METADATA,,\nown-1.0.dist-info/RECORD,,\n' > "$site/own-1.0.dist-info/RECORD"
    : > "$site/own/__init__.py"
    grow "$name" 100000
    "$tool" baseline write "$work/repo/build/$name" --target "python3.12-${name#geo-}" -o "$work/repo/layers/$name.json" -q
done
printf 'include "common.rules"\nlimit unzipped increase < 10 kB\n' > "$work/repo/layers/geo.rules"
printf 'limit files < 100 warn\n' > "$work/repo/layers/common.rules"
echo /build > "$work/repo/.gitignore"
commit "Build layers"
git clone --quiet --bare "$work/repo" "$work/origin/repo.git"
as_git remote add origin "$work/origin/repo.git"

# The change: one layer grows by 2 MB, and whoever made it raises the limit and writes the baseline anew.
as_git checkout --quiet -b change
grow geo-x86_64 2100000
sed 's/10 kB/10 MB/' "$work/repo/layers/geo.rules" > "$work/rules" && cp "$work/rules" "$work/repo/layers/geo.rules"
"$tool" baseline write "$work/repo/build/geo-x86_64" --target python3.12-x86_64 -o "$work/repo/layers/geo-x86_64.json" -q
commit "Grow"

layers='geo-x86_64 | build/geo-x86_64 | layers/geo-x86_64.json | layers/geo.rules

  geo-arm64 | build/geo-arm64 | layers/geo-arm64.json | layers/geo.rules'
run() { # run VARIABLE=VALUE...: the script as the action starts it; its status in $status
    rm -f "$work/output" "$work/summary"
    mkdir -p "$work/temp"
    env -u GITHUB_BASE_REF -u LAYERSLIM_BASE GITHUB_WORKSPACE="$work/repo" GITHUB_OUTPUT="$work/output" \
        GITHUB_STEP_SUMMARY="$work/summary" RUNNER_TEMP="$work/temp" LAYERSLIM_ACTION="$action" LAYERSLIM_TOOL="$tool" \
        LAYERSLIM_LAYERS="$layers" "$@" "$action/scripts/action.sh" > "$work/log" 2>&1
    status=$?
}
ends_with() { [ "$status" = "$1" ] || { echo "     status $status, not $1"; cat "$work/log"; return 1; }; }

run GITHUB_BASE_REF=main
check "growth beyond the limit of the merge base fails" ends_with 1
check "the output says so" says "failed=true" "$work/output"
check "so does the verdict" says 'verdict=**geo-x86\_64 fits: 248.0 MiB left of 250.0 MiB; 1 limit exceeded.** geo-arm64 fits.' "$work/output"
check "the raised limit is named" says "raised: limit unzipped increase \\< 10 kB → limit unzipped increase \\< 10 MB (layers/geo.rules:2)" "$work/summary"
check "the edited baseline is named" says "Edited here: 1 limit, the baseline; judged by what was before" "$work/summary"
check "both layers have a row" eval '[ "$(grep -c "^| geo-" "$work/summary")" = 2 ]'
check "the annotation points at the limit" says "::error file=layers/geo.rules,line=2,title=geo-x86_64%3A limit exceeded::" "$work/log"
check "includes come from the merge base too" says "limit files < 100" "$work/summary"
reports=$(sed -n 's/^reports=//p' "$work/output")
check "the reports are there" [ -s "$reports/comment.md" ]
check "for each layer too" eval 'for file in layer-1.json layer-1.txt layer-1.html layer-1.cdx.json layer-2.json; do [ -s "$reports/$file" ] || exit 1; done'
check "the summary is the comment" cmp "$reports/comment.md" "$work/summary"
check "nothing is left in the repository" eval '[ -z "$(as_git status --porcelain)" ] && [ "$(as_git worktree list | wc -l)" -eq 1 ]'

run GITHUB_BASE_REF=main LAYERSLIM_FAIL=false
check "with fail: false the step passes" ends_with 0
check "and still says that a limit is exceeded" says "failed=true" "$work/output"
run
check "without a pull request the commit's own limits count" ends_with 0
check "and hold" says "failed=false" "$work/output"
run LAYERSLIM_BASE="$(as_git rev-parse main)"
check "a commit can be named" ends_with 1
run LAYERSLIM_BASE='--help'
check "something else is no commit" ends_with 2

# As actions/checkout leaves a pull request: one commit, a merge.
git clone --quiet --depth 1 --branch change "file://$work/repo" "$work/shallow"
git -C "$work/shallow" remote set-url origin "file://$work/origin/repo.git"
as_git push --quiet origin change
cp -R "$work/repo/build" "$work/shallow/build"
run GITHUB_BASE_REF=main GITHUB_WORKSPACE="$work/shallow"
check "the merge base is fetched into a shallow checkout" ends_with 1
check "and judged by" says "raised: limit unzipped increase" "$work/summary"

# Names and paths are data.
mkdir -p "$work/repo/build/a b\$(touch $work/owned)"
cp -R "$work/repo/build/geo-arm64/python" "$work/repo/build/a b\$(touch $work/owned)/python"
layers='$(touch '$work'/owned)`id`<script> | build/a b$(touch '$work'/owned) | layers/geo-arm64.json'
run GITHUB_BASE_REF=main LAYERSLIM_KEY='x --> <b>'
check "a name that looks like a command is a name" ends_with 0
check "it was not run" [ ! -e "$work/owned" ]
check "it is no markup" eval '! grep -q "<script>" "$work/summary"'
check "nor is the key" eval '[ "$(head -n 1 "$work/summary")" = "<!-- layerslim:x--b -->" ]'
check "an output is one line" eval '[ "$(wc -l < "$work/output")" -eq 3 ]'
layers='only a name'
run
check "a line that is no layer is a usage error" ends_with 2
layers='geo | build/geo-arm64 | layers/absent.json | layers/geo.rules'
run GITHUB_BASE_REF=main
check "a layer without a baseline is compared with nothing" ends_with 0
check "and that is said" says "there is no baseline layers/absent.json" "$work/summary"
layers='geo | build/absent | layers/geo-arm64.json'
run
check "a layer that is not there is an error" ends_with 3

# The comment of an earlier run is replaced. A stand-in for gh answers.
layers='geo-arm64 | build/geo-arm64 | layers/geo-arm64.json | layers/geo.rules'
mkdir "$work/bin"
cat > "$work/bin/gh" << 'end'
#!/bin/bash
echo "$*" >> "$GH_LOG"
case $* in
    *"--paginate"*) cat "$GH_COMMENTS" ;;
    *" --input "*) cp "${!#}" "$GH_LOG.body" ;;
esac
exit "${GH_STATUS:-0}"
end
chmod +x "$work/bin/gh"
echo '{"pull_request":{"number":7}}' > "$work/event"
echo '[{"id":1,"body":"hello"}]' > "$work/none"
printf '%s\n' '[{"id":1,"body":"hello"},{"id":22,"body":"<!-- layerslim:layers -->\nold"}]' > "$work/some"
comments() { run GITHUB_BASE_REF=main LAYERSLIM_COMMENT=true GH_TOKEN=t GITHUB_REPOSITORY=o/r GITHUB_EVENT_PATH="$work/event" PATH="$work/bin:$PATH" GH_LOG="$work/gh" "$@"; }
comments GH_COMMENTS="$work/none"
check "the first comment is written" says "--method POST repos/o/r/issues/7/comments" "$work/gh"
check "it is the report" eval '[ "$(jq -r .body "$work/gh.body")" = "$(cat "$work/summary")" ]'
comments GH_COMMENTS="$work/some"
check "a later one replaces it" says "--method PATCH repos/o/r/issues/comments/22" "$work/gh"
comments GH_COMMENTS="$work/some" GH_STATUS=1
check "from a fork there is no comment and no failure" ends_with 0
check "that is said" says "the comment could not be written" "$work/log"

# action.yml: inputs reach scripts as variables only.
injected() {
    "$LAYERSLIM_PYTHON" - "$action/action.yml" << 'end'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
runs = re.findall(r"^ +run: (.*)$", text, re.M)
sys.exit(0 if runs and not any("${{" in run for run in runs) and "run: |" not in text else 1)
end
}
check "no script of action.yml has an expression in it" injected
finish "action"
