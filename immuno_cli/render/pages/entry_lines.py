"""The lines of an entry that read alike in every markup: categories, connections, matches, each with its grounds."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from immuno_cli.model import Basis, Classification, Match
from immuno_cli.questions.wording import BASIS_AFTER, MATCH_WORDS
from immuno_cli.render.pages.entries import Entry, Link


class Markup(NamedTuple):
    """How a markup says things: `text` literally, the others around what is marked up already.

    `link` takes the text and the anchor, `basis` the basis and the words for it, `marks` the entry and the passages
    whose numbers are to be shown, `address` a concept of another vocabulary.
    """

    text: Callable[[str], str]
    strong: Callable[[str], str]
    link: Callable[[str, str], str]
    basis: Callable[[Basis, str], str]
    marks: Callable[[Entry, tuple[str, ...]], str]
    address: Callable[[Match], str]


def place_lines(entry: Entry, markup: Markup) -> Iterator[str]:
    """Yield the categories of an entry: the question, the answer, what it rests on, and a note."""
    for place in entry.places:
        question = f"{markup.text(place.question)} " if place.question else ""
        note = f" {markup.text(place.claim.note)}" if place.claim.note else ""
        yield f"{question}{markup.strong(markup.text(place.label))}{_ground(entry, place.claim, markup)}{note}"


def connection_lines(entry: Entry, markup: Markup) -> Iterator[str]:
    """Yield what an entry is connected with, a relation a line; what all links of a line rest on is said once."""
    for group in entry.groups:
        links = ", ".join(_link(entry, link, markup, grounded=group.shared is None) for link in group.links)
        ground = _ground(entry, group.shared, markup) if group.shared else ""
        yield f"{markup.strong(markup.text(group.label) + ':')} {links}{ground}"


def match_lines(entry: Entry, markup: Markup) -> Iterator[str]:
    """Yield the concepts of other vocabularies that an entry is matched with."""
    for field, words in MATCH_WORDS.items():
        matches: tuple[Match, ...] = getattr(entry.concept, field)
        for match in matches:
            label = f"{markup.text(match.pref_label)} " if match.pref_label else ""
            yield f"{words} {label}({markup.address(match)})"


def _link(entry: Entry, link: Link, markup: Markup, *, grounded: bool) -> str:
    text = markup.text(link.label)
    shown = markup.link(text, link.anchor) if link.anchor else text
    return f"{shown}{_ground(entry, link, markup)}" if grounded else shown


def _ground(entry: Entry, claim: Link | Classification, markup: Markup) -> str:
    words = BASIS_AFTER.get(claim.basis)
    basis = f" {markup.basis(claim.basis, words)}" if claim.basis and words else ""
    return f"{basis}{markup.marks(entry, claim.passages)}"
