"""The last resort for words that name nothing here: the entries that mention them, each with the sentence."""

import re
from collections.abc import Sequence
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
_MOST_WORDS: Final = 3
_BETWEEN_WORDS: Final = 2
"""Maximum number of other words between words that belong together: "blood in the stool"."""
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?])(?<!\b(?:St|Dr|Mr)\.)(?<!\b(?:Mrs)\.)\s+(?=[\W\d]*[A-Z])")
"""A gap after the end of a sentence, but not after a shortened title: "St. John's wort"."""


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
    word: str = ""
    """What the query asks about, spelled as in the sentence."""


def find_mentioned_in(vocabulary: Vocabulary, query: Query) -> list[MentionedIn]:
    """Return the entries whose definitions and notes have the words of the query, in the order of the file.

    Several words must stand close together: "blood in stool". Of many words, a stop word, or words that many entries
    have, nothing is returned. A name such as "BiTE" is no bite: it is looked for as it is written.
    """
    words = _distinctive_words(query)
    if not words:
        return []
    index = vocabulary.index
    numbers = [index.text.find(word) for word in words]
    having = [set(index.text.items(number)) if number is not None else set() for number in numbers]
    concepts = sorted(set.intersection(*having)) if having else []
    if len(concepts) > COMMON:
        return []
    found = [_mentioned_in(vocabulary, vocabulary.concept_at(number), query, words) for number in concepts]
    return [each for each in found if each is not None][:MOST_ENTRIES]


def _distinctive_words(query: Query) -> list[str]:
    """Return the words that entries are to have: those of one word typed with hyphens, or else those that tell most."""
    words = query.normalized.split()
    if query.is_one_word:
        return [] if query.plain in FUNCTION_WORDS or len(query.plain) < _SHORTEST else words
    telling = [word for word in words if word not in FUNCTION_WORDS and len(word) >= _SHORTEST]
    return telling if 1 < len(telling) <= _MOST_WORDS else []


def _mentioned_in(vocabulary: Vocabulary, concept: Concept, query: Query, words: Sequence[str]) -> MentionedIn | None:
    """Return the first sentence of a concept that has the words of a query."""
    exact = query.typed.strip() if query.mixed_case and query.is_one_word else ""
    for statement in concept.statements:
        for sentence in _BETWEEN_SENTENCES.split(statement.text):
            if exact in sentence and _has_together(sentence, query, words):
                bundle = bundle_of(vocabulary, concept)
                word = _spelled_as_in(sentence, query.plain)
                return MentionedIn(concept.id, concept.pref_label, bundle, sentence, statement, word)
    return None


def _spelled_as_in(sentence: str, word: str) -> str:
    """Return a word as a sentence spells it, or as it is where the sentence has another form of it.

    >>> _spelled_as_in("TIL therapy.", "til"), _spelled_as_in("Two tests.", "test")
    ('TIL', 'test')
    """
    found = re.search(rf"\b{re.escape(word)}\b", sentence, re.IGNORECASE)
    return found[0] if found else word


def _has_together(sentence: str, query: Query, words: Sequence[str]) -> bool:
    """Return whether a sentence has a word as it stands, or several words in any order, close together."""
    normalized = normalize(sentence)
    if query.is_one_word:
        return f" {query.normalized} " in f" {normalized} "
    own = normalized.split()
    spans = (own[place : place + len(words) + _BETWEEN_WORDS] for place, word in enumerate(own) if word in words)
    return any(set(words) <= set(span) for span in spans)
