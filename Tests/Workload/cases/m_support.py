"""The distributions that came along as dependencies, and what all packages share."""


def case_small_packages(work):
    """pydantic, tqdm, tenacity, wrapt, PyYAML, attrs, dateutil, pytz, jmespath, pqdm and the others, used."""
    import datetime
    import io
    from typing import Annotated

    import annotated_types
    import attrs
    import cmr
    import dateutil.parser
    import dateutil.rrule
    import dateutil.tz
    import dateutil.zoneinfo
    import donfig
    import google_crc32c
    import importlib_resources
    import jmespath
    import multimethod
    import pqdm.threads
    import pydantic
    import pytz
    import six.moves.urllib.parse
    import tenacity
    import tinynetrc
    import tqdm
    import typing_extensions
    import wrapt
    import yaml
    from packaging.requirements import Requirement
    from packaging.version import Version

    class Model(pydantic.BaseModel):
        n: Annotated[int, annotated_types.Gt(0)]
        when: datetime.datetime
        many: list[pydantic.AnyUrl] = []

    assert Model.model_validate_json('{"n": 3, "when": "2024-01-01T00:00:00Z"}').when.year == 2024
    assert len(Model.model_json_schema()["properties"]) == 3
    try:
        Model(n=0, when="never")
    except pydantic.ValidationError as error:
        assert error.error_count() == 2
    assert yaml.safe_load("a: [1, {b: 2.5}]")["a"][1]["b"] == 2.5 and yaml.__with_libyaml__
    assert (
        yaml.load(yaml.dump({"t": datetime.date(2024, 1, 1)}, Dumper=yaml.CDumper), Loader=yaml.CLoader)["t"].year
        == 2024
    )
    assert sum(tqdm.tqdm(range(5), file=io.StringIO())) == 10 and tqdm.auto.tqdm is not None

    attempts = []

    @tenacity.retry(stop=tenacity.stop_after_attempt(3), wait=tenacity.wait_none())
    def flaky():
        attempts.append(1)
        if len(attempts) < 3:
            raise ValueError
        return "done"

    @wrapt.decorator
    def twice(wrapped, instance, positional, named):
        return wrapped(*positional, **named) * 2

    @multimethod.multimethod
    def kind(x: int):
        return "int"

    @multimethod.multimethod
    def kind(x: str):
        return "str"

    assert flaky() == "done" and twice(lambda: 4)() == 8 and wrapt.ObjectProxy([1])[0] == 1 and kind("x") == "str"
    assert attrs.asdict(attrs.make_class("C", ["x"])(1)) == {"x": 1} and jmespath.search(
        "a[?b>`1`].b", {"a": [{"b": 2}]}
    ) == [2]
    assert dateutil.parser.parse("3 March 2024 5pm").hour == 17 and dateutil.zoneinfo.get_zonefile_instance().get(
        "Europe/Rome"
    )
    assert len(list(dateutil.rrule.rrule(dateutil.rrule.DAILY, count=3, dtstart=datetime.datetime(2024, 1, 1)))) == 3
    assert dateutil.tz.gettz("America/New_York") is not None and len(pytz.all_timezones) > 500
    assert (
        pytz.timezone("Asia/Tokyo").utcoffset(datetime.datetime(2024, 1, 1)).seconds == 32400
        and pytz.country_names["fr"]
    )
    assert google_crc32c.value(b"123456789") == 0xE3069283 and google_crc32c.implementation == "c"
    assert six.moves.urllib.parse.quote("a b") == "a%20b" and typing_extensions.TypeIs is not None
    assert pqdm.threads.pqdm([1, 2, 3], lambda x: x * 2, n_jobs=2, disable=True) == [2, 4, 6]
    assert Version("2.2.6") in Requirement("numpy>=2,<2.3").specifier and tinynetrc.Netrc is not None
    assert (
        cmr.GranuleQuery().short_name("x")._build_url()
        and importlib_resources.files("tzdata").joinpath("zones").is_file()
    )
    configuration = donfig.Config("workload", defaults=[{"a": {"b": 1}}])
    assert configuration.get("a.b") == 1


def case_msgspec(work):
    """msgspec in JSON, MessagePack and YAML; the stack for Python 3.11 has none."""
    import importlib.metadata

    if "msgspec" not in {distribution.name for distribution in importlib.metadata.distributions()}:
        return
    import msgspec

    class Row(msgspec.Struct):
        a: int
        b: list[str] = []

    assert msgspec.json.decode(msgspec.json.encode(Row(1, ["x"])), type=Row).b == ["x"]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode({"k": [1, 2.5]})) == {"k": [1, 2.5]}
    assert msgspec.yaml.decode(b"a: 1") == {"a": 1} and msgspec.json.schema(Row)["$ref"]


def case_threads_and_processes(work):
    """All big packages at once in threads and in a forked worker, with logging, warnings and garbage collection."""
    import gc
    import io
    import logging
    import multiprocessing
    import pickle
    import warnings
    from concurrent.futures import ThreadPoolExecutor

    import astropy.units as u
    import healpy as hp
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import shapely
    import zarr
    from astropy.coordinates import SkyCoord

    stream = io.StringIO()
    logging.basicConfig(stream=stream, level=logging.INFO, force=True)

    def job(seed):
        rng = np.random.default_rng(seed)
        frame = pd.DataFrame({"lon": rng.uniform(0, 360, 200), "lat": rng.uniform(-80, 80, 200)})
        frame["pixel"] = hp.ang2pix(16, frame["lon"], frame["lat"], lonlat=True)
        frame["wkb"] = shapely.to_wkb(shapely.points(frame["lon"], frame["lat"]))
        sky = SkyCoord(frame["lon"].to_numpy() * u.deg, frame["lat"].to_numpy() * u.deg).galactic
        stored = zarr.create_array(store={}, data=sky.l.deg, chunks=(50,))
        table = pa.Table.from_pandas(frame.assign(l=stored[:])).group_by("pixel").aggregate([("l", "mean")])
        logging.getLogger("workload").info("seed %d", seed)
        return table.num_rows

    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        with ThreadPoolExecutor(4) as pool:
            parallel = list(pool.map(job, range(6)))
    assert parallel == [job(seed) for seed in range(6)] and stream.getvalue().count("seed") == 12
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    worker = context.Process(target=lambda: writer.send(float(np.linalg.det(np.eye(3) * 2))))
    worker.start()
    assert reader.poll(60) and abs(reader.recv() - 8) < 1e-9
    worker.join(60)
    objects = [
        np.arange(3),
        pd.Series([1]),
        pa.array([1]),
        shapely.Point(1, 2),
        3 * u.m,
        SkyCoord(1 * u.deg, 2 * u.deg),
    ]
    assert len(pickle.loads(pickle.dumps(objects))) == 6 and gc.collect() >= 0
