"""Tables for the terminal and for pipes: whole at any width, cells fold and are never cut.

Text from documents comes in as `Text` objects without control characters: rich never reads markup in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from countylines_cli.model import DateMention, Extraction, Mention, Total
from countylines_cli.text.blocks import split_sentences
from countylines_cli.writers.safe import one_line
from countylines_cli.writers.wording import SEIZURES, bare_figure, figure, label, place_of, span_of_days

_WIDEST_AREA = 22
# between two columns: a space beside each, and one for the line that the box does not draw
_GAP = 3


def statistics(extraction: Extraction, width: int) -> Group:
    """All that one document states: header, totals, seizures, areas, dates and notes.

    Args:
        width: columns of the terminal: the table of areas is split to fit it.
    """
    if not extraction.has_statistics:
        return _spaced(header(extraction), nothing_stated(extraction, "statistics"))
    totals = sorted(extraction.totals, key=lambda total: place_of(total.metric))
    tables = (
        *_totals_table("Totals", extraction, [total for total in totals if total.metric not in SEIZURES]),
        *_totals_table("Seizures", extraction, [total for total in totals if total.metric in SEIZURES]),
        *area_tables(extraction, width),
        *dates_table(extraction),
    )
    notes = [Text(f"Note: {one_line(note)}") for note in extraction.notes]
    return _spaced(header(extraction), *tables, *([Group(*notes)] if notes else []))


def header(extraction: Extraction) -> Group:
    """The title, and what is known of the document."""
    facts = {
        "Source": shown_source(extraction),
        "Published": str(extraction.published or ""),
        "Area": one_line(extraction.area or ""),
        "Period": span_of_days(extraction.period_start, extraction.period_end),
    }
    title = Text(one_line(extraction.title or "Untitled"), style="bold")
    return Group(title, *(Text(f"{name:9}  {fact}", overflow="fold") for name, fact in facts.items() if fact))


def shown_source(extraction: Extraction) -> str:
    """The name of the input for a reader."""
    return "standard input" if extraction.source in ("", "-") else one_line(extraction.source)


def area_tables(extraction: Extraction, width: int) -> Iterator[Table]:
    """The totals by area and metric, in as many tables as the width asks for; none where there is one area."""
    cells: dict[tuple[str, str], list[str]] = {}
    for total in extraction.totals:
        cells.setdefault((total.area, total.metric), []).append(_bare(total))
    areas = list(dict.fromkeys(total.area for total in extraction.totals))
    if len(areas) < 2:
        return
    metrics = sorted({metric for _, metric in cells}, key=place_of)
    widths = [_width_needed(metric, [cells.get((area, metric), []) for area in areas]) for metric in metrics]
    area_width = min(_WIDEST_AREA, max(map(len, areas)))
    for number, columns in enumerate(_fitting(metrics, widths, width - area_width)):
        table = _table("By area" if number == 0 else "By area, continued")
        table.add_column("Area", overflow="fold", min_width=area_width)
        for metric in columns:
            table.add_column(label(metric), justify="right", overflow="fold", min_width=widths[metrics.index(metric)])
        for area in areas:
            if any((area, metric) in cells for metric in columns):
                found = ("\n".join(cells.get((area, metric), ["·"])) for metric in columns)
                table.add_row(Text(one_line(area)), *map(Text, found))
        yield table


def dates_table(extraction: Extraction) -> Iterator[Table]:
    """The dates that are written in the text."""
    if extraction.dates:
        rows = ((span_of_days(date.start, date.end), date.text) for date in extraction.dates)
        yield plain_table(("Days", "As written"), rows, title="Dates")


def dates_listing(extraction: Extraction, text: str) -> Group:
    """The dates that are written in the text, each with the sentence around it.

    Args:
        text: the document's, which the offsets count in.
    """
    if not extraction.dates:
        return _spaced(header(extraction), nothing_stated(extraction, "dates"))
    table = _table(None, "Days", "As written", "Sentence")
    for date in extraction.dates:
        sentence = _quoted(_sentence_around(text, date), date.text)
        table.add_row(span_of_days(date.start, date.end), Text(one_line(date.text)), sentence)
    return _spaced(header(extraction), table)


def listing(extraction: Extraction, what: str, mentions: Sequence[Mention], by_area: bool = False) -> Group:
    """Some mentions of a document, each with the sentence that states it.

    Args:
        what: what they are called where there are none.
        by_area: put the area first and keep the mentions of one area together.
    """
    if not mentions:
        return _spaced(header(extraction), nothing_stated(extraction, what))
    return _spaced(header(extraction), _mentions_table(mentions, by_area))


def nothing_stated(extraction: Extraction, what: str) -> Text:
    """A friendly line in place of a table."""
    return Text(f"No {what} stated in {shown_source(extraction)}.")


def plain_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> Table:
    """A table of texts."""
    table = _table(title, *columns)
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    return table


def figure_of(stated: Mention | Total) -> str:
    """The quantity of a mention or total in words."""
    return figure(stated.value, stated.value_max, stated.qualifier, stated.unit, stated.metric)


def _bare(total: Total) -> str:
    return bare_figure(total.value, total.value_max, total.qualifier, total.unit, total.metric)


def _totals_table(title: str, extraction: Extraction, totals: Sequence[Total]) -> Iterator[Table]:
    if totals:
        table = _table(title, "Statistic", "Figure", "Area", "As stated")
        for total in totals:
            stated = _as_stated(total, extraction)
            table.add_row(label(total.metric), Text(figure_of(total)), Text(one_line(total.area)), Text(stated))
        yield table


def _as_stated(total: Total, extraction: Extraction) -> str:
    """The words of the document that a total rests on, and of the parts that are in it ("17 knives")."""
    like = (total.metric, total.unit, total.area)
    quotes = [
        one_line(mention.text)
        for index, mention in enumerate(extraction.mentions)
        if index in total.mentions or (mention.metric, mention.unit, mention.area) == like
    ]
    return "; ".join(dict.fromkeys(quotes))


def _mentions_table(mentions: Sequence[Mention], by_area: bool) -> Table:
    columns: list[tuple[str, Callable[[Mention], Text]]] = [
        ("Statistic", lambda mention: Text(label(mention.metric))),
        ("Figure", lambda mention: Text(figure_of(mention))),
        ("Area", lambda mention: Text(one_line(mention.area))),
        ("Sentence", lambda mention: _quoted(mention.sentence, mention.text)),
    ]
    if by_area:
        columns.insert(0, columns.pop(2))
        areas = list(dict.fromkeys(mention.area for mention in mentions))
        mentions = sorted(mentions, key=lambda mention: areas.index(mention.area))
    table = _table(None, *(name for name, _ in columns))
    for mention in mentions:
        table.add_row(*(cell(mention) for _, cell in columns))
    return table


def _sentence_around(text: str, date: DateMention) -> str:
    """The sentence that a date is written in."""
    line = text.rfind("\n", 0, date.start_char) + 1
    end = text.find("\n", date.end_char)
    sentences = split_sentences(text, line, len(text) if end < 0 else end)
    return next((text[start:stop] for start, stop in sentences if start <= date.start_char < stop), date.text)


def _quoted(sentence: str, quote: str) -> Text:
    """A sentence in which the words quoted stand out."""
    text = Text(one_line(sentence))
    quote = one_line(quote)
    start = text.plain.find(quote)
    if quote and start >= 0:
        text.stylize("bold", start, start + len(quote))
    return text


def _table(title: str | None, *columns: str) -> Table:
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        header_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
    )
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _spaced(*parts: RenderableType) -> Group:
    """The parts with an empty line below each."""
    return Group(*(piece for part in parts for piece in (part, Text())))


def _width_needed(metric: str, cells: Iterable[list[str]]) -> int:
    """The width at which no word of a column is broken, nor any figure of up to twelve characters."""
    words = label(metric).split()
    figures = [figure for cell in cells for figure in cell]
    for text in figures:
        words += [text] if len(text) <= 12 else text.split()
    return max(map(len, words))


def _fitting(metrics: Sequence[str], widths: Sequence[int], room: int) -> Iterator[list[str]]:
    """The metrics in groups that fit the room beside the column of areas."""
    group: list[str] = []
    left = room
    for metric, width in zip(metrics, widths, strict=True):
        if group and width + _GAP > left:
            yield group
            group, left = [], room
        group.append(metric)
        left -= width + _GAP
    yield group
