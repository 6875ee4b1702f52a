#!/bin/bash
# shellcheck disable=SC1091,SC2154,SC2016
# build_layer.sh and the script that it runs in the container: command lines for docker, podman and finch are recorded by
# stand-ins, which also do the container's work on this machine; a small list of packages goes the whole way.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/deployment/aws/build_layer.sh
inner=$root/deployment/aws/container_build.sh
LAYERSLIM_CACHE=${LAYERSLIM_CACHE:-$HOME/.cache/layerslim}
here=$(uname -m)
[ "$here" = x86_64 ] || here=arm64
digest=sha256:$(printf '%064d' 7)

# Wheels that the sample stack was made from: nothing is downloaded.
export PIP_NO_INDEX=1 PIP_FIND_LINKS=$LAYERSLIM_CACHE/wheels/python3.12-$here
printf 'six\nmsgspec\n' > "$work/small.txt"
printf 'six==1.17.0\nmsgspec==0.22.0\n' > "$work/pins.txt"

# A stand-in for a container engine: records its arguments, one a line, and does what the container would, here.
mkdir -p "$work/bin" "$work/none"
cat > "$work/engine" <<'STANDIN'
#!/bin/bash
name=$(basename "$0")
case $1 in
    info) [ ! -e "$STATE/$name.is-down" ]; exit ;;
    image) echo "quay.io/pypa/manylinux_2_28@sha256:feed"; exit ;;
esac
printf '%s\n' "$@" > "$STATE/$name.said"
if [ -e "$STATE/fails" ]; then echo "$name: no space left on device" >&2; exit 125; fi
inputs='' output='' cache=''
while [ $# -gt 0 ] && [ "$1" != bash ]; do
    case $1 in
        type=bind,source=*)
            source=${1#type=bind,source=} source=${source%%,*}
            case $1 in
                *target=/inputs*) inputs=$source ;;
                *target=/build*) output=$source ;;
                *target=/cache*) cache=$source ;;
            esac ;;
    esac
    shift
done
shift
arguments=()
for argument in "$@"; do
    case $argument in
        /inputs/*) argument=$inputs/${argument#/inputs/} ;;
        /build/*) argument=$output/${argument#/build/} ;;
        /cache) argument=$cache ;;
        /opt/python/*) argument=$LAYERSLIM_PYTHON ;;
    esac
    arguments+=("$argument")
done
exec bash "${arguments[@]}"
STANDIN
chmod +x "$work/engine"
for name in docker podman finch; do cp "$work/engine" "$work/bin/$name"; done
export STATE=$work/state
mkdir -p "$STATE"
with_engines() { PATH="$work/bin:$PATH" LAYERSLIM_CACHE="$work/cache" "$@"; }
# Nothing but what the scripts need is on this PATH: no docker, no podman.
for name in bash dirname basename cat mkdir rm uname mktemp; do ln -s "$(command -v "$name")" "$work/none/$name"; done

options=(--tool "$tool" --tree "$work/b/python" --output "$work/l/layer.zip" --requirements "$work/small.txt"
    --constraints "$work/pins.txt")

# said ENGINE LINE...: exactly this command line reached the engine.
said() {
    local name=$1
    shift
    printf '%s\n' "$@" | diff - "$STATE/$name.said" | sed 's/^/     | /'
    printf '%s\n' "$@" | cmp -s - "$STATE/$name.said"
}
mounts=(--mount "type=bind,source=$work/b/.build_layer.inputs,target=/inputs,readonly"
    --mount "type=bind,source=$work/b,target=/build")
container=(--python /opt/python/cp312-cp312/bin/python --requirements /inputs/requirements.txt
    --constraints /inputs/constraints.txt)

# The whole way, in a "container" of this machine's kind.
if [ "$here" = arm64 ]; then platform=linux/arm64 machine=aarch64; else platform=linux/amd64 machine=x86_64; fi
check "a small layer goes the whole way" with_engines "$build" --arch "$here" --engine docker "${options[@]}"
check "docker: the whole command line" said docker run --rm --platform "$platform" \
    --user "$(id -u):$(id -g)" --env HOME=/tmp "${mounts[@]}" \
    --mount "type=bind,source=$work/cache/container-python3.12-$here,target=/cache" \
    "quay.io/pypa/manylinux_2_28_$machine" bash /inputs/container_build.sh --arch "$here" "${container[@]}" \
    --numpy source --cache /cache --output /build/python
check "the tree holds what was asked for" test -e "$work/b/python/six.py" -a -d "$work/b/python/msgspec"
check "asked for is what the list names" test -e "$work/b/python/msgspec-0.22.0.dist-info/REQUESTED"
check "the zip passes its checks" "$tool" check "$work/l/layer.zip" --quiet
sums() { (cd "$work/l" && { sha256sum --check --status layer.zip.sha256 || shasum -a 256 -c layer.zip.sha256; }); }
check "the SHA-256 is the zip's" sums
check "the report is of this zip" grep -qF "$(cut -d ' ' -f 1 "$work/l/layer.zip.sha256")" "$work/l/layer.json"
check "the page is of this layer" grep -q "msgspec" "$work/l/layer.html"
leftovers() { [ -z "$(find "$work/b" "$work/l" -mindepth 1 -maxdepth 1 -name '.*')$(find "$work/l" -name '*.partial')" ]; }
check "nothing else is left behind" leftovers
cp "$work/l/layer.zip" "$work/first.zip"
check "a second run" with_engines "$build" --arch "$here" --engine docker "${options[@]}"
check "gives the same bytes" cmp "$work/first.zip" "$work/l/layer.zip"

# A container that fails, told apart by engine; the tree and the zip stay.
touch "$STATE/fails"
check "a failing container is a failure" fails_with 1 "the build in the container failed" \
    with_engines "$build" --arch arm64 --engine podman --digest "$digest" --numpy wheel "${options[@]}"
check "podman: the whole command line" said podman run --rm --platform linux/arm64 \
    --userns keep-id --security-opt label=disable --env HOME=/tmp "${mounts[@]}" \
    --mount "type=bind,source=$work/cache/container-python3.12-arm64,target=/cache" \
    "quay.io/pypa/manylinux_2_28_aarch64@$digest" bash /inputs/container_build.sh --arch arm64 "${container[@]}" \
    --numpy wheel --cache /cache --output /build/python
check "the same by build_arm64_layer.sh, by finch" fails_with 1 "no space left on device" \
    with_engines "$root/deployment/aws/build_arm64_layer.sh" --engine finch --image example/image:1 "${options[@]}"
check "finch: the whole command line" said finch run --rm --platform linux/arm64 --env HOME=/tmp "${mounts[@]}" \
    --mount "type=bind,source=$work/cache/container-python3.12-arm64,target=/cache" \
    example/image:1 bash /inputs/container_build.sh --arch arm64 "${container[@]}" \
    --numpy source --cache /cache --output /build/python
rm "$STATE/fails"
check "the tree is as it was" test -e "$work/b/python/six.py"
check "the zip is as it was" cmp "$work/first.zip" "$work/l/layer.zip"

# Which engine.
touch "$STATE/docker.is-down"
check "an engine that does not answer is passed over" with_engines "$build" --arch "$here" "${options[@]}"
check "for the next" grep -q . "$STATE/podman.said"
check "one that is named is not" fails_with 1 "docker is installed, but does not answer" \
    with_engines "$build" --arch "$here" --engine docker "${options[@]}"
no_engine() { PATH=$work/none "$build" --arch arm64 "${options[@]}"; }
check "without any, pip is suggested" fails_with 1 "--engine pip makes the layer without one" no_engine

# Without a container, and for the other architecture too.
check "the pip engine" "$build" --arch arm64 --engine pip "${options[@]}"
check "makes a layer of the asked architecture" fails_with 0 "python3.12-arm64" "$tool" check "$work/l/layer.zip"
check "another architecture's extension modules" test -n "$(find "$work/b/python/msgspec" -name '*aarch64*')"

# Wrong usage: status 2, and the usage.
for wrong in "" "--arch mips" "--arch arm64 --engine lxc" "--arch arm64 --digest latest" "--arch" \
    "--arch arm64 --engine pip --numpy source" "--arch arm64 --digest $digest --image x" "--arch arm64 --python 3"; do
    # shellcheck disable=SC2086  # a list of words
    check "refused: build_layer.sh $wrong" fails_with 2 "usage: build_layer.sh" "$build" $wrong
done

# Interruptions. A pip that never ends, as if it compiled, and starts a process of its own; it tells through a pipe when
# it has, so that the signal comes neither too early nor too late, however slow or fast this machine is.
cat > "$work/slow_python" <<'STANDIN'
#!/bin/bash
if [ "$1 $2 $3" = "-m pip wheel" ]; then
    printf '%s\n' "$LDFLAGS" "$@" > "$STATE/pip.said"
    sleep 600 &
    echo $! > "$STATE/compiling"
    wait
fi
exec "$LAYERSLIM_PYTHON" "$@"
STANDIN
chmod +x "$work/slow_python"
mkfifo "$STATE/compiling"
exec 3<> "$STATE/compiling"    # for reading and writing, or a script that fails early would leave us waiting
start_slowly() { # start_slowly REQUIREMENTS: leaves `slow` and `compiler`
    "${heeding[@]}" "$inner" --arch "$here" --python "$work/slow_python" --requirements "$1" \
        --output "$work/i/python" 2> "$work/said" 3>&- &
    slow=$!
    read -r -t 120 -u 3 compiler || { echo "     pip was never started"; sed 's/^/     | /' "$work/said"; }
}
in_place() {
    "$inner" --arch "$here" --python "$LAYERSLIM_PYTHON" --requirements "$work/small.txt" --output "$work/i/python"
}
untouched() { [ -e "$work/i/python/marker" ] && [ -e "$work/i/python/six.py" ]; }
# An ended process that nobody has waited for yet counts as gone.
gone() {
    for _ in $(seq 50); do
        case $(ps -o stat= -p "$1") in ''|Z*) return 0 ;; esac
        sleep 0.1
    done
    return 1
}
alone() { [ "$(ls -A "$work/i")" = python ]; }
check "a first tree" in_place
touch "$work/i/python/marker"
for signal in INT TERM HUP; do
    start_slowly "$work/small.txt"
    kill -"$signal" "$slow"
    status=0
    wait "$slow" || status=$?
    check "$signal ends it ($status)" test "$status" = "$((128 + $(kill -l "$signal")))"
    check "$signal ends what pip started" gone "$compiler"
    check "$signal leaves the tree" untouched
    check "$signal leaves nothing else" alone
done
start_slowly "$work/small.txt"
kill -KILL "$slow"
wait "$slow" 2> /dev/null
kill "$compiler"
check "KILL leaves the tree" untouched
check "KILL leaves a staging folder" test -d "$work/i/.python.building.work"
mv "$work/i/python" "$work/i/.python.building.replaced"    # as if killed between the two renames
start_slowly "$work/small.txt"
check "the earlier tree comes back" untouched
kill -TERM "$slow"
wait "$slow"
check "a run after KILL" in_place
check "replaces the tree" test ! -e "$work/i/python/marker"
check "and cleans up" alone

# Numpy from source: what pip is asked for, and the OpenBLAS that goes with it; make test-slow compiles it. The wheel of
# OpenBLAS is a small one of the same form.
"$LAYERSLIM_PYTHON" - "$work" <<'PYTHON'
import sys, zipfile
name = "scipy_openblas64-0.3.29.0.0"
with zipfile.ZipFile(f"{sys.argv[1]}/{name}-py3-none-any.whl", "w") as wheel:
    wheel.writestr("scipy_openblas64/__init__.py", "def get_pkg_config():\n    return 'libdir=/x\\nLibs: /x.so -Wl,-rpath,/x\\nCflags: -DX'\n")
    wheel.writestr("scipy_openblas64/lib/libscipy_openblas64_.so", "library")
    wheel.writestr(f"{name}.dist-info/LICENSE.txt", "licence")
    wheel.writestr(f"{name}.dist-info/METADATA", "Metadata-Version: 2.1\nName: scipy-openblas64\nVersion: 0.3.29.0.0\n")
    wheel.writestr(f"{name}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-any\n")
    wheel.writestr(f"{name}.dist-info/RECORD", "")
PYTHON
PIP_FIND_LINKS="$PIP_FIND_LINKS $work"
echo numpy==2.2.6 > "$work/numpy.txt"
start_slowly "$work/numpy.txt"
cp "$work/i/.python.building.work/pkgconfig/scipy-openblas.pc" "$work/pc"
cp -R "$work/i/.python.building.work/openblas" "$work/openblas"
kill -TERM "$slow"
wait "$slow"
check "numpy is not taken as a wheel" grep -qx -e --no-binary "$STATE/pip.said"
check "and linked for 64 KiB" grep -q -e '-Wl,-z,max-page-size=0x10000$' "$STATE/pip.said"
check "and with OpenBLAS, where the layer has it" grep -qxF \
    'Libs: -Wl,-L${libdir} -Wl,-lscipy_openblas64_ -Wl,-rpath,\$ORIGIN/../../numpy.libs' "$work/pc"
mkdir -p "$work/n/numpy-2.2.6.dist-info"
printf 'numpy-2.2.6.dist-info/RECORD,,\n' > "$work/n/numpy-2.2.6.dist-info/RECORD"
check "OpenBLAS is put into the layer" "$LAYERSLIM_PYTHON" -I "$root/deployment/aws/bundle_openblas.py" "$work/openblas" "$work/n"
check "as numpy's own" test "$(cat "$work/n/numpy-2.2.6.dist-info/RECORD")" = "numpy-2.2.6.dist-info/RECORD,,
numpy.libs/libscipy_openblas64_.so,sha256=txjxNU9yRzEuyghtmgJK_l-nF93qWt7d1vErz5RbLow,7
numpy-2.2.6.dist-info/LICENSE-OpenBLAS.txt,sha256=gXiscrKNd_y4UfzTAVgxgr0F2WY-0uyBMeYPBXwnlfc,7"
check "with its licence" test -s "$work/n/numpy-2.2.6.dist-info/LICENSE-OpenBLAS.txt"

# Two builds at once, and one that was killed.
mkdir -p "$work/b/.build_layer.lock"
echo $$ > "$work/b/.build_layer.lock/pid"
check "a second build waits for nobody" fails_with 1 "works on $work/b/python" \
    "$build" --arch arm64 --engine pip "${options[@]}"
sleep 60 &
ended=$!
kill -KILL "$ended"
wait "$ended" 2> /dev/null
echo "$ended" > "$work/b/.build_layer.lock/pid"
check "a killed build's lock is taken over" "$build" --arch arm64 --engine pip "${options[@]}"
check "and removed" leftovers

# Nothing of the user's is replaced.
mkdir "$work/mine"
echo mine > "$work/mine/thesis.tex"
check "a folder of something else is refused" fails_with 1 "something other than Python packages" \
    "$inner" --arch "$here" --python "$LAYERSLIM_PYTHON" --requirements "$work/small.txt" --output "$work/mine"
other=$([ "$here" = arm64 ] && echo x86_64 || echo arm64)
check "the other architecture is refused" fails_with 1 "a layer for $other is built on" \
    "$inner" --arch "$other" --python "$LAYERSLIM_PYTHON" --requirements "$work/small.txt" --output "$work/x"

finish "build_layer.sh"
