"""A foreign HTML document made part of a page: its structure stays, terms are wrapped in place, nothing runs or loads.

Nothing of the source is copied as markup. Each tag is written anew from the names and attributes in `kept_elements`,
and every element is closed, so a browser reads the result as it was meant.
"""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser
from typing import Final, NamedTuple, Protocol

from immuno_cli.annotate.terms import Mark
from immuno_cli.annotate.texts.html import DRAWN, ENDS_DRAWING, ISLANDS, local_name, parse_html
from immuno_cli.render.pages import kept_elements as kept
from immuno_cli.render.pages.html import SOFT_HYPHEN, escape
from immuno_cli.render.pages.kept_math import Formula

DEEPEST: Final = 100
"""Elements at most that are open at one place. What is nested deeper keeps its text and loses its tags."""
_MOST_IMAGES: Final = 5_000_000
"""Characters at most of all images in one document."""
_LONGEST_TITLE: Final = 300
_PICTURE: Final = '<span class="picture"'
_MARK: Final = "*"
"""The name of an open mention among the open elements. No element has this name."""


class Wrapper(Protocol):
    """Writes the tags around mentions."""

    def open_tag(self, number: int, *, in_link: bool, continued: bool) -> str:
        """Return the tag that begins a mention, or goes on with one, of the term of this number."""

    def close_tag(self, *, in_link: bool) -> str:
        """Return the tag that ends it."""


class Kept(NamedTuple):
    """A document made part of a page."""

    title: str
    language: str
    direction: str
    html: list[str]
    """The body in pieces."""
    has_images: bool


def keep_html(html: str, marks: Iterable[Mark], wrapper: Wrapper, prefix: str) -> Kept:
    """Return a document with its terms wrapped.

    Args:
        html: the source.
        marks: the mentions, in order and without overlaps, by their places in the source.
        wrapper: writes the tags around mentions.
        prefix: what to put before each id, so that the ids of several documents do not clash.
    """
    parser = _Keeping(html, list(marks), wrapper, prefix)
    parse_html(html, parser)
    return parser.finish()


class _Open(NamedTuple):
    """An open element: its name and the tag that opens it once more, without its id."""

    name: str
    again: str


class _Keeping(HTMLParser):
    """Writes the page while the source is read. Each event tells where it begins, so where the one before it ended."""

    def __init__(self, html: str, marks: list[Mark], wrapper: Wrapper, prefix: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", html))]
        self._marks, self._next, self._begun = marks, 0, -1
        self._wrapper, self._prefix = wrapper, prefix
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._too_deep: Counter[str] = Counter()
        self._ids: set[str] = set()
        self._links: list[tuple[int, str, dict[str, str]]] = []
        self._link = (-1, "")
        self._pending: tuple[int, str] | None = None
        self._silent = self._undrawn = self._island = ""
        self._instead: list[str] = []
        self._formula: Formula | None = None
        self._title: list[str] = []
        self._root: dict[str, str] = {}
        self._images = 0

    def finish(self) -> Kept:
        """Return what was written, all elements closed and links within the document led to where they can lead."""
        self._flush(len(self._html))
        if self._silent in DRAWN:
            self._end_silent(self._silent)
        self._close_to(0)
        if "top" not in self._ids and any(target == "top" for _, target, _ in self._links):
            self._ids.add("top")
            self._out[0] = f'<span id="{self._prefix}top"></span>{self._out[0]}'
        for place, target, facts in self._links:
            if target in self._ids:
                self._out[place] = _tag("a", {"href": f"#{self._prefix}{target}"} | facts)
        title = " ".join("".join(self._title)[:_LONGEST_TITLE].split())
        root = self._root
        return Kept(title, root.get("lang", ""), root.get("dir", ""), self._out, self._images > 0)

    # What the parser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = local_name(tag)
        self._begin_event()
        self._end_drawing(tag)
        if self._silent:
            self._start_silent(tag, attrs)
            return
        self._pass_marks(self._offset())
        attributes = _first_of_each(attrs)
        if tag in kept.DROPPED:
            self._silent = tag
            self._instead = [attributes.get("alttext") or attributes.get("aria-label", "")]
            self._formula = Formula(attributes) if tag == "math" else None
            return
        self._start(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in kept.DROPPED or (self._silent and tag in kept.UNDRAWN | ISLANDS):
            self._begin_event()
            return
        self.handle_starttag(tag, attrs)  # HTML knows no empty elements but the void ones
        if self._formula:
            self._formula.end(local_name(tag))

    def handle_endtag(self, tag: str) -> None:
        tag = local_name(tag)
        self._begin_event()
        self._end_drawing(tag)
        if self._silent:
            self._end_silent(tag)
            return
        self._end(kept.KEPT.get(tag, ""))

    def handle_data(self, data: str) -> None:
        self._begin_event()
        if not self._silent:
            self._pending = (self._offset(), "")
        else:
            self._add_silent(data)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - html.parser's
        self._begin_event()

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 - html.parser's
        self._begin_event()

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 - html.parser's
        self._begin_event()

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 - html.parser's
        self._begin_event()

    # Where it stands.

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _begin_event(self) -> None:
        self._flush(self._offset())

    def _reference(self, reference: str) -> None:
        self._begin_event()
        if not self._silent:
            self._pending = (self._offset(), reference)
        else:
            self._add_silent(unescape(reference + ";"))

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
        if self._formula:
            self._formula.start(tag, _first_of_each(attrs))

    def _end_drawing(self, tag: str) -> None:
        """End a drawing that a tag cannot be part of."""
        if self._silent in DRAWN and not self._island and tag in ENDS_DRAWING:
            self._end_silent(self._silent)

    def _end_silent(self, tag: str) -> None:
        """End what is not read, or an element inside it."""
        if tag == self._island:
            self._island = ""
        if self._formula and tag != "math":
            self._formula.end(tag)
        if tag == self._undrawn:
            self._undrawn = ""
        elif tag == self._silent:
            alternative, *words = self._instead
            formula = self._formula.finish() if self._formula else ""
            self._silent = self._undrawn = self._island = ""
            self._formula = None
            self._out.append(formula)
            self._show_instead("" if formula else alternative or " ".join("".join(words).split()))
        elif tag in kept.LINES_OF_DRAWING:
            self._add_silent(" ")

    def _flush(self, end: int) -> None:
        """Write the text, or the character that a reference stands for, from the event before this one to `end`."""
        if self._pending is None:
            return
        start, reference = self._pending
        self._pending = None
        if reference and self._html.startswith(reference, start):
            stop = start + len(reference)
            stop += self._html.startswith(";", stop)
            self._text(start, stop, unescape(self._html[start:stop]))
            start = stop
        self._text(start, end)

    # Text and mentions.

    def _text(self, start: int, end: int, shown: str = "") -> None:
        """Write the text of the source from `start` to `end`; if `shown` is given, that in its place, as one."""
        place = start
        while place < end:
            self._pass_marks(place)
            mark = self._marks[self._next] if self._next < len(self._marks) else None
            inside = mark is not None and mark.start <= place
            stop = end if mark is None or shown else min(end, mark.end if inside else mark.start)
            if inside and mark is not None:
                self._open_mark(mark)
            text = shown or self._html[place:stop].replace("\r\n", "\n").replace("\r", "\n")
            self._out.append(escape(text.replace(SOFT_HYPHEN, "")))
            place = stop

    def _pass_marks(self, place: int) -> None:
        """End the mentions that end before `place`. An end tag between the two has ended what it ends already."""
        while self._next < len(self._marks) and self._marks[self._next].end <= place:
            self._close_mark()
            self._next += 1

    def _open_mark(self, mark: Mark) -> None:
        if self._has_open(_MARK):
            return
        in_link = self._has_open("a")
        continued = self._begun == self._next
        self._begun = self._next
        self._out.append(self._wrapper.open_tag(mark.number, in_link=in_link, continued=continued))
        self._open.append(_Open(_MARK, self._wrapper.close_tag(in_link=in_link)))

    def _close_mark(self) -> None:
        """End an open mention. Elements that were begun inside it go on behind it."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].name == _MARK:
                inner = self._open[at + 1 :]
                self._close_to(at)
                self._out += [one.again for one in inner]
                self._open += inner
                return

    # Elements.

    def _has_open(self, name: str) -> bool:
        return any(one.name == name for one in self._open)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("html", "body"):
            self._root |= kept.kept_attributes(tag, attributes)
            self._mark_place(kept.identifier(attributes))
            return
        if tag == "img":
            self._image(attributes)
            return
        name = kept.KEPT.get(tag, "")
        if not name or not self._has_meaning(name, attributes):
            self._too_deep[name] += 1
            return
        for implied in kept.IMPLIED.get(name, ()):
            self._end_implied(implied)
        if name in kept.BLOCKS or name == "a":
            self._close_mark()
        if name in kept.VOID:
            self._out.append(f"<{name}>")
        elif len(self._open) >= DEEPEST:
            self._too_deep[name] += 1
        else:
            self._start_kept(name, attributes)

    def _has_meaning(self, name: str, attributes: dict[str, str]) -> bool:
        """Return whether a tag says something here: a part of a table inside a table, a link that leads somewhere."""
        if name in kept.TABLE_PARTS:
            return self._has_open("table")
        if name == "a":
            address = attributes.get("href", "")
            return bool(kept.address(address) or kept.place(address) or kept.identifier(attributes))
        return name != "span" or bool(kept.kept_attributes(name, attributes) or kept.identifier(attributes))

    def _start_kept(self, name: str, attributes: dict[str, str]) -> None:
        facts = kept.kept_attributes(name, attributes)
        if name == "a":
            target = kept.address(attributes.get("href", ""))
            facts |= {"href": target, "rel": "noreferrer"} if target else {}
        again = _tag(name, facts)
        own = kept.identifier(attributes)
        if name == "a":  # it may also be a link, so the id has an element of its own
            self._mark_place(own)
        elif own and own not in self._ids:
            self._ids.add(own)
            facts = {"id": self._prefix + own} | facts
        if name == "a":
            place = kept.place(attributes.get("href", ""))
            if place:
                self._links.append((len(self._out), place, facts))
            self._link = len(self._out), facts.get("aria-label") or attributes.get("title", "")
        self._out.append(_tag(name, facts))
        self._open.append(_Open(name, again))

    def _mark_place(self, identifier: str) -> None:
        """Write an empty element that bears an id, if no element bears it."""
        if identifier and identifier not in self._ids:
            self._ids.add(identifier)
            self._out.append(f'<span id="{escape(self._prefix + identifier)}"></span>')

    def _end(self, name: str) -> None:
        """End the nearest open element of this name, and what is open inside it."""
        if not name or name in kept.VOID:
            return
        if self._too_deep[name]:
            self._too_deep[name] -= 1
            return
        self._end_implied(kept.Implied(frozenset((name,)), kept.CELLS if name not in kept.TABLE_ENDS else frozenset()))

    def _end_implied(self, implied: kept.Implied) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            name = self._open[at].name
            if name in implied.ends:
                self._close_to(at)
                return
            if name in implied.within:
                return

    def _close_to(self, at: int) -> None:
        """End all open elements but the first `at`."""
        while len(self._open) > at:
            one = self._open.pop()
            if one.name == "a":
                self._end_link()
            self._out.append(one.again if one.name == _MARK else f"</{one.name}>")

    def _end_link(self) -> None:
        """Show the label of a link that shows nothing else. Without one it is no link, so that no key leads to it."""
        (start, label), self._link = self._link, (-1, "")
        if start < 0 or any(map(_is_seen, self._out[start:])):
            return
        if label.strip():
            self._show_instead(label)
            return
        self._out[start] = "<a>"
        if self._links and self._links[-1][0] == start:
            self._links.pop()

    def _image(self, attributes: dict[str, str]) -> None:
        """Write an image that the document itself holds, or in the place of any other its alternative text."""
        alternative = attributes.get("alt", "").strip() if attributes.get("aria-hidden") != "true" else ""
        data = kept.image_data(attributes)
        if data and self._images + len(data) <= _MOST_IMAGES:
            self._images += len(data)
            self._out.append(f'<img alt="{escape(alternative)}" src="{data}">')
            return
        self._show_instead(alternative)

    def _show_instead(self, alternative: str) -> None:
        words = alternative.strip()
        if words:
            self._out.append(f'{_PICTURE} role="img" aria-label="{escape(words)}">{escape(words)}</span>')


def _first_of_each(attrs: list[tuple[str, str | None]]) -> dict[str, str]:
    """Return attributes by their names. The first of a name counts."""
    return {name: value or "" for name, value in reversed(attrs)}


def _is_seen(piece: str) -> bool:
    """Return whether a piece of the page is text or a picture, and no other tag."""
    return piece.startswith((_PICTURE, "<img", "<math")) or not (piece.isspace() or piece.startswith("<") or not piece)


def _tag(name: str, attributes: dict[str, str]) -> str:
    facts = "".join(f' {each}="{escape(value)}"' for each, value in attributes.items())
    return f"<{name}{facts}>"
