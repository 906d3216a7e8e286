"""Answers on a terminal, by rich. The one file that knows color: every color is legible on black and on white."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from immuno_cli.render.layout import Line, Table, text_of
from immuno_cli.render.layout import Style as StyleName
from immuno_cli.render.visible import cells, visible

STYLES: Final[dict[StyleName, str]] = {
    "plain": "",
    "title": "bold",
    "label": "bold",
    "heading": "bold color(98)",
    "dim": "color(243)",
    "match": "bold underline",
    "basis": "italic color(163)",
    "warning": "bold color(131)",
    "id": "color(29)",
    "command": "color(243)",
}
"""Of the 256 colors of a terminal, six have a contrast of 4.5 on black and on white, as WCAG 2.2 AA asks."""

_HEIGHT: Final = 24
_LONGEST_WHOLE: Final = 40
"""Columns of the longest cell that is not broken; a longer one would leave too little for the others."""
_RICH_COLORS: Final = ("256", "truecolor")
"""Color systems whose colors are known; of sixteen colors each terminal has its own, which may be illegible."""


def terminal(width: int) -> Console:
    """Return standard output as a console of this width; rich honors NO_COLOR, FORCE_COLOR and TERM itself."""
    # If only the width is given, rich takes a dumb terminal to be 80 columns wide.
    return Console(width=width, height=_HEIGHT, highlight=False, markup=False, emoji=False)


def print_lines(console: Console, lines: Iterable[Line]) -> None:
    """Print lines that are already wrapped to the console's width, nothing in them taken for markup.

    They are printed at once, as rich's own segments. Each line as a text of its own takes three times as long.
    """
    styles = {name: Style.parse(style) for name, style in _styles(console).items() if style}
    console.print(Segments(_segments(lines, styles)), soft_wrap=True)


def _segments(lines: Iterable[Line], styles: Mapping[StyleName, Style]) -> Iterator[Segment]:
    end = Segment.line()
    line = None
    for line in lines:
        for span in line:
            style = styles.get(span.style)
            if span.url and _is_safe(span.url):
                style = Style.combine((style or Style.null(), Style(link=span.url)))
            yield Segment(visible(span.text), style)
        yield end
    if line is None:
        yield end


def print_table(console: Console, table: Table) -> None:
    """Print a table: its columns share the console's width, cells wrap, nothing is cut off."""
    from rich.table import Table as RichTable  # lines alone do without it

    styles = _styles(console)
    drawn = RichTable(box=None, pad_edge=False, header_style=styles["heading"], padding=(0, 2, 0, 0))
    for number, name in enumerate(table.header):
        whole = number in table.whole and all(
            cells(text_of(row[number])) <= _LONGEST_WHOLE for row in table.rows if number < len(row)
        )
        drawn.add_column(name, overflow="fold", no_wrap=whole, ratio=1 if number in table.wide else None)
    for row in table.rows:
        drawn.add_row(*(_styled(cell, styles) for cell in row))
    console.print(drawn)


def _styles(console: Console) -> dict[StyleName, str]:
    """Return the styles that hold on the console: without colors where it has but sixteen."""
    if console.color_system is None or console.color_system in _RICH_COLORS:
        return STYLES
    return {name: style.partition("color")[0].strip() for name, style in STYLES.items()}


def _styled(line: Line, styles: dict[StyleName, str]) -> Text:
    """Return the line as rich text; nothing in it is taken for markup."""
    text = Text()
    for span in line:
        style = styles[span.style]
        if span.url and _is_safe(span.url):
            style = f"{style} link {span.url}".lstrip()
        text.append(visible(span.text), style or None)
    return text


def _is_safe(url: str) -> bool:
    """Return whether an address can be written as a terminal link: on the web, with nothing that ends the sequence."""
    return url.startswith(("https://", "http://")) and url.isascii() and url.isprintable() and " " not in url
