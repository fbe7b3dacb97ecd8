"""Draws `docs/stats.png`, the picture in the README: `python docs/picture.py samples/FILE`, with Chromium installed."""

from __future__ import annotations

import io
import math
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from countylines_cli import extract, read
from countylines_cli.writers.table import statistics

COLUMNS = 100
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def draw(sample: str, picture: Path) -> None:
    """Print the tables of a sample into the picture of a terminal."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, highlight=False)
    console.print(statistics(extract(read(sample)), COLUMNS))
    drawing = console.export_svg(title=f"cl stats {sample}")
    found = _SIZE.search(drawing)
    assert found is not None
    width, height = (math.ceil(float(number)) for number in found.groups())
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<body style='margin:0;width:{width}px;height:{height}px'>{drawing}", encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--default-background-color=00000000"]
        command = ["chromium", *options, f"--window-size={width},{height}", f"--screenshot={picture}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    draw(sys.argv[1], Path(__file__).with_name("stats.png"))
