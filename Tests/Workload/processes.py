"""Runs cases in a forked process: one each, or all of them in one, where imports are dear."""

import json
import os
import pathlib
import select
import signal
import sys
import time
import traceback

import sandbox


def run_group(cases, world, timeout):
    """Yields a result a case, as they come. A process that dies or is late fails its case and those after it."""
    reader, writer = os.pipe()
    output = os.path.join(world.scratch, f"output-{cases[0].number}")
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        os.close(reader)
        run_here(cases, world, writer, output)
    os.close(writer)
    waiting = list(cases)
    for line in lines(reader, timeout, process):
        yield described(waiting.pop(0), json.loads(line))
    _, status = os.waitpid(process, 0)
    if waiting:
        ended = f"by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else "early"
        with open(output, encoding="utf-8", errors="replace") as file:
            message = f"the process ended {ended}\n" + file.read()[-4000:]
        for case in waiting:
            yield described(case, {"passed": False, "message": message, "opened": [], "seconds": 0})


def described(case, result):
    return {"number": case.number, "name": case.name, "title": case.title, **result}


def run_here(cases, world, pipe, output):
    """The forked process: never returns."""
    descriptor = os.open(output, os.O_CREAT | os.O_RDWR, 0o600)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    opened = set()
    sandbox.isolate(world)
    sandbox.watch_opened(world, opened)
    with os.fdopen(pipe, "w", encoding="utf-8", errors="backslashreplace") as file:
        for case in cases:
            file.write(json.dumps(outcome(case, world, opened)) + "\n")
            file.flush()
    # Threads that a package left behind must not keep the process; the results are out.
    os._exit(0)


def outcome(case, world, opened):
    start = time.monotonic()
    opened.clear()
    folder = os.path.join(world.scratch, f"case-{case.number}")
    os.mkdir(folder)
    sandbox.enter(folder)
    result = {"passed": False, "message": ""}
    try:
        case.body(pathlib.Path(folder))
        outside = sandbox.strangers(world)
        result = {"passed": not outside, "message": "\n".join(outside)}
    except BaseException:
        result["message"] = traceback.format_exc()
    mapped = {os.path.relpath(path, world.site) for path in sandbox.mapped_libraries() if world.in_site(path)}
    return {**result, "opened": sorted(opened | mapped), "seconds": round(time.monotonic() - start, 2)}


def lines(reader, timeout, process):
    """Lines that the child writes, until it ends; a child that is silent for longer than the timeout is killed."""
    rest = b""
    with os.fdopen(reader, "rb", buffering=0) as file:
        while True:
            ready, _, _ = select.select([file], [], [], timeout)
            if not ready:
                os.kill(process, signal.SIGKILL)
                return
            chunk = file.read(1 << 16)
            if not chunk:
                return
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
