"""obstore, fsspec, s3fs, aiohttp, requests."""


def case_obstore(work):
    """Memory, disk, HTTP and S3 (a local server): put, ranges, list, copy, streams, async, signing, Arrow lists."""
    import asyncio
    import datetime
    import pickle

    import obstore
    from obstore.store import HTTPStore, LocalStore, MemoryStore, S3Store, from_url

    import servers

    (work / "disk").mkdir()
    objects = {}
    with servers.serving(objects) as address:
        remote = S3Store(
            "bucket",
            endpoint=address,
            access_key_id="key",
            secret_access_key="secret",
            region="us-west-2",
            client_options={"allow_http": True},
            virtual_hosted_style_request=False,
        )
        for store in (MemoryStore(), LocalStore(work / "disk"), remote):
            obstore.put(store, "a/b.bin", b"0123456789")
            obstore.put(store, "a/c.txt", b"text")
            assert bytes(obstore.get(store, "a/b.bin").bytes()) == b"0123456789"
            assert bytes(obstore.get_range(store, "a/b.bin", start=2, end=5)) == b"234"
            assert [bytes(part) for part in obstore.get_ranges(store, "a/b.bin", starts=[0, 8], lengths=[1, 2])] == [
                b"0",
                b"89",
            ]
            assert obstore.head(store, "a/b.bin")["size"] == 10
            names = sorted(entry["path"] for batch in obstore.list(store, "a") for entry in batch)
            assert names == ["a/b.bin", "a/c.txt"], names
            assert obstore.list_with_delimiter(store)["common_prefixes"] == ["a"]
            assert (
                b"".join(bytes(part) for part in obstore.get(store, "a/b.bin").stream(min_chunk_size=4))
                == b"0123456789"
            )
            assert asyncio.run(fetch(obstore, store)) == b"text"
        for store in (MemoryStore(), LocalStore(work / "disk")):
            with obstore.open_writer(store, "w.bin") as writer:
                writer.write(b"x" * 100_000)
            reader = obstore.open_reader(store, "w.bin")
            assert reader.seek(99_990) == 99_990 and bytes(reader.read()) == b"x" * 10
            obstore.copy(store, "w.bin", "v.bin")
            obstore.rename(store, "v.bin", "u.bin")
            obstore.delete(store, "w.bin")
            assert "u.bin" in [entry["path"] for entry in obstore.list(store).collect()]
            try:
                obstore.get(store, "nowhere")
            except FileNotFoundError:
                pass
            else:
                raise AssertionError("a missing object was found")
        objects["/files/x"] = b"over http"
        assert (
            bytes(HTTPStore.from_url(address + "/files", client_options={"allow_http": True}).get("x").bytes())
            == b"over http"
        )
        signed = obstore.sign(remote, "GET", "a/b.bin", datetime.timedelta(hours=1))
        assert "X-Amz-Signature=" in signed and objects["/bucket/a/b.bin"] == b"0123456789"
        assert pickle.loads(pickle.dumps(remote)).prefix == remote.prefix
    assert isinstance(from_url("memory:///"), MemoryStore) and isinstance(
        from_url("s3://b/p", region="us-west-2"), S3Store
    )
    from obstore.fsspec import FsspecStore

    system = FsspecStore("memory")
    assert system.protocol is not None and obstore.exceptions.BaseError


async def fetch(obstore, store):
    await obstore.put_async(store, "a/c.txt", b"text")
    return bytes(await (await obstore.get_async(store, "a/c.txt")).bytes_async())


def case_fsspec(work):
    """File systems, caches, chains, compressions, mappers, http over aiohttp, threads."""
    import fsspec
    from fsspec.implementations.reference import ReferenceFileSystem

    import servers

    memory = fsspec.filesystem("memory")
    with memory.open("/a/b.txt", "w") as file:
        file.write("hello\n" * 1000)
    assert memory.glob("/a/*") == ["/a/b.txt"] and memory.du("/a") == 6000 and memory.info("/a/b.txt")["size"] == 6000
    for codec in ("gzip", "bz2", "xz", "zip"):
        with fsspec.open(f"file://{work}/t.{codec}", "wb", compression=codec) as file:
            file.write(b"packed")
        with fsspec.open(f"file://{work}/t.{codec}", "rb", compression=codec) as file:
            assert file.read() == b"packed", codec
    with fsspec.open("simplecache::memory://a/b.txt", "rt", simplecache={"cache_storage": str(work / "cache")}) as file:
        assert file.readline() == "hello\n"
    assert fsspec.open_files([f"file://{work}/t.*"]) and fsspec.get_mapper("memory://a")["b.txt"][:5] == b"hello"
    import zipfile

    with zipfile.ZipFile(work / "x.zip", "w") as archive:
        archive.writestr("in/side.txt", "zipped")
    with fsspec.open(f"zip://in/side.txt::file://{work}/x.zip") as file:
        assert file.read() == b"zipped"
    import tarfile

    with tarfile.open(work / "x.tar", "w") as archive:
        archive.add(work / "x.zip", "x.zip")
    with fsspec.open(f"tar://x.zip::file://{work}/x.tar") as file:
        assert file.read(2) == b"PK"
    with servers.serving({"/d/one.bin": bytes(range(256)) * 40}) as address:
        system = fsspec.filesystem("http")
        assert system.cat_file(address + "/d/one.bin", start=1, end=4) == b"\1\2\3"
        with system.open(address + "/d/one.bin", block_size=512) as file:
            file.seek(5000)
            assert file.read(3) == bytes([136, 137, 138])
        references = ReferenceFileSystem(
            {"x": [address + "/d/one.bin", 256, 10], "y": "inline"}, remote_protocol="http"
        )
        assert references.cat("x") == bytes(range(10)) and references.cat("y") == b"inline"
    for name in ("file", "memory", "http", "https", "s3", "zip", "tar", "reference", "blockcache", "filecache", "dir"):
        assert fsspec.get_filesystem_class(name) is not None


def case_s3fs(work):
    """s3fs and aiobotocore against a local S3: files, ranges, lists; pandas, zarr and pyarrow through it."""
    import numpy as np
    import pandas as pd
    import pyarrow.parquet as pq
    import s3fs
    import zarr

    import servers

    objects = {}
    with servers.serving(objects) as address:
        options = {
            "key": "key",
            "secret": "secret",
            "endpoint_url": address,
            "client_kwargs": {"region_name": "us-west-2"},
            "config_kwargs": {"s3": {"addressing_style": "path"}},
        }
        system = s3fs.S3FileSystem(**options)
        with system.open("bucket/dir/a.txt", "wb") as file:
            file.write(b"0123456789")
        assert (
            objects["/bucket/dir/a.txt"] == b"0123456789" and system.cat("bucket/dir/a.txt", start=3, end=6) == b"345"
        )
        assert system.ls("bucket/dir") == ["bucket/dir/a.txt"] and system.info("bucket/dir/a.txt")["size"] == 10
        assert system.find("bucket") and system.exists("bucket/dir/a.txt") and not system.exists("bucket/none")
        assert "X-Amz-Signature" in system.sign("bucket/dir/a.txt") or "Signature" in system.sign("bucket/dir/a.txt")
        frame = pd.DataFrame({"x": np.arange(100), "s": ["w"] * 100})
        frame.to_parquet("s3://bucket/t.parquet", storage_options=options)
        assert pd.read_parquet("s3://bucket/t.parquet", storage_options=options)["x"].sum() == 4950
        frame.to_csv("s3://bucket/t.csv", index=False, storage_options=options)
        assert len(pd.read_csv("s3://bucket/t.csv", storage_options=options)) == 100
        assert pq.read_table("bucket/t.parquet", filesystem=system).num_rows == 100
        store = zarr.storage.FsspecStore.from_url("s3://bucket/z", storage_options=options)
        zarr.create_array(store=store, data=np.arange(50), chunks=(9,))
        assert zarr.open_array(store=store, mode="r")[:].sum() == 1225
        system.rm_file("bucket/dir/a.txt")
        system.invalidate_cache()
        assert not system.exists("bucket/dir/a.txt")


def case_http_clients(work):
    """aiohttp client and server, requests, urllib3, certificates, idna, character sets."""
    import asyncio
    import ssl

    import aiohttp
    import aiohttp.web
    import certifi
    import charset_normalizer
    import idna
    import multidict
    import requests
    import urllib3
    import yarl

    import servers

    async def talk():
        async def hello(request):
            if request.headers.get("Upgrade", "").lower() == "websocket":
                socket = aiohttp.web.WebSocketResponse()
                await socket.prepare(request)
                async for message in socket:
                    await socket.send_str(message.data.upper())
                return socket
            return aiohttp.web.json_response({"path": request.path, "q": dict(request.query)}, headers={"X-A": "b"})

        application = aiohttp.web.Application()
        application.router.add_get("/{tail:.*}", hello)
        runner = aiohttp.web.AppRunner(application)
        await runner.setup()
        site = aiohttp.web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        address = "http://127.0.0.1:%d" % site._server.sockets[0].getsockname()[1]
        async with aiohttp.ClientSession(headers={"A": "1"}) as session:
            answers = await asyncio.gather(*(session.get(f"{address}/p{i}", params={"i": str(i)}) for i in range(5)))
            bodies = [await answer.json() for answer in answers]
            async with session.ws_connect(address + "/ws") as socket:
                await socket.send_str("shout")
                assert (await socket.receive()).data == "SHOUT"
        await runner.cleanup()
        return bodies

    bodies = asyncio.run(talk())
    assert [body["q"]["i"] for body in bodies] == list("01234") and aiohttp.http_parser.HttpRequestParser is not None
    with servers.serving({"/x": b"0123456789"}) as address:
        answer = requests.get(address + "/x", headers={"Range": "bytes=2-4"}, timeout=9)
        assert (
            answer.content == b"234"
            and answer.status_code == 206
            and requests.get(address + "/no", timeout=9).status_code == 404
        )
        assert urllib3.PoolManager().request("GET", address + "/x").data == b"0123456789"
    assert ssl.create_default_context(cafile=certifi.where()).cert_store_stats()["x509_ca"] > 100
    assert idna.encode("straße.de") == b"xn--strae-oqa.de" and idna.encode("fußball.example", uts46=True)
    assert charset_normalizer.from_bytes("Ünïcödé text, long enough to tell".encode("cp1252")).best() is not None
    assert (
        str(yarl.URL("http://h/ä").with_query(a="1")) == "http://h/%C3%A4?a=1" and multidict.CIMultiDict(A=1)["a"] == 1
    )
