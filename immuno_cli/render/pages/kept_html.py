"""A foreign HTML document made part of a page: its structure stays, terms are wrapped in place, nothing runs or loads.

Here the document is read, and what is left out is told from what stays. `kept_writer` writes what stays, every
element closed, so a browser reads the result as it was meant.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Final, NamedTuple

from immuno_cli.annotate.terms import Mark
from immuno_cli.annotate.texts.html_elements import (
    DRAWN,
    ENDS_DRAWING,
    ISLANDS,
    TITLES,
    ends_second_formula,
    is_silent,
    local_name,
)
from immuno_cli.annotate.texts.html_parsing import DocumentParser, parse_html
from immuno_cli.render.pages import kept_elements as kept
from immuno_cli.render.pages.kept_math import Formula
from immuno_cli.render.pages.kept_writer import Wrapper, Writer

_LONGEST_TITLE: Final = 300
_HREF: Final = re.compile(r"""[\s"'/]href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BARE_AMPERSAND: Final = re.compile(r"&(?=[A-Za-z][A-Za-z0-9]*+(?!;))")


class KeptDocument(NamedTuple):
    """A document made part of a page."""

    title: str
    language: str
    direction: str
    html: list[str]
    """The body in pieces."""
    has_images: bool


def keep_html(html: str, marks: Iterable[Mark], wrapper: Wrapper, prefix: str) -> KeptDocument:
    """Return a document with its terms wrapped.

    Args:
        html: the source, without what a browser does not show (`hidden_parts`).
        marks: the mentions, in order and without overlaps, by their places in the source.
        wrapper: writes the tags around mentions.
        prefix: what to put before each id, so that the ids of several documents do not clash.
    """
    parser = _Reader(html, Writer(html, list(marks), wrapper, prefix))
    parse_html(html, parser)
    return parser.finish()


class _Reader(DocumentParser):
    """Tells the writer what is kept of a document. Each event tells where in it it begins."""

    def __init__(self, html: str, writer: Writer) -> None:
        super().__init__()
        self._html, self._writer = html, writer
        self._silent = self._undrawn = self._island = self._heading = ""
        self._depth = 0
        self._instead: list[str] = []
        self._formula: Formula | None = None
        self._title: list[str] = []

    def finish(self) -> KeptDocument:
        """Return what is kept of the document."""
        if self._silent in DRAWN:
            self._end_silent(self._silent)
        html, root = self._writer.finish(), self._writer.root
        title = " ".join("".join(self._title)[:_LONGEST_TITLE].split())
        return KeptDocument(title, root.get("lang", ""), root.get("dir", ""), html, self._writer.has_images)

    # What the parser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = local_name(tag)
        self._end_drawing(tag)
        if self._silent:
            self._start_silent(tag, attrs)
            return
        self._writer.pass_marks(self.place)
        attributes = _first_of_each(attrs)
        if "&" in attributes.get("href", ""):
            attributes["href"] = _as_written(attributes["href"], self.get_starttag_text() or "")
        if tag in TITLES:
            self._heading = tag
        if is_silent(tag, self._heading, self._html, self.place):
            self._silent = tag
            self._instead = [kept.alternative(tag, attributes)]
            self._formula = Formula(attributes) if tag == "math" else None
            if tag in kept.CONTROLS:
                self._writer.gap()
            return
        if tag == "base" or (tag == "link" and not self._writer.base):
            self._writer.base = kept.base(tag, attributes) or self._writer.base
        self._writer.start(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in kept.DROPPED or (self._silent and tag in kept.UNDRAWN | ISLANDS):
            return
        self.handle_starttag(tag, attrs)  # HTML knows no empty elements but the void ones
        if self._formula:
            self._formula.end(local_name(tag))

    def handle_endtag(self, tag: str) -> None:
        tag = local_name(tag)
        self._end_drawing(tag)
        if self._silent:
            self._end_silent(tag)
            return
        if tag == self._heading:
            self._heading = ""
        self._writer.end(kept.KEPT.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if self._silent:
            self._add_silent(data)
        else:
            self._writer.text(self.place, min(self.place + len(data), len(self._html)))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    # What becomes of it.

    def _reference(self, reference: str) -> None:
        if self._silent:
            self._add_silent(unescape(reference + ";"))
            return
        end = self.place + len(reference)
        end += self._html.startswith(";", end)
        self._writer.text(self.place, end, unescape(self._html[self.place : end]))

    def _add_silent(self, text: str) -> None:
        """Keep words of the document's title, or of a formula or a drawing, and no others."""
        if self._silent == "title" and len(self._title) < _LONGEST_TITLE:
            self._title.append(text[:_LONGEST_TITLE])
        if self._formula:
            self._formula.add(text)
        elif self._silent in DRAWN and not self._undrawn:
            self._instead.append(text)

    def _start_silent(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element inside what is not read."""
        self._undrawn = self._undrawn or (tag if tag in kept.UNDRAWN else "")
        self._island = self._island or (tag if tag in ISLANDS else "")
        self._depth += tag == self._silent == "span"
        if self._formula:
            self._formula.start(tag, _first_of_each(attrs))

    def _end_drawing(self, tag: str) -> None:
        """End a drawing, or a formula drawn by its characters, that a tag cannot be part of."""
        if self._silent in DRAWN and not self._island and tag in ENDS_DRAWING:
            self._end_silent(self._silent)
        if ends_second_formula(self._silent, tag):
            self._silent, self._depth = "", 0

    def _end_silent(self, tag: str) -> None:
        """End what is not read, or an element inside it."""
        if tag == self._island:
            self._island = ""
        if self._formula and tag != "math":
            self._formula.end(tag)
        if tag == self._undrawn:
            self._undrawn = ""
        elif self._depth and tag == self._silent:
            self._depth -= 1
        elif tag == self._silent:
            alternative, *words = self._instead
            formula = self._formula.finish() if self._formula else ""
            self._silent = self._undrawn = self._island = ""
            self._formula = None
            self._writer.formula(formula)
            self._writer.show_instead("" if formula else alternative or " ".join("".join(words).split()))
        elif tag in kept.LINES_OF_DRAWING:
            self._add_silent(" ")


def _as_written(address: str, tag: str) -> str:
    """Return the address of a link as browsers read it: "&copy=3" is a part of it, and no sign.

    html.parser (Python 3.11 to 3.13) makes "©=3" of that.
    """
    for found in _HREF.finditer(tag):
        written: str = found[1] or found[2] or found[3] or ""
        if unescape(written) == address:
            return unescape(_BARE_AMPERSAND.sub("&amp;", written))
    return address


def _first_of_each(attrs: list[tuple[str, str | None]]) -> dict[str, str]:
    """Return attributes by their names. The first of a name counts."""
    return {name: value or "" for name, value in reversed(attrs)} if attrs else {}
