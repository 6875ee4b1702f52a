"""pyarrow: arrays, compute, files, datasets, the query engine, extension points."""

import io


def table():
    import pyarrow as pa

    return pa.table(
        {
            "i": pa.array(range(1000), pa.int32()),
            "f": pa.array([x / 7 for x in range(1000)]),
            "s": pa.array(["text %d" % (x % 50) for x in range(1000)]).dictionary_encode(),
            "t": pa.array(range(1000), pa.timestamp("us", tz="Europe/Berlin")),
            "d": pa.array([None if x % 9 == 0 else x for x in range(1000)], pa.decimal128(12, 2)),
            "l": pa.array([[x, x + 1] for x in range(1000)]),
            "r": pa.array([{"a": x, "b": str(x)} for x in range(1000)]),
            "m": pa.array([[("k", x)] for x in range(1000)], pa.map_(pa.string(), pa.int64())),
        }
    )


def case_pyarrow_compute(work):
    """Arrays and types, compute functions, user functions, acero, substrait, tensors, interchange."""
    import pickle

    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.acero as acero
    import pyarrow.compute as pc
    import pyarrow.interchange
    import pyarrow.substrait
    import pyarrow.types as types

    t = table()
    assert t.group_by("s").aggregate([("i", "sum"), ("f", "mean")]).num_rows == 50
    assert pc.sum(t["i"]).as_py() == 499500 and pc.quantile(t["f"], 0.5)[0].as_py() > 71
    assert t.filter(pc.field("i") < 10).num_rows == 10 and t.sort_by([("i", "descending")])["i"][0].as_py() == 999
    assert t.select(["i", "f"]).join(pa.table({"i": pa.array([1, 2], pa.int32()), "z": [5, 6]}), "i").num_rows == 1000
    assert pc.utf8_upper(pa.array(["é1"]))[0].as_py() == "É1"
    assert pc.strftime(t["t"], "%Y")[0].as_py() == "1970" and pc.hour(t["t"])[0].as_py() == 1
    assert pc.extract_regex(pa.array(["a12"]), r"(?P<n>\d+)")[0].as_py() == {"n": "12"}
    assert pc.match_substring_regex(pa.array(["abc"]), "b.")[0].as_py() and pc.rank(pa.array([3, 1]))[0].as_py() == 2
    assert len(pc.list_functions()) > 250 and pc.cumulative_sum(pa.array([1, 2])).to_pylist() == [1, 3]
    assert pc.if_else(pa.array([True, None]), 1, 2).to_pylist() == [1, None]
    pc.register_scalar_function(
        lambda context, x: pc.add(x, 1, memory_pool=context.memory_pool),
        "plus_one",
        {"summary": "adds one", "description": "adds one"},
        {"x": pa.int64()},
        pa.int64(),
    )
    assert pc.call_function("plus_one", [pa.array([1])]).to_pylist() == [2]

    plan = acero.Declaration.from_sequence(
        [
            acero.Declaration("table_source", acero.TableSourceNodeOptions(t.select(["i", "s"]))),
            acero.Declaration("filter", acero.FilterNodeOptions(pc.field("i") >= 990)),
            acero.Declaration("aggregate", acero.AggregateNodeOptions([("i", "hash_max", None, "top")], keys=["s"])),
        ]
    )
    assert plan.to_table().num_rows == 10
    schema = pa.schema([("i", pa.int32())])
    message = pa.substrait.serialize_expressions([pc.field("i") + 1], ["j"], schema)
    assert "j" in pa.substrait.deserialize_expressions(message).expressions
    assert len(pa.substrait.get_supported_functions()) > 10

    frame = t.select(["i", "f", "s", "t"]).to_pandas()
    assert frame["s"].dtype == "category" and pa.Table.from_pandas(frame).num_rows == 1000
    assert (
        t["r"].combine_chunks().field("a")[5].as_py() == 5
        and t["l"].combine_chunks().flatten().sum().as_py() == 1000000
    )
    assert pd.api.interchange.from_dataframe(t.select(["i"]).__dataframe__())["i"].sum() == 499500
    assert pa.array(np.arange(4.0)).to_numpy(zero_copy_only=True).sum() == 6
    assert pa.Tensor.from_numpy(np.eye(3)).to_numpy().sum() == 3 and pa.FixedShapeTensorType is not None
    assert pickle.loads(pickle.dumps(t)).equals(t) and types.is_decimal(t["d"].type)
    assert pa.RunEndEncodedArray.from_arrays([2, 3], [7, 8]).to_pylist() == [7, 7, 8]
    assert pa.compute.cast(pa.array(["1"]), pa.int8())[0].as_py() == 1 and pa.total_allocated_bytes() > 0
    assert sorted(pa.supported_memory_backends())[0] in ("jemalloc", "mimalloc", "system")
    assert t.validate(full=True) is None and t.to_batches()[0].to_struct_array().type.num_fields == 8
    assert pa.get_include().endswith("include") and pa.cpp_build_info.version


def case_pyarrow_files(work):
    """ipc, feather, csv, json, orc, parquet with every codec and encryption helpers, memory maps, file systems."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.csv as pacsv
    import pyarrow.feather as feather
    import pyarrow.fs as fs
    import pyarrow.ipc as ipc
    import pyarrow.json as pajson
    import pyarrow.orc as orc
    import pyarrow.parquet as pq
    import pyarrow.parquet.encryption as encryption

    t = table()
    for codec in (None, "lz4", "zstd"):
        with ipc.new_file(str(work / "t.arrow"), t.schema, options=ipc.IpcWriteOptions(compression=codec)) as sink:
            sink.write_table(t)
        with pa.memory_map(str(work / "t.arrow")) as source:
            assert ipc.open_file(source).read_all().equals(t)
    sink = pa.BufferOutputStream()
    with ipc.new_stream(sink, t.schema) as writer:
        writer.write_table(t, max_chunksize=100)
    assert ipc.open_stream(sink.getvalue()).read_all().num_rows == 1000
    plain = t.select(["i", "f"])
    for codec in ("uncompressed", "lz4", "zstd"):
        feather.write_feather(plain, str(work / "t.feather"), compression=codec)
        assert feather.read_table(str(work / "t.feather")).equals(plain)
    pacsv.write_csv(plain, str(work / "t.csv"))
    read = pacsv.read_csv(str(work / "t.csv"), convert_options=pacsv.ConvertOptions(column_types={"i": pa.int32()}))
    assert read["i"].equals(plain["i"])
    assert pajson.read_json(io.BytesIO(b'{"a": [{"b": 2}]}\n')).num_rows == 1
    for codec in ("uncompressed", "snappy", "zlib", "lz4", "zstd"):
        orc.write_table(plain, str(work / "t.orc"), compression=codec)
        assert orc.read_table(str(work / "t.orc")).equals(plain)
    for codec in ("none", "snappy", "gzip", "brotli", "lz4", "zstd"):
        pq.write_table(t, work / "t.parquet", compression=codec, row_group_size=300)
        assert pq.read_table(work / "t.parquet").equals(t), codec
    file = pq.ParquetFile(work / "t.parquet")
    assert file.num_row_groups == 4 and file.metadata.row_group(0).column(0).statistics.max == 299
    assert file.read_row_group(1, columns=["i"]).num_rows == 300 and pq.read_schema(work / "t.parquet").equals(t.schema)
    pq.write_table(
        plain,
        work / "e.parquet",
        use_dictionary=False,
        column_encoding={"i": "DELTA_BINARY_PACKED", "f": "BYTE_STREAM_SPLIT"},
    )
    assert pq.read_table(work / "e.parquet", filters=[("i", ">", 997)]).num_rows == 2
    for codec in ("gzip", "bz2", "zstd", "lz4", "brotli"):
        with pa.CompressedOutputStream(str(work / "c"), codec) as out:
            out.write(b"words " * 1000)
        assert pa.CompressedInputStream(pa.OSFile(str(work / "c")), codec).read() == b"words " * 1000
        if codec != "bz2":
            assert pa.decompress(pa.compress(b"x" * 99, codec=codec), 99, codec=codec).to_pybytes() == b"x" * 99
    encrypted_round_trip(encryption, pq, plain, work)

    local = fs.SubTreeFileSystem(str(work), fs.LocalFileSystem())
    with local.open_output_stream("y.bin") as out:
        out.write(np.arange(10, dtype="u1"))
    assert local.get_file_info("y.bin").size == 10 and len(local.get_file_info(fs.FileSelector("", recursive=True))) > 5
    assert fs.FileSystem.from_uri(work.as_uri())[0] == fs.LocalFileSystem()
    import fsspec

    bridged = fs.PyFileSystem(fs.FSSpecHandler(fsspec.filesystem("memory")))
    pq.write_table(plain, "bucket.parquet", filesystem=bridged)
    assert pq.read_table("bucket.parquet", filesystem=bridged).equals(plain)


def encrypted_round_trip(encryption, pq, plain, work):
    """Parquet modular encryption with a key service that wraps keys by base64 only."""
    import base64

    class Service(encryption.KmsClient):
        def __init__(self, configuration):
            encryption.KmsClient.__init__(self)

        def wrap_key(self, key, master):
            return base64.b64encode(key)

        def unwrap_key(self, wrapped, master):
            return base64.b64decode(wrapped)

    factory = encryption.CryptoFactory(Service)
    configuration = encryption.EncryptionConfiguration(footer_key="foot", column_keys={"column": ["i"]})
    connection = encryption.KmsConnectionConfig()
    properties = factory.file_encryption_properties(connection, configuration)
    with pq.ParquetWriter(work / "secret.parquet", plain.schema, encryption_properties=properties) as writer:
        writer.write_table(plain)
    assert (work / "secret.parquet").read_bytes()[:4] == b"PARE"
    opened = factory.file_decryption_properties(connection, encryption.DecryptionConfiguration())
    assert pq.ParquetFile(work / "secret.parquet", decryption_properties=opened).read().equals(plain)


def case_pyarrow_datasets(work):
    """Partitioned datasets of every format, scans with filters, writing back, C data interface."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.dataset as ds

    t = table().select(["i", "f", "s"])
    t = t.set_column(2, "s", t["s"].cast("string"))
    t = t.append_column("part", pc.bit_wise_and(t["i"], pa.scalar(3, pa.int32())))
    for kind in ("parquet", "ipc", "feather", "csv"):
        partitioning = ds.partitioning(pa.schema([("part", pa.int32())]), flavor="hive")
        ds.write_dataset(t, work / kind, format=kind, partitioning=partitioning)
        read = ds.dataset(work / kind, format=kind, partitioning=partitioning)
        assert read.count_rows() == 1000 and len(read.files) == 4
        assert read.to_table(filter=(ds.field("part") == 2) & (ds.field("i") > 500), columns=["i"]).num_rows == 125
        assert read.scanner(columns={"twice": pc.field("i") * 2}).head(3).num_rows == 3
    import pyarrow.orc as orc

    orc.write_table(t, str(work / "t.orc"))
    assert ds.dataset(work / "t.orc", format="orc").count_rows() == 1000
    (work / "t.jsonl").write_text('{"a": 1}\n{"a": 2}\n')
    assert ds.dataset(work / "t.jsonl", format="json").to_table()["a"].to_pylist() == [1, 2]
    few = ds.dataset(pa.table({"i": pa.array([1, 2], pa.int32()), "q": [8, 9]}))
    joined = ds.dataset(work / "parquet", partitioning="hive").join(few, "i", join_type="inner")
    assert joined.to_table().num_rows == 2
    reader = pa.RecordBatchReader.from_stream(t)
    assert reader.read_all().num_rows == 1000
    schema, array = t["i"].combine_chunks().__arrow_c_array__()
    assert pa.Array._import_from_c_capsule(schema, array).sum().as_py() == 499500
    fragments = list(ds.dataset(work / "parquet", format="parquet").get_fragments())
    assert fragments[0].row_groups[0].num_rows == 250 and fragments[0].metadata.num_columns == 3
