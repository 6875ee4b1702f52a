#!/bin/bash
# What action.yml runs: compares each layer with the baseline of the merge base, under the rules of the merge base, and
# makes one report of all. Everything comes in variables: LAYERSLIM_LAYERS, _BASE, _TOOL, _KEY, _COMMENT, _FAIL, GH_TOKEN
# and those that GitHub sets. Exit status 1 where a limit is exceeded and LAYERSLIM_FAIL is not false.
set -euo pipefail

fail() { echo "::error::layerslim: $(escaped "$1")"; exit "${2:-2}"; }

# Text for a workflow command: a line break would end it, and begin another.
escaped() {
    local text=${1//'%'/%25}
    text=${text//$'\r'/%0D}
    printf '%s' "${text//$'\n'/%0A}"
}

trimmed() {
    local text=$1
    text=${text#"${text%%[![:space:]]*}"}
    printf '%s' "${text%"${text##*[![:space:]]}"}"
}

absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$root" "$1" ;; esac; }

root=$(cd "${GITHUB_WORKSPACE:-.}" && pwd)
cd "$root"
reports=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/layerslim-reports.XXXXXX")
base_tree=''
clean_up() {
    if [ -n "$base_tree" ]; then git -C "$root" worktree remove --force "$base_tree" > /dev/null 2>&1 || true; fi
    git -C "$root" update-ref -d refs/layerslim/base > /dev/null 2>&1 || true
}
trap clean_up EXIT

find_tool() {
    if [ -n "${LAYERSLIM_TOOL:-}" ]; then absolute "$LAYERSLIM_TOOL"; return; fi
    if command -v layerslim; then return; fi
    local source=${LAYERSLIM_ACTION:?is not set}
    "$source/scripts/bootstrap.sh" >&2
    swift build --package-path "$source" -c release --product layerslim >&2
    printf '%s' "$source/.build/release/layerslim"
}

# The commit that is judged by. A checkout may be shallow: what is missing is fetched.
find_base() {
    if [ -n "${LAYERSLIM_BASE:-}" ]; then
        git rev-parse --verify --quiet --end-of-options "$LAYERSLIM_BASE^{commit}"
        return
    fi
    if [ -z "${GITHUB_BASE_REF:-}" ]; then git rev-parse HEAD; return; fi
    local ref=refs/layerslim/base depth
    for depth in 1 100 1000; do
        git fetch --quiet --no-tags --depth="$depth" origin "+refs/heads/$GITHUB_BASE_REF:$ref" >&2 || return 1
        if git merge-base "$ref" HEAD; then return; fi
        git fetch --quiet --no-tags --deepen="$depth" origin >&2 || true
    done
    # The checkout of a pull request is a merge, whose first parent is the base branch.
    git rev-parse --verify --quiet 'HEAD^1'
}

# compare NUMBER NAME LAYER BASELINE RULES: writes layer-NUMBER.*; status 1 where a limit is exceeded.
compare() {
    local number=$1 name=$2 layer=$3 baseline=$4 rules=$5 status=0
    local arguments=(--name "$name" --baseline-optional --proposed "$root" --quiet --all)
    arguments+=(--out "json=$reports/layer-$number.json" --out "cyclonedx=$reports/layer-$number.cdx.json"
        --out "html=$reports/layer-$number.html")
    if [ -n "$rules" ]; then
        # A rule file that the change adds has no version before: it is judged by as it is.
        if [ -e "$base_tree/$rules" ] || [ ! -e "$root/$rules" ]; then
            arguments+=(--rules "$rules")
        else
            arguments+=(--rules "$root/$rules")
        fi
    fi
    (cd "$base_tree" && "$tool" diff "${arguments[@]}" -- "$baseline" "$(absolute "$layer")") \
        > "$reports/layer-$number.txt" || status=$?
    [ "$status" -le 1 ] || fail "$name could not be compared (status $status)" "$status"
    return "$status"
}

# Replaces the comment of an earlier run, or writes the first one.
comment() {
    local number marker found body
    number=$(jq -r '.pull_request.number // empty' "${GITHUB_EVENT_PATH:-/dev/null}")
    if [ -z "$number" ]; then echo "layerslim: no pull request, so no comment" >&2; return; fi
    marker=$(head -n 1 "$reports/comment.md")
    found=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments" |
        jq -r --arg marker "$marker" '.[] | select(.body | startswith($marker)) | .id' | head -n 1) || return 1
    body=$reports/comment.json
    jq -Rs '{body: .}' < "$reports/comment.md" > "$body"
    if [ -n "$found" ]; then
        gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$found" --input "$body"
    else
        gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" --input "$body"
    fi
    rm -f "$body"
}

output() {
    if [ -n "${GITHUB_OUTPUT:-}" ]; then printf '%s=%s\n' "$1" "$(escaped "$2")" >> "$GITHUB_OUTPUT"; fi
}

output reports "$reports"
tool=$(find_tool) || fail "there is no layerslim and none could be built"
base=$(find_base) || fail "the commit to compare with was not found; check out with fetch-depth: 0, or set base"
base_tree=$reports/base
git worktree add --quiet --force --detach "$base_tree" "$base" || fail "the commit $base cannot be checked out"

count=0 exceeded=false comparisons=()
while IFS= read -r line; do
    line=$(trimmed "$line")
    if [ -z "$line" ]; then continue; fi
    IFS='|' read -r name layer baseline rules more <<< "$line"
    name=$(trimmed "$name") layer=$(trimmed "$layer") baseline=$(trimmed "$baseline") rules=$(trimmed "$rules")
    if [ -z "$name" ] || [ -z "$layer" ] || [ -z "$baseline" ] || [ -n "$(trimmed "$more")" ]; then
        fail "a layer is written NAME | LAYER | BASELINE | RULES, not: $line"
    fi
    count=$((count + 1))
    status=0
    compare "$count" "$name" "$layer" "$baseline" "$rules" || status=$?
    if [ "$status" = 1 ]; then exceeded=true; elif [ "$status" != 0 ]; then exit "$status"; fi
    comparisons+=("$reports/layer-$count.json")
done <<< "${LAYERSLIM_LAYERS:?is not set}"
[ "$count" -gt 0 ] || fail "no layer was named"

# The annotations go to the log of the step, and the report to its summary.
status=0
"$tool" report --combine --key "${LAYERSLIM_KEY:-layers}" --format github \
    --out "md=$reports/comment.md" "${comparisons[@]}" || status=$?
[ "$status" -le 1 ] || fail "the report could not be made (status $status)" "$status"
clean_up
base_tree=''

output failed "$exceeded"
output verdict "$(sed -n 2p "$reports/comment.md")"
if [ "${LAYERSLIM_COMMENT:-false}" = true ] && [ -n "${GH_TOKEN:-}" ]; then
    comment || echo "::warning::layerslim: the comment could not be written; the step summary has the same text"
fi
if [ "$exceeded" = true ] && [ "${LAYERSLIM_FAIL:-true}" != false ]; then exit 1; fi
