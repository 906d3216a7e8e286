"""The last resort for a word that names nothing here: the entries that mention it, each with the sentence."""

import re
from typing import Final, NamedTuple

from immuno_cli.language.normalize import normalize
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.model import Concept, Statement
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary, bundle_of

MOST_ENTRIES: Final = 5
"""Most entries that are returned for one word."""
COMMON: Final = 12
"""A word that more entries have says nothing of any of them."""
_SHORTEST: Final = 3
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+(?=[\W\d]*[A-Z])")


class MentionedIn(NamedTuple):
    """An entry that mentions a word."""

    id: str
    pref_label: str
    vocabulary: str
    """As in `Result`."""
    sentence: str
    """The sentence that has the word."""
    statement: Statement
    """The statement that the sentence is from, with its sources."""


def find_mentioned_in(vocabulary: Vocabulary, query: Query) -> list[MentionedIn]:
    """Return the entries whose definitions and notes have the one word that the query is, in the order of the file.

    Of a query of several words, a stop word, or a word that many entries have, nothing is returned. A name such as
    "BiTE" is no bite: it is looked for as it is written.
    """
    if not query.is_one_word or query.plain in FUNCTION_WORDS or len(query.plain) < _SHORTEST:
        return []
    index = vocabulary.index
    numbers = [index.text.find(word) for word in query.normalized.split()]
    having = [set(index.text.items(number)) if number is not None else set() for number in numbers]
    concepts = sorted(set.intersection(*having)) if having else []
    if len(concepts) > COMMON:
        return []
    found = [_mentioned_in(vocabulary, vocabulary.concept_at(number), query) for number in concepts]
    return [each for each in found if each is not None][:MOST_ENTRIES]


def _mentioned_in(vocabulary: Vocabulary, concept: Concept, query: Query) -> MentionedIn | None:
    """Return the first sentence of a concept that has the words of a query."""
    key, exact = query.normalized, query.typed.strip() if query.mixed_case else ""
    for statement in concept.statements:
        for sentence in _BETWEEN_SENTENCES.split(statement.text):
            if f" {key} " in f" {normalize(sentence)} " and exact in sentence:
                bundle = bundle_of(vocabulary, concept)
                return MentionedIn(concept.id, concept.pref_label, bundle, sentence, statement)
    return None
