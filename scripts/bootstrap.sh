#!/bin/bash
# Installs what building and testing layerslim needs and this machine lacks: with apt-get on Debian and Ubuntu, with
# Homebrew on macOS. Where everything is there it installs nothing, asks nothing and says nothing. With `--tests` also
# what only the tests need: a browser.
set -euo pipefail

debian_packages="libzip-dev zlib1g-dev libdeflate-dev libssl-dev pkg-config binutils llvm zip unzip shellcheck jq curl ca-certificates"
homebrew_packages="libzip libdeflate openssl@3 zlib pkgconf llvm shellcheck jq"
if [ "${1:-}" = --tests ]; then
    debian_packages="$debian_packages chromium chromium-driver"
    homebrew_packages="$homebrew_packages chromedriver"
fi

fail() { echo "bootstrap.sh: $1" >&2; exit 1; }

# Runs a command as root: as it is, or through sudo, which may ask for a password only on a terminal.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif ! command -v sudo > /dev/null; then
        fail "this needs root, and there is no sudo here. As root: $*"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@" || fail "sudo wants a password and there is no terminal to ask on. Run: sudo $*"
    fi
}

install_with_apt() {
    local missing=() package
    for package in $debian_packages; do
        case $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2> /dev/null || true) in
            installed*) ;;
            *) missing+=("$package") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "installing ${missing[*]}" >&2
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}" >&2
}

install_with_homebrew() {
    command -v brew > /dev/null || fail "Homebrew is missing; with it, or by other means, install: $homebrew_packages"
    local missing=() package
    for package in $homebrew_packages; do
        brew list --versions "$package" > /dev/null 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "installing ${missing[*]}" >&2
    brew install "${missing[@]}" >&2
}

if [ "$(uname -s)" = Darwin ]; then
    install_with_homebrew
elif command -v apt-get > /dev/null && command -v dpkg-query > /dev/null; then
    install_with_apt
else
    pkg-config --exists libzip zlib libdeflate libcrypto 2> /dev/null ||
        fail "no apt-get and no Homebrew here; install the headers of libzip, zlib, libdeflate and OpenSSL, pkg-config,
a strip (LLVM 19 or later, or binutils), zip, unzip and shellcheck, and run this again"
fi

wanted="layerslim needs Swift 6.2 or later (swift.org, or Xcode 26)"
command -v swift > /dev/null || fail "swift is missing; $wanted"
version=$(swift --version 2> /dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
case $version in [1-5].*|6.[01]) fail "this is Swift $version; $wanted" ;; esac
