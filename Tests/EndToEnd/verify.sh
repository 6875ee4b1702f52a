#!/bin/bash
# shellcheck disable=SC1091,SC2016,SC2154
# deployment/aws/verify_layer.sh on small layers: what it finds, what it says that it could not do, and the command line
# that a container engine is given, recorded by a stand-in.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/checks.sh"

cd "$work" || exit 1
verify=$here/../../deployment/aws/verify_layer.sh
case $(uname -m) in
    aarch64|arm64) arch=arm64 other=x86_64 platform=linux/arm64 ;;
    *) arch=x86_64 other=arm64 platform=linux/amd64 ;;
esac
says() { grep -qE -- "$1" said || { sed 's/^/     | /' said; return 1; }; }

# engine NAME SCRIPT: a program of this name in a folder of its own, on PATH before all others.
mkdir engines
engine() { printf '#!/bin/bash\n%s\n' "$2" > "engines/$1"; chmod +x "engines/$1"; }
engine docker 'echo "Cannot connect to the Docker daemon" >&2; exit 1'
engine podman 'exit 1'
engine finch 'exit 1'
export PATH=$work/engines:$PATH

# A distribution with a compiled module, one without, and one that does not import alone.
distribution() { # distribution NAME VERSION
    mkdir -p "layer/python/$1" "layer/python/$1-$2.dist-info"
    printf 'Metadata-Version: 2.1\nName: %s\nVersion: %s\n' "$1" "$2" > "layer/python/$1-$2.dist-info/METADATA"
    printf '%s/__init__.py,,\n%s-%s.dist-info/METADATA,,\n' "$1" "$1" "$2" > "layer/python/$1-$2.dist-info/RECORD"
}
distribution first 1.0
echo '__version__ = "1.0.post1"' > layer/python/first/__init__.py
touch layer/python/first-1.0.dist-info/REQUESTED
distribution second 2.0
echo 'import first' > layer/python/second/__init__.py
printf '{\n  "target" : "python3.12-%s"\n}\n' "$arch" > layer/layerslim.json
(cd layer && zip -qr ../good.zip .)

check "a good layer passes" fails_with 0 "verify_layer: 2 passed, 0 failed" "$verify" good.zip
check "it says what the layer is for" says "^layer   good.zip: python3.12-$arch, as its layerslim.json says"
check "a line a package that was asked for, with its version" says '^first 1\.0\.post1 +ok$'
check "the others are counted" says '^1 others, imported +ok$'
check "it says why no container ran" says '^container: not run; .*`(docker|podman|finch) info` fails'
check "it says why nothing was emulated" says '^emulated: not run; the emulated Python is python3.11-arm64'
check "it says why the workload was not run" says '^workload: not run; it uses .*, which is not in the layer'

# The container: its command line, and its results in the same table.
cat > engines/podman << 'ENGINE'
#!/bin/bash
if [ "$1" = info ]; then exit 0; fi
printf '%s\n' "$*" >> "$RECORD"
while [ $# -gt 0 ] && [ "$1" != -I ]; do
    case $1 in */layer:/opt:ro) opt=${1%:/opt:ro} ;; *:/verify:ro) code=${1%:/verify:ro} ;; esac
    shift
done
arguments=()
for argument; do
    argument=${argument/#\/opt/$opt}
    arguments+=("${argument/#\/verify/$code}")
done
exec "$LAYERSLIM_PYTHON" "${arguments[@]}"
ENGINE
export RECORD=$work/record
echo 'import sys; sys.path.insert(0, sys.argv[1]); import second; print("used")' > mine.py
check "in a container" fails_with 0 "verify_layer: 6 passed, 0 failed" "$verify" good.zip --workload "$work/mine.py"
check "a column each" says '^PACKAGE +native +container$'
check "the user's own program is a case" says '^workload of 1 cases +ok +ok$'
check "the command line, imports" grep -qE "^run --rm --network none --platform $platform --entrypoint python3\.12 -v [^ ]*/layer:/opt:ro -v [^ ]*/deployment/aws:/verify:ro public\.ecr\.aws/lambda/python:3\.12 -I -S /verify/layer_imports\.py /opt/python --timeout 300$" record
check "the command line, workload" grep -qE "python:3\.12 -I -S /verify/mine\.py /opt/python$" record
check "another engine and image" fails_with 0 "verify_layer: 2 passed" "$verify" good.zip --only container --engine "$work/engines/podman" --image example.org/python:3.12 --timeout 7
check "are in the command line" grep -qE "example\.org/python:3\.12 -I -S /verify/layer_imports\.py /opt/python --timeout 7$" record
engine podman 'exit 1'

# What is wrong is in the table, below it, and in the exit status.
echo 'import nowhere' > layer/python/second/__init__.py
echo 'import ctypes; ctypes.string_at(0)' > layer/python/first/__init__.py
(cd layer && zip -qr ../bad.zip .)
check "a bad layer fails" fails_with 1 "verify_layer: 0 passed, 2 failed" "$verify" bad.zip
check "in the table" says '^first 1\.0 +FAIL$'
check "with the exception" says "^second 2\.0 \(native\): import second: ModuleNotFoundError: No module named 'nowhere'"
check "and a crash" says '^first 1\.0 \(native\): import first: killed by signal 11'
echo 'import sys; sys.exit(3)' > mine.py
check "a program of the user that fails" fails_with 1 "verify_layer: 2 passed, 1 failed" "$verify" good.zip --workload mine.py

# Where the manifest is missing the tags of extension modules tell.
rm layer/layerslim.json
(cd layer && zip -qr ../unknown.zip .)
check "a layer that says nothing" fails_with 2 "name it with --target" "$verify" unknown.zip
machine=$(uname -m)
touch "layer/python/first/_ext.cpython-312-${machine/arm64/aarch64}-linux-gnu.so"
(cd layer && zip -qr ../tagged.zip .)
check "tags tell" fails_with 1 "python3.12-$arch, as the tags of its extension modules say" "$verify" tagged.zip
check "--target decides" fails_with 3 "this machine is $machine" "$verify" good.zip --target "python3.12-$other"
check "and then nothing is known" says "nothing could be run"
check "a way that was asked for and cannot be" fails_with 3 "container: not run" "$verify" good.zip --only container
check "and one beside another that can" fails_with 1 "container: not run" "$verify" good.zip --only native --only container
check "what is no zip" fails_with 3 "cannot be unpacked" "$verify" mine.py
check "no such layer" fails_with 3 "cannot be unpacked" "$verify" nowhere.zip
check "no layer" fails_with 2 "which layer?" "$verify"
check "no such option" fails_with 2 "no such option" "$verify" good.zip --fast
check "no such way" fails_with 2 "--only takes" "$verify" good.zip --only cloud
check "no such page size" fails_with 2 "--page-size takes" "$verify" good.zip --page-size 16384
finish "verify"
