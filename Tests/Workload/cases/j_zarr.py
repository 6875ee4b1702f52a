"""zarr, numcodecs and pydantic-zarr."""


def case_zarr_formats(work):
    """Arrays and groups of both formats, attributes, selections, resizing, consolidated metadata, structured types."""
    import numpy as np
    import zarr

    data = np.random.default_rng(3).normal(size=(60, 70))
    for version in (2, 3):
        root = zarr.open_group(work / f"g{version}", mode="w", zarr_format=version)
        root.attrs["title"] = "é"
        array = root.create_array("a/b", data=data, chunks=(20, 30))
        assert array.metadata.zarr_format == version and np.array_equal(array[:], data)
        assert np.array_equal(array[10:50:3, -5:], data[10:50:3, -5:]) and array.nchunks == 9
        assert np.array_equal(array.oindex[[1, 5], [2, 3]], data[np.ix_([1, 5], [2, 3])])
        assert np.array_equal(array.vindex[[1, 5], [2, 3]], data[[1, 5], [2, 3]]) and np.array_equal(
            array.blocks[0, 0], data[:20, :30]
        )
        array[5:10, :] = 7
        array.resize((80, 70))
        array.append(np.ones((5, 70)))
        assert array.shape == (85, 70) and array[84, 0] == 1 and array[70, 0] == 0
        for dtype in ("bool", "u1", "i8", "f4", "c16", "M8[s]", "S5", "U7", [("x", "i4"), ("y", "f8")]):
            made = root.create_array(
                f"t{np.dtype(dtype).kind}", shape=(4,), chunks=(2,), dtype=np.dtype(dtype), overwrite=True
            )
            assert made[:].dtype == np.dtype(dtype) or np.dtype(dtype).kind in "UM"
        words = root.create_array("words", shape=(3,), dtype=str, chunks=(2,))
        words[:] = ["ä", "", "long " * 9]
        assert words[2] == "long " * 9
        zarr.consolidate_metadata(root.store)
        again = zarr.open_consolidated(root.store)
        assert sorted(again.group_keys()) == ["a"] and again["a/b"].shape == (85, 70) and again.attrs["title"] == "é"
        assert dict(root.members(max_depth=None))["a/b"].info is not None
    copy = zarr.create_array(store=zarr.storage.MemoryStore(), data=data, chunks=(30, 30), dimension_names=["y", "x"])
    assert copy.metadata.dimension_names == ("y", "x") and np.array_equal(np.asarray(copy), data)
    zarr.save(str(work / "s.zarr"), a=data, b=data[0])
    assert np.array_equal(zarr.load(str(work / "s.zarr"), path="b"), data[0])


def case_zarr_codecs(work):
    """Every codec of zarr 3, sharding, numcodecs' filters through both formats, numcodecs alone."""
    import numcodecs
    import numpy as np
    import zarr
    from numcodecs import get_codec
    from zarr import codecs

    data = np.cumsum(np.random.default_rng(3).integers(0, 9, (64, 64)), axis=1).astype("i4")
    compressors = [codecs.GzipCodec(level=3), codecs.ZstdCodec(level=5, checksum=True), codecs.Crc32cCodec()]
    compressors += [
        codecs.BloscCodec(cname=name, shuffle="bitshuffle") for name in ("lz4", "lz4hc", "blosclz", "zstd", "zlib")
    ]
    for compressor in compressors:
        array = zarr.create_array(
            store=zarr.storage.MemoryStore(), data=data, chunks=(16, 16), compressors=[compressor]
        )
        assert np.array_equal(array[:], data), compressor
    sharded = zarr.create_array(
        store=work / "shards",
        shape=(64, 64),
        dtype="i4",
        chunks=(8, 8),
        shards=(32, 32),
        compressors=[codecs.ZstdCodec()],
        filters=[codecs.TransposeCodec(order=(1, 0))],
        overwrite=True,
    )
    sharded[:] = data
    sharded[5, :] = 0
    assert np.array_equal(sharded[6:, 3:9], data[6:, 3:9]) and sharded[5].sum() == 0
    filters = [codecs.Delta(dtype="i4"), codecs.FixedScaleOffset(dtype="i4", astype="i4", scale=1, offset=3)]
    for chain in ([f] for f in filters):
        array = zarr.create_array(store={}, data=data, chunks=(32, 32), filters=chain)
        assert np.array_equal(array[:], data), chain
    for packer in (
        codecs.LZ4(),
        codecs.Zlib(level=2),
        codecs.BZ2(),
        codecs.LZMA(),
        codecs.Shuffle(elementsize=4),
        codecs.CRC32(),
        codecs.Adler32(),
        codecs.Fletcher32(),
        codecs.JenkinsLookup3(),
    ):
        array = zarr.create_array(store={}, data=data, chunks=(32, 32), compressors=[packer])
        assert np.array_equal(array[:], data), packer
    for configuration in (
        {"id": "blosc", "cname": "zstd"},
        {"id": "lz4"},
        {"id": "zstd"},
        {"id": "zlib"},
        {"id": "gzip"},
        {"id": "bz2"},
        {"id": "lzma"},
    ):
        array = zarr.create_array(
            store={},
            data=data,
            chunks=(32, 32),
            compressors=get_codec(configuration),
            zarr_format=2,
            filters=[get_codec({"id": "delta", "dtype": "<i4"})],
        )
        assert np.array_equal(array[:], data), configuration
    words, numbers = np.array(["é", "x"], object), np.linspace(0, 1, 5)
    for codec, value in (
        (numcodecs.Quantize(3, "f8"), numbers),
        (numcodecs.BitRound(10), numbers),
        (numcodecs.Base64(), numbers),
        (numcodecs.AsType("f4", "f8"), numbers),
        (numcodecs.PackBits(), np.ones(9, bool)),
        (numcodecs.JSON(), words),
        (numcodecs.Categorize(["é", "x"], object), words),
        (numcodecs.VLenUTF8(), words),
        (numcodecs.VLenBytes(), np.array([b"1", b"22"], object)),
        (numcodecs.VLenArray("i4"), np.array([np.arange(2), np.arange(3)], object)),
    ):
        assert len(get_codec(codec.get_config()).decode(codec.encode(value))) >= 2, codec
    assert "zstd" in numcodecs.blosc.list_compressors() and numcodecs.blosc.set_nthreads(2) > 0


def case_zarr_stores(work):
    """Local, zip, memory, fsspec, logging and obstore stores; asynchronous use; threads."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    import fsspec
    import numpy as np
    import zarr
    from obstore.store import LocalStore, MemoryStore
    from zarr import storage

    data = np.arange(400).reshape(20, 20)
    (work / "objects").mkdir()
    stores = [
        storage.LocalStore(work / "local"),
        storage.MemoryStore(),
        storage.ZipStore(work / "z.zip", mode="w"),
        storage.FsspecStore.from_url("memory://bucket/z"),
        storage.LoggingStore(storage.MemoryStore(), log_level="ERROR"),
        storage.ObjectStore(MemoryStore()),
        storage.ObjectStore(LocalStore(work / "objects")),
    ]
    for store in stores:
        group = zarr.create_group(store=store)
        array = group.create_array("x", data=data, chunks=(7, 9))
        assert np.array_equal(array[:], data) and (zarr.open_group(store=store)["x"][3:9] == data[3:9]).all(), store
    stores[2].close()
    assert zarr.open_group(storage.ZipStore(work / "z.zip", mode="r"), mode="r")["x"][0, 5] == 5
    assert zarr.open(fsspec.get_mapper(str(work / "local")).root, mode="r")["x"].shape == (20, 20)

    async def read():
        array = await zarr.api.asynchronous.open_array(store=stores[5], path="x")
        return await array.getitem((slice(0, 3), slice(0, 3)))

    assert (asyncio.run(read()) == data[:3, :3]).all()
    shared = zarr.open_array(stores[0], path="x")
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda row: int(shared[row].sum()), range(20))) == data.sum()
    with zarr.config.set({"async.concurrency": 2, "threading.max_workers": 2}):
        assert shared[:].sum() == data.sum()


def case_pydantic_zarr(work):
    """Specs of arrays and groups from and to zarr, flat forms, JSON, what does not fit is refused."""
    import numpy as np
    import pydantic
    import zarr
    from pydantic_zarr import v2, v3

    data = np.arange(12).reshape(3, 4)
    for module, version in ((v2, 2), (v3, 3)):
        group = zarr.create_group(store={}, zarr_format=version, attributes={"a": 1})
        group.create_array("x", data=data, chunks=(2, 2), attributes={"units": "m"})
        group.create_group("sub").create_array("y", data=data[0], chunks=(4,))
        spec = module.GroupSpec.from_zarr(group)
        assert spec.attributes == {"a": 1} and spec.members["x"].shape == (3, 4)
        again = module.GroupSpec(**pydantic.TypeAdapter(dict).validate_json(spec.model_dump_json()))
        assert again.to_flat().keys() == spec.to_flat().keys() == {"", "/x", "/sub", "/sub/y"}
        copy = module.GroupSpec.from_flat(spec.to_flat()).to_zarr(zarr.storage.MemoryStore(), path="copy")
        assert spec.like(copy) and copy["x"].attrs["units"] == "m" and copy["sub/y"].shape == (4,)
        array = spec.members["x"]
        assert module.ArraySpec.from_array(data).shape == (3, 4)
        assert array.to_zarr(zarr.storage.MemoryStore(), path="b").shape == (3, 4)
        try:
            module.ArraySpec(**{**array.model_dump(), "shape": "long"})
        except pydantic.ValidationError as error:
            assert "shape" in str(error)
        else:
            raise AssertionError("a wrong shape was taken")

        class Attributes(pydantic.BaseModel):
            title: str

        typed = module.GroupSpec[Attributes, module.ArraySpec](
            attributes=Attributes(title="t"), members={"x": array.model_dump()}
        )
        assert typed.attributes.title == "t"
    assert v3.GroupSpec.model_json_schema()["$defs"]
