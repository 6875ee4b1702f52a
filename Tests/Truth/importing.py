"""Imports modules for real, each as in a fresh interpreter, and says what came of it.

    python3.12 -I -S importing.py SITE RUNTIME SCRATCH JOBS < names

SITE is the tree, RUNTIME a folder of packages at the end of sys.path. Prints a line a module: `ok NAME`,
`import NAME MESSAGE` for an ImportError, `other NAME TYPE` for another exception or a signal. Where compiled code was
called, MESSAGE begins with the function in brackets, as Cython names it. A module is imported in a process forked from
one that has imported its parents and nothing else, which is what a fresh interpreter would do first; below a package
that fails every module fails as it does.
"""

import os
import sys

WORKLOAD = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Workload")
sys.path.insert(0, WORKLOAD)
import forked
import sandbox

sys.path.remove(WORKLOAD)
SECONDS = 60


def tree(names):
    root = {}
    for name in names:
        node = root
        for part in name.split("."):
            node = node.setdefault(part, {})
        node[""] = True
    return root


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
        forked.report(f"{kind} {prefix} {rest}")
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
    error = forked.attempt(name, SECONDS)
    if error:
        kind, where = ("import", entered(error)) if isinstance(error, ImportError) else ("other", "")
        fail_below(name, node, (kind, f"{where}{type(error).__name__}: {error}"))
    else:
        if "" in node:
            forked.report(f"ok {name}")
        for part, below in sorted(node.items()):
            if part:
                visit(f"{name}.{part}", below)
    os._exit(0)


def main():
    site, runtime, scratch, jobs = sys.argv[1:]
    names = sys.stdin.read().split()
    forked.silence()
    # Bytecode is kept in the scratch folder over all prunings: the tree is always at the same path.
    sandbox.isolate(sandbox.World(site, WORKLOAD, scratch))
    sandbox.enter(scratch)
    sys.path.append(runtime)
    items = sorted(tree(names).items(), key=lambda item: -len(str(item[1])))
    forked.share(items, int(jobs), lambda item: visit(*item))


if __name__ == "__main__":
    main()
