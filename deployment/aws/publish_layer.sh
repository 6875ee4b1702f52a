#!/bin/bash
# Publishes a layer zip: checks it, uploads it to S3 where it is too big for a direct upload, and makes a layer version
# of it unless the newest one has the same bytes. The version's ARN goes to stdout
# (with --dry-run the commands), everything else to stderr.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
usage="usage: publish_layer.sh ZIP --name LAYER [OPTIONS]

  --name          the layer's name
  --bucket        where a zip over 50 MiB is uploaded (\$LAYERSLIM_BUCKET)
  --prefix        the folder there (layers)
  --region        the region (\$AWS_REGION, \$AWS_DEFAULT_REGION, or the AWS configuration)
  --function      a function that uses the layer, for the commands that attach it and roll it back; may be repeated
                  (all that use a version of it, where they may be listed)
  --revision      the source's revision, for the description (git's, of the current folder)
  --licence       the layer's licences, for its description at AWS
  --endpoint-url  another endpoint than AWS (\$AWS_ENDPOINT_URL)
  --tool          layerslim (.build/release/layerslim of this folder, else the one on PATH)
  --dry-run       print the commands that would upload and publish, and run neither

Credentials are the AWS command line's own business, and are never read or printed here."

fail() { echo "publish_layer.sh: $1" >&2; exit "${2:-1}"; }
misused() { printf 'publish_layer.sh: %s\n%s\n' "$1" "$usage" >&2; exit 2; }
say() { echo "publish_layer.sh: $1" >&2; }

zip='' name='' bucket=${LAYERSLIM_BUCKET:-} prefix=layers region='' revision='' licence='' tool='' dry_run='' functions=()
while [ $# -gt 0 ]; do
    case $1 in
        --help|-h) echo "$usage"; exit 0 ;;
        --dry-run) dry_run=yes; shift ;;
        --name|--bucket|--prefix|--region|--function|--revision|--licence|--endpoint-url|--tool)
            [ $# -ge 2 ] || misused "$1 needs a value"
            case $1 in
                --name) name=$2 ;;
                --bucket) bucket=$2 ;;
                --prefix) prefix=${2%/} ;;
                --region) region=$2 ;;
                --function) functions+=("$2") ;;
                --revision) revision=$2 ;;
                --licence) licence=$2 ;;
                --endpoint-url) export AWS_ENDPOINT_URL=$2 ;;
                --tool) tool=$2 ;;
            esac
            shift 2 ;;
        -*) misused "no such option: $1" ;;
        *) [ -z "$zip" ] || misused "one zip at a time: $zip, $1"; zip=$1; shift ;;
    esac
done
[ -n "$zip" ] || misused "which zip?"
[ -n "$name" ] || misused "--name is missing"
case $name in *[!A-Za-z0-9_-]*) misused "a layer's name has letters, digits, - and _ alone: $name" ;; esac
[ -f "$zip" ] || fail "$zip is no file" 3
command -v aws > /dev/null || fail "the AWS command line is missing: https://docs.aws.amazon.com/cli/"
if [ -z "$tool" ]; then
    tool=$root/.build/release/layerslim
    if [ ! -x "$tool" ]; then
        tool=$(command -v layerslim) || fail "layerslim is not built; run make build in $root, or name it by --tool"
    fi
fi
# Version 2 would open a pager. The region goes by the environment, so that it is in no printed command.
export AWS_PAGER=''
if [ -n "$region" ]; then export AWS_REGION=$region AWS_DEFAULT_REGION=$region; fi

work=$(mktemp -d "${TMPDIR:-/tmp}/publish_layer.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Only a layer that passes, and of a target that it says itself.
"$tool" check "$zip" --color never > "$work/check.txt" 2>&1 || {
    status=$?
    cat "$work/check.txt" >&2
    fail "layerslim check refuses $zip; nothing was uploaded" "$status"
}
"$tool" check "$zip" --format json > "$work/check.json"
target=$(sed -n 's/^  "target" : "\(.*\)",*$/\1/p' "$work/check.json")
runtime=${target%-*} arch=${target##*-}
case $target in python3.*-arm64|python3.*-x86_64) ;; *) fail "layerslim does not say what $zip is for" ;; esac

bytes=$(wc -c < "$zip" | tr -d ' ')
if command -v sha256sum > /dev/null; then sum=(sha256sum); else sum=(shasum -a 256); fi
hex=$("${sum[@]}" < "$zip" | cut -d ' ' -f 1)
# What Lambda calls CodeSha256. The digits become bytes; printf's format is ours.
# shellcheck disable=SC2059
code_sha=$(printf "$(printf '%s' "$hex" | sed 's/../\\x&/g')" | base64 | tr -d '\n')

# apply leaves its report beside the zip; it counts only where it is of these bytes.
contents=''
if grep -qsF "\"sha256\" : \"$hex\"" "${zip%.zip}.json"; then
    contents=$(sed -n 's/^    "contents" : "\([0-9a-f]*\)",*$/\1/p' "${zip%.zip}.json")
fi
if [ -z "$revision" ] && revision=$(git rev-parse --short=12 HEAD 2> /dev/null); then
    if [ -n "$(git status --porcelain 2> /dev/null)" ]; then revision=$revision-changed; fi
fi
description="$("$tool" --version | head -1)${contents:+ contents ${contents:0:16}}${revision:+ git $revision}"

# ask COMMAND...: what the AWS command line answers, or failure.
ask() { aws "$@" 2> "$work/error"; }
# What AWS said to the last question, on one line, and what it means.
explained() {
    local error
    error=$(tr '\n' ' ' < "$work/error" | sed 's/^ *//; s/ *$//')
    case $error in
        *NoSuchBucket*) echo "there is no bucket $bucket: $error" ;;
        *AccessDenied*|*Forbidden*|*"not authorized"*) echo "AWS does not allow it: $error" ;;
        *"Unzipped size must be smaller"*) echo "AWS finds it too large: $error" ;;
        *) echo "$error" ;;
    esac
}
quoted() { printf '%q ' "$@" | sed 's/ $//'; echo; }
perform() {
    if [ -n "$dry_run" ]; then
        quoted aws "$@"
    else
        ask "$@" > /dev/null || fail "$(explained)"
    fi
}

# The newest version, and what it holds. Its answer has a signed URL in it, so the fields are asked for one by one.
before='' before_sha=''
if newest=$(ask lambda list-layer-versions --layer-name "$name" --no-paginate --output text \
    --query 'LayerVersions[0].[Version,LayerVersionArn]'); then
    case $newest in
        [0-9]*)
            before=$(echo "$newest" | cut -f 2)
            before_sha=$(ask lambda get-layer-version --layer-name "$name" --version-number "${newest%%	*}" \
                --output text --query Content.CodeSha256) || fail "$(explained)" ;;
    esac
elif ! grep -qF ResourceNotFound "$work/error"; then
    [ -n "$dry_run" ] || fail "$(explained)"
    say "not known whether the layer is there already: $(explained)"
fi
if [ -n "$before" ] && [ "$before_sha" = "$code_sha" ]; then
    say "the newest version holds these bytes already; nothing was published"
    echo "$before"
    exit 0
fi

say "$zip: $bytes bytes for $target"
# 50 MiB is the limit of a direct upload.
if [ "$bytes" -gt 52428800 ]; then
    [ -n "$bucket" ] || misused "$zip has $bytes bytes, over 52,428,800: --bucket is needed to upload it to"
    # Named by its bytes: another upload never changes what an earlier one published.
    key=${prefix:+$prefix/}$name/$hex.zip
    present=$(ask s3api head-object --bucket "$bucket" --key "$key" --output text --query ContentLength) || present=''
    if [ "$present" = "$bytes" ]; then
        say "s3://$bucket/$key is there already"
    else
        perform s3 cp "$zip" "s3://$bucket/$key" --checksum-algorithm SHA256 --only-show-errors
    fi
    content=(--content "S3Bucket=$bucket,S3Key=$key")
else
    content=(--zip-file "fileb://$zip")
fi
publish=(lambda publish-layer-version --layer-name "$name" --description "${description:0:256}"
    "${content[@]}" --compatible-runtimes "$runtime" --compatible-architectures "$arch")
if [ -n "$licence" ]; then publish+=(--license-info "$licence"); fi
publish+=(--output text --query '[LayerVersionArn,Version,Content.CodeSha256]')
if [ -n "$dry_run" ]; then
    perform "${publish[@]}"
    say "nothing was uploaded and nothing was published (--dry-run)"
    exit 0
fi
ask "${publish[@]}" > "$work/published" || fail "$(explained)"
IFS='	' read -r arn version published_sha < "$work/published"
echo "$arn"
if [ "$published_sha" != "$code_sha" ]; then
    fail "AWS received other bytes than these: CodeSha256 $published_sha instead of $code_sha.
Take that version back: aws lambda delete-layer-version --layer-name $name --version-number $version"
fi
say "published $arn"
say "before    ${before:-none}"

# A function's list of layers is replaced as a whole, so the commands need the list that it has.
base=${arn%:*}
if [ ${#functions[@]} = 0 ]; then
    if ask lambda list-functions --output text \
        --query "Functions[?Layers[?starts_with(Arn, '$base:')]].[FunctionName]" > "$work/functions"; then
        while IFS= read -r function; do
            case $function in ''|None) ;; *) functions+=("$function") ;; esac
        done < "$work/functions"
    fi
fi
for function in ${functions[@]+"${functions[@]}"}; do
    layers=$(ask lambda get-function-configuration --function-name "$function" --output text \
        --query 'Layers[].Arn') || { say "$function: $(explained)"; continue; }
    now=() next=() attached=''
    for layer in $layers; do
        case $layer in
            None) continue ;;
            "$base":*) attached=yes; next+=("$arn") ;;
            *) next+=("$layer") ;;
        esac
        now+=("$layer")
    done
    [ -n "$attached" ] || next+=("$arn")
    change=(aws lambda update-function-configuration --function-name "$function" --layers)
    { echo "to use it in $function:"; echo "  $(quoted "${change[@]}" "${next[@]}")"
    echo "to roll $function back:"
    if [ ${#now[@]} -gt 0 ]; then echo "  $(quoted "${change[@]}" "${now[@]}")"
    else echo "  $(quoted "${change[@]}") '[]'"; fi; } >&2
done
{ echo "to take this version back${before:+, so that $before is the newest again}:"
echo "  $(quoted aws lambda delete-layer-version --layer-name "$name" --version-number "$version")"; } >&2
