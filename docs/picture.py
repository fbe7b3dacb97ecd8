"""Draws `docs/stats.png`, the picture in the README: `python docs/picture.py samples/FILE`, with Chromium installed."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from countylines_cli import extract, read
from countylines_cli.writers.table import statistics

COLUMNS = 100
# what rich draws one character and one line with, in pixels, and the frame around them
CHARACTER, LINE, FRAME = 12.2, 24.4, (26, 100)


def draw(sample: str, picture: Path) -> None:
    """Print the tables of a sample into a terminal's picture."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, highlight=False)
    console.print(statistics(extract(read(sample)), COLUMNS))
    lines = console.export_text(clear=False).count("\n") + 1
    page = console.export_svg(title=f"cl stats {sample}")
    width, height = int(COLUMNS * CHARACTER + FRAME[0]), int(lines * LINE + FRAME[1])
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder) / "page.html"
        html.write_text(f"<body style='margin:0;background:white'>{page}", encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={width},{height}"]
        command = ["chromium", *options, f"--screenshot={picture}", html.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    draw(sys.argv[1], Path(__file__).with_name("stats.png"))
