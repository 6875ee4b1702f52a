"""Runs one case in a forked process that sees only the layer and the standard library, and has no network."""

import json
import os
import pathlib
import signal
import socket
import sys
import sysconfig
import time
import traceback

# What Amazon Linux 2023's Lambda image has for programs in a layer; everything else must come with the layer.
RUNTIME_LIBRARIES = (
    "ld-linux",
    "libc.",
    "libm.",
    "libdl.",
    "librt.",
    "libpthread.",
    "libutil.",
    "libresolv.",
    "libnss_",
    "libanl.",
    "libmvec.",
    "libz.",
    "libbz2.",
    "liblzma.",
    "libffi.",
    "libsqlite3.",
    "libssl.",
    "libcrypto.",
    "libcurl.",
    "libxml2.",
    "libzstd.",
    "liblz4.",
    "libuuid.",
    "libreadline.",
    "libncursesw.",
    "libtinfo.",
    "libstdc++.",
    "libgcc_s.",
    "libnghttp2.",
    "libkrb5.",
    "libgssapi_krb5.",
)


class World:
    """The folders that a case may use."""

    def __init__(self, site, harness, scratch):
        self.site = site
        self.harness = harness
        self.scratch = scratch
        paths = sysconfig.get_paths()
        roots = {paths["stdlib"], paths["platstdlib"], os.path.join(sys.base_prefix, "lib")}
        self.standard = tuple({os.path.realpath(root) + os.sep for root in roots})
        self.started_with = mapped_libraries()

    def in_site(self, path):
        return path.startswith(self.site + os.sep)

    def allowed(self, path):
        path = os.path.realpath(path)
        if self.in_site(path) or path.startswith((self.harness + os.sep, self.scratch + os.sep)):
            return True
        return path.startswith(self.standard) and "site-packages" not in path and "dist-packages" not in path


def mapped_libraries():
    """Shared objects in this process's memory; nothing where the system has no /proc."""
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as file:
            paths = {line.split(None, 5)[5].strip() for line in file if line.count("/")}
    except OSError:
        return set()
    return {path for path in paths if ".so" in os.path.basename(path)}


def strangers(world):
    """What this process loaded from outside the layer, the standard library and the runtime's base image."""
    found = []
    for name, module in sorted(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if isinstance(path, str) and name != "__main__" and not world.allowed(path):
            found.append(f"module {name} came from {path}")
    for path in sorted(mapped_libraries() - world.started_with):
        if not world.allowed(path) and not os.path.basename(path).startswith(RUNTIME_LIBRARIES):
            found.append(f"library {path} is neither in the layer nor in the runtime")
    return found


def isolate(world, folder):
    """An empty home, no credentials, no network but this machine's own addresses."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "EARTHDATA_", "XDG_", "ASTROPY_", "HTTP", "http", "ALL_PROXY", "NETRC")):
            del os.environ[name]
    os.environ.update(HOME=folder, TMPDIR=folder, AWS_EC2_METADATA_DISABLED="true", AWS_DEFAULT_REGION="us-west-2")
    os.environ.update(NO_PROXY="127.0.0.1,localhost", LC_ALL="C.UTF-8", TZ="UTC")
    time.tzset()
    os.chdir(folder)
    sys.path.insert(0, world.site)
    # Bytecode goes to a folder that all cases share: the layer stays untouched, and later cases import faster.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = os.path.join(world.scratch, "pycache")

    connect = socket.socket.connect

    def local_connect(self, address):
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"the workload has no network, and something asked for {address[0]}")
        return connect(self, address)

    socket.socket.connect = local_connect


def watch_opened(world, opened):
    def hook(event, details):
        if event == "open" and isinstance(details[0], str) and details[0].startswith(world.site):
            opened.add(os.path.relpath(details[0], world.site))

    sys.addaudithook(hook)


def child(case, world, folder, pipe):
    """The forked process: never returns."""
    result = {"passed": False, "message": "", "opened": []}
    opened = set()
    output = os.open(os.path.join(folder, "output"), os.O_CREAT | os.O_RDWR, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    try:
        isolate(world, folder)
        watch_opened(world, opened)
        case.body(pathlib.Path(folder))
        outside = strangers(world)
        result["passed"], result["message"] = not outside, "\n".join(outside)
    except BaseException:
        result["message"] = traceback.format_exc()
    for path in mapped_libraries():
        if world.in_site(path):
            opened.add(os.path.relpath(path, world.site))
    result["opened"] = sorted(opened)
    with os.fdopen(pipe, "w", encoding="utf-8", errors="backslashreplace") as file:
        json.dump(result, file)
    os._exit(0)


def run_alone(case, world, timeout):
    folder = os.path.join(world.scratch, f"case-{case.number}")
    os.mkdir(folder)
    reader, writer = os.pipe()
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        os.close(reader)
        child(case, world, folder, writer)
    os.close(writer)
    answer = read_until(reader, time.monotonic() + timeout, process)
    _, status = os.waitpid(process, 0)
    try:
        result = json.loads(answer)
    except ValueError:
        reason = f"signal {-os.waitstatus_to_exitcode(status)}" if os.WIFSIGNALED(status) else "an early exit"
        with open(os.path.join(folder, "output"), encoding="utf-8", errors="replace") as file:
            result = {
                "passed": False,
                "message": f"the process ended by {reason}\n" + file.read()[-4000:],
                "opened": [],
            }
    return {"number": case.number, "name": case.name, "title": case.title, **result}


def read_until(reader, deadline, process):
    """All that the child writes; a child that is late is killed."""
    import select

    chunks = []
    with os.fdopen(reader, "rb", buffering=0) as file:
        while True:
            ready, _, _ = select.select([file], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                os.kill(process, signal.SIGKILL)
                return b""
            chunk = file.read(1 << 16)
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
