"""Imports modules for real, each as in a fresh interpreter, and says what came of it.

    python3.12 -I -S importing.py SITE RUNTIME WORKLOAD SCRATCH JOBS < names

SITE is the tree, RUNTIME a folder of packages at the end of sys.path, WORKLOAD the folder of sandbox.py. Prints a line a
module: `ok NAME`, `import NAME MESSAGE` for an ImportError, `other NAME TYPE` for another exception or a signal. Where
compiled code was called, MESSAGE begins with the function in brackets, as Cython names it. A
module is imported in a process forked from one that has imported its parents and nothing else, which is what a fresh
interpreter would do first; below a package that fails every module fails as it does.
"""

import importlib
import os
import signal
import sys

SECONDS = 60


def tree(names):
    root = {}
    for name in names:
        node = root
        for part in name.split("."):
            node = node.setdefault(part, {})
        node[""] = True
    return root


def report(line):
    os.write(3, line.encode("utf-8", "backslashreplace")[:400].replace(b"\n", b" ") + b"\n")


def entered(error):
    """`[pyarrow.lib.DataType.f] ` for the first compiled function on the way to the failure; empty where there is none."""
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        if code.co_filename.endswith((".pyx", ".pxi", ".pxd")):
            return f"[{code.co_name}] "
        trace = trace.tb_next
    return ""


def fail_below(prefix, node, outcome):
    if "" in node:
        kind, rest = outcome
        report(f"{kind} {prefix} {rest}")
    for part, below in node.items():
        if part:
            fail_below(f"{prefix}.{part}", below, outcome)


def visit(name, node):
    process = os.fork()
    if process:
        _, status = os.waitpid(process, 0)
        if os.WIFSIGNALED(status):
            fail_below(name, node, ("other", f"signal {os.WTERMSIG(status)}"))
        return
    signal.alarm(SECONDS)
    try:
        importlib.import_module(name)
        outcome = None
    except ImportError as error:
        outcome = ("import", f"{entered(error)}{type(error).__name__}: {error}")
    except BaseException as error:
        outcome = ("other", f"{type(error).__name__}: {error}")
    signal.alarm(0)
    if outcome:
        fail_below(name, node, outcome)
    else:
        if "" in node:
            report(f"ok {name}")
        for part, below in sorted(node.items()):
            if part:
                visit(f"{name}.{part}", below)
    os._exit(0)


def share(items, jobs):
    """Visits every item, in so many processes; each takes the next item from a common pipe."""
    reader, writer = os.pipe()
    for index in range(len(items)):
        os.write(writer, index.to_bytes(2, "big"))
    os.close(writer)
    workers = []
    for _ in range(jobs):
        process = os.fork()
        if process == 0:
            while ticket := os.read(reader, 2):
                visit(*items[int.from_bytes(ticket, "big")])
            os._exit(0)
        workers.append(process)
    for process in workers:
        os.waitpid(process, 0)


def main():
    site, runtime, workload, scratch, jobs = sys.argv[1:]
    names = sys.stdin.read().split()
    sys.path.insert(0, workload)
    import sandbox

    sys.path.remove(workload)
    os.dup2(1, 3)
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silence, descriptor)
    # Bytecode is kept in the scratch folder over all prunings: the tree is always at the same path.
    sandbox.isolate(sandbox.World(site, workload, scratch))
    sandbox.enter(scratch)
    sys.path.append(runtime)
    items = sorted(tree(names).items(), key=lambda item: -len(str(item[1])))
    share(items, int(jobs))


if __name__ == "__main__":
    main()
