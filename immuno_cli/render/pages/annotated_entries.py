"""The terms of annotated texts as a page lists them: each with its definition and where that comes from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from immuno_cli.annotate.terms import Term
from immuno_cli.model import Document, Statement, document_of
from immuno_cli.questions import wording
from immuno_cli.questions.citations import cite
from immuno_cli.render.annotation import short_definition
from immuno_cli.render.pages.entries import source_items
from immuno_cli.render.sections import is_address
from immuno_cli.vocabularies.protocol import Vocabulary


class Entry(NamedTuple):
    """A term: its number, name, id, vocabulary, and short definition ("" for none)."""

    number: int
    label: str
    id: str
    vocabulary: str
    definition: str
    sources: tuple[tuple[str, str], ...] = ()
    """Where the definition comes from: each source in words, with its address on the web or ""."""


def build_entries(terms: Iterable[Term], vocabularies: Sequence[Vocabulary]) -> list[Entry]:
    """Return the entries of terms, in their order."""
    by_name = {vocabulary.name: vocabulary for vocabulary in vocabularies}
    return [_entry(term, by_name[term.vocabulary]) for term in terms]


def _entry(term: Term, vocabulary: Vocabulary) -> Entry:
    concept = term.concept
    sources: tuple[tuple[str, str], ...] = ()
    if concept.definitions:
        sources = _sources(concept.definitions[0], vocabulary)
    return Entry(
        term.number,
        concept.pref_label or concept.id,
        concept.id,
        term.vocabulary,
        short_definition(term),
        sources,
    )


def _sources(statement: Statement, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Return what a statement rests on, then each work that it cites."""
    cited = [*statement.passages, *filter(is_address, statement.xrefs)]
    lines = [(line.text, line.url) for line in source_items(cite(_documents(cited, vocabulary), cited))]
    lines += [(code, "") for code in statement.xrefs if not is_address(code)]
    basis = wording.BASIS_ALONE.get(statement.basis)
    return ((basis, ""), *lines) if basis else tuple(lines)


def _documents(passages: Iterable[str], vocabulary: Vocabulary) -> Mapping[str, Document]:
    found = {name: vocabulary.find_document(name) for name in map(document_of, passages)}
    return {name: document for name, document in found.items() if document}
