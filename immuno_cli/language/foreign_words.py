"""Function words of the languages in which the glossary has names, and how these ask what something is."""

import re
from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple


class ForeignWords(NamedTuple):
    """Words of a language, in small letters.

    Attributes:
        articles: What stands before a noun: "der".
        possessives: What stands there instead: "mein".
        elided: An article that is written together with its noun: "l'".
        asks_what: The beginnings of a question for a meaning. One that ends in an apostrophe is written together with
            the next word: "qu'est-ce qu'" in "qu'est-ce qu'un anticorps".
    """

    articles: frozenset[str]
    possessives: frozenset[str]
    elided: tuple[str, ...]
    asks_what: tuple[str, ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FOREIGN: Final[Mapping[str, ForeignWords]] = MappingProxyType(
    {
        "de": ForeignWords(
            articles=_words("der die das den dem des ein eine einen einem einer"),
            possessives=_words("mein meine"),
            elided=(),
            asks_what=("was ist", "was sind", "was bedeutet", "was heißt", "was heisst"),
        ),
        "es": ForeignWords(
            articles=_words("el la los las un una unos unas"),
            possessives=_words("mi mis"),
            elided=(),
            asks_what=("qué es", "que es", "qué son", "que son", "qué significa", "que significa"),
        ),
        "fr": ForeignWords(
            articles=_words("le la les un une des du"),
            possessives=_words("mon ma mes"),
            elided=("l'",),
            asks_what=("qu'est-ce que", "qu'est ce que", "qu'est-ce qu'", "qu'est ce qu'", "c'est quoi"),
        ),
    }
)
FOREIGN_DIFFERENCES: Final = ("unterschied zwischen", "diferencia entre", "diff[ée]rence entre")
"""Patterns for how a comparison is asked for."""
_ARTICLES: Final = frozenset(chain.from_iterable(each.articles for each in FOREIGN.values()))
_ELIDED: Final = tuple(chain.from_iterable(each.elided for each in FOREIGN.values()))
_POSSESSIVES: Final = frozenset(chain.from_iterable(each.possessives for each in FOREIGN.values()))
FOREIGN_ARTICLE: Final = rf"(?:(?:{'|'.join(sorted(_ARTICLES | _POSSESSIVES))}) |{'|'.join(_ELIDED)})"
"""A pattern for what stands before a noun."""
_APOSTROPHES: Final = str.maketrans("’", "'")


def _asking(words: str) -> str:
    """Return the pattern of the beginning of a question. It ends where a word ends."""
    return re.escape(words) if words.endswith("'") else rf"{re.escape(words)}\s+"


_ASKS_WHAT: Final = re.compile(
    rf"\s*¿?\s*(?:{'|'.join(_asking(words) for each in FOREIGN.values() for words in each.asks_what)})", re.IGNORECASE
)


def without_foreign_article(text: str) -> str:
    """Return a text without the article of another language that it begins with; any other text as it is.

    >>> [without_foreign_article(text) for text in ("der Krebs", "l’immunothérapie", "die")]
    ['Krebs', 'immunothérapie', 'die']
    """
    text = text.strip()
    first, _, rest = text.partition(" ")
    if rest and first.casefold() in _ARTICLES:
        return rest.strip()
    folded = text.translate(_APOSTROPHES).casefold()
    elided = next((article for article in _ELIDED if folded.startswith(article)), "")
    return text[len(elided) :].strip() or text


def foreign_topic(text: str) -> str:
    """Return what a question in another language asks the meaning of; "" where a text is no such question.

    >>> [foreign_topic(text) for text in ("¿Qué es la fiebre?", "qu’est-ce qu’un anticorps", "was ist den Krebs")]
    ['fiebre', 'anticorps', 'Krebs']
    >>> [foreign_topic(text) for text in ("que esteroides", "was istanbul")]
    ['', '']
    """
    asked = _ASKS_WHAT.match(text.translate(_APOSTROPHES))
    return without_foreign_article(text[asked.end() :].rstrip(" ?")) if asked else ""
