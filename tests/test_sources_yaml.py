"""The quick reader of front matter gives what PyYAML gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from countylines_cli.sources import frontmatter

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "county-lines"

# blocks that the quick reader takes itself, and those that it must leave to PyYAML
SIMPLE = [
    "title: Ten held\n",
    "title: 'It''s shut'\nurl: https://x.example/a#b?c=d:e\n",
    'title: "A \\"line\\" \\u2013 \\xA35"\narea: Rye Valley\n',
    "publish:\n  date: 10:30 01/02/2020\ntitle: no\narea: 0123\n",
    "article:\n  modified:\n    time: '1'\n  published:\n    time: '2'\nog:\n  title: x\ntitle: y\n",
    "article:\n    published:\n        time: a - b\ndate: -1\n",
]
ODD = [
    "title: >\n  A folded\n  title\n",
    "title: |-\n  A block\n",
    "title: 'Two\n  lines'\n",
    "title: plain\n  on two lines\n",
    "title: Ten held # a comment\n",
    "# a comment\ntitle: Ten held\n",
    "title: &anchor Ten held\n",
    "title: !!str 12\n",
    "title: {a: b}\n",
    "title: Ten held\ntags:\n  - drugs\n",
    "? title\n: Ten held\n",
    '"title": Ten held\n',
    "\ntitle: Ten held\n\narea: Ash\n",
]


@pytest.mark.parametrize("block", SIMPLE)
def test_simple_blocks(block: str) -> None:
    assert frontmatter._read_simple(block) == frontmatter._read_yaml(block) != {}


@pytest.mark.parametrize("block", ODD)
def test_odd_blocks_are_left_to_yaml(block: str) -> None:
    assert frontmatter._read_simple(block) is None
    assert frontmatter.read_values(block) == frontmatter._read_yaml(block)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
def test_corpus_blocks() -> None:
    blocks = [path.read_text(encoding="utf-8").split("```")[1].partition("\n")[2] for path in sorted(CORPUS.iterdir())]
    quick = [frontmatter._read_simple(block) for block in blocks]
    by_yaml = [frontmatter._read_yaml(block) for block in blocks]
    assert len(blocks) > 700
    assert sum(values is None for values in quick) < len(blocks) / 100
    assert [values or slow for values, slow in zip(quick, by_yaml, strict=True)] == by_yaml
