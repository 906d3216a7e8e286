"""What the answers to a question cite."""

from collections.abc import Iterable, Iterator
from itertools import chain

from immuno_cli.model import Document, Statement
from immuno_cli.questions.answer import Aspects, Named
from immuno_cli.questions.aspects.effects import Effect
from immuno_cli.questions.aspects.said import AspectAnswer, Said
from immuno_cli.questions.explain import find_documents


def cited_documents(aspects: Aspects) -> dict[str, Document]:
    """Return the documents that the answers cite, by their ids, and those that the definitions of their concepts cite.

    >>> from immuno_cli import open_vocabulary
    >>> from immuno_cli.questions.ask import ask
    >>> answer = ask([open_vocabulary("immunotherapy")], "side effects of monoclonal antibody therapy")
    >>> "001" in cited_documents(answer)
    True
    """
    documents: dict[str, Document] = {}
    for part in aspects.parts:
        definitions = _passages(part.meant.concept.definitions[:1])
        documents |= find_documents(part.meant.vocabulary, chain(definitions, _iter_passages(part.said)))
    if aspects.effect:
        documents |= find_documents(aspects.parts[0].meant.vocabulary, _iter_passages_of_effect(aspects.effect))
    return documents


def documents_of_named(named: Named) -> dict[str, Document]:
    """Return the documents that the concepts of a sentence cite where they are shown, by their ids."""
    documents: dict[str, Document] = {}
    notes = (*named.warnings, *named.results)
    for concept, own in zip(named.concepts, named.warnings, strict=True):
        documents |= find_documents(concept.vocabulary, _passages(concept.concept.definitions[:1]))
        documents |= find_documents(concept.vocabulary, _passages(note.statement for note in own))
    first = named.concepts[0].vocabulary
    told = (*(each.statement for each in named.together), *(note.statement for each in notes for note in each))
    return documents | find_documents(first, _passages((*told, *(note.statement for note in named.bearing))))


def _iter_passages(answer: AspectAnswer) -> Iterator[str]:
    for said in answer.said:
        yield from _iter_passages_said(said)
    for concept in answer.meanings:
        yield from _passages(concept.definitions)
    yield from _passages(note.statement for note in answer.warnings)


def _iter_passages_said(said: Said) -> Iterator[str]:
    yield from _passages((*said.definitions, *(note.statement for note in said.notes)))
    for connection in said.connections:
        for mention in connection.mentions:
            yield from mention.passages


def _iter_passages_of_effect(effect: Effect) -> Iterator[str]:
    yield from _passages(note.statement for note in (*effect.warnings, *effect.corrections))
    yield from _passages(mention.statement for mention in effect.mentions)


def _passages(statements: Iterable[Statement]) -> Iterator[str]:
    return (passage for statement in statements for passage in statement.passages)
