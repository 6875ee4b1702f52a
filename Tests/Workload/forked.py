"""What the scripts have in common that import each module in a process of its own (importable.py, ../Truth/importing.py)."""

import importlib
import os
import signal


def silence():
    """Keeps standard output as descriptor 3, for report(); what modules read, print and complain about goes nowhere."""
    os.dup2(1, 3)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)


def report(line):
    os.write(3, line.encode("utf-8", "backslashreplace")[:500].replace(b"\n", b" ") + b"\n")


def attempt(name, seconds):
    """Imports a module, and returns what it raised, or None. A module that takes longer ends the process by SIGALRM."""
    signal.alarm(seconds)
    try:
        importlib.import_module(name)
        return None
    except BaseException as error:
        return error
    finally:
        signal.alarm(0)


def share(items, jobs, work):
    """Calls work for every item, in so many processes; each takes the next item from a common pipe."""
    reader, writer = os.pipe()
    for index in range(len(items)):
        os.write(writer, index.to_bytes(2, "big"))
    os.close(writer)
    workers = []
    for _ in range(jobs):
        process = os.fork()
        if process == 0:
            while ticket := os.read(reader, 2):
                work(items[int.from_bytes(ticket, "big")])
            os._exit(0)
        workers.append(process)
    for process in workers:
        os.waitpid(process, 0)
