#!/bin/bash
# shellcheck disable=SC1091,SC2154,SC2016
# publish_layer.sh and template.yaml against moto's server: S3, Lambda, IAM and CloudFormation over a real connection.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
publish=$root/deployment/aws/publish_layer.sh
template=$root/deployment/aws/template.yaml
python=$("$root/scripts/oracle_venv.sh" aws) || exit 1

# The environment's own AWS command line, whichever else is installed, and no configuration of the user's.
mkdir "$work/bin"
printf '#!/bin/bash\nexec "%s" -m awscli "$@"\n' "$python" > "$work/bin/aws"
chmod +x "$work/bin/aws"
export PATH="$work/bin:$PATH" AWS_CONFIG_FILE=$work/none AWS_SHARED_CREDENTIALS_FILE=$work/none \
    AWS_EC2_METADATA_DISABLED=true AWS_REGION=eu-central-1 AWS_DEFAULT_REGION=eu-central-1 \
    AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIsecretEXAMPLEKEY
unset AWS_PROFILE AWS_SESSION_TOKEN LAYERSLIM_BUCKET AWS_ENDPOINT_URL
cd "$work" || exit 1

"$python" -m moto.server -H 127.0.0.1 -p 0 > "$work/moto.log" 2>&1 &
moto=$!
trap 'kill "$moto" 2> /dev/null; wait "$moto" 2> /dev/null; rm -rf "$work"' EXIT
port=''
for _ in $(seq 1200); do    # a busy machine takes its time
    port=$(sed -n 's|.*Running on http://127.0.0.1:\([0-9]*\).*|\1|p' "$work/moto.log" | head -1)
    [ -n "$port" ] && break
    sleep 0.1
done
if [ -z "$port" ]; then cat "$work/moto.log"; echo "moto did not start"; exit 1; fi
export AWS_ENDPOINT_URL=http://127.0.0.1:$port

# Layers: a small one; the same, changed; one over 50 MiB; one over Lambda's limit.
tree() {
    mkdir -p "$work/$1/python/demo" "$work/$1/python/demo-1.0.dist-info"
    echo "VERSION = '$2'" > "$work/$1/python/demo/__init__.py"
    printf 'Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n' > "$work/$1/python/demo-1.0.dist-info/METADATA"
}
tree small 1
tree changed 2
tree large 3
head -c 53000000 /dev/urandom > "$work/large/python/demo/table.bin"
tree huge 4
"$LAYERSLIM_PYTHON" -c 'import sys; open(sys.argv[1], "wb").truncate(262144000)' "$work/huge/python/demo/table.bin"
for layer in small changed large; do
    "$tool" apply default --tree "$work/$layer" --target python3.12-arm64 -o "$work/$layer.zip" --quiet \
        --format json > "$work/$layer.json"
done
"$tool" pack "$work/huge" --target python3.12-arm64 -o "$work/huge.zip" --quiet > /dev/null

run_publish() { "$publish" "$@" --name geo --tool "$tool" --revision 0123456789ab; }
# publishes STATUS ARN TEXT ARGUMENT...: the exit status, stdout, and what stderr says among other things.
publishes() {
    local status=$1 arn=$2 text=$3 found
    shift 3
    run_publish "$@" > "$work/out" 2> "$work/err"
    found=$?
    cat "$work/out" "$work/err" >> "$work/everything"
    if [ "$found" != "$status" ] || [ "$(cat "$work/out")" != "$arn" ] || ! grep -qF -e "$text" "$work/err"; then
        echo "     status $found, wanted $status, \"$arn\" and \"$text\""
        sed 's/^/     | /' "$work/out" "$work/err"
        return 1
    fi
}
# would TEXT ARGUMENT...: the dry run prints this among its commands.
would() {
    local text=$1
    shift
    # Into a file first: a grep that has seen enough closes the pipe, and pipefail counts that.
    run_publish "$@" --dry-run > would 2>> everything && grep -qF -e "$text" would
}
arn=arn:aws:lambda:eu-central-1:123456789012:layer:geo
versions() { aws lambda list-layer-versions --layer-name geo --output text --query 'length(LayerVersions)'; }
field() { aws lambda get-layer-version --layer-name geo --version-number "$1" --output text --query "$2"; }
sha() { "$LAYERSLIM_PYTHON" -c 'import base64, hashlib, sys
print(base64.b64encode(hashlib.sha256(open(sys.argv[1], "rb").read()).digest()).decode())' "$1"; }

check "dry run" would "aws lambda publish-layer-version --layer-name geo" small.zip
check "dry run makes nothing" test "$(versions)" = 0
check "publish" publishes 0 "$arn:1" "before    none" small.zip
check "the bytes are the zip's" test "$(field 1 Content.CodeSha256)" = "$(sha small.zip)"
check "for the target's runtime" test "$(field 1 'join(`,`, CompatibleRuntimes)')" = python3.12
check "for the target's architecture" test "$(field 1 'join(`,`, CompatibleArchitectures)')" = arm64
contents=$(sed -n 's/.*"contents" : "\(.\{16\}\).*/\1/p' small.json)
check "the description" test "$(field 1 Description)" = \
    "$("$tool" --version | head -1) contents $contents git 0123456789ab"
check "publish again" publishes 0 "$arn:1" "holds these bytes already; nothing was published" small.zip
check "publish again makes nothing" test "$(versions)" = 1
check "a changed layer" publishes 0 "$arn:2" "before    $arn:1" changed.zip
check "the command that takes it back" grep -qF \
    "  aws lambda delete-layer-version --layer-name geo --version-number 2" err

# Over 50 MiB: through S3, in parts.
check "a large one needs a bucket" publishes 2 "" "--bucket is needed" large.zip
check "a missing bucket" publishes 1 "" "there is no bucket nowhere" large.zip --bucket nowhere
aws s3api create-bucket --bucket layers-here --create-bucket-configuration LocationConstraint=eu-central-1 > /dev/null
hex=$("$LAYERSLIM_PYTHON" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' large.zip)
check "dry run, large, with a checksum" would \
    "aws s3 cp large.zip s3://layers-here/layers/geo/$hex.zip --checksum-algorithm SHA256" large.zip --bucket layers-here
check "dry run uploads nothing" test -z "$(aws s3 ls s3://layers-here --recursive)"
check "a large one" publishes 0 "$arn:3" "before    $arn:2" large.zip --bucket layers-here
object() { aws s3api head-object --bucket layers-here --key "layers/geo/$hex.zip" --output text --query "$1"; }
check "is stored under its digest" test "$(object ContentLength)" = "$(wc -c < large.zip)"
check "was uploaded in parts" grep -q -e "-[0-9]" <(object ETag)
check "its bytes are the zip's" test "$(field 3 Content.CodeSha256)" = "$(sha large.zip)"
check "again: neither uploaded nor published" publishes 0 "$arn:3" "nothing was published" large.zip --bucket layers-here
aws lambda delete-layer-version --layer-name geo --version-number 3
check "an upload that is there is used" publishes 0 "$arn:4" "is there already" large.zip --bucket layers-here

# Refused before anything leaves this machine.
check "over Lambda's limit" publishes 1 "" "LS101 error" huge.zip --bucket layers-here
check "a zip that is none" publishes 3 "" "layerslim check refuses" small.json
check "a file that is not there" publishes 3 "" "nowhere.zip is no file" nowhere.zip
check "no name" fails_with 2 "--name is missing" "$publish" small.zip --tool "$tool"

# The template, as far as moto takes it: it makes the layer and the function, and reads neither LayerName nor Layers.
check "cfn-lint" "$python" "$(dirname "$python")/cfn-lint" "$template"
deploy() {
    aws cloudformation deploy --template-file "$template" --stack-name geo --capabilities CAPABILITY_IAM \
        --parameter-overrides LayerName=geo LayerBucket=layers-here LayerKey="layers/geo/$hex.zip" > "$work/deployed" 2>&1 ||
        { cat "$work/deployed"; return 1; }
}
check "the stack" deploy
template_says() {
    "$python" - "$template" <<'PYTHON'
import sys, cfnlint.decode
template, problems = cfnlint.decode.decode(sys.argv[1])
resources = template["Resources"]
assert not problems
assert resources["Layer"]["UpdateReplacePolicy"] == "Retain"
assert resources["Function"]["Properties"]["Layers"] == [{"Ref": "Layer"}]
assert template["Outputs"]["LayerArn"]["Value"] == {"Ref": "Layer"}
PYTHON
}
check "an update keeps the version in use" template_says

# A function with the layer and another one, and the commands for it.
role=$(aws iam create-role --role-name r --assume-role-policy-document '{}' --output text --query Role.Arn)
"$LAYERSLIM_PYTHON" -c 'import zipfile; zipfile.ZipFile("code.zip", "w").writestr("index.py", "")'
aws lambda publish-layer-version --layer-name other --zip-file fileb://changed.zip > /dev/null
other=${arn%:*}:other:1
aws lambda create-function --function-name pixels --runtime python3.12 --architectures arm64 --role "$role" \
    --handler index.handler --zip-file fileb://code.zip --layers "$other" "$arn:4" > /dev/null
layers() { aws lambda get-function-configuration --function-name pixels --output text --query 'Layers[].Arn' | tr '\t' ' '; }
check "the function has the layer" test "$(layers)" = "$other $arn:4"
check "what is published next" publishes 0 "$arn:5" "before    $arn:4" small.zip
update="  aws lambda update-function-configuration --function-name pixels --layers"
check "the command that uses it" grep -qxF -e "$update $other $arn:5" err
rollback=$(sed -n "/to roll pixels back/{n;p;}" err)
check "the command that rolls back" test "$rollback" = "$update $other $arn:4"
aws lambda update-function-configuration --function-name pixels --layers "$other" "$arn:5" > /dev/null
check "moves" test "$(layers)" = "$other $arn:5"
eval "$rollback" > /dev/null
check "and moves back" test "$(layers)" = "$other $arn:4"

# Denied, in AWS's words; moto cannot verify this client's signatures, so its own enforcement says something else.
mv bin/aws bin/aws.allowed
cat > bin/aws <<STANDIN
#!/bin/bash
case "\$*" in
    *"\${DENIED:-nothing}"*)
        echo >&2
        echo "\$SAID User: arn:aws:iam::123456789012:user/reader is not authorized to perform: \$ACTION because no identity-based policy allows the \$ACTION action" >&2
        exit 254 ;;
esac
exec "$work/bin/aws.allowed" "\$@"
STANDIN
chmod +x bin/aws
denied() { DENIED=$1 SAID=$2 ACTION=$3 publishes 1 "" "AWS does not allow it: $2" "${@:4}"; }
check "denied: list" denied list-layer-versions \
    "An error occurred (AccessDeniedException) when calling the ListLayerVersions operation:" lambda:ListLayerVersions changed.zip
check "denied: publish" denied publish-layer-version \
    "An error occurred (AccessDeniedException) when calling the PublishLayerVersion operation:" lambda:PublishLayerVersion changed.zip
aws s3 rm "s3://layers-here/layers/geo/$hex.zip" --only-show-errors
check "denied: upload" denied "s3 cp" \
    "upload failed: ./large.zip to s3://layers-here An error occurred (AccessDenied) when calling the CreateMultipartUpload operation:" \
    s3:PutObject large.zip --bucket layers-here
denied_functions() {
    DENIED=list-functions SAID="An error occurred (AccessDeniedException)" ACTION=lambda:ListFunctions \
        publishes 0 "$arn:6" "published $arn:6" changed.zip
}
check "functions that may not be listed are no failure" denied_functions
unspoken() { ! grep -qE "$1" everything; }
check "no secret was printed" unspoken "wJalrXUtnFEMI|X-Amz-|Signature=|AWSAccessKeyId"

# Nobody listens: a message, not a hang.
kill "$moto"
wait "$moto" 2> /dev/null
export AWS_MAX_ATTEMPTS=1
check "no connection" publishes 1 "" "Could not connect to the endpoint" changed.zip

finish "publish_layer.sh"
