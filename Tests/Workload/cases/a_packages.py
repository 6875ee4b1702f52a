"""Metadata and the public names of the 14 packages."""

import importlib
import importlib.metadata
import re

ASKED_FOR = "numpy pandas fastparquet cramjam pyarrow healpy astropy earthaccess shapely".split()
ASKED_FOR += "pydantic-zarr zarr obstore h5coro mortie".split()


def normalized(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def case_imports(work):
    """All 14 packages, and the top-level names of every other distribution, import together in one process."""
    names = set()
    for distribution in importlib.metadata.distributions():
        for file in distribution.files or []:
            top = file.parts[0]
            if len(file.parts) == 1 and top.endswith((".py", ".so")):
                names.add(top.split(".")[0])
            elif len(file.parts) == 2 and file.parts[1] == "__init__.py":
                names.add(top)
    names.discard("_yaml")
    failures = []
    for name in sorted(names, key=lambda n: (n not in ASKED_FOR, n)):
        try:
            importlib.import_module(name)
        except Exception as error:
            failures.append(f"{name}: {type(error).__name__}: {error}")
    assert not failures, failures
    assert len(names) >= 60, sorted(names)


def case_metadata(work):
    """importlib.metadata knows every distribution, its requirements, entry points and files."""
    distributions = {normalized(d.metadata["Name"]): d for d in importlib.metadata.distributions()}
    assert len(distributions) >= 60, len(distributions)
    assert set(ASKED_FOR) <= set(distributions)
    for name, distribution in distributions.items():
        assert importlib.metadata.version(name) == distribution.version
        assert distribution.metadata["Metadata-Version"] and distribution.files, name
        for requirement in distribution.requires or []:
            assert normalized(re.match(r"[A-Za-z0-9._-]+", requirement)[0]), requirement
    for name in ASKED_FOR:
        module = importlib.import_module(name.replace("-", "_"))
        stated = getattr(module, "__version__", None)
        assert stated is None or normalized(stated) == normalized(distributions[name].version), (name, stated)
    for point in importlib.metadata.entry_points(group="pandas_plotting_backends"):
        assert point.name == "matplotlib"
    scripts = {point.name for point in importlib.metadata.entry_points(group="console_scripts")}
    assert {"zarr", "fitsinfo", "f2py"} <= scripts, scripts


def case_records(work):
    """Every file that RECORD lists with a hash is there with that hash, bin/ aside."""
    import base64
    import hashlib

    for distribution in importlib.metadata.distributions():
        for file in distribution.files or []:
            if file.hash is None or file.parts[:2] == ("..", ".."):
                continue
            digest = hashlib.new(file.hash.mode, file.locate().read_bytes()).digest()
            stated = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            assert stated == file.hash.value, f"{file} is not what RECORD says"
