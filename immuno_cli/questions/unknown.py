"""What a question names that no entry explains: "lenvatinib" of "pembrolizumab and lenvatinib"."""

from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.language.english import is_common
from immuno_cli.language.normalize import plain
from immuno_cli.language.ordinary import is_ordinary
from immuno_cli.language.plurals import singular
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.questions.reading.asked import Asked
from immuno_cli.questions.rest import Rest
from immuno_cli.search import resolve
from immuno_cli.vocabularies.protocol import Vocabulary

_MOST_PARTS: Final = 6
_LONGEST_PART: Final = 3
"""Maximum number of words of a part that may be a name."""
_NO_THING: Final = FUNCTION_WORDS | {"nothing", "none", "neither", "anything", "something", "else", "others"}
"""Words that are compared with nothing."""
_AROUND: Final = ".,;:!?()[]\"“”'’"


def iter_unknown(vocabularies: Sequence[Vocabulary], asked: Asked, rest: Rest) -> Iterator[str]:
    """Yield what a question asks about together with what is known, and the `rest` of its words that say something.

    >>> from immuno_cli import open_vocabulary
    >>> from immuno_cli.questions.reading.asked import read_asked
    >>> asked = read_asked("side effects of pembrolizumab and zanidatamab")
    >>> list(iter_unknown([open_vocabulary()], asked, Rest()))
    ['zanidatamab']
    """
    is_known = _is_known_of_compared if asked.compared else _is_known
    parts = [part for part in asked.things[:_MOST_PARTS] if not is_known(vocabularies, part)]
    yield from parts
    told = {word for part in parts for word in plain(part).split()}
    yield from (words for words in rest.words if told.isdisjoint(plain(words).split()))


def _is_known(vocabularies: Sequence[Vocabulary], part: str) -> bool:
    """Return whether a part has an entry, or names something that has, or is rather a phrase than a name."""
    words = part.casefold().split()
    if len(words) > _LONGEST_PART or not FUNCTION_WORDS.isdisjoint(words):
        return True
    if all(map(_is_everyday, words)) and not (len(words) == 1 and _may_be_drug(words[0])):
        return True
    return _is_named(vocabularies, part)


def _is_named(vocabularies: Sequence[Vocabulary], part: str) -> bool:
    """Return whether a part has an entry, or names something that has, or has a name that is near."""
    found = resolve(vocabularies, part)
    near = any(suggestion.matched_by != "definition" for suggestion in found.suggestions)
    return bool(found.match or found.mentions or near)


def _is_known_of_compared(vocabularies: Sequence[Vocabulary], part: str) -> bool:
    """Return whether a part of a comparison is known: there an everyday word may be a name, such as "bite"."""
    if _is_known(vocabularies, part):
        return not part.isalpha() or part.casefold() in _NO_THING or _is_named(vocabularies, part)
    return False


def _is_everyday(word: str) -> bool:
    """Return whether a word is English or a number: "kids", "38.5"."""
    bare = word.strip(_AROUND)
    return is_ordinary(bare) or not any(map(str.isalpha, bare))


def _may_be_drug(word: str) -> bool:
    """Return whether an English word is so rare that it may be a name: "aspirin", "insulin", but not "kids"."""
    bare = word.strip(_AROUND)
    return bare.isalpha() and bare not in FUNCTION_WORDS and not (is_common(bare) or is_common(singular(bare)))
