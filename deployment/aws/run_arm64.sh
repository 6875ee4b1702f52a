#!/bin/bash
# Runs a Python script under a real arm64 CPython 3.11 on a machine that is not arm64, with qemu's user mode.
#
#     run_arm64.sh [--page-size 4096|65536] SCRIPT [ARGUMENT …]
#     run_arm64.sh --setup                    only makes the runner
#
# The interpreter is Debian's own, unpacked into a folder of the cache; nothing is installed but qemu-user-static, if
# that is missing. Debian 12 has no arm64 CPython 3.12: fetch the tree with `fetch_wheels.sh --arch arm64 --python 3.11`.
set -euo pipefail

fail() { echo "run_arm64.sh: $1" >&2; exit 1; }

page_size='' setup_only=''
while [ $# -gt 0 ]; do
    case $1 in
        --page-size) [ $# -ge 2 ] || fail "--page-size needs a value"; page_size=$2; shift 2 ;;
        --setup) setup_only=yes; shift ;;
        -*) fail "no such option: $1" ;;
        *) break ;;
    esac
done
[ -n "$setup_only" ] || [ $# -gt 0 ] || fail "which script? usage: run_arm64.sh [--page-size 65536] SCRIPT [ARGUMENT …]"

packages="libc6 libgcc-s1 libstdc++6 zlib1g libexpat1 libssl3 libffi8 libbz2-1.0 liblzma5 libsqlite3-0 libuuid1
libncursesw6 libtinfo6 libreadline8 libcrypt1 libnsl2 libtirpc3 libdb5.3 libgssapi-krb5-2 libkrb5-3 libk5crypto3
libkrb5support0 libcom-err2 libkeyutils1 tzdata media-types python3.11-minimal libpython3.11-minimal libpython3.11-stdlib"

root=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}/arm64-python3.11

make_runner() {
    local sources staging
    for sources in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list ''; do
        if [ -s "$sources" ]; then break; fi
    done
    if [ -z "$sources" ] || ! grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release; then
        fail "the runner is made from the packages of Debian 12; this is another system"
    fi
    command -v dpkg > /dev/null || fail "dpkg is missing"
    mkdir -p "$(dirname "$root")"
    staging=$(mktemp -d "$(dirname "$root")/.arm64.XXXXXX")
    # shellcheck disable=SC2064  # the folder is known now
    trap "rm -rf '$staging'" EXIT
    mkdir -p "$staging"/apt/lists/partial "$staging"/apt/cache/archives/partial "$staging"/packages "$staging"/root
    : > "$staging/apt/status"
    local apt=(-qq -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User=root
        -o Dir::State::Lists="$staging/apt/lists" -o Dir::State::status="$staging/apt/status"
        -o Dir::Cache="$staging/apt/cache" -o Dir::Etc::sourcelist="$sources" -o Dir::Etc::sourceparts=-)
    echo "fetching an arm64 Python 3.11 into $root" >&2
    apt-get "${apt[@]}" update >&2
    # shellcheck disable=SC2086  # a list of words
    (cd "$staging/packages" && apt-get "${apt[@]}" download $packages >&2)
    for package in "$staging"/packages/*.deb; do dpkg -x "$package" "$staging/root"; done
    rm -rf "$root"
    mv "$staging/root" "$root"
    rm -rf "$staging"
    trap - EXIT
}

if ! command -v qemu-aarch64-static > /dev/null; then
    if [ "$(id -u)" = 0 ]; then as_root=(); else as_root=(sudo -n); fi
    if ! ${as_root[@]+"${as_root[@]}"} apt-get update -qq ||
        ! ${as_root[@]+"${as_root[@]}"} apt-get install --yes --no-install-recommends qemu-user-static >&2; then
        fail "qemu-aarch64-static is missing, and Debian's qemu-user-static could not be installed"
    fi
fi
if [ ! -x "$root/usr/bin/python3.11" ]; then make_runner; fi
if [ -n "$setup_only" ]; then exit 0; fi

options=(-L "$root")
if [ -n "$page_size" ]; then options+=(-p "$page_size"); fi
exec qemu-aarch64-static "${options[@]}" "$root/usr/bin/python3.11" -I -S "$@"
