"""Archives made for tests: WARC records, plain, gzip and zstd."""
import ctypes
import ctypes.util
import gzip

CRLF = "\r\n"


def page(number, encoding="utf-8"):
    """A page whose text names its number."""
    return (f"<!DOCTYPE html><html><head><title>Ferry {number}</title></head><body><article><h1>Ferry {number}</h1>"
            f"<p>The ferry number {number} crossed the river on Tuesday, and nobody had to row, said the skipper.</p>"
            f"<p>It carried eleven passengers, two bicycles and goat number {number}, which did not mind at all.</p>"
            "</article></body></html>").encode(encoding)


def http(body, content_type="text/html; charset=utf-8", status="200 OK", **headers):
    """An HTTP response; a header's name has _ for -."""
    fields = {"Content-Type": content_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = [f"HTTP/1.1 {status}"] + [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return (CRLF.join(lines) + CRLF * 2).encode() + body


def record(number, block, kind="response", content_type="application/http; msgtype=response", version="1.0", **fields):
    """A record whose id is `urn:test:NUMBER`."""
    fields = {"WARC-Type": kind, "WARC-Record-ID": f"<urn:test:{number}>", "WARC-Date": "2025-03-04T05:06:07Z",
              "WARC-Target-URI": f"https://ferry.example/{number}", "Content-Type": content_type,
              **{name.replace("_", "-"): value for name, value in fields.items()}, "Content-Length": len(block)}
    lines = [f"WARC/{version}"] + [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return (CRLF.join(lines) + CRLF * 2).encode() + block + b"\r\n\r\n"


def pages(count, first=1):
    return [record(number, http(page(number))) for number in range(first, first + count)]


def chunked(body, size=100):
    parts = [body[i:i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def gzip_member(data):
    return gzip.compress(data, mtime=0)


class _Zstd:
    CHECKSUM, WINDOW_LOG = 201, 101

    def __init__(self):
        self.library = ctypes.CDLL(ctypes.util.find_library("zstd"))
        for name, kind in [("createCCtx", ctypes.c_void_p), ("compress2", ctypes.c_size_t),
                           ("compressBound", ctypes.c_size_t)]:
            getattr(self.library, "ZSTD_" + name).restype = kind

    def compress(self, data, dictionary=b"", checksum=True, window_log=0):
        library, room = self.library, self.library.ZSTD_compressBound(ctypes.c_size_t(len(data)))
        context, out = ctypes.c_void_p(library.ZSTD_createCCtx()), ctypes.create_string_buffer(room)
        library.ZSTD_CCtx_setParameter(context, self.CHECKSUM, int(checksum))
        library.ZSTD_CCtx_setParameter(context, self.WINDOW_LOG, window_log)
        if dictionary:
            library.ZSTD_CCtx_loadDictionary(context, dictionary, ctypes.c_size_t(len(dictionary)))
        size = library.ZSTD_compress2(context, out, ctypes.c_size_t(room), data, ctypes.c_size_t(len(data)))
        library.ZSTD_freeCCtx(context)
        return out.raw[:size]


_zstd = None


def zstd_frame(data, **options):
    """A frame with a check sum, by the library that the program uses too."""
    global _zstd
    _zstd = _zstd or _Zstd()
    return _zstd.compress(data, **options)


def zstd_content(data, most=1 << 20):
    """What frames hold, which must not be more than `most` bytes."""
    library, out = ctypes.CDLL(ctypes.util.find_library("zstd")), ctypes.create_string_buffer(most)
    library.ZSTD_decompress.restype = ctypes.c_size_t
    size = library.ZSTD_decompress(out, ctypes.c_size_t(most), data, ctypes.c_size_t(len(data)))
    if size > most:
        raise ValueError("these are no zstd frames")
    return out.raw[:size]


def brotli(data):
    library = ctypes.CDLL(ctypes.util.find_library("brotlienc"))
    room = ctypes.c_size_t(len(data) + 1024)
    out = ctypes.create_string_buffer(room.value)
    done = library.BrotliEncoderCompress(5, 22, 0, ctypes.c_size_t(len(data)), data, ctypes.byref(room), out)
    assert done == 1
    return out.raw[:room.value]
