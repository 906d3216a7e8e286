"""Terms in Markdown that open their definitions: `<details><summary>serum</summary>Blood without cells.</details>`."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.glossaries.markdown_tables import Line, iter_tables
from immuno_cli.formats.glossaries.markdown_text import BULLET, HEADING, paragraphs, plain_text

_TAG: Final = re.compile(
    r"(?<!`)(?P<fence>`++)(?:(?!(?P=fence)).){1,500}(?P=fence)(?!`)|(?P<comment><!--)|-->"
    r"|<(?P<end>/?)(?P<name>details|summary)\b[^<>]*>",
    re.IGNORECASE,
)
"""A tag that begins or ends such a part. None stands in code or in a comment."""
_LONGEST: Final = 300
"""Characters of a term, with its marks."""


class Opened(NamedTuple):
    """A term that opens a text: the number of its first line, the term, the text, and the lines of nothing else."""

    number: int
    term: str
    text: str
    lines: tuple[int, ...]


def find_opened(lines: Sequence[Line]) -> list[Opened]:
    """Return the terms that open a text.

    A part that holds another one or a table is a part of the page, and a question is no term. What has no end, or no
    text, opens nothing.

    >>> find_opened([Line(1, "<details><summary>serum</summary>Blood without cells.</details>")])
    [Opened(number=1, term='serum', text='Blood without cells.', lines=(1,))]
    """
    parts = _Parts()
    for line in lines:
        if parts.is_open or "<" in line.text:
            parts.add(line)
    parts.end()
    return [
        opened._replace(lines=tuple(number for number in opened.lines if number not in parts.shared))
        for opened in parts.found
    ]


class _Part:
    """A part whose end has not been met yet."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.term: list[Line] = []
        self.text: list[Line] = []
        self.is_term = False

    def opened(self, end: int) -> Opened | None:
        """Return the term and what it opens, None if this is another part of the page. `end` is its last line."""
        marked = " ".join(_without_heading(line.text) for line in self.term).strip()
        term = plain_text(marked).rstrip(":： ") if len(marked) <= _LONGEST else ""
        text = paragraphs(self.text)
        if not term or not text or term.endswith(("?", "？")) or any(iter_tables(self.text)):
            return None
        return Opened(self.number, term, text, tuple(range(self.number, end + 1)))


class _Parts:
    """The parts of a text that can be opened, as they are met line by line."""

    def __init__(self) -> None:
        self.found: list[Opened] = []
        self.shared: set[int] = set()
        """The lines that hold something else, too."""
        self._part: _Part | None = None

    @property
    def is_open(self) -> bool:
        """Whether a part has begun that has not ended."""
        return self._part is not None

    def add(self, line: Line) -> None:
        """Read the next line."""
        begin = 0
        is_comment = False
        for tag in _TAG.finditer(line.text):
            if tag[0] in {"<!--", "-->"}:
                is_comment = bool(tag["comment"])
            elif tag["name"] and not is_comment:
                self._add_text(Line(line.number, line.text[begin : tag.start()]))
                self._add_tag(line.number, tag["name"].casefold(), is_end=bool(tag["end"]))
                begin = tag.end()
        self._add_text(Line(line.number, line.text[begin:]))

    def end(self) -> None:
        """Read the end of the text. A part that is still open is none."""
        if self._part:
            self._share([*self._part.term, *self._part.text])

    def _add_text(self, piece: Line) -> None:
        if self._part is None:
            self._share([piece])
        else:
            (self._part.term if self._part.is_term else self._part.text).append(piece)

    def _add_tag(self, number: int, name: str, *, is_end: bool) -> None:
        part = self._part
        if name == "summary":
            if part:
                part.is_term = not is_end
            return
        opened = part.opened(number) if part and is_end else None
        if opened:
            self.found.append(opened)
        elif part:
            self._share([*part.term, *part.text])
        self._part = None if is_end else _Part(number)

    def _share(self, pieces: Sequence[Line]) -> None:
        self.shared.update(piece.number for piece in pieces if plain_text(BULLET.sub("", piece.text)).strip("-*+ "))


def _without_heading(text: str) -> str:
    heading = HEADING.match(text)
    return heading["text"] if heading else text
