"""From an adjective or a participle to its noun: "nauseous" to "nausea", "vaccinated" to "vaccination".

A small table of endings, not a stemmer: a stemmer also joins words of different meaning. No rule leads to an agent or a
person ("-ant", "-er", "-ist"): somebody is immunosuppressed, a drug is an immunosuppressant. The rules offer more
nouns than there are. Whoever uses them keeps the nouns that are English words or stand in the vocabulary.
"""

from functools import lru_cache
from typing import Final

SHORTEST_STEM: Final = 3
"""Fewest letters that must stay of a word."""
_LONG_STEM: Final = 6
"""Minimum length of the stem that two forms share."""
_LONGEST_ENDING: Final = 5

_RULES: Final = (
    # adjectives of having something
    ("ous", ("", "a", "e", "us", "y")),
    ("atous", ("a",)),
    ("ish", ("",)),
    ("y", ("", "e", "iness")),
    ("ful", ("",)),
    ("less", ("lessness",)),
    # adjectives of belonging to something
    ("al", ("e", "us", "um", "a")),
    ("ical", ("ery", "y", "ic", "ics")),
    ("ial", ("ium", "ia", "y")),
    ("ic", ("y", "ia", "is", "es", "e", "icity")),
    ("tic", ("sis",)),
    ("etic", ("es", "e")),
    ("ctic", ("xis",)),
    ("emic", ("emia",)),
    ("ary", ("e", "a")),
    # participles
    ("ated", ("ation", "ate", "e")),
    ("ized", ("ization", "izing")),
    ("ised", ("ization", "isation")),
    ("ed", ("", "e", "ion", "ing", "ation", "ness", "ment")),
    ("used", ("usion",)),
    ("amed", ("ammation",)),
    ("ating", ("ation", "ated")),
    ("izing", ("ization", "ized")),
    ("ising", ("ization", "isation")),
    ("ing", ("e", "ion", "ation", "ed")),
)
"""An ending, and the endings that may stand in its place."""


@lru_cache(maxsize=1 << 12)
def derived_from(word: str) -> tuple[str, ...]:
    """Return the words that a word in plain form may be derived from, those of the longest ending first.

    >>> "nausea" in derived_from("nauseous"), "surgery" in derived_from("surgical")
    (True, True)
    >>> "immunosuppressant" in derived_from("immunosuppressed")
    False
    """
    found: dict[str, None] = {}
    for ending, replacements in sorted(_RULES, key=lambda rule: -len(rule[0])):
        stem = word.removesuffix(ending)
        if len(stem) < SHORTEST_STEM or stem == word:
            continue
        for replacement in replacements:
            found[stem + replacement] = None
            if not replacement and stem[-1] == stem[-2]:
                found[stem[:-1]] = None
    found.pop(word, None)
    return tuple(found)


def is_form_of(word: str, noun: str) -> bool:
    """Return whether an adjective or a verb plainly belongs to a noun: it is derived from it, or has its long stem.

    >>> is_form_of("allergic", "allergy"), is_form_of("inflammatory", "inflammation"), is_form_of("shot", "shock")
    (True, True, False)
    """
    if noun in derived_from(word):
        return True
    stem = next((place for place, pair in enumerate(zip(word, noun, strict=False)) if pair[0] != pair[1]), len(word))
    return stem >= _LONG_STEM and len(word) - stem <= _LONGEST_ENDING and len(noun) - stem <= _LONGEST_ENDING
