"""An explanation as sections of short pieces, before any markup: the same words on a terminal and on pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from immuno_cli.model import Basis, Concept, Document, Match, Statement, document_of
from immuno_cli.questions import wording
from immuno_cli.questions.citations import Citations, CitedSource, cite
from immuno_cli.questions.explain import Connection, Contrast, Explanation, Mention, Placed
from immuno_cli.questions.graph import LONGEST_CHAIN
from immuno_cli.questions.notes import Note, Notes, notes_naming

if TYPE_CHECKING:
    from immuno_cli.questions.aspects.effects import Mentioned  # only questions need it

Sort = Literal["text", "name", "strong", "basis", "soft", "marks", "address", "command"]
Look = Literal["lead", "prose", "lines", "warnings", "list"]


class Piece(NamedTuple):
    """A run of text: plain `text`, the `name` of a concept, `strong` or `soft` words, words for a `basis`, or others.

    An `address` is the code of a concept elsewhere. `marks` stand for the `passages` cited. `target` is the id of the
    concept named, "" where there is none, or the basis.
    """

    text: str
    sort: Sort = "text"
    target: str = ""
    passages: tuple[str, ...] = ()


class Item(NamedTuple):
    """One line or paragraph; `label` says what it is about ("How it is given")."""

    pieces: tuple[Piece, ...]
    label: str = ""


class Section(NamedTuple):
    """Items under a heading, or under none; `look` says how they are drawn. A `lead` stands above what it leads to."""

    heading: str
    look: Look
    items: tuple[Item, ...]


def sections(answer: Explanation, related: str = "") -> list[Section]:
    """Return everything that the explanation says, but for its head and its sources, in the order of reading.

    `related` is the command that shows the concepts that a long relation leaves out.
    """
    notes = answer.notes
    found = [
        Section("", "prose", definition_items(answer)),
        Section("", "lines", tuple(connection_item(each, command=related) for each in answer.connections)),
        Section("", "warnings", note_items(notes.warnings)),
        Section("", "list", note_items(notes.corrections)),
        Section(wording.CONTRASTS, "list", tuple(map(contrast_item, answer.contrasts))),
        Section(wording.CLOSE_NAMES, "list", close_names_items(answer)),
        Section(wording.FURTHER, "list", note_items(notes.further)),
        Section(wording.EXAMPLES, "list", note_items(notes.examples)),
        Section(wording.REMARKS, "list", note_items(notes.remarks)),
        Section(wording.CATEGORIES, "list", tuple(map(_category_item, answer.placed))),
        Section(wording.PATHS, "list", _path_items(answer)),
        Section(wording.MATCHES, "list", tuple(_match_items(answer))),
        Section(wording.TRANSLATIONS, "list", tuple(_translation_items(answer.concept))),
        Section(wording.HEADLINES, "list", tuple(_headline_item(note) for note in notes.headlines)),
    ]
    return [section for section in found if section.items]


def cited(answer: Explanation, shown: Iterable[Section]) -> Citations:
    """Return the sources of what is shown, with their marks, in the order of reading."""
    return cite_items(answer.documents, (item for section in shown for item in section.items))


def cite_items(documents: Mapping[str, Document], items: Iterable[Item]) -> Citations:
    """Return the sources of the items, with their marks, in the order of reading. `documents` are the known ones."""
    pieces = (piece for item in items for piece in item.pieces)
    return cite(documents, (passage for piece in pieces for passage in piece.passages))


def definition_items(answer: Explanation) -> tuple[Item, ...]:
    """Return the definitions, or else those in other languages, or else the words that there is none."""
    if answer.concept.definitions:
        return tuple(Item(tuple(statement_pieces(statement))) for statement in answer.concept.definitions)
    translated = tuple(
        Item((Piece(f"{translation.language} ", "soft"), *statement_pieces(statement)))
        for translation in answer.concept.translations
        for statement in translation.definitions
    )
    return translated or (Item((Piece(wording.NO_DEFINITION, "soft"),)),)


def note_items(notes: Iterable[Note]) -> tuple[Item, ...]:
    """Return notes; one that is stated of a therapy says so."""
    return tuple(Item((*_within(note.within, capital=True), *statement_pieces(note.statement))) for note in notes)


def naming_section(notes: Notes, names: Iterable[str]) -> Section:
    """Return the notes in which one of the names stands, such as the one that says which brand came first."""
    return Section("", "list", note_items(notes_naming(notes, names)))


def mention_item(mention: "Mentioned") -> Item:
    """Return a statement after the name of the concept of whose entry it is."""
    return Item((Piece(f"{mention.concept.pref_label}: ", "name"), *statement_pieces(mention.statement)))


def statement_pieces(statement: Statement) -> Iterator[Piece]:
    """Yield a statement with the words for what it rests on, its marks, and the codes that it names."""
    before = wording.BASIS_BEFORE.get(statement.basis)
    if before:
        yield Piece(f"{before}: ", "basis", statement.basis or "")
    yield Piece(statement.text)
    addresses = tuple(code for code in statement.xrefs if is_address(code))
    yield from _marks((*statement.passages, *addresses))
    others = [code for code in statement.xrefs if code not in addresses]
    if others:
        yield Piece(f" ({', '.join(others)})", "soft")


def is_address(code: str) -> bool:
    """Return whether a code that a statement names is an address on the web: it is then cited as a reference."""
    return code.startswith(("https://", "http://"))


def connection_item(
    connection: Connection, most: int | None = None, *, command: str = "", by_document: bool = False
) -> Item:
    """Return a relation with its concepts on one line; what all of them rest on is said once, at the end.

    Of more than `most` concepts, the first ones are named and the others counted; `command` shows them all. With
    `by_document`, passages of one document count as one, as they do where the marks are those of whole documents.
    """
    mentions = connection.mentions[:most]
    left = connection.omitted + len(connection.mentions) - len(mentions)
    shared = len({_ground(mention, by_document=by_document) for mention in mentions}) == 1
    passages = tuple(dict.fromkeys(passage for mention in mentions for passage in mention.passages))
    pieces = list(_within(connection.within, capital=False))
    for number, mention in enumerate(mentions):
        pieces += [Piece(", ")] if number else []
        pieces += [Piece(mention.label, "name", mention.id if mention.known else "")]
        pieces += [] if shared else _support(mention)
    pieces += _support(mentions[0]._replace(passages=passages)) if shared else ()
    if left:
        pieces.append(Piece(f" … {left:,} more: " if command else f", and {left:,} more", "soft"))
        pieces += [Piece(command, "command")] if command else []
    return Item(tuple(pieces), connection.label)


def _ground(mention: Mention, *, by_document: bool) -> tuple[Basis | None, frozenset[str]]:
    """Return what a connection rests on: two with the same are written alike."""
    passages = map(document_of, mention.passages) if by_document else mention.passages
    return mention.basis, frozenset(passages)


def contrast_item(contrast: Contrast) -> Item:
    """Return the concept that this one is taken for, and what tells them apart."""
    name = Piece(contrast.label, "name", contrast.id if contrast.known else "")
    said = statement_pieces(Statement(contrast.text, contrast.basis, contrast.passages))
    return Item((name, Piece(": "), *said))


def close_names_items(answer: Explanation) -> tuple[Item, ...]:
    """Return the names of something close under which the concept is found, as one item."""
    names = answer.concept.related_labels
    return (Item((Piece(", ".join(names)),)),) if names else ()


def source_text(source: CitedSource) -> str:
    """Return a source in full: title, author, publisher, date, when it was read; as its id where it is not known."""
    document = source.document
    if document is None:
        return source.id
    read = f"read {document.accessed}" if document.accessed else None
    facts = (document.title, document.author, document.publisher, document.date, read)
    return ", ".join(fact for fact in facts if fact)


def origin_facts(answer: Explanation) -> list[str]:
    """Return what kind of thing the concept is, its categories, and which bundle it is from."""
    categories = ", ".join(placed.label for placed in answer.placed)
    kind = (answer.concept.kind or "").replace("-", " ")
    kinds = f"{kind} ({categories})" if kind and categories else kind or categories
    return [fact for fact in (kinds, answer.origin) if fact]


def review_text(answer: Explanation) -> str:
    """Return who has read the entry over; "" where nothing is said of that."""
    review = answer.concept.review
    return wording.REVIEWS[review.status] if review else ""


def codes(answer: Explanation) -> tuple[str, ...]:
    """Return the id and the notations of the concept."""
    return (answer.concept.id, *answer.concept.notations)


def replacement_text(answer: Explanation) -> str:
    """Return what replaces a concept that is no longer in use."""
    names = ", ".join(f"{c.pref_label} ({c.id})" for c in answer.replaced_by)
    return f"{wording.REPLACED_BY}: {names}." if names else wording.NO_REPLACEMENT


def _within(label: str, *, capital: bool) -> Sequence[Piece]:
    return (Piece(f"{'In' if capital else 'in'} {label}: ", "soft"),) if label else ()


def _marks(passages: tuple[str, ...]) -> Sequence[Piece]:
    return (Piece("", "marks", passages=passages),) if passages else ()


def _support(claim: Mention | Contrast) -> Sequence[Piece]:
    """Return what a connection rests on, where its marks do not say so, and its marks."""
    return (*_basis_after(claim.basis), *_marks(claim.passages))


def _basis_after(basis: Basis | None) -> Sequence[Piece]:
    words = wording.BASIS_AFTER.get(basis)
    return (Piece(f" ({words})", "basis", basis or ""),) if words else ()


def _category_item(placed: Placed) -> Item:
    claim = placed.claim
    question = (Piece(f"{placed.question} ", "soft"),) if placed.question else ()
    note = (Piece(f" {claim.note}"),) if claim.note else ()
    return Item((*question, Piece(placed.label, "strong"), *_basis_after(claim.basis), *_marks(claim.passages), *note))


def _path_items(answer: Explanation) -> tuple[Item, ...]:
    """Return the ways down to the concept from the top; one that is cut short begins with `…`."""
    items: list[Item] = []
    for chain in answer.paths.chains:
        names = [wording.capitalized(concept.pref_label) for concept in chain[-LONGEST_CHAIN:]]
        above = "… › " if len(chain) > LONGEST_CHAIN else ""
        above += "".join(f"{name} › " for name in names[:-1])
        items.append(Item((Piece(above), Piece(names[-1], "strong"))))
    if answer.paths.more:
        items.append(Item((Piece("… and other ways down to it", "soft"),)))
    return tuple(items)


def _match_items(answer: Explanation) -> Iterator[Item]:
    for attribute, words in wording.MATCH_WORDS.items():
        matches: tuple[Match, ...] = getattr(answer.concept, attribute)
        for match in matches:
            label = f"{match.pref_label} " if match.pref_label else ""
            yield Item((Piece(f"{words} ", "soft"), Piece(f"{label}("), Piece(match.id, "address"), Piece(")")))


def _translation_items(concept: Concept) -> Iterator[Item]:
    """Yield the names and the definitions of a concept in each other language.

    Each name is said once. A language is left out that has nothing but another name which the concept is shown under,
    as it is where the concept has no name in its own language.
    """
    for translation in concept.translations:
        names = dict.fromkeys(text for text, role in translation.labels if role != "hidden")
        definitions = " ".join(statement.text for statement in translation.definitions)
        is_shown_above = not translation.pref_label and set(names) <= {concept.pref_label}
        if definitions or not is_shown_above:
            yield _translation_item(translation.language, ", ".join(names), definitions)


def _translation_item(language: str, names: str, definitions: str) -> Item:
    between = ": " if names and definitions else ""
    return Item((Piece(f"{language} ", "soft"), Piece(names, "strong"), Piece(f"{between}{definitions}")))


def _headline_item(note: Note) -> Item:
    """Return what a headline says: the heading above it says already that it is one."""
    return Item(tuple(statement_pieces(note.statement._replace(basis=None))))
