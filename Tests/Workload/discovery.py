"""Finds the cases: functions named case_… in the files of one folder, numbered in the order of files and lines."""

import importlib.util
import os
from typing import Callable, NamedTuple


class Case(NamedTuple):
    number: int
    name: str
    title: str
    body: Callable


def all_cases(folder):
    cases = []
    for file in sorted(os.listdir(folder)):
        if not file.endswith(".py"):
            continue
        spec = importlib.util.spec_from_file_location("workload_" + file[:-3], os.path.join(folder, file))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        bodies = [value for name, value in vars(module).items() if name.startswith("case_")]
        for body in sorted(bodies, key=lambda body: body.__code__.co_firstlineno):
            title = (body.__doc__ or "").strip().split("\n")[0]
            cases.append(Case(len(cases) + 1, body.__name__[len("case_") :], title, body))
    return cases


def chosen(cases, only):
    wanted = [word for word in only.split(",") if word]
    if not wanted:
        return cases
    return [
        case
        for case in cases
        if any(word == str(case.number) or (not word.isdigit() and word in case.name) for word in wanted)
    ]
