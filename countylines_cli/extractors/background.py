"""The words that tell of a longer time than the operation of the document."""

from __future__ import annotations

from countylines_cli.patterns import Pattern

# a stretch of time longer than the operation: "since January", "so far this year", "in the last two months"
_BACKGROUND = Pattern(
    r"\bsince\s+(?:its|the (?:start|launch|beginning|founding|formation|inception|introduction|operation|team|taskforce|unit)|it was|then,|january|february|march|april|may|june|july|august|september|october|november|december|last|early|late|20\d\d|op\b|operation|launch)"
    r"|\bearlier this (?:month|year)\b|\bin recent (?:days|weeks|months|years)\b|\bso far this year|\bthis year\b|\blast year\b|\bover the (?:past|last) (?:\w+ )?(?:months?|years?)|\bin the (?:past|last) (?:\w+ )?(?:months?|years?)|\bin (?:19|20)\d\d\b|\bto date\b|\bin this time\b|\bthroughout the year\b|\bthe previous year\b|\blast (?:january|february|march|april|may|june|july|august|september|october|november|december),|\bso far made|\bso far,? (?:the|our|its) (?:team|task ?force|unit|force)\b|\bsince (?:it|they) (?:began|started|launched|was|were)\b|\bin previous\b",
)
# finding a substring costs a fiftieth of a pattern, and one of these stands in all that the pattern matches
_STEMS = ("since", "year", "month", "recent", "so far", "to date", "this time", "previous", "in 19", "in 20", "last ")


def is_background(lower: str, start: int, end: int) -> bool:
    """Whether a stretch of a text in lower case tells of a longer time than the operation."""
    if lower[start : start + 14].lstrip(" *_\"“‘'").startswith("previously"):
        return True
    for stem in _STEMS:
        if lower.find(stem, start, end) >= 0:
            return _BACKGROUND.search(lower, start, end) is not None
    return False
