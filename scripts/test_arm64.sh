#!/bin/bash
# The sample stack for arm64, slimmed by the default rules, under a real arm64 Python: the workload with 4 KB pages,
# and the imports with 64 KB pages. Python 3.11, since Debian 12 has no other for arm64; emulated, so it takes minutes.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

cache=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}
sum=$(cat deployment/aws/{requirements.txt,constraints-python3.11.txt,fetch_wheels.sh,wheel_closure.py} | cksum | cut -d ' ' -f 1)
stack=$cache/stacks-python3.11-$sum/arm64/python
tool=$PWD/.build/release/layerslim
if [ ! -d "$stack" ]; then
    deployment/aws/fetch_wheels.sh --arch arm64 --python 3.11 --output "$stack" || exit 1
fi
deployment/aws/run_arm64.sh --setup || exit 1

work=$(mktemp -d "${TMPDIR:-/tmp}/layerslim-arm64.XXXXXX")
trap 'rm -rf "$work"' EXIT
"$tool" apply default --tree "$stack" --target python3.11-arm64 -o "$work/layer.zip" || exit 1
unzip -qq "$work/layer.zip" -d "$work/layer" || exit 1

status=0
deployment/aws/run_arm64.sh Tests/Workload/run.py "$work/layer/python" --together --timeout 900 || status=1
deployment/aws/run_arm64.sh --page-size 65536 Tests/Workload/run.py "$work/layer/python" --together --timeout 900 \
    --only imports,numpy,cramjam,shapely || status=1
exit "$status"
