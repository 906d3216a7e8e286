"""The README's picture: what a command writes on a terminal, as an SVG that loads nothing.

rich draws it (`Console.export_svg`); the addresses of the fonts that its template would fetch are left out.
"""

import re
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

PICTURE: Final = Path(__file__).parent.parent / ".readme" / "explain.svg"
COMMAND: Final = "explain monoclonal antibody"
COLUMNS: Final = 80
_FONT: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT: Final = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def draw(output: str) -> str:
    """Return the SVG of what a command wrote with colors."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(output.rstrip("\n")))
    svg = console.export_svg(title=f"immuno {COMMAND}", unique_id="immuno")
    return "".join(f"{line.rstrip()}\n" for line in _FONT.sub("", svg).splitlines())


def words(svg: str) -> list[str]:
    """Return the words that an SVG shows, in order, whatever their colors and places."""
    return unescape(" ".join(_TEXT.findall(svg))).split()
