"""fastparquet and cramjam, alone and against pyarrow."""


def case_parquet_both_ways(work):
    """What fastparquet writes pyarrow reads, and the other way round, with every codec, partitions, appends."""
    import fastparquet
    import numpy as np
    import pandas as pd
    import pyarrow.parquet as pq

    df = pd.DataFrame(
        {
            "i": np.arange(500, dtype="int32"),
            "f": np.linspace(0, 1, 500),
            "s": ["word %d" % (i % 13) for i in range(500)],
            "b": np.arange(500) % 2 == 0,
            "t": pd.date_range("2024-01-01", periods=500, freq="min"),
            "c": pd.Categorical(list("xyzzy") * 100),
            "n": pd.array([None if i % 5 == 0 else i for i in range(500)], dtype="Int64"),
        }
    )
    for codec in ("UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI", "ZSTD", "LZ4_RAW"):
        path = str(work / f"fast-{codec}.parquet")
        fastparquet.write(path, df, compression=codec, row_group_offsets=200, stats=True)
        back = pq.read_table(path).to_pandas()
        assert back["i"].equals(df["i"]) and back["s"].tolist() == df["s"].tolist(), codec
        assert back["n"].isna().sum() == 100 and back["t"].astype("M8[ns]").equals(df["t"].astype("M8[ns]"))
        assert fastparquet.ParquetFile(path).to_pandas(columns=["i", "s"])["i"].sum() == df["i"].sum()
        path = str(work / f"arrow-{codec}.parquet")
        df.to_parquet(
            path, engine="pyarrow", compression={"UNCOMPRESSED": None, "LZ4_RAW": "lz4"}.get(codec, codec.lower())
        )
        file = fastparquet.ParquetFile(path)
        assert file.to_pandas()["f"].equals(df["f"]) and file.count() == 500, codec
        assert (file.to_pandas()["c"].astype(str) == df["c"].astype(str)).all()
    folder = str(work / "hive")
    fastparquet.write(folder, df, file_scheme="hive", partition_on=["c"], row_group_offsets=250)
    fastparquet.write(folder, df, file_scheme="hive", partition_on=["c"], append=True)
    parts = fastparquet.ParquetFile(folder)
    assert parts.to_pandas(filters=[("c", "==", "x")]).shape[0] == 200 and parts.count() == 1000
    assert parts.to_pandas(filters=[("i", "<", 10)], row_filter=True).shape[0] == 20
    assert pq.read_table(folder, partitioning="hive", columns=["i"]).num_rows == 1000
    nested = pd.DataFrame({"j": [{"a": 1}, {"b": [2]}]})
    fastparquet.write(str(work / "json.parquet"), nested, object_encoding="json")
    assert fastparquet.ParquetFile(str(work / "json.parquet")).to_pandas()["j"][1] == {"b": [2]}
    assert len(list(fastparquet.ParquetFile(str(work / "fast-ZSTD.parquet")).iter_row_groups())) == 3


def case_cramjam(work):
    """Every codec of cramjam, one-shot, into buffers and as streams; agreement with the standard library's."""
    import bz2
    import gzip
    import lzma
    import zlib

    import cramjam

    data = b"some bytes that repeat themselves " * 500
    for name in ("snappy", "lz4", "zstd", "brotli", "gzip", "deflate", "zlib", "bzip2", "xz"):
        codec = getattr(cramjam, name)
        packed = bytes(codec.compress(data))
        assert bytes(codec.decompress(packed)) == data and len(packed) < len(data) / 4, name
        compressor = codec.Compressor()
        compressor.compress(data[:7000])
        compressor.compress(data[7000:])
        assert bytes(codec.decompress(bytes(compressor.finish()))) == data, name
        target = cramjam.Buffer()
        codec.decompress_into(packed, target)
        target.seek(0)
        assert target.read() == data, name
    assert bytes(cramjam.snappy.decompress_raw(cramjam.snappy.compress_raw(data))) == data
    block = cramjam.lz4.compress_block(data)
    assert bytes(cramjam.lz4.decompress_block(block)) == data
    assert gzip.decompress(bytes(cramjam.gzip.compress(data))) == data
    assert zlib.decompress(bytes(cramjam.zlib.compress(data))) == data
    assert bz2.decompress(bytes(cramjam.bzip2.compress(data))) == data
    assert lzma.decompress(bytes(cramjam.xz.compress(data))) == data
    try:
        cramjam.zstd.decompress(b"not zstd at all")
    except cramjam.DecompressionError:
        pass
    else:
        raise AssertionError("bad input was taken")
