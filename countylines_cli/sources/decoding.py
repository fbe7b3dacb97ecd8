"""Bytes to text: UTF-8, UTF-16 and Windows-1252 with or without a mark, anything else by detection.

Line ends count as one character: `\\r\\n` and `\\r` become `\\n`, as Python's `Path.read_text` reads them, so that an
offset means the same here and there. A byte order mark is no character.
"""

from __future__ import annotations

import codecs

from countylines_cli.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# a stray control byte slips into text now and then; a program, a picture or an archive is full of them
_MOST_CONTROLS = 0.02
# English in Windows-1252 holds pound signs, quotes and dashes, but not one letter in ten outside of ASCII
_PUNCTUATION = str.maketrans("", "", "£€–—‘’“”…•·°½¼©®™\xa0")
_MOST_ODD_LETTERS = 0.1


def decode(content: bytes, source: str) -> tuple[str, str]:
    """Decode the bytes of one file.

    Returns:
        The text with `\\n` line ends, and the name of the encoding.

    Raises:
        SourceError: the bytes are no text, or in an encoding that cannot be told.
    """
    text, encoding = _decode(content, source)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding


def _decode(content: bytes, source: str) -> tuple[str, str]:
    _refuse_other_formats(content, source)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    if b"\0" in content:
        return _decode_utf16(content, source)
    if len(content) - len(content.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(content):
        raise _binary(source)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_legacy(content, source)


def _decode_utf16(content: bytes, source: str) -> tuple[str, str]:
    """UTF-16 without its mark: the high byte of an English letter is zero, so one half of the bytes is mostly zeros."""
    half = len(content) / 2
    for encoding, zeros in (("utf-16-le", content[1::2].count(0)), ("utf-16-be", content[0::2].count(0))):
        if zeros > 0.7 * half and content.count(0) - zeros < 0.02 * half:
            return content.decode(encoding, "replace"), encoding
    raise _binary(source)


def _decode_legacy(content: bytes, source: str) -> tuple[str, str]:
    """Damaged UTF-8, Windows-1252, or what charset-normalizer makes of it."""
    repaired = content.decode("utf-8", "replace")
    if _non_ascii(repaired) > 2 * repaired.count("\ufffd"):
        # most of its odd letters are good UTF-8: a cut or a stray byte, not another encoding
        return repaired, "utf-8 (damaged)"
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return _detect(content, source)
    if _non_ascii(text.translate(_PUNCTUATION)) > _MOST_ODD_LETTERS * len(text):
        return _detect(content, source)
    return text, "cp1252"


def _non_ascii(text: str) -> int:
    return sum(not char.isascii() for char in text)


def _detect(content: bytes, source: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None:
        raise SourceError(source, "its encoding cannot be told", "save it as UTF-8 and try again")
    return str(best), best.encoding


def _refuse_other_formats(content: bytes, source: str) -> None:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise SourceError(source, f"this is {kind}, not text", "save the article as plain text, Markdown or HTML")


def _binary(source: str) -> SourceError:
    return SourceError(source, "this is a binary file, not text", "save the article as plain text, Markdown or HTML")
