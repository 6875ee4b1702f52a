#!/bin/bash
# shellcheck disable=SC1091,SC2010,SC2012,SC2016,SC2154
# Ctrl-C in each stage: status 130, earlier output as it was, nothing left beside it, the input untouched. The signal
# comes when the program says that a stage has begun, or so many seconds later, never before.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

cd "$work" || exit 1
stack=$LAYERSLIM_STACKS/arm64/python
mkdir out tmp
export TMPDIR=$work/tmp
touch started
mkfifo said

as_it_was() {
    if [ "$(ls -A out)" = layer.zip ] && [ "$(cat out/layer.zip)" = earlier ] && [ -z "$(ls -A tmp)" ]; then return; fi
    ls -lA out tmp | sed 's/^/     | /'
    return 1
}

# signalled SIGNAL STAGE SECONDS COMMAND...: signals when the stage is said, and these seconds later. Leaves the exit
# status in `status`, and something in `seen` where the stage was said.
signalled() {
    local signal=$1 stage=$2 delay=$3 pid line
    shift 3
    seen=''
    "${heeding[@]}" "$@" --verbose > /dev/null 2> said &
    pid=$!
    while IFS= read -r line; do
        case $line in "layerslim: $stage"*) ;; *) continue ;; esac
        if [ -n "$seen" ]; then continue; fi
        seen=yes
        if [ "$delay" != 0 ]; then sleep "$delay"; fi
        kill "-$signal" "$pid" 2> /dev/null
    done < said
    wait "$pid"
    status=$?
}

whole() { unzip -tqq out/layer.zip && ! ls -A out | grep -qv -e '^layer.zip$' -e '^tree$'; }

# interrupted SIGNAL STATUS STAGE SECONDS COMMAND...: where everything was done before the signal came (this machine may
# be busy), the result must be whole, and it is tried again.
interrupted() {
    local signal=$1 wanted=$2 stage=$3 delay=$4 try status seen
    shift 4
    for try in 1 2 3 4 5 6; do
        rm -rf out
        mkdir out
        echo earlier > out/layer.zip
        signalled "$signal" "$stage" "$delay" "$@"
        [ -n "$seen" ] || { echo "     never said: $stage"; return 1; }
        if ! grep -qx earlier out/layer.zip; then
            whole || { echo "     try $try: a result that is not whole"; ls -lA out; return 1; }
        elif [ "$status" = "$wanted" ]; then
            as_it_was
            return
        elif [ "$status" -gt 1 ]; then
            echo "     status $status instead of $wanted"
            return 1
        fi
        delay=0
    done
    echo "     over before the signal, six times: $stage"
    return 1
}

apply=("$tool" apply default --tree "$stack" -o "$work/out/layer.zip")
pack=("$tool" pack "$stack" -o "$work/out/layer.zip")
while read -r stage delay; do
    check "apply: Ctrl-C in '$stage', $delay s later" interrupted INT 130 "$stage" "$delay" "${apply[@]}"
done << 'STAGES'
loading 0
planning 0
planning 0.2
stripping 0
stripping 0.1
stripping 0.6
checking 0
checking 0.1
packing 0
packing 0.4
reading 0
STAGES
check "apply: Ctrl-C in 'writing', a tree" interrupted INT 130 writing 0 "${apply[@]}" --tree-output "$work/out/tree"
check "apply: SIGTERM in 'stripping'" interrupted TERM 143 stripping 0.2 "${apply[@]}"
check "apply: SIGHUP in 'packing'" interrupted HUP 129 packing 0.2 "${apply[@]}"
if [ "$(uname -m)" = x86_64 ]; then
    check "apply: Ctrl-C in 'probing'" interrupted INT 130 probing 0.3 \
        "$tool" apply default --tree "$LAYERSLIM_STACKS/x86_64/python" -o "$work/out/layer.zip" --probe "$LAYERSLIM_PYTHON"
fi
check "pack: Ctrl-C in 'loading'" interrupted INT 130 loading 0 "${pack[@]}"
check "pack: Ctrl-C in 'packing'" interrupted INT 130 packing 0.3 "${pack[@]}"
check "pack: Ctrl-C in 'reading'" interrupted INT 130 reading 0 "${pack[@]}"
check "check: Ctrl-C in 'checking'" interrupted INT 130 checking 0 "$tool" check "$stack"
check "analyze: Ctrl-C in 'reading'" interrupted INT 130 reading 0 "$tool" analyze "$stack"
check "the input stack is as it was" sh -c '[ -z "$(find "$1" -newer "$2" ! -type d | head -n 1)" ]' sh "$stack" started
finish interrupts
