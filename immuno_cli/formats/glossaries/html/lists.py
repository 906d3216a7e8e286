"""The lists of a web page: definition lists (`<dl>`), and terms that open their definitions (`<details>`)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.formats.glossaries.entries import Entry
from immuno_cli.formats.glossaries.html.pieces import Piece, Text, joined
from immuno_cli.formats.glossaries.names_in_brackets import with_names

PARTS: Final = frozenset({"dl", "table"})
"""What holds entries of its own."""


def iter_opened(pieces: Iterable[Piece]) -> Iterator[Piece | Entry]:
    """Yield the pieces of a page, with an entry in place of each `<details>` with a term.

    One that holds others, a list or a table is a part of the page, and no term.

    >>> from immuno_cli.formats.glossaries.html.pieces import iter_pieces
    >>> page = iter_pieces("<details><summary>serum</summary>Blood without cells.</details>")
    >>> [one.cells for one in iter_opened(page) if isinstance(one, Entry)]
    [{'term': 'serum', 'definition': ['Blood without cells.']}]
    """
    held: list[Piece] = []
    for piece in pieces:
        if piece.tag in {"details", *PARTS}:
            yield from held
            held = []
        if not held and piece.tag != "details":
            yield piece
            continue
        held.append(piece)
        if piece.tag == "/details":
            yield from _opened(held)
            held = []
    yield from held


def _opened(held: Sequence[Piece]) -> Iterator[Piece | Entry]:
    """Yield the entry of a `<details>`, and the text after it; its pieces where it has no term.

    A term without a text is an entry, too, as it is in a definition list.
    """
    begin, *inner, end = held
    term: Text = []
    text: Text = [begin.text]
    is_term = False
    for piece in inner:
        is_term = piece.tag == "summary" or (is_term and piece.tag != "/summary")
        (term if is_term else text).append(piece.text)
    if any(term):
        yield from _listed(begin.line, [term], [text])
        yield end
    else:
        yield from held


def iter_listed(part: Sequence[Piece]) -> Iterator[Entry]:
    """Yield the entries of a definition list. Several terms may have one definition, and a term several."""
    terms: list[Text] = []
    definitions: list[Text] = []
    line = 0
    text: Text | None = None
    for piece in part:
        if piece.tag == "dt" and definitions:
            yield from _listed(line, terms, definitions)
            terms, definitions = [], []
        if piece.tag in {"dt", "dd"}:
            line = line if terms else piece.line
            text = [piece.text]
            (terms if piece.tag == "dt" else definitions).append(text)
        elif piece.tag in {"/dt", "/dd", "/dl", "td", "th"}:
            text = None
        elif text is not None:
            text.append(piece.text)
    yield from _listed(line, terms, definitions)


def iter_loose(part: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the texts in a list that stand beside its terms and definitions, and those above the rows of a table."""
    tables = 0
    is_read = False
    for piece in part:
        tables = max(0, tables + (piece.tag == "table") - (piece.tag == "/table"))
        if piece.tag in {"dt", "dd", "td", "th"}:
            is_read = True
        elif piece.tag in {"/dt", "/dd", "/dl", "dl", "/table"}:
            is_read = False
        if not is_read and (not tables or piece.tag == "table"):
            yield piece


def _listed(line: int, terms: Sequence[Text], definitions: Sequence[Text]) -> Iterator[Entry]:
    labels = list(filter(None, map(joined, terms)))
    texts = list(filter(None, map(joined, definitions)))
    if labels or texts:
        synonyms = {"synonyms": labels[1:]} if labels[1:] else {}
        yield with_names(Entry(line, {"term": "".join(labels[:1]), "definition": texts, **synonyms}))
