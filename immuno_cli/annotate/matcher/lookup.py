"""What a few words mean that were put together from a text."""

import re
from collections.abc import Sequence
from typing import Final

from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.folding import fold_words
from immuno_cli.annotate.records import DERIVED, Meaning
from immuno_cli.language.variants import in_both_numbers

_SIGNS: Final = re.compile(r"[\W_]+")
_MOST_REMEMBERED: Final = 1 << 12
"""Maximum number of answers that a matcher caches. A text often asks for the same words."""


def look_up(words: str, matcher: Matcher) -> Sequence[Meaning]:
    """Return the meanings of words that are a label in singular or plural, the best first; empty if there are none.

    Abbreviations and forms that need more evidence are left out.
    """
    known = matcher.looked_up
    found = known.get(words)
    if found is None:
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        found = known[words] = _look_up(words, matcher)
    return found


def _look_up(words: str, matcher: Matcher) -> Sequence[Meaning]:
    key = fold_words(words)
    begins = matcher.find_beginnings(key)
    for form in in_both_numbers(key):
        number = begins.get(form) if key.startswith(form) else matcher.find_key(form)
        if number is not None:
            meanings = matcher.meanings_at(number)
            sure = [meaning for meaning in meanings if meaning.rank <= DERIVED and not meaning.own_case]
            if sure:
                return sure
    return ()


def look_up_abbreviation(word: str, matcher: Matcher) -> Sequence[Meaning]:
    """Return the meanings of a word that is a label, also of one that counts in its own case only; () if none."""
    meanings = matcher.meanings(fold_words(word))
    bare = _SIGNS.sub("", word)
    return [one for one in meanings if one.rank < DERIVED and _SIGNS.sub("", one.own_case) in ("", bare)]
