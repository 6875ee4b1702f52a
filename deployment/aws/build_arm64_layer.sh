#!/bin/bash
# The layer for arm64 (Graviton); takes every option of build_layer.sh but --arch.
exec "$(dirname "${BASH_SOURCE[0]}")/build_layer.sh" --arch arm64 "$@"
