"""PNG images for tests, made by hand: any size and kind, and broken ones."""
import struct
import zlib


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


def png(width, height, kind=2, depth=8, pixel=None, extra=b""):
    """kind: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
    size = channels * depth // 8
    rows = b"".join(b"\0" + b"".join(
        (pixel(x, y) if pixel else bytes([(x * 7 + y * 3 + c * 90) % 256
                                          for c in range(size)]))
        for x in range(width)) for y in range(height))
    palette = chunk(b"PLTE", bytes(range(256)) * 3) if kind == 3 else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(
        ">IIBBBBB", width, height, depth, kind, 0, 0, 0)) + extra + palette
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def claiming(width, height):
    """Says it is that large, with hardly any data."""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(
        ">IIBBBBB", width, height, 8, 6, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b""))
