"""The block of metadata that a file may start with: fenced ```` ```yaml ```` or between `---` lines.

A reader of lines takes the simple subset of YAML that nearly all files use, `key: value` on one line under at most
a few levels of indentation, in a tenth of libyaml's time. Whatever lies outside that subset goes to PyYAML, and where
PyYAML finds the block broken (a colon in a title) the lines count again: a broken block must not lose the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from countylines_cli.patterns import Pattern

_OPENING = re.compile(r"(?:```ya?ml|---)[ \t]*\n(?=[\w\"'])")
_CLOSING = re.compile(r"\n(?:```|---|\.\.\.)[ \t]*(?:\n|\Z)")
# A line of the simple subset. Plain values: no indicator in front, no comment and no second colon inside.
_ENTRY = re.compile(
    r"""^(?P<indent>[ ]*)(?P<key>[\w-]+):
        (?:[ ]+(?: "(?P<double>[^"\\\n]*(?:\\[^\n][^"\\\n]*)*)" | '(?P<single>[^'\n]*(?:''[^'\n]*)*)'
                 | (?P<plain>(?![-?:][ ])[^\s\[\]{},&*!|>%@`\#"':][^\n:\#]*(?:(?::(?=\S)|(?<!\s)\#)[^\n:\#]*)*) ))?
        [ \t]*$""",
    re.VERBOSE | re.MULTILINE,
)
_ANY_ENTRY = Pattern(r"^(?P<indent>[ \t]*)(?P<key>[\w-]+):(?:[ \t]+(?P<value>\S.*?))?[ \t]*$", re.MULTILINE)
_TITLE = re.compile(
    r"""^title:[ \t]+(?: "(?P<double>(?:[^"\\]|\\.)*)"[ \t]*$ | '(?P<single>(?:[^']|'')*)'[ \t]*$
                       | (?:[|>][-+0-9]*[ \t]*\n[ \t]+)? (?P<plain>\S.*(?:\n[ \t]+\S.*)*) )""",
    re.VERBOSE | re.MULTILINE,
)
DATE_KEYS = ("publish.date", "article.published.time", "date", "published", "publish")
USED_KEYS = frozenset(("title", "area", "url", *DATE_KEYS))
_ESCAPE = Pattern(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "_": "\xa0", "N": "\x85", "L": "\u2028", "P": "\u2029"}


class FrontMatter(NamedTuple):
    """The used part of the metadata, values as written but for quotes and escapes.

    Attributes:
        title_span: where the title's value stands in the text, without its quotes; over several lines if it is folded.
        end: where the text goes on behind the block.
    """

    title: str | None
    title_span: tuple[int, int] | None
    area: str | None
    date_text: str | None
    url: str | None
    end: int


def read_front_matter(text: str) -> FrontMatter | None:
    """Read the block at the start of a text; None where there is none."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    start, end = opening.end(), closing.start() + 1
    values = read_values(text[start:end])
    if not values:
        return None
    return FrontMatter(
        title=values.get("title"),
        title_span=_title_span(text, start, end),
        area=values.get("area"),
        date_text=next((values[key] for key in DATE_KEYS if values.get(key)), None),
        url=values.get("url"),
        end=closing.end(),
    )


def read_values(block: str) -> dict[str, str]:
    """The used scalars of a block under their dotted paths (`publish.date`); empty where the block is no mapping."""
    values = _read_simple(block)
    if values is None:
        values = _read_yaml(block)
    if values is None:
        values = _read_lines(block)
    return values


def _title_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    found = _TITLE.search(text, start, end)
    return found.span(found.lastgroup) if found and found.lastgroup else None


def _read_simple(block: str) -> dict[str, str] | None:
    """Read a block of the simple subset; None where a line lies outside it."""
    values: dict[str, str] = {}
    path = _Path()
    lines = 0
    for entry in _ENTRY.finditer(block):
        lines += 1
        indent, key, double, single, plain = entry.groups()
        name = path.enter(len(indent), key)
        if name not in USED_KEYS:
            continue
        if plain is not None:
            values[name] = plain.rstrip()
        elif double is not None:
            values[name] = _unescape(double)
        elif single is not None:
            values[name] = single.replace("''", "'")
    return values if lines == block.count("\n") else None


class _Path:
    """The dotted path of the keys that a line stands under, told by the indentation."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def enter(self, indent: int, key: str) -> str:
        """The path of a key at an indentation, which closes whatever stands deeper or as deep."""
        if not indent:
            self._open = [(0, key)]
            return key
        while self._open and self._open[-1][0] >= indent:
            self._open.pop()
        name = f"{self._open[-1][1]}.{key}" if self._open else key
        self._open.append((indent, name))
        return name


def _unescape(value: str) -> str:
    """Resolve the escapes of a double-quoted scalar; pairs of surrogates, which JSON writes, become one character."""
    if "\\" not in value:
        return value
    value = _ESCAPE.sub(_escaped, value)
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else "\ufffd"
    return _ESCAPED.get(match[4], match[4])


def _read_yaml(block: str) -> dict[str, str] | None:
    """Read a block with PyYAML; None where it is broken."""
    import yaml  # takes 15 ms: only for a block outside the simple subset

    # BaseLoader keeps `no`, `0123` and `10:30` as text
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        content = yaml.load(block, loader)
    except (yaml.YAMLError, ValueError):
        return None
    return dict(_flatten(content)) if isinstance(content, dict) else {}


def _flatten(content: Mapping[object, object], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in content.items():
        if isinstance(value, Mapping):
            rows += _flatten(value, f"{prefix}{key}.")
        elif isinstance(value, str) and f"{prefix}{key}" in USED_KEYS:
            rows.append((f"{prefix}{key}", value))
    return rows


def _read_lines(block: str) -> dict[str, str]:
    """Read what can be read of a broken block: the value is the rest of the line, colons and all."""
    path = _Path()
    values: dict[str, str] = {}
    for entry in _ANY_ENTRY.finditer(block):
        name = path.enter(len(entry["indent"]), entry["key"])
        if entry["value"] and name in USED_KEYS:
            values.setdefault(name, _unquote(entry["value"]))
    return values


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _unescape(value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
