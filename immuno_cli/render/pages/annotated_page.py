"""A text with its terms marked, in HTML: one file that loads nothing and runs nothing.

A definition shows where its term is pointed at, has the focus or is tapped, and stands in a list below as well.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import NamedTuple

from immuno_cli.questions.wording import DISCLAIMER
from immuno_cli.render.pages.html import escape

_STYLE = Path(__file__).with_name("assets") / "annotated.css"


class Entry(NamedTuple):
    """A term: its number, name, id, vocabulary, short definition ("" for none), and how often it occurs."""

    number: int
    label: str
    id: str
    vocabulary: str
    definition: str
    mentions: int


class Section(NamedTuple):
    """A file: its name, and its text in pieces with the numbers of their terms, 0 for what is none."""

    name: str
    pieces: Iterable[tuple[str, int]]


def dump_annotated_html(language: str, sections: Sequence[Section], entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the page. Text is shown literally, its lines as they are; controls and overrides as U+FFFD."""
    style = _STYLE.read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    title = escape(", ".join(section.name for section in sections))
    yield f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""
    known = {entry.number: entry for entry in entries}
    mentions = count(1)
    for section in sections:
        yield f'<h1>{escape(section.name)}</h1>\n<div class="text">'
        for text, number in section.pieces:
            yield _marked(text, known[number], next(mentions)) if number else escape(text)
        yield "</div>\n"
    yield "</main>\n"
    if entries:
        yield "<h2>Terms</h2>\n<dl>\n"
        for entry in entries:
            yield (
                f"<dt>{escape(entry.label)} <code>{escape(entry.id)}</code> "
                f"<small>{entry.mentions:,} {'mention' if entry.mentions == 1 else 'mentions'}, "
                f"{escape(entry.vocabulary)}</small></dt>\n<dd>{escape(entry.definition) or 'No definition.'}</dd>\n"
            )
        yield f"</dl>\n<p><small>{escape(DISCLAIMER)}</small></p>\n"
    yield "</body>\n</html>\n"


def _marked(text: str, entry: Entry, mention: int) -> str:
    """Return a mention. It can take the focus, and so a tap; what it shows is read out as its description.

    It is no link: whoever taps it stays where they read.
    """
    tip = f"<b>{escape(entry.label)}</b> {escape(entry.definition) or 'No definition.'}"
    return (
        f'<span class="term"><span class="word" tabindex="0" aria-describedby="tip-{mention}">{escape(text)}</span>'
        f'<span class="tip" role="tooltip" id="tip-{mention}">{tip}</span></span>'
    )
