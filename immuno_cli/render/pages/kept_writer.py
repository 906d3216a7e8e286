"""Writes the elements of a foreign document that a page keeps: each is closed, and terms are wrapped in place.

Nothing of the source is copied as markup. Each tag is written again from the names and attributes in `kept_elements`.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple, Protocol

from immuno_cli.annotate.terms import Mark
from immuno_cli.render.pages import kept_elements as kept
from immuno_cli.render.pages.html import SOFT_HYPHEN, escape

DEEPEST: Final = 100
"""Maximum number of elements that are open at one place. What is nested deeper keeps its text and loses its tags."""
_MOST_IMAGES: Final = 5_000_000
"""Maximum number of characters of all images in one document."""
_MOST_HEADERS: Final = 20
"""Maximum number of headings that one cell of a table names."""
_PICTURE: Final = '<span class="picture"'
_NO_MARK: Final = Mark(sys.maxsize, sys.maxsize, 0)
"""Stands after the last mention."""
_MARK: Final = "*"
"""The name of an open mention among the open elements. No element has this name."""


class Wrapper(Protocol):
    """Writes the tags around mentions."""

    def open_tag(self, number: int, *, in_link: bool, continued: bool, folded: bool) -> str:
        """Return the tag that begins a mention, or goes on with one, of the term of this number.

        A mention is folded in what the reader does not see at first.
        """

    def close_tag(self, *, in_link: bool) -> str:
        """Return the tag that ends it."""


class _Open(NamedTuple):
    """An open element: its name in the source, the tag that opens it once more, without its id, and what closes it."""

    name: str
    again: str
    closing: str
    folds: bool = False
    """Whether what is inside it is not seen at first."""


class Writer:
    """Writes the elements and the text that it is told of, in the order of the source."""

    def __init__(self, html: str, marks: list[Mark], wrapper: Wrapper, prefix: str) -> None:
        """Begin to write what is kept of `html`; the other arguments are those of `keep_html`."""
        self.root: dict[str, str] = {}
        """The language and the direction of the whole document."""
        self.base = ""
        """The address that links without one of their own begin at."""
        self._html = html
        self._marks, self._next, self._begun = [*marks, _NO_MARK], 0, -1
        self._wrapper, self._prefix = wrapper, prefix
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._names: defaultdict[str, int] = defaultdict(int)
        """How many elements of each name are open. A name of which none is open is not in it."""
        self._too_deep: Counter[str] = Counter()
        self._ids: set[str] = set()
        self._links: list[tuple[int, str, dict[str, str]]] = []
        self._link = (-1, "")
        self._images = 0

    @property
    def has_images(self) -> bool:
        """Whether an image was written."""
        return self._images > 0

    def finish(self) -> list[str]:
        """Return what was written, all elements closed and links within the document led to where they can lead."""
        self._close_to(0)
        if "top" not in self._ids and any(target == "top" for _, target, _ in self._links):
            self._ids.add("top")
            self._out[0] = f'<span id="{self._prefix}top"></span>{self._out[0]}'
        for place, target, facts in self._links:
            if target in self._ids:
                self._out[place] = _tag("a", {"href": f"#{self._prefix}{target}"} | facts)
        return self._out

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element. What is not kept loses its tags."""
        if tag in ("html", "body"):
            self.root |= kept.kept_attributes(tag, attributes)
            self._mark_place(kept.identifier(attributes))
            return
        if tag in ("img", "area"):
            self._image(tag, attributes)
            return
        if tag in kept.CONTROLS:
            self.gap()
        name = kept.KEPT.get(tag, "")
        if name and self._has_meaning(name, attributes):
            self._start_named(name, attributes)
        else:
            self._too_deep[name] += 1

    def end(self, name: str) -> None:
        """End the nearest open element of this name, and what is open inside it."""
        if not name or name in kept.VOID:
            return
        if self._too_deep[name]:
            self._too_deep[name] -= 1
        elif name in self._names:
            within = frozenset() if name in kept.TABLE_ENDS else kept.CELLS
            self._end_implied(kept.Implied(frozenset((name,)), within))

    def text(self, start: int, end: int, shown: str = "") -> None:
        """Write the text of the source from `start` to `end`; if `shown` is given, that in its place, as one."""
        place = start
        while place < end:
            self.pass_marks(place)
            mark = self._marks[self._next]
            inside = mark.start <= place
            stop = end if shown else min(end, mark.end if inside else mark.start)
            if inside:
                self._open_mark(mark)
            self._out.append(_literal(shown or self._html[place:stop]))
            place = stop

    def show_instead(self, alternative: str) -> None:
        """Write the words that stand in the place of a picture, if there are any."""
        words = alternative.strip()
        if words:
            self._out.append(f'{_PICTURE} role="img" aria-label="{escape(words)}">{escape(words)}</span>')

    def gap(self) -> None:
        """Write a blank in the place of what is not kept, so that the words on its sides stay apart."""
        if self._out and not self._out[-1][-1:].isspace():
            self._out.append(" ")

    def formula(self, html: str) -> None:
        """Write a formula."""
        self._out.append(html)

    def pass_marks(self, place: int) -> None:
        """End the mentions that end before `place`. An end tag between the two has ended what it ends already."""
        while self._marks[self._next].end <= place:
            self._close_mark()
            self._next += 1

    # Mentions.

    def _open_mark(self, mark: Mark) -> None:
        if _MARK in self._names:
            return
        in_link = "a" in self._names and any(one.closing == "</a>" for one in self._open)
        continued = self._begun == self._next
        self._begun = self._next
        self._out.append(
            self._wrapper.open_tag(mark.number, in_link=in_link, continued=continued, folded=self._is_folded())
        )
        self._push(_Open(_MARK, "", self._wrapper.close_tag(in_link=in_link)))

    def _close_mark(self) -> None:
        """End an open mention. Elements that were begun inside it go on after it."""
        if _MARK not in self._names:
            return
        at = next(at for at, one in enumerate(self._open) if one.name == _MARK)
        inner = self._open[at + 1 :]
        self._close_to(at)
        for one in inner:
            self._out.append(one.again)
            self._push(one)

    def _is_folded(self) -> bool:
        in_summary = False
        for one in reversed(self._open):
            if one.name == "summary":
                in_summary = True
            elif one.name == "details" and in_summary:
                in_summary = False
            elif one.folds:
                return True
        return False

    # Elements.

    def _has_meaning(self, name: str, attributes: dict[str, str]) -> bool:
        """Return whether a tag says something here: a part of a table inside a table, a link that leads somewhere."""
        if name in kept.TABLE_PARTS:
            return "table" in self._names
        if name == "a":
            address = attributes.get("href", "")
            return bool(kept.address(address, self.base) or kept.place(address) or kept.identifier(attributes))
        if name != "span":
            return True
        has_facts = kept.kept_attributes(name, attributes) or kept.identifier(attributes)
        return bool(has_facts) or len(kept.shown_names(name, attributes)) > 1

    def _start_named(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element that is kept, by its name on the page, unless it is too deep."""
        for implied in kept.IMPLIED.get(name, ()):
            self._end_implied(implied)
        if name in kept.BLOCKS or name == "a":
            self._close_mark()
        if name in kept.VOID:
            self._out.append(f"<{name}>")
        elif len(self._open) >= DEEPEST:
            self._too_deep[name] += 1
        elif name == "a":
            self._start_link(attributes)
        elif attributes:
            self._start_kept(name, attributes)
        else:
            one = _without_attributes(name)
            self._out.append(one.again)
            self._push(one)

    def _start_kept(self, name: str, attributes: dict[str, str]) -> None:
        facts = kept.kept_attributes(name, attributes)
        own = kept.identifier(attributes)
        if name in kept.CELLS and attributes.get("headers"):
            facts["headers"] = " ".join(self._prefix + one for one in attributes["headers"].split()[:_MOST_HEADERS])
        names = kept.shown_names(name, attributes)
        again = _tags(names, facts)
        folds = name == "details" and "open" not in facts
        if own and own not in self._ids:
            self._ids.add(own)
            facts = {"id": self._prefix + own} | facts
        self._out.append(_tags(names, facts))
        self._push(_Open(name, again, _end_tags(names), folds))

    def _start_link(self, attributes: dict[str, str]) -> None:
        """Begin a link. Its id has an element of its own. One that leads nowhere is none, and a term in it no link."""
        self._mark_place(kept.identifier(attributes))
        target = kept.address(attributes.get("href", ""), self.base)
        place = kept.place(attributes.get("href", ""))
        if not target and not place:
            facts = kept.kept_attributes("span", attributes)
            self._out.append(_tag("span", facts) if facts else "")
            self._push(_Open("a", self._out[-1], "</span>" if facts else ""))
            return
        facts = kept.kept_attributes("a", attributes)
        facts |= {"href": target, "rel": "noreferrer"} if target else {}
        if place:
            self._links.append((len(self._out), place, facts))
        self._link = len(self._out), facts.get("aria-label") or attributes.get("title", "")
        self._out.append(_tag("a", facts))
        self._push(_Open("a", self._out[-1], "</a>"))

    def _mark_place(self, identifier: str) -> None:
        """Write an empty element that bears an id, if no element bears it."""
        if identifier and identifier not in self._ids:
            self._ids.add(identifier)
            self._out.append(f'<span id="{escape(self._prefix + identifier)}"></span>')

    def _push(self, one: _Open) -> None:
        self._open.append(one)
        self._names[one.name] += 1

    def _end_implied(self, implied: kept.Implied) -> None:
        if implied.ends.isdisjoint(self._names):
            return
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
            self._names[one.name] -= 1
            if not self._names[one.name]:
                del self._names[one.name]
            if one.name == "a":
                self._end_link()
            self._out.append(one.closing)

    def _end_link(self) -> None:
        """Show the label of a link that shows nothing else. Without one it is no link, so that no key leads to it.

        One that leads to a place in its own document is none either: it is the sign beside a heading.
        """
        (start, label), self._link = self._link, (-1, "")
        if start < 0 or any(map(_is_seen, self._out[start:])):
            return
        is_place = bool(self._links) and self._links[-1][0] == start
        if label.strip() and not is_place:
            self.show_instead(label)
            return
        self._out[start] = "<a>"
        if is_place:
            self._links.pop()

    def _image(self, tag: str, attributes: dict[str, str]) -> None:
        """Write an image that the document itself holds, or in the place of any other its alternative text.

        In the place of an area of an image stands its link.
        """
        alternative = kept.alternative(tag, attributes)
        if tag == "area":
            self.gap()
            self.start("a", attributes | {"aria-label": alternative})
            self.end("a")
            return
        data = kept.image_data(attributes)
        if data and self._images + len(data) <= _MOST_IMAGES:
            self._images += len(data)
            self._out.append(f'<img alt="{escape(alternative)}" src="{data}">')
            return
        self.show_instead(alternative)


@cache
def _without_attributes(name: str) -> _Open:
    return _Open(name, f"<{name}>", f"</{name}>", name == "details")


def _literal(text: str) -> str:
    """Return text as HTML that shows it, without soft hyphens, each line end as one character."""
    if text.isprintable():  # most is so, and has neither
        return escape(text)
    return escape(text.replace("\r\n", "\n").replace("\r", "\n").replace(SOFT_HYPHEN, ""))


def _is_seen(piece: str) -> bool:
    """Return whether a piece of the page is text or a picture, and no other tag."""
    return piece.startswith((_PICTURE, "<img", "<math")) or not (piece.isspace() or piece.startswith("<") or not piece)


def _tag(name: str, attributes: dict[str, str]) -> str:
    facts = "".join(f' {each}="{escape(value)}"' for each, value in attributes.items())
    return f"<{name}{facts}>"


def _tags(names: Sequence[str], attributes: dict[str, str]) -> str:
    """Return the tags of elements inside each other. The first one has the attributes."""
    return _tag(names[0], attributes) + "".join(f"<{name}>" for name in names[1:])


def _end_tags(names: Sequence[str]) -> str:
    return "".join(f"</{name}>" for name in reversed(names))
