"""What a case may see: the layer and the standard library, an empty home, no network; and what it loaded besides."""

import os
import socket
import sys
import sysconfig
import tempfile
import time

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


def enter(folder):
    """Makes an empty folder the home, the place for temporary files and the current one."""
    os.environ.update(HOME=folder, TMPDIR=folder)
    tempfile.tempdir = None
    os.chdir(folder)


def isolate(world):
    """The layer on sys.path, no credentials, no network but this machine's own addresses."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "EARTHDATA_", "XDG_", "ASTROPY_", "HTTP", "http", "ALL_PROXY", "NETRC")):
            del os.environ[name]
    os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_DEFAULT_REGION="us-west-2")
    os.environ.update(NO_PROXY="127.0.0.1,localhost", LC_ALL="C.UTF-8", TZ="UTC")
    time.tzset()
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
