"""The notes of a concept (definitions, scope notes …), and what a statement of the file rests on."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from immuno_cli.formats.iris import DC, DCT, FOAF, IMMUNO, RDF, RDFS, SKOS, SKOS_XL, TYPE, part_id, passage_of
from immuno_cli.formats.languages import KEPT, canonical
from immuno_cli.formats.marks import MARKS, with_marks
from immuno_cli.formats.rdf.graph import Node, Text, Value
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.own_terms import BASIS, PASSAGE
from immuno_cli.formats.skos.tally import Tally
from immuno_cli.model import BASES, Basis, Statement

_TEXTS: Final = (
    *(RDF + "value", RDFS + "comment", DCT + "description", DC + "description", SKOS_XL + "literalForm"),
    *(RDFS + "label", SKOS + "prefLabel", "http://schema.org/text"),
)
"""The properties that may give the words of a note. The first that does is read."""
_SOURCES: Final = (DCT + "references", DCT + "source", DC + "source", RDFS + "seeAlso")


class Claim(NamedTuple):
    """What an rdf:Statement says of the statement that it is about. `text` is the claim in words."""

    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    note: str | None = None
    text: str | None = None


def read_claim(index: SkosIndex, node: str) -> Claim:
    """Return what a resource of type rdf:Statement says of the statement that it is about."""
    note = next(index.graph.texts(node, SKOS + "note"), None)
    return Claim(
        basis=basis_of(index, node),
        passages=passages_of(index, node),
        note=note.text if note else None,
        text=index.best(index.graph.texts(node, RDF + "value")),
    )


class Statements(NamedTuple):
    """The notes of one kind of a concept: those in the vocabulary's own language, and the others by language."""

    own: tuple[Statement, ...]
    others: Mapping[str, tuple[Statement, ...]]


def read_statements(index: SkosIndex, tally: Tally, identifier: str, values: Iterable[Value]) -> Statements:
    """Return the notes among `values`, those of the concept `identifier`, by language.

    Its own are those in the chosen language or in none. If there is none, those in the nearest language are its own.
    """
    found = _by_language(index, tally, identifier, values)
    ranks = {language: index.rank(Text("", language)) for language in found}
    furthest = max(KEPT, min(ranks.values(), default=0))
    own = [language for language in found if ranks[language] <= furthest]
    others: dict[str, tuple[Statement, ...]] = {}
    for language, said in found.items():
        if language not in own:
            tag = canonical(language)
            others[tag] = (*others.get(tag, ()), *said)
    return Statements(tuple(statement for language in own for statement in found[language]), others)


def _by_language(
    index: SkosIndex, tally: Tally, identifier: str, values: Iterable[Value]
) -> Mapping[str, Mapping[Statement, None]]:
    """Return the notes among `values` by language, each once. `tally` counts those without words."""
    found: dict[str, dict[Statement, None]] = {}
    for value in values:
        worded = worded_notes(index, value)
        if not worded:
            tally.changes.add("empty-note", 0, identifier)
        for language, statement in worded:
            found.setdefault(language, {})[statement] = None
    return found


def worded_notes(index: SkosIndex, value: Value) -> list[tuple[str, Statement]]:
    """Return the notes that a value states, each with its language. There are none if it has no words."""
    notes = [(value.language, Statement(value.text))] if isinstance(value, Text) else _read_note(index, value)
    return [note for note in notes if note[1].text.strip()]


def basis_of(index: SkosIndex, node: str) -> Basis | None:
    """Return the basis that a resource states, or None."""
    stated = {text.text for text in index.graph.texts(node, BASIS)}
    return next((basis for basis in BASES if basis in stated), None)


def passages_of(index: SkosIndex, node: str) -> tuple[str, ...]:
    """Return the passages that a resource cites, each once."""
    cited = []
    for value in index.graph.values(node, DCT + "source", PASSAGE):
        reference = _reference(index, value.iri) if isinstance(value, Node) else None
        if reference:
            cited.append(reference)
    cited.extend(text.text for text in index.graph.texts(node, PASSAGE))
    return tuple(dict.fromkeys(cited))


def _reference(index: SkosIndex, iri: str) -> str | None:
    """Return the reference of the passage or the whole document that has this IRI; None if it is neither."""
    passage = passage_of(iri, index.base)
    if passage is not None:
        return passage
    return part_id("document", iri, index.base) if is_document(index, iri) else None


def is_document(index: SkosIndex, iri: str) -> bool:
    """Return whether the file says that a resource is a document."""
    return FOAF + "Document" in set(index.graph.nodes(iri, TYPE))


def _read_note(index: SkosIndex, value: Node) -> list[tuple[str, Statement]]:
    """Return the statements of a note that is a resource, each with its language; none if it has no words.

    A resource that the file does not describe is an address, which is the text of the note.
    """
    graph, node = index.graph, value.iri
    title = index.best(graph.texts(node, DCT + "title"))
    texts = _first_texts(index, node)
    if not texts:
        words = title or ("" if node.startswith("_:") else node)
        return [("", Statement(words))] if words else []
    xrefs = tuple(dict.fromkeys(_iter_xrefs(index, node)))
    grounds = (basis_of(index, node), passages_of(index, node), xrefs)
    found = ((text.language, Statement(_titled(text.text, title), *grounds)) for text in texts)
    marks = [(key, text.text) for key in MARKS for text in index.graph.texts(node, IMMUNO + key)]
    return [(language, with_marks(statement, marks)) for language, statement in found]


def _titled(words: str, title: str | None) -> str:
    is_title_missing = title is not None and title not in words
    return f"{title}: {words}" if is_title_missing else words


def other_texts(index: SkosIndex, node: str) -> list[str]:
    """Return the properties that could give the words of a note, and do not, as another one does."""
    stated = [wanted for wanted in _TEXTS if any(index.graph.texts(node, wanted))]
    return stated[1:]


def _first_texts(index: SkosIndex, node: str) -> list[Text]:
    """Return the texts of the first property that gives the words of a note."""
    for wanted in _TEXTS:
        texts = list(index.graph.texts(node, wanted))
        if texts:
            return texts
    return []


def _iter_xrefs(index: SkosIndex, node: str) -> Iterator[str]:
    for value in index.graph.values(node, *_SOURCES):
        if isinstance(value, Text):
            yield value.text
        elif not value.iri.startswith("_:") and _reference(index, value.iri) is None:
            yield index.id_of(value.iri)
