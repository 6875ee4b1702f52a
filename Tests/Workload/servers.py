"""Servers on 127.0.0.1 for the cases: files with byte ranges, and as much of S3 as clients need to read and write."""

import contextlib
import hashlib
import http.server
import threading
import urllib.parse
from xml.sax.saxutils import escape


class Objects(http.server.BaseHTTPRequestHandler):
    """One dictionary of path to bytes: GET with ranges, HEAD, PUT, DELETE, and S3's list of a bucket."""

    protocol_version = "HTTP/1.1"
    objects = {}

    def log_message(self, *details):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(headers.pop("length", len(body))))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def missing(self):
        self.answer(404, b"<Error><Code>NoSuchKey</Code></Error>", Content_Type="application/xml")

    def do_GET(self):
        path, _, query = self.path.partition("?")
        fields = urllib.parse.parse_qs(query, keep_blank_values=True)
        if "list-type" in fields:
            return self.list_bucket(urllib.parse.unquote(path).strip("/"), fields)
        body = self.objects.get(urllib.parse.unquote(path))
        if body is None:
            return self.missing()
        tag = '"%s"' % hashlib.md5(body).hexdigest()
        common = {"ETag": tag, "Accept_Ranges": "bytes", "Last_Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
        wanted = self.headers.get("Range")
        if wanted is None:
            return self.answer(200, body, **common)
        first, last = wanted.split("=")[1].split("-")
        start = int(first) if first else max(0, len(body) - int(last))
        end = min(int(last) if first and last else len(body) - 1, len(body) - 1)
        if start > end:
            return self.answer(416)
        self.answer(206, body[start : end + 1], Content_Range=f"bytes {start}-{end}/{len(body)}", **common)

    do_HEAD = do_GET

    def list_bucket(self, bucket, fields):
        prefix, delimiter = fields.get("prefix", [""])[0], fields.get("delimiter", [""])[0]
        rows, folders = [], set()
        for path, body in sorted(self.objects.items()):
            if not path.startswith(f"/{bucket}/{prefix}"):
                continue
            key = path[len(bucket) + 2 :]
            inside = key[len(prefix) :]
            if delimiter and delimiter in inside:
                folders.add(prefix + inside.split(delimiter)[0] + delimiter)
                continue
            rows.append(
                f"<Contents><Key>{escape(key)}</Key><Size>{len(body)}</Size><StorageClass>STANDARD</StorageClass>"
                f'<LastModified>2024-01-01T00:00:00.000Z</LastModified><ETag>"{hashlib.md5(body).hexdigest()}"</ETag></Contents>'
            )
        rows += [f"<CommonPrefixes><Prefix>{escape(folder)}</Prefix></CommonPrefixes>" for folder in sorted(folders)]
        text = (
            f"<ListBucketResult><Name>{bucket}</Name><Prefix>{escape(prefix)}</Prefix><MaxKeys>1000</MaxKeys>"
            f"<KeyCount>{len(rows)}</KeyCount><IsTruncated>false</IsTruncated>{''.join(rows)}</ListBucketResult>"
        )
        self.answer(200, text.encode(), Content_Type="application/xml")

    def body(self):
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            data = b"".join(iter(self.chunk, b""))
        else:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        return unsigned(data) if "aws-chunked" in self.headers.get("Content-Encoding", "") else data

    def chunk(self):
        size = int(self.rfile.readline().split(b";")[0], 16)
        data = self.rfile.read(size)
        self.rfile.readline()
        return data

    def do_PUT(self):
        body = self.body()
        self.objects[urllib.parse.unquote(self.path.partition("?")[0])] = body
        self.answer(200, ETag='"%s"' % hashlib.md5(body).hexdigest())

    def do_DELETE(self):
        self.objects.pop(urllib.parse.unquote(self.path.partition("?")[0]), None)
        self.answer(204)

    def do_POST(self):
        self.body()
        self.answer(200, b"<DeleteResult></DeleteResult>", Content_Type="application/xml")


def unsigned(data):
    """The bytes inside S3's aws-chunked encoding."""
    parts, position = [], 0
    while True:
        end = data.index(b"\r\n", position)
        size = int(data[position:end].split(b";")[0], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + size])
        position = end + 2 + size + 2


@contextlib.contextmanager
def serving(objects):
    """Serves the dictionary until the block ends; gives the server's address."""
    handler = type("Handler", (Objects,), {"objects": objects})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
