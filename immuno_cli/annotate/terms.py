"""What was found, as a reader meets it: the terms in the order in which they occur, and the text in pieces."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from immuno_cli.annotate.matching import Annotation
from immuno_cli.model import Concept
from immuno_cli.vocabularies.protocol import Vocabulary


class Term(NamedTuple):
    """A concept that occurs: its number, from 1, in the order of first mention, how often, and what it is."""

    number: int
    mentions: int
    vocabulary: str
    concept: Concept


def collect_terms(annotations: Iterable[Annotation], vocabularies: Sequence[Vocabulary]) -> dict[tuple[str, str], Term]:
    """Return the terms by vocabulary and id, in the order in which they occur."""
    by_name = {vocabulary.name: vocabulary for vocabulary in vocabularies}
    terms: dict[tuple[str, str], Term] = {}
    for one in annotations:
        key = (one.vocabulary, one.id)
        term = terms.get(key)
        if term is None:
            concept = by_name[one.vocabulary].find_concept(one.id) or Concept(one.id, one.pref_label)
            terms[key] = Term(len(terms) + 1, 1, one.vocabulary, concept)
        else:
            terms[key] = term._replace(mentions=term.mentions + 1)
    return terms


def pieces(
    text: str, annotations: Iterable[Annotation], terms: Mapping[tuple[str, str], Term]
) -> Iterator[tuple[str, int]]:
    """Yield the whole text in pieces, each with the number of its term, 0 for what is none.

    A match that begins inside another one is passed over.
    """
    done = 0
    for one in annotations:
        if one.start < done:
            continue
        if one.start > done:
            yield text[done : one.start], 0
        yield text[one.start : one.end], terms[one.vocabulary, one.id].number
        done = one.end
    if done < len(text):
        yield text[done:], 0
