"""The terms of an annotated text in the order in which they occur, and the text cut into pieces at their mentions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from immuno_cli.annotate.matching import Annotation
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
            terms[key] = Term(len(terms) + 1, 1, annotation.vocabulary, concept)
        else:
            terms[key] = term._replace(mentions=term.mentions + 1)
    return terms


def pieces(
    text: str, annotations: Iterable[Annotation], terms: Mapping[tuple[str, str], Term]
) -> Iterator[tuple[str, int]]:
    """Yield the whole text in pieces, each with the number of its term, 0 if it is of none.

    A mention that begins inside another one is left out.
    """
    done = 0
    for annotation in annotations:
        if annotation.start < done:
            continue
        if annotation.start > done:
            yield text[done : annotation.start], 0
        yield text[annotation.start : annotation.end], terms[annotation.vocabulary, annotation.id].number
        done = annotation.end
    if done < len(text):
        yield text[done:], 0
