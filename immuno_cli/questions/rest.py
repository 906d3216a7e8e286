"""What words of a sentence mean that stand in no name: "myasthenia" in "dad has myasthenia can he have keytruda"."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from immuno_cli.language.english import is_common, is_word, words_near
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.plurals import singular
from immuno_cli.language.stop_words import (
    FUNCTION_WORDS,
    LINKING_WORDS,
    OTHER_FUNCTION_WORDS,
    OTHER_VAGUE_WORDS,
    VAGUE_WORDS,
)
from immuno_cli.questions.several import is_ambiguous
from immuno_cli.search import Result, resolve
from immuno_cli.search.mentions import find_mentions
from immuno_cli.search.query import Query, read_query
from immuno_cli.search.question_words import ASKING_WORDS
from immuno_cli.search.readings import LONGEST_SENTENCE
from immuno_cli.search.spelling.candidates import SimilarWords
from immuno_cli.vocabularies.protocol import Vocabulary

_JOINING: Final = LINKING_WORDS | VAGUE_WORDS | {"or", "at", "as", "plus", "vs", "versus", "under"}
"""Words that a row of names may have between them."""
_GRAMMAR: Final = (FUNCTION_WORDS | OTHER_FUNCTION_WORDS | OTHER_VAGUE_WORDS | ASKING_WORDS) - _JOINING
"""Words that a sentence has, and a row of names has not."""
_ADVERBS: Final = frozenset(
    [
        "after",
        "again",
        "ago",
        "already",
        "always",
        "away",
        "back",
        "before",
        "cannot",
        "cant",
        "down",
        "later",
        "never",
        "often",
        "once",
        "past",
        "really",
        "recently",
        "since",
        "sometimes",
        "soon",
        "still",
        "suddenly",
        "today",
        "tomorrow",
        "tonight",
        "too",
        "twice",
        "yesterday",
        "yet",
    ]
)
_EMPTY: Final = _GRAMMAR | _JOINING | _ADVERBS | frozenset(map(plain, OTHER_VAGUE_WORDS))
"""Words that name nothing."""
_MOST_WORDS: Final = 3
"""Maximum number of words of a name that is left short."""
_SHORTEST: Final = 4
"""Letters at least of a word of such a name."""
_GUESSED: Final = frozenset(("value", "definition", "mention"))
"""Ways to find a concept by which words are not its name."""
_AROUND: Final = ".,;:!?()[]\"“”'’"


class Rest(NamedTuple):
    """What the words of a sentence mean that stand in none of the names in it.

    Attributes:
        named: What some of them name where they stand alone: a name left short, "bullous".
        near: What others may mean, which are a part of several names: "rheumatoid".
        words: The other words that say something, as they were typed; neighbours are one string.
    """

    named: tuple[Result, ...] = ()
    near: tuple[Result, ...] = ()
    words: tuple[str, ...] = ()


def find_in_rest(vocabularies: Sequence[Vocabulary], text: str) -> Rest:
    """Return what the words of a sentence mean that stand in no name.

    >>> from immuno_cli import open_vocabulary
    >>> rest = find_in_rest([open_vocabulary()], "bullous, rheumatoid and keytruda with red eyes")
    >>> [each.id for each in rest.named], rest.near[0].id, rest.words
    (['bullous-pemphigoid'], 'rheumatoid-arthritis', ('rheumatoid', 'red eyes'))
    """
    query = read_query(text)
    if len(query.words) > LONGEST_SENTENCE:
        return Rest()
    named: list[Result] = []
    left: list[tuple[str, ...]] = []
    for run in _iter_runs(vocabularies, query):
        found, others = _split_run(vocabularies, run)
        named += found
        left += others
    rare = [word for words in left for word in words if _is_rare(word)]
    near = [result for word in rare for result in _names_beginning_with(vocabularies, word)]
    if not _is_row_of_names(vocabularies, query):
        left = [(word,) for word in rare if not _is_slip(vocabularies, word)]
    return Rest(_each_once(named), _each_once(near), tuple(_iter_as_typed(query, left)))


def _iter_as_typed(query: Query, left: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield words as they were typed, each once."""
    typed = {plain(word): word.strip(_AROUND) for word in query.typed.split()}
    for words in dict.fromkeys(left):
        yield " ".join(typed.get(word, word) for word in words)


def _each_once(results: Sequence[Result]) -> tuple[Result, ...]:
    return tuple({result.id: result for result in results}.values())


def _places_of_names(vocabularies: Sequence[Vocabulary], query: Query) -> set[int]:
    """Return the places of the words of a query that stand in names."""
    found = (find_mentions(SimilarWords(vocabulary.index, query), query) for vocabulary in vocabularies)
    return {place for mentions in found for each in mentions for place in range(each.begin, each.end)}


def _is_row_of_names(vocabularies: Sequence[Vocabulary], query: Query) -> bool:
    """Return whether a query is names and no sentence. All of its words are of weight then: "dupixent red eyes"."""
    names = _places_of_names(vocabularies, query)
    return all(word not in _GRAMMAR for place, word in enumerate(query.words) if place not in names)


def _iter_runs(vocabularies: Sequence[Vocabulary], query: Query) -> Iterator[tuple[str, ...]]:
    """Yield the neighbouring words of a query that stand in no name and say something."""
    names = _places_of_names(vocabularies, query)

    def says_something(place: int) -> bool:
        word = query.words[place]
        return place not in names and word not in _EMPTY and word.isalpha() and len(word) > 1

    for says, places in groupby(range(len(query.words)), says_something):
        if says:
            yield tuple(query.words[place] for place in places)


def _split_run(vocabularies: Sequence[Vocabulary], run: tuple[str, ...]) -> tuple[list[Result], list[tuple[str, ...]]]:
    """Return what names in a row of words mean, the longest name first, and the words around them."""
    for size in range(min(len(run), _MOST_WORDS), 0, -1):
        for begin in range(len(run) - size + 1):
            words, end = run[begin : begin + size], begin + size
            match = resolve(vocabularies, " ".join(words)).match if any(map(_is_rare, words)) else None
            if match and match.matched_by not in _GUESSED:
                parts = [_split_run(vocabularies, rest) for rest in (run[:begin], run[end:]) if rest]
                found = [match, *(each for results, _ in parts for each in results)]
                return found, [words for _, others in parts for words in others]
    return [], [run]


def _is_rare(word: str) -> bool:
    """Return whether a word is none of the frequent English ones, and so may be a name."""
    return len(word) >= _SHORTEST and not (is_common(word) or is_common(singular(word)))


def _is_slip(vocabularies: Sequence[Vocabulary], word: str) -> bool:
    """Return whether a word is rather a slip of an English one: "recieved"."""
    if is_word(word) or any(vocabulary.index.is_word(normalize(word)) for vocabulary in vocabularies):
        return False
    return bool(words_near(word))


def _names_beginning_with(vocabularies: Sequence[Vocabulary], word: str) -> list[Result]:
    """Return the concepts of which a word begins the name, "rheumatoid", or else the only one that it is near to.

    A word that is the name of several, "adjuvant", may mean each.
    """
    found = resolve(vocabularies, word)
    if is_ambiguous(found):
        return found.suggestions
    near = [each for each in found.suggestions if each.matched_by == "words"]
    own = [each for each in near if plain(each.matched_label or "").split()[:1] == [word]]
    return own or (near if len(near) == 1 and not is_word(word) else [])
