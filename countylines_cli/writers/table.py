"""Tables for the terminal and for pipes: whole at any width, cells fold and are never cut.

Text from documents comes in as `Text` objects without control characters: rich never reads markup in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from countylines_cli.model import DateMention, Extraction, Mention, Total
from countylines_cli.text.blocks import split_sentences
from countylines_cli.writers.safe import one_line
from countylines_cli.writers.wording import SEIZURES, bare_figure, figure, label, place_of, span_of_days

_WIDEST_AREA = 22
# "more than £150,000" stays on one line in a cell; what is longer may fold between words
_SHORT_FIGURE = 18
# between two columns: a space beside each, and one for the line that the box does not draw
_GAP = 3


def statistics(extraction: Extraction, width: int) -> Group:
    """All that one document states: header, totals, seizures, areas, dates and notes.

    Args:
        width: columns of the terminal: the table of areas is split to fit it.
    """
    if not extraction.has_statistics:
        return _spaced(header(extraction), nothing_stated(extraction, "statistics"))
    totals = sorted(_own_area_first(extraction), key=lambda total: place_of(total.metric))
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
    cells: dict[str, dict[str, list[str]]] = {}
    for total in _own_area_first(extraction):
        cells.setdefault(total.area, {}).setdefault(total.metric, []).append(_bare(total))
    if len(cells) < 2:
        return
    area_width = min(_WIDEST_AREA, max(map(len, cells)))
    metrics = sorted({metric for row in cells.values() for metric in row}, key=place_of)
    widths = {metric: _width_needed(metric, [row.get(metric, []) for row in cells.values()]) for metric in metrics}
    title = "By area"
    for group in _fitting(widths, width - area_width):
        yield _area_table(title, cells, area_width, {metric: widths[metric] for metric in group})
        title = "By area, continued"


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


def _own_area_first(extraction: Extraction) -> list[Total]:
    return sorted(extraction.totals, key=lambda total: total.area != extraction.area)


def _bare(total: Total) -> str:
    return bare_figure(total.value, total.value_max, total.qualifier, total.unit, total.metric)


def _totals_table(title: str, extraction: Extraction, totals: Sequence[Total]) -> Iterator[Table]:
    if totals:
        table = _table(title, "Statistic", "Figure", "Area", "As stated")
        for total in totals:
            stated = _as_stated(total, extraction)
            table.add_row(label(total.metric), Text(figure_of(total)), Text(one_line(total.area)), Text(stated))
        yield table


def _area_table(
    title: str, cells: Mapping[str, Mapping[str, list[str]]], area_width: int, widths: Mapping[str, int]
) -> Table:
    """The areas that have a figure of one of the metrics, a column for each metric."""
    table = _table(title)
    table.add_column("Area", overflow="fold", width=area_width)
    for metric, width in widths.items():
        table.add_column(label(metric), justify="right", overflow="fold", width=width)
    for area, row in cells.items():
        if row.keys() & widths.keys():
            table.add_row(Text(one_line(area)), *(Text("\n".join(row.get(metric, ["·"]))) for metric in widths))
    return table


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
        ("Statistic", _counted),
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


def _counted(mention: Mention) -> Text:
    """The metric, and below it the thing counted where that says more ("Weapons", "knife")."""
    name = label(mention.metric)
    item = one_line(mention.item).replace("+", ", ")
    return Text(name) if item in ("", "person") or item in name.lower() else Text.assemble(name, "\n", (item, "dim"))


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
    """The width at which no word of a column is broken, and no short figure."""
    words = label(metric).split()
    for figures in cells:
        for text in figures:
            words += [text] if len(text) <= _SHORT_FIGURE else text.split()
    return max(map(len, words))


def _fitting(widths: Mapping[str, int], room: int) -> Iterator[list[str]]:
    """The metrics in groups whose columns fit the room beside the column of areas."""
    group: list[str] = []
    left = room
    for metric, width in widths.items():
        if group and width + _GAP > left:
            yield group
            group, left = [], room
        group.append(metric)
        left -= width + _GAP
    yield group
