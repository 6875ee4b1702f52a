#!/bin/bash
# The whole way to a layer: installs the packages in a manylinux container (or, without one, from published wheels),
# leaves the tree in deployment/build/python, slims and checks it with layerslim, and leaves the zip, its SHA-256,
# its report and a page to look at it in deployment/layers. Every step replaces what an earlier run left, and only on success.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
usage="usage: build_layer.sh --arch arm64|x86_64 [OPTIONS]

  --engine        docker, podman or finch, the first of them that answers; or pip, which needs no container and
                  takes published wheels only
  --numpy         source compiles numpy with LDFLAGS=-Wl,-z,max-page-size=0x10000, wheel takes the published one
                  (source in a container; pip knows only wheel)
  --digest        sha256:…, the exact container image
  --image         another image (quay.io/pypa/manylinux_2_28_aarch64 or _x86_64)
  --python        the Lambda runtime's Python (3.12)
  --requirements  what the layer is for (requirements.txt beside this script)
  --constraints   pins (constraints.txt beside this script, unless --requirements is given)
  --rules         how it is slimmed (rules/default.rules)
  --tree          where the packages are installed (deployment/build/python)
  --output        the zip (deployment/layers/lambda_layer_ARCH.zip)
  --tool          layerslim (.build/release/layerslim of this folder, else the one on PATH)
  --dry-run       print the commands and run none

Downloads are kept in \${LAYERSLIM_CACHE:-~/.cache/layerslim}."

fail() { echo "build_layer.sh: $1" >&2; exit "${2:-1}"; }
misused() { printf 'build_layer.sh: %s\n%s\n' "$1" "$usage" >&2; exit 2; }
say() { echo "build_layer.sh: $1" >&2; }

arch='' engine='' numpy='' digest='' image='' python=3.12 requirements='' constraints='' rules=rules/default.rules
tree=$root/deployment/build/python output='' tool='' dry_run=''
while [ $# -gt 0 ]; do
    case $1 in
        --help|-h) echo "$usage"; exit 0 ;;
        --dry-run) dry_run=yes; shift ;;
        --arch|--engine|--numpy|--digest|--image|--python|--requirements|--constraints|--rules|--tree|--output|--tool)
            [ $# -ge 2 ] || misused "$1 needs a value"
            case $1 in
                --arch) arch=$2 ;;
                --engine) engine=$2 ;;
                --numpy) numpy=$2 ;;
                --digest) digest=$2 ;;
                --image) image=$2 ;;
                --python) python=$2 ;;
                --requirements) requirements=$2 ;;
                --constraints) constraints=$2 ;;
                --rules) rules=$2 ;;
                --tree) tree=${2%/} ;;
                --output) output=$2 ;;
                --tool) tool=$2 ;;
            esac
            shift 2 ;;
        *) misused "no such option: $1" ;;
    esac
done
case $arch in
    arm64) machine=aarch64 ;;
    x86_64) machine=x86_64 ;;
    '') misused "--arch is missing" ;;
    *) misused "no such architecture: $arch" ;;
esac
case $python in
    3.[0-9]|3.[0-9][0-9]) ;;
    *) misused "a Python version looks like 3.12, not '$python'" ;;
esac
case $engine in ''|docker|podman|finch|pip) ;; *) misused "no such engine: $engine" ;; esac
case $numpy in ''|source|wheel) ;; *) misused "--numpy is source or wheel, not '$numpy'" ;; esac
if [ "$engine" = pip ]; then
    [ -z "$image$digest" ] || misused "--engine pip runs no container; --image and --digest say nothing to it"
    [ "$numpy" != source ] || misused "--engine pip takes published wheels; numpy from source needs a container"
fi
case $digest in
    '') ;;
    sha256:*)
        [ -z "$image" ] || misused "--image and --digest exclude each other; an --image may end in @sha256:…"
        case ${digest#sha256:} in *[!0-9a-f]*) misused "a digest is sha256: and 64 hexadecimal digits" ;; esac
        [ ${#digest} = 71 ] || misused "a digest is sha256: and 64 hexadecimal digits" ;;
    *) misused "a digest is sha256: and 64 hexadecimal digits" ;;
esac
if [ -z "$requirements" ]; then
    requirements=$here/requirements.txt
    if [ -z "$constraints" ]; then
        constraints=$here/constraints.txt
        if [ -e "$here/constraints-python$python.txt" ]; then constraints=$here/constraints-python$python.txt; fi
    fi
elif [ "$engine" = pip ] && [ -z "$constraints" ]; then
    misused "--engine pip needs --constraints with its --requirements: the pins of the whole closure"
fi
for file in "$requirements" ${constraints:+"$constraints"}; do [ -r "$file" ] || fail "$file cannot be read"; done
# A rule file is a path where there is one, and else one of layerslim's own.
if [ "$rules" = rules/default.rules ] && [ -e "$root/$rules" ]; then rules=$root/$rules; fi
output=${output:-$root/deployment/layers/lambda_layer_$arch.zip}
if [ -z "$tool" ]; then
    tool=$root/.build/release/layerslim
    if [ ! -x "$tool" ]; then
        tool=$(command -v layerslim) || fail "layerslim is not built; run make build in $root, or name it by --tool"
    fi
fi
"$tool" --version > /dev/null 2>&1 || fail "$tool does not run"

# The first engine that is there and answers: a client without its daemon is of no use.
answers() { "$1" info > /dev/null 2>&1; }
if [ -z "$engine" ]; then
    tried=''
    for candidate in docker podman finch; do
        if ! command -v "$candidate" > /dev/null; then
            tried="$tried
  $candidate  is not installed"
        elif ! answers "$candidate"; then
            tried="$tried
  $candidate  is installed, but does not answer; is it running?"
        else
            engine=$candidate
            break
        fi
    done
    [ -n "$engine" ] || fail "no container engine was found:$tried
--engine pip makes the layer without one, from published wheels."
elif [ "$engine" != pip ]; then
    command -v "$engine" > /dev/null || fail "$engine is not installed; --engine pip needs no container"
    answers "$engine" || fail "$engine is installed, but does not answer; is it running?"
fi
image=${image:-quay.io/pypa/manylinux_2_28_$machine${digest:+@$digest}}

# A command as it can be pasted, an option a line.
pasteable() {
    local word line=''
    for word in "$@"; do
        case $word in --*|"$image") [ -z "$line" ] || { printf '%s \\\n' "$line"; line='   '; } ;; esac
        word=$(printf '%q' "$word")
        line=${line:+$line }${word//\\,/,}
    done
    printf '%s\n' "$line"
}
run() {
    if [ -n "$dry_run" ]; then pasteable "$@"; return; fi
    # A process group of its own, so that a signal to this script alone ends what it started.
    starting=yes
    set -m
    "$@" < /dev/null &
    child=$!
    set +m
    starting=''
    if [ -n "$pending" ]; then interrupted "$pending"; fi
    local status=0
    wait "$child" || status=$?
    child=''
    return "$status"
}
child='' starting='' pending='' lock=''
clean_up() { if [ -n "$lock" ]; then rm -rf "$lock"; fi; }
interrupted() {
    if [ -n "$starting" ]; then pending=$1; return; fi    # run knows its child in a moment
    if [ -n "$child" ]; then kill -TERM -- "-$child" 2> /dev/null || true; wait "$child" 2> /dev/null || true; fi
    exit "$1"
}
trap clean_up EXIT
trap 'interrupted 129' HUP
trap 'interrupted 130' INT
trap 'interrupted 143' TERM

if [ -z "$dry_run" ]; then
    mkdir -p "$(dirname "$tree")" "$(dirname "$output")"
    # Two builds would take each other's staging folder for a leftover.
    wanted=$(dirname "$tree")/.build_layer.lock
    if ! mkdir "$wanted" 2> /dev/null; then
        owner=$(cat "$wanted/pid" 2> /dev/null || true)
        if [ -n "$owner" ] && kill -0 "$owner" 2> /dev/null; then
            fail "another build_layer.sh (process $owner) works on $tree"
        fi
        say "an earlier build was killed; starting over"
        mkdir -p "$wanted"
    fi
    lock=$wanted
    echo $$ > "$lock/pid"
fi

cache=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}
if [ "$engine" = pip ]; then
    run "$here/fetch_wheels.sh" --arch "$arch" --python "$python" --output "$tree" \
        --requirements "$requirements" --constraints "$constraints"
else
    case $(uname -m) in
        "$machine"|"$arch") ;;
        *) say "this machine is $(uname -m): $engine emulates $machine, which is slow or fails; --engine pip does not" ;;
    esac
    cache=$cache/container-python$python-$arch
    inputs=$(dirname "$tree")/.build_layer.inputs
    if [ -z "$dry_run" ]; then
        # The container sees one folder of inputs, wherever the lists lie.
        rm -rf "$inputs"
        mkdir -p "$inputs" "$cache"
        cp "$here/container_build.sh" "$here/bundle_openblas.py" "$inputs/"
        cp "$requirements" "$inputs/requirements.txt"
        if [ -n "$constraints" ]; then cp "$constraints" "$inputs/constraints.txt"; fi
        tree=$(cd "$(dirname "$tree")" && pwd)/$(basename "$tree")
        inputs=$(cd "$inputs" && pwd) cache=$(cd "$cache" && pwd)
    fi
    # Files belong to whoever started the build. Docker Desktop and finch see to that themselves, but take this too.
    as_caller=(--user "$(id -u):$(id -g)" --env HOME=/tmp)
    if [ "$engine" = podman ]; then as_caller=(--userns keep-id --security-opt label=disable --env HOME=/tmp); fi
    if [ "$engine" = finch ]; then as_caller=(--env HOME=/tmp); fi
    run "$engine" run --rm --platform "linux/$([ "$arch" = arm64 ] && echo arm64 || echo amd64)" "${as_caller[@]}" \
        --mount "type=bind,source=$inputs,target=/inputs,readonly" \
        --mount "type=bind,source=$(dirname "$tree"),target=/build" \
        --mount "type=bind,source=$cache,target=/cache" \
        "$image" bash /inputs/container_build.sh --arch "$arch" \
        --python "/opt/python/cp${python/./}-cp${python/./}/bin/python" \
        --requirements /inputs/requirements.txt ${constraints:+--constraints /inputs/constraints.txt} \
        --numpy "${numpy:-source}" --cache /cache --output "/build/$(basename "$tree")" ||
        fail "the build in the container failed; the tree at $tree is as it was"
    if [ -z "$dry_run" ]; then
        rm -rf "$inputs"
        # What a moving tag meant today, so that it can be pinned.
        used=$("$engine" image inspect --format '{{index .RepoDigests 0}}' "$image" 2> /dev/null || true)
        case $image$used in
            *@sha256:*@sha256:*) ;;
            *@sha256:*) say "the image was $used; --digest ${used#*@} uses the same again" ;;
        esac
    fi
fi

# Once for the report that machines read and once for the one that people read: the bytes are the same.
slim=("$tool" apply "$rules" --tree "$tree" --target "python$python-$arch" --requirements "$requirements"
    --output "$output")
report=${output%.zip}.json
status=0
if [ -n "$dry_run" ]; then
    run "${slim[@]}"
    exit 0
fi
run "${slim[@]}" --quiet --format json > "$report.partial" 2> /dev/null || status=$?
if [ "$status" = 0 ]; then mv "$report.partial" "$report"; else rm -f "$report.partial"; fi
run "${slim[@]}" || fail "the layer was not written; an earlier $output is as it was" "$status"

# In the form that `sha256sum --check` reads, in the zip's own folder.
if command -v sha256sum > /dev/null; then sum=(sha256sum); else sum=(shasum -a 256); fi
(cd "$(dirname "$output")" && "${sum[@]}" "$(basename "$output")" > "$(basename "$output").sha256.partial" &&
    mv "$(basename "$output").sha256.partial" "$(basename "$output").sha256")
page=${output%.zip}.html
run "$tool" analyze "$output" --quiet --out "html=$page" > /dev/null
say "wrote $output, its .sha256, $report and $page"
