"""The terms of annotated texts as a page lists them: what is said of each, what warns its reader, and the sources."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from immuno_cli.annotate.terms import Term
from immuno_cli.model import Statement
from immuno_cli.questions import wording
from immuno_cli.questions.citations import CitedSource, cite
from immuno_cli.questions.explain import explain, find_documents
from immuno_cli.questions.notes import Note
from immuno_cli.render.annotation import short_definition
from immuno_cli.render.sections import is_address, source_text
from immuno_cli.vocabularies.protocol import Vocabulary


class Source(NamedTuple):
    """A work or a code that a statement rests on, and where in it."""

    text: str
    url: str = ""
    place: str = ""
    """Such as "paragraph 5, sentence 1"; "" where the whole is cited."""


class Said(NamedTuple):
    """A statement as a page shows it, and its sources."""

    text: str
    sources: tuple[Source, ...] = ()


class TermEntry(NamedTuple):
    """A term: its number, name, id and vocabulary, its short definition, and the notes that warn or correct."""

    number: int
    label: str
    id: str
    vocabulary: str
    definition: Said = Said("")
    """Its text is "" where the vocabulary gives none."""
    notes: tuple[Said, ...] = ()


def build_entries(
    terms: Iterable[Term], vocabularies: Sequence[Vocabulary], files: Iterable[str] = ()
) -> list[TermEntry]:
    """Return the entries of terms in the order of the alphabet, in which a reader on paper looks them up.

    What a vocabulary notes of its own documents is left out, unless one of the annotated `files` is such a document.
    """
    names = {PurePath(file).name for file in files}
    by_name = {vocabulary.name: vocabulary for vocabulary in vocabularies}
    explaining_own = {name for name, vocabulary in by_name.items() if names & _own_files(vocabulary)}
    entries = (_entry(term, by_name[term.vocabulary], own=term.vocabulary in explaining_own) for term in terms)
    return sorted(entries, key=lambda entry: (entry.label.casefold(), entry.number))


def _own_files(vocabulary: Vocabulary) -> set[str]:
    return {PurePath(document.file).name for document in vocabulary.scheme.documents if document.file}


def _entry(term: Term, vocabulary: Vocabulary, *, own: bool) -> TermEntry:
    concept = term.concept
    definition = Said("")
    if concept.definitions:
        definition = _said(concept.definitions[0], vocabulary, short_definition(term))
    notes = explain(vocabulary, concept).notes
    warnings = (*notes.warnings, *notes.corrections)
    # beside another text, a note on a document of the glossary would seem to speak of that text
    shown = (note for note in warnings if own or note.statement.tone != "source")
    said = tuple(_noted(note, vocabulary) for note in shown)
    return TermEntry(term.number, concept.pref_label or concept.id, concept.id, term.vocabulary, definition, said)


def _noted(note: Note, vocabulary: Vocabulary) -> Said:
    said = _said(note.statement, vocabulary, note.statement.text)
    return said._replace(text=f"In {note.within}: {said.text}") if note.within else said


def _said(statement: Statement, vocabulary: Vocabulary, text: str) -> Said:
    """Return a statement with the words for what it rests on, and its sources. Its text may be cut short."""
    before = wording.BASIS_BEFORE.get(statement.basis)
    return Said(f"{before}: {text}" if before else text, tuple(_sources(statement, vocabulary)))


def _sources(statement: Statement, vocabulary: Vocabulary) -> Iterator[Source]:
    """Yield what a statement rests on, where the words before it do not say so, then each work that it cites."""
    if statement.basis not in wording.BASIS_BEFORE and statement.basis in wording.BASIS_ALONE:
        yield Source(wording.BASIS_ALONE[statement.basis])
    cited = [*statement.passages, *filter(is_address, statement.xrefs)]
    for work in cite(find_documents(vocabulary, cited), cited).sources:
        address = work.id if is_address(work.id) else ""
        url = (work.document.url or "") if work.document else address
        yield Source(_short_text(work), url, "; ".join(passage.text for passage in work.passages))
    yield from (_code(code) for code in statement.xrefs if not is_address(code))


def _code(code: str) -> Source:
    """Return a code as a source. Vocabularies in OBO write an address as `url:https://…`."""
    address = code[len("url:") :] if code.lower().startswith("url:") else ""
    return Source(address, address) if is_address(address) else Source(code)


def _short_text(work: CitedSource) -> str:
    """Return a source by title, author, publisher and date. When it was read stands in the glossary."""
    document = work.document._replace(accessed=None) if work.document else None
    return source_text(work._replace(document=document))
