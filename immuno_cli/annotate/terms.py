"""The terms of an annotated text in the order in which they occur, and the text cut into pieces at their mentions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from immuno_cli.annotate.records import Annotation, Namesake
from immuno_cli.model import Concept
from immuno_cli.vocabularies.protocol import Vocabulary


class Term(NamedTuple):
    """A concept that occurs in a text."""

    number: int
    """From 1, in the order of first mention."""
    mentions: int
    """How often it occurs."""
    vocabulary: str
    """The name of its vocabulary."""
    concept: Concept
    also: tuple[Namesake, ...] = ()
    """The concepts of other vocabularies that its first mention may name as well."""


def collect_terms(annotations: Iterable[Annotation], vocabularies: Sequence[Vocabulary]) -> dict[tuple[str, str], Term]:
    """Return the terms, each by the name of its vocabulary and its id, in the order in which they occur."""
    by_name = {vocabulary.name: vocabulary for vocabulary in vocabularies}
    terms: dict[tuple[str, str], Term] = {}
    for annotation in annotations:
        key = (annotation.vocabulary, annotation.id)
        term = terms.get(key)
        if term is None:
            found = by_name[annotation.vocabulary].find_concept(annotation.id)
            concept = found or Concept(annotation.id, annotation.pref_label)
            terms[key] = Term(len(terms) + 1, 1, annotation.vocabulary, concept, annotation.also)
        else:
            terms[key] = term._replace(mentions=term.mentions + 1)
    return terms


class Mark(NamedTuple):
    """A mention of a term: where it begins and ends in the text, and the number of the term."""

    start: int
    end: int
    number: int


def marks(annotations: Iterable[Annotation], terms: Mapping[tuple[str, str], Term]) -> Iterator[Mark]:
    """Yield the mentions in the order of the text. One that begins inside another is left out."""
    done = 0
    for annotation in annotations:
        if annotation.start >= done:
            yield Mark(annotation.start, annotation.end, terms[annotation.vocabulary, annotation.id].number)
            done = annotation.end


def pieces(
    text: str, annotations: Iterable[Annotation], terms: Mapping[tuple[str, str], Term]
) -> Iterator[tuple[str, int]]:
    """Yield the whole text in pieces, each with the number of its term, 0 if it is of none.

    A mention that begins inside another one is left out.
    """
    return cut(text, marks(annotations, terms))


def cut(text: str, found: Iterable[Mark]) -> Iterator[tuple[str, int]]:
    """Yield the whole text in pieces, each with the number of the mark that it is, 0 if it is none.

    >>> list(cut("a T cell", [Mark(2, 8, 1)]))
    [('a ', 0), ('T cell', 1)]
    """
    done = 0
    for mark in found:
        if mark.start > done:
            yield text[done : mark.start], 0
        yield text[mark.start : mark.end], mark.number
        done = mark.end
    if done < len(text):
        yield text[done:], 0
