"""What a phrase states: the tables of `tests/phrasings`, one for each metric, and one for numbers."""

from __future__ import annotations

import phrasings
import pytest
from phrasings import Stated


@pytest.mark.parametrize(("text", "expected"), phrasings.all_rows())
def test_phrase_states(text: str, expected: list[Stated]) -> None:
    found = phrasings.stated_by(text)
    assert phrasings.agree(found, expected), f"{text!r} must state {expected}, but {found} was read"
