"""Selectors of stylesheets: which elements they name, also those inside others: `.menu > li .more`.

What a selector asks of the elements around is read once, where these begin: each open element remembers which
beginnings of selectors it and those around it complete. So an element deep inside others costs no more than any other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.hidden.implied_ends import nearest_ended_by

_TAG: Final = r"[a-z][a-z0-9-]*"
_NAME: Final = r"[.#](?:[\w-]|\\[^\n])+"
_SIMPLE: Final = re.compile(rf"{_TAG}(?:{_NAME})*|(?:{_NAME})+", re.IGNORECASE)
_NAMES: Final = re.compile(_NAME)
_CONDITIONS: Final = re.compile(r"\([^()]*+\)|\[[^\[\]]*+\]|::?[\w-]+|&")
_COMBINATOR: Final = re.compile(r"\s*([>+~])\s*|\s+")
_INSIDE: Final = ("", ">")
"""The combinators that ask for an element around: any one, or the nearest."""
_MOST_PARTS: Final = 5
_MOST_AROUND: Final = 100
"""Maximum number of elements around that all selectors ask for. If there are more, none of these selectors counts."""
_MOST_REMEMBERED: Final = 1_000
"""Maximum number of states that are kept to be used again."""


class Element(NamedTuple):
    """An element, or what a part of a selector asks of one: a tag, "" for any, classes (`.a`) and an id (`#a`)."""

    tag: str
    names: frozenset[str]

    @property
    def key(self) -> str:
        """One of the names, the tag if there is none."""
        return min(self.names, default=self.tag)

    def names_all(self, element: "Element") -> bool:
        """Return whether an element has all that this part of a selector asks for."""
        return self.tag in ("", element.tag) and self.names <= element.names


class Selector(NamedTuple):
    """A selector of a stylesheet."""

    element: Element
    """The element that it names."""
    around: tuple[Element, ...] = ()
    """The elements around that it asks for, the outermost first."""
    joins: tuple[str, ...] = ()
    """What stands after each of these: "" or ">"."""
    is_simple: bool = True
    """Whether it has nothing but tags, classes, ids, and elements around."""

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much it counts: its ids, its classes, its tags."""
        parts = (self.element, *self.around)
        ids = sum(name[0] == "#" for part in parts for name in part.names)
        return ids, sum(len(part.names) for part in parts) - ids, sum(part.tag != "" for part in parts)

    @property
    def words(self) -> set[str]:
        """The classes and ids of all its parts, and the tags of those without, as a script names them."""
        words: set[str] = set()
        for part in (self.element, *self.around):
            words |= {name[1:] for name in part.names} or {part.tag}
        return words


class _State(NamedTuple):
    """Which beginnings of selectors are complete: at an open element, and there or at those around it.

    Each is the number of a selector and how many of the elements around that it asks for.
    """

    here: frozenset[tuple[int, int]] = frozenset()
    around: frozenset[tuple[int, int]] = frozenset()


_OUTSIDE: Final = _State()


def read_selector(text: str) -> Selector:
    """Return the selector that a text is. Of one that is not simple, only the last part counts.

    >>> read_selector("ul > li.a .b").around
    (Element(tag='ul', names=frozenset()), Element(tag='li', names=frozenset({'.a'})))
    """
    pieces = _COMBINATOR.split(text)
    parts, joins = pieces[::2], tuple(join or "" for join in pieces[1::2])
    is_simple = all(map(_SIMPLE.fullmatch, parts)) and set(joins) <= set(_INSIDE) and len(parts) <= _MOST_PARTS
    if is_simple:
        *around, element = map(_element, parts)
        return Selector(element, tuple(around), joins)
    last = _COMBINATOR.split(_CONDITIONS.sub("", text).strip())[-1] or ""
    return Selector(_element(last), is_simple=False)


def _element(part: str) -> Element:
    tag = _NAMES.sub("", part).lower()
    names = frozenset(name.replace("\\", "") for name in _NAMES.findall(part))
    return Element(tag if re.fullmatch(_TAG, tag) else "", names)


class Ancestors:
    """The open elements of a document, as far as selectors ask for elements around another."""

    def __init__(self, selectors: Iterable[Selector]) -> None:
        """Begin before a document to which these selectors apply."""
        inside = dict.fromkeys(selector for selector in selectors if selector.around)
        are_few = sum(len(selector.around) for selector in inside) <= _MOST_AROUND
        self._numbers = {selector: number for number, selector in enumerate(inside)} if are_few else {}
        self._known: dict[tuple[_State, Element], _State] = {}
        self._tags: list[str] = []
        self._open: Counter[str] = Counter()
        """How many elements of each tag are open."""
        self._states: list[_State] = [_OUTSIDE]

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[tuple[int, int, Selector]]]:
        """The parts of selectors that may name an element, by one of its names: number, place and selector of each."""
        found: dict[str, list[tuple[int, int, Selector]]] = {}
        for selector, number in self._numbers.items():
            for place, part in enumerate(selector.around):
                found.setdefault(part.key, []).append((number, place, selector))
        return found

    def select(self, selector: Selector, element: Element) -> bool:
        """Return whether a selector names an element that begins here."""
        if not selector.element.names_all(element):
            return False
        if not selector.around:
            return True
        number = self._numbers.get(selector, -1)
        return self._is_complete(number, len(selector.around), selector)

    def end_before(self, tag: str) -> None:
        """Close the elements that the beginning of one with this tag ends."""
        if self._numbers:
            while name := nearest_ended_by(tag, self._tags):
                self._close(name)

    def begin(self, element: Element) -> None:
        """Open an element."""
        if self._numbers:
            self._states.append(self._known_inside(element, self._states[-1]))
            self._tags.append(element.tag)
            self._open[element.tag] += 1

    def end(self, tag: str) -> None:
        """Close the nearest open element with a tag, and those inside it. One that is not open changes nothing."""
        if self._open[tag]:
            self._close(tag)

    def _close(self, tag: str) -> None:
        closed = ""
        while closed != tag:
            self._states.pop()
            closed = self._tags.pop()
            self._open[closed] -= 1

    def _known_inside(self, element: Element, state: _State) -> _State:
        """Return the state inside an element that begins. A document has many that are alike."""
        known = self._known.get((state, element))
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[state, element] = self._inside(element, state)
        return known

    def _inside(self, element: Element, state: _State) -> _State:
        """Return the state inside an element that begins."""
        near = [one for key in ("", element.tag, *element.names) for one in self._by_key.get(key, ())]
        here = frozenset(
            (number, place + 1)
            for number, place, selector in near
            if selector.around[place].names_all(element) and self._is_complete(number, place, selector)
        )
        return _State(here, state.around if here <= state.around else state.around | here)

    def _is_complete(self, number: int, count: int, selector: Selector) -> bool:
        """Return whether the first elements around that a selector asks for, so many, are open as it asks."""
        if not count:
            return True
        state = self._states[-1]
        return (number, count) in (state.here if selector.joins[count - 1] else state.around)
