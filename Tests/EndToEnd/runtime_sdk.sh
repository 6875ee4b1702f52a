#!/bin/bash
# shellcheck disable=SC1091,SC2016,SC2154
# `remove provided-by runtime` on the sample stack: what Lambda brings itself goes, the rest works with Lambda's copies.
# Those of the stack stand in for them, in a folder that comes after the layer as the runtime's does.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

cd "$work" || exit 1
stack=$LAYERSLIM_STACKS/x86_64/python
brought="boto3 botocore s3transfer jmespath urllib3 dateutil six.py"
# Nothing is stripped, which takes the time; so the layer is too big.
printf 'include "default.rules"\ninclude "optional/runtime-sdk.rules"\nwithout symbols\nlimit unzipped < 500 MiB\n' > sdk.rules
mkdir runtime
for name in $brought; do cp -R "$stack/$name" runtime/; done

absent() {
    local name
    for name in $brought boto3-*.dist-info python_dateutil-*.dist-info; do
        # shellcheck disable=SC2086  # a glob
        if ls -d layer/python/$name > /dev/null 2>&1; then echo "     $name is in the layer"; return 1; fi
    done
}
says() { tr -s ' \n' ' ' < said | grep -qF -- "$1" || { sed 's/^/     | /' said; return 1; }; }
python() { "$LAYERSLIM_PYTHON" -I -S -B -c 'import sys; sys.path[:0] = sys.argv[2:]; exec(sys.argv[1])' "$@"; }

check "apply" fails_with 0 "checks  0 errors" "$tool" apply sdk.rules --tree "$stack" --target python3.12-x86_64 --limit off --tree-output layer
check "what the runtime brings is gone" absent
check "the report names what is given up" says "the tested versions of boto3 and urllib3"
check "a narrow requirement is a warning" says "LS605 warning aiobotocore requires botocore, which the runtime alone brings"
check "one that takes any version is none" sh -c '! grep -E "warning.*h5coro requires boto3" said'
check "nothing is said to be left without" sh -c '! grep -E "LS903|which is not in the tree" said'
check "nor that data of botocore is missing" sh -c '! grep -E "LS610 warning" said'
check "with the runtime's copies everything is imported" python '
import aiobotocore.session, boto3, dateutil.tz, earthaccess, h5coro, obstore, pandas, requests, s3fs, zarr
assert "/runtime/boto3/" in boto3.__file__ and "/layer/python/pandas/" in pandas.__file__
assert boto3.client("glue", region_name="us-west-2").meta.service_model.service_name == "glue"
assert pandas.date_range("2020-01-01", periods=2, tz="Europe/Berlin").tz is not None
' layer/python runtime
check "without them boto3 is not there" sh -c '! "$1" -I -S -B -c "import sys; sys.path.insert(0, sys.argv[1]); import boto3" layer/python 2> /dev/null' sh "$LAYERSLIM_PYTHON"
printf 'include "default.rules"\ninclude "runtime-sdk.rules"\n' > bare.rules
check "the optional set is found by its bare name" fails_with 0 "" "$tool" rules check bare.rules
finish "runtime sdk"
