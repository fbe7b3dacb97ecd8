"""The records that flow through the program: frozen data, no logic beyond derived properties.

Every offset counts characters of `Document.text`, from 0; `text[start_char:end_char]` is the text quoted.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One release or article, as read.

    Attributes:
        source: the input as the user named it (`release.md`; `export.txt#2` for the second article of a file).
        text: the decoded file, front matter included; for formats that are converted (HTML), the text drawn from it.
        title_span: where the title stands in `text` (its characters as written, quotes and escapes included), if it does.
        body_start: where the body begins: after the front matter.
        title: the title, cleaned.
        area: the area that the metadata give (`Hertfordshire`, `West Mercia`), as written.
        date_text: the publication date that the metadata give, as written.
        url: the address that the metadata give.
        encoding: the encoding that the bytes were decoded with.
    """

    source: str
    text: str
    title_span: tuple[int, int] | None = None
    body_start: int = 0
    title: str | None = None
    area: str | None = None
    date_text: str | None = None
    url: str | None = None
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar date written in the text, at day or month precision.

    Attributes:
        start, end: first and last day; equal for a single day.
    """

    text: str
    start_char: int
    end_char: int
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that states one quantity of one metric.

    Attributes:
        metric: what is counted (`arrests`, `cash_seized` ...: see `cl show metrics`).
        item: the thing counted, lower-case singular (`man`, `heroin+crack cocaine`, `phone`).
        value: the number, in `unit`.
        value_max: the upper end of a range, else None.
        unit: `people`, `items`, `GBP`, `g`, `wraps` ...
        qualifier: `exact`, `approx`, `min`, `max` or `range`.
        area: where it happened: a county, a force area, a region, or `UK`.
        county: the ceremonial county, where the area is one; else empty.
        area_basis: what told the area: `stated` (same sentence or bullet), `home` (of the person
            whose home was searched), `heading`, `lead_in`, `incident` (the sentences that it goes on from), `speaker`
            (the force of the officer quoted), `restated` (the first statement of the figure) or `document`.
        text: the characters that state it.
        sentence: the sentence, bullet or heading around it, white space folded.
        rule: the name of the grammar rule that read it.
    """

    metric: str
    item: str
    value: int | float
    value_max: int | float | None
    unit: str
    qualifier: str
    area: str
    county: str
    area_basis: str
    text: str
    sentence: str
    start_char: int
    end_char: int
    rule: str


@dataclass(frozen=True, slots=True)
class Total:
    """One row of the document's statistics: nothing is counted twice within it.

    Attributes:
        basis: `stated` where one statement gives it, `sum` where parts were added.
        mentions: indexes into `Extraction.mentions` of the statements that it rests on.
    """

    metric: str
    unit: str
    area: str
    value: int | float
    value_max: int | float | None
    qualifier: str
    county: str
    basis: str
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document states.

    Attributes:
        doc_id: hash of the content, equal for equal texts.
        published: date of publication.
        area: the document's own area (canonical name).
        period_start, period_end: first and last day of the operation or incident that the main figures belong to.
        notes: remarks for the reader, such as "counties add up to 121 of 151 arrests".
    """

    doc_id: str
    source: str
    title: str | None
    url: str | None
    published: dt.date | None
    area: str | None
    period_start: dt.date | None
    period_end: dt.date | None
    dates: tuple[DateMention, ...]
    mentions: tuple[Mention, ...]
    totals: tuple[Total, ...]
    notes: tuple[str, ...]

    @property
    def has_statistics(self) -> bool:
        """Whether the document states any quantity."""
        return bool(self.mentions)
