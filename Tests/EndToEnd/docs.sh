#!/bin/bash
# shellcheck disable=SC1091,SC2154
# Every command of the README and of docs/, with the output that they show.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
"$LAYERSLIM_PYTHON" "$root/Tests/Docs/run.py" --tool "$tool" \
    --stacks "$LAYERSLIM_STACKS" "$root/README.md" "$root/CONTRIBUTING.md" "$root/Rules/README.md" \
    "$root/deployment/aws/README.md" "$root"/docs/*.md "$root/docs/checks/README.md"
