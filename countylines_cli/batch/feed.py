"""Inputs, as a user names them, to chunks of work, one after the other as they are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import count, filterfalse
from pathlib import Path

from countylines_cli.batch.task import Chunk, Item, Problem, digest_of
from countylines_cli.errors import SourceError
from countylines_cli.sources.archives import CONTAINER_SUFFIXES, TABLE_SUFFIXES, Columns, is_container, read_entries
from countylines_cli.sources.documents import read_bytes
from countylines_cli.sources.files import STDIN, find_files

# measured with releases of 2.4 KB: larger chunks save nothing more, smaller ones share the work out better at the end
_MOST_ITEMS = 32
_MOST_BYTES = 1 << 18

Known = Callable[[str], tuple[bytes, ...]]


class Feed:
    """The inputs of a run in their order.

    Attributes:
        position: bytes of the input files that are read or handed out so far.
    """

    def __init__(
        self, paths: Sequence[str], columns: Columns, known: Known, own: Sequence[Path] = (), reads_files: bool = False
    ) -> None:
        """Name the inputs.

        Args:
            known: the digests at hand for a source.
            own: what the run itself writes: no input, wherever it lies.
            reads_files: read plain files here: for workers that may not see the same disk.
        """
        self._paths = paths
        self._columns = columns
        self._known = known
        self._own = tuple(path.resolve() for path in own)
        self._reads_files = reads_files
        self.position = 0

    def chunks(self) -> Iterator[Chunk]:
        """The inputs, some at a time."""
        items: list[Item] = []
        size = 0
        for item, weight in self._items():
            items.append(item)
            size += weight
            if len(items) >= _MOST_ITEMS or size >= _MOST_BYTES:
                yield Chunk(tuple(items), self.position)
                items, size = [], 0
        if items:
            yield Chunk(tuple(items), self.position)

    def size(self) -> int:
        """Bytes of all input files: walks the folders once more."""
        return sum(map(_size_of, (path for path in self._files() if isinstance(path, str))))

    def _items(self) -> Iterator[tuple[Item, int]]:
        """Each input with the bytes that it holds."""
        numbers = count()
        for path in self._files():
            if isinstance(path, SourceError):
                yield _failed(next(numbers), path, "find"), 0
            elif path != STDIN and is_container(path) and os.path.isfile(path):
                yield from self._items_within(path, numbers)
            else:
                yield self._file(next(numbers), path)

    def _files(self) -> Iterator[str | SourceError]:
        suffixes = CONTAINER_SUFFIXES if self._columns.text is None else (*CONTAINER_SUFFIXES, *TABLE_SUFFIXES)
        return filterfalse(self._is_own, find_files(self._paths, suffixes))

    def _is_own(self, path: str | SourceError) -> bool:
        """Whether a file is part of the output: `cl batch . -o out` finds tables in it the next time."""
        if isinstance(path, SourceError) or not is_container(path):
            return False
        place = Path(path).resolve()
        return any(place.is_relative_to(own) for own in self._own)

    def _file(self, number: int, path: str) -> tuple[Item, int]:
        size = _size_of(path)
        self.position += size
        known = self._known(path)
        if path != STDIN and not self._reads_files:
            return Item(number, path, known=known), size
        try:
            content = read_bytes(path)
        except SourceError as error:
            return _failed(number, error, "read"), 0
        return _with_content(Item(number, path, content, known=known)), size

    def _items_within(self, path: str, numbers: Iterator[int]) -> Iterator[tuple[Item, int]]:
        """The documents of an archive or a table."""
        start, size = self.position, _size_of(path)
        try:
            stream = open(path, "rb")  # noqa: SIM115  closed below; the error is about opening alone
        except OSError as error:
            problem = SourceError(path, (error.strerror or "cannot be read").lower(), "check its rights and the disk")
            yield _failed(next(numbers), problem, "read"), 0
            return
        with stream:
            for entry in read_entries(path, stream, self._columns):
                # whoever reads the last row of a table closes it
                self.position = start + (size if stream.closed else stream.tell())
                if isinstance(entry, SourceError):
                    yield _failed(next(numbers), entry, "read"), 0
                else:
                    item = Item(next(numbers), entry.source, entry.content, entry.about, self._known(entry.source))
                    yield _with_content(item), len(entry.content)
        self.position = start + size


def _with_content(item: Item) -> Item:
    """An item with its content, unless that is known already: then it need not travel."""
    if not item.known or item.content is None:
        return item
    digest = digest_of(item.content, item.about)
    return item._replace(digest=digest, content=None if digest in item.known else item.content)


def _failed(number: int, error: SourceError, stage: str) -> Item:
    return Item(number, error.source, problem=Problem(stage, error.problem, error.remedy))


def _size_of(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
