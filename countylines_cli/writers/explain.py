"""The text of a document with each mention marked in place, and what made it count: for the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from countylines_cli.extractors.reasons import Counted, ReadSentence
from countylines_cli.model import Mention
from countylines_cli.pipeline import Explanation
from countylines_cli.text.blocks import BULLET, HEADING, ITEM, TITLE
from countylines_cli.writers.safe import one_line, strip_controls
from countylines_cli.writers.table import header, nothing_stated
from countylines_cli.writers.wording import METRICS, SEIZURES, bare_figure

_SPACE = re.compile(r"\s+")
_STYLES = {"arrests": "green", "charges": "green"}
_OTHER_STYLE, _SEIZURE_STYLE = "cyan", "yellow"

_BASES = {
    "stated": "named in the sentence",
    "home": "of the person whose home it was",
    "heading": "from the heading",
    "lead_in": "from the lead-in",
    "incident": "from the sentences that it goes on from",
    "restated": "where the same figure was stated first",
    "speaker": "the force of the speaker",
    "document": "the document's own",
}
# what a rule says of the words it rests on, by its name or what that ends in
_RULES = {
    "warrant:address": "addresses of the warrants that the sentence speaks of",
    "passive": "subject of {words}",
    "participle": "goes with {words}",
    "active": "object of {words}",
    "object": "object of {words}",
    "nominal": "object of {words}",
    "verb": "object of {words}",
    "person": "object of {words}",
    "address": "object of {words}",
    "missing": "missing, and {words}",
    "noun": "its own noun says it",
    "vehicle": "its own noun says it",
    "times": "counts the times of {words}",
    "noun_of": "stands behind {words}",
    "lead_in": "what stands above says it: {above}",
    "results": "listed under the results: {above}",
    "list": "on the list of {words}",
    "sentence": "in a sentence with {words}",
    "concealed": "hidden by somebody who was arrested, stopped or searched",
    "contained": "was in a thing that was found",
    "court": "appeared in court to face charges",
    "after_arrest": "in court following an arrest",
    "of": "of whom a search is told that found something",
    "custody": "in custody, so arrested",
    "told_as": "is who {words} tells of",
    "with": "found with whom the sentence tells of: {words}",
    "beside_arrests": "beside a count of arrests",
    "valued": "how much there was of what is told of before",
    "total_to": "the number that the tally is brought to",
    "surrendered": "given up by the public",
    "label": "stands behind its label",
    "thing": "stands behind what was seized",
    "place": "stands behind its place, as what stands above shares out",
    "breakdown": "a part of {words}",
    "ellipsis": "goes on from {words}",
}


def explained(explanation: Explanation, text: str, *, why: bool, plain: bool) -> Group:
    """A document's text with its mentions marked.

    Args:
        text: the document's, which the offsets count in.
        why: below each sentence, the reasons.
        plain: mark with `[[words|metric value]]` instead of colours.
    """
    extraction = explanation.extraction
    page = _Page(text, extraction.area, why=why, plain=plain)
    parts: list[RenderableType] = [header(extraction)]
    body = [s for s in explanation.sentences if s.block.kind != TITLE or s.counted or (why and s.refused)]
    listed = False
    for _, group in groupby(body, key=lambda sentence: sentence.block.start):
        sentences = list(group)
        in_list = sentences[0].block.kind in (BULLET, ITEM)
        if not (listed and in_list):
            parts.append(Text())
        parts += page.block(sentences)
        listed = in_list
    parts.append(Text())
    if not extraction.mentions:
        parts += [nothing_stated(extraction, "statistics"), Text()]
    return Group(*parts)


def wording_of(counted: Counted, above: str = "") -> str:
    """What made a mention count, in words.

    Args:
        above: the lead-in or the heading that it stands under.
    """
    words = f'"{one_line(counted.rests_on)}"' if counted.rests_on else "the sentence's verb"
    rule = counted.mention.rule
    pattern = _RULES.get(rule) or _RULES.get(rule.rpartition(":")[2], "{words}")
    return pattern.format(words=words, above=f'"{one_line(above)}"')


class _Line:
    """A text behind a sign, folded between words; the lines below the first stand under its first word."""

    def __init__(self, text: Text, sign: str) -> None:
        self._text = text
        self._sign = sign

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = self._sign
        for line in self._text.wrap(console, options.max_width - len(indent)):
            line.rstrip()
            yield Text.assemble(indent, line)
            indent = " " * len(indent)


class _Page:
    """The lines of one document."""

    def __init__(self, text: str, area: str | None, *, why: bool, plain: bool) -> None:
        self._text = text
        self._area = area
        self._why = why
        self._plain = plain

    def block(self, sentences: Sequence[ReadSentence]) -> Iterator[RenderableType]:
        """One line of the file: whole, or sentence by sentence with the reasons below each."""
        kind = sentences[0].block.kind
        style = "bold" if kind in (TITLE, HEADING) else ""
        sign = "- " if kind in (BULLET, ITEM) else ""
        if not self._why:
            yield _Line(Text.assemble(*(self._marked(s) for s in sentences), style=style), sign)
            return
        for sentence in sentences:
            yield _Line(Text.assemble(self._marked(sentence), style=style), sign)
            yield from self._reasons(sentence)

    def _marked(self, sentence: ReadSentence) -> Text:
        """A sentence with its mentions marked; those that overlap share one mark."""
        line = Text()
        at = sentence.start
        for start, end, mentions in _spans(sentence.counted):
            line.append(self._shown(at, start))
            line.append_text(self._mark(start, end, mentions))
            at = end
        return line.append(self._shown(at, sentence.end))

    def _mark(self, start: int, end: int, mentions: Sequence[Mention]) -> Text:
        words = self._shown(start, end)
        label = "; ".join(map(self._label, mentions))
        if self._plain:
            return Text(f"[[{words}|{label}]]")
        return Text.assemble((words, f"bold {_style(mentions[0])}"), (f" ⟦{label}⟧", _style(mentions[0])))

    def _label(self, mention: Mention) -> str:
        figure = bare_figure(mention.value, mention.value_max, mention.qualifier, mention.unit, mention.metric)
        where = "" if mention.area == self._area else f", {one_line(mention.area)}"
        return f"{mention.metric} {figure}{where}"

    def _reasons(self, sentence: ReadSentence) -> Iterator[_Line]:
        block = sentence.block
        for counted in sentence.counted:
            mention = counted.mention
            lead_in, heading = (self._shown(b.start, b.end) if b else "" for b in (block.lead_in, block.heading))
            rule = f"{wording_of(counted, lead_in or heading)} ({mention.rule})"
            basis = _BASES.get(mention.area_basis, mention.area_basis)
            above = {"heading": heading, "lead_in": lead_in}.get(mention.area_basis, "")
            area = f"{one_line(mention.area)}, {basis}" + (f' "{one_line(above)}"' if above else "")
            name = METRICS[mention.metric].label if mention.metric in METRICS else mention.metric
            yield _Line(Text(f'{name} "{one_line(mention.text)}": {rule}; area {area}'), "    + ")
        yield from self._refusals(sentence)

    def _refusals(self, sentence: ReadSentence) -> Iterator[_Line]:
        """The numbers that do not count, those with one reason on one line."""
        reasons: dict[str, list[str]] = {}
        for refused in sentence.refused:
            reasons.setdefault(refused.reason, []).append(f'"{self._shown(refused.start, refused.end)}"')
        for reason, words in reasons.items():
            yield _Line(Text(f"{', '.join(words)}: {reason}", style="" if self._plain else "dim"), "    - ")

    def _shown(self, start: int, end: int) -> str:
        return _SPACE.sub(" ", strip_controls(self._text[start:end]))


def _spans(counted: Sequence[Counted]) -> Iterator[tuple[int, int, list[Mention]]]:
    """The stretches to mark, each with its mentions."""
    start = end = -1
    mentions: list[Mention] = []
    for each in sorted((c.mention for c in counted), key=lambda mention: (mention.start_char, mention.end_char)):
        if mentions and each.start_char < end:
            mentions.append(each)
            end = max(end, each.end_char)
            continue
        if mentions:
            yield start, end, mentions
        start, end, mentions = each.start_char, each.end_char, [each]
    if mentions:
        yield start, end, mentions


def _style(mention: Mention) -> str:
    return _STYLES.get(mention.metric, _SEIZURE_STYLE if mention.metric in SEIZURES else _OTHER_STYLE)
