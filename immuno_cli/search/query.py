"""A query, read once: every other function of the search takes this record and parses no string again."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import key_and_plain, plain
from immuno_cli.language.numerals import has_digit
from immuno_cli.search.question_words import topic_of, without_article

LONGEST_QUERY: Final = 1000
"""Longest query in characters that is answered."""
LONGEST_ABBREVIATION: Final = 6
"""Longest abbreviation in characters that is never corrected: with one letter changed it is another abbreviation."""
_IN_MIXED_CASE: Final = 3
_PUNCTUATION: Final = ".,;:!?()\"'"
_TRADE_MARKS: Final = dict.fromkeys(map(ord, "®™℠©"))
_FINAL: Final = frozenset(".,;:!?…")
_SHORT_VERB: Final = re.compile(r"(?<![^\W_])(i|you|he|she|it|we|they)['’](m|re|ve|ll)(?![^\W_])", re.IGNORECASE)
_WHOLE_VERBS: Final = {"m": "am", "re": "are", "ve": "have", "ll": "will"}
_BRACKETS: Final = {
    "(": ")",
    "[": "]",
    "{": "}",
    "<": ">",
    '"': '"',
    "'": "'",
    "`": "'",
    "“": "”",
    "‘": "’",
    "„": "“",
    "«": "»",
}


class Query(NamedTuple):
    """A query as it was typed, and all that is read from it."""

    typed: str
    """The text as it was typed."""
    plain: str
    """Its words in lower case, without accents and punctuation."""
    normalized: str
    """The key under which labels are found: plurals and British spellings normalized."""
    words: tuple[str, ...]
    """The words of `plain`."""
    abbreviations: tuple[str, ...] = ()
    """Its short abbreviations, each as plain text without spaces: "il6" of "IL-6"."""
    abbreviated_words: tuple[str, ...] = ()
    """Those of its words that have the shape of an abbreviation, in plain form."""
    in_capitals: frozenset[str] = frozenset()
    """Those of its words that are typed as an abbreviation while others are not."""
    capitals: bool = False
    """Whether it is typed as an abbreviation is: with a capital after the first letter, or as one short word."""
    mixed_case: bool = False
    """Whether a word mixes upper and lower case in another way than "Antibody" does."""
    numbers: tuple[str, ...] = ()
    """Those of its words that have a digit."""
    topic: "Query | None" = None
    """What a question asks about: "T cell" of "what is a T cell?". None where the query is no question."""
    bare: "Query | None" = None
    """The query without its article: "T cell" of "a T cell". None where it has none."""

    @property
    def about(self) -> "Query":
        """What the query asks about: its topic, or what stands after its article, or itself."""
        return self.topic or self.bare or self

    @property
    def is_one_word(self) -> bool:
        """Whether it was typed as one word, maybe with hyphens."""
        return len(self.typed.split()) == 1


def read_query(text: str) -> Query:
    """Return the query that a text is.

    >>> query = read_query("What is an IL-6 receptor?")
    >>> query.topic.plain, query.topic.abbreviations, query.topic.numbers
    ('il 6 receptor', ('il6',), ('6',))
    """
    text = _without_marks(text)
    topic, bare = topic_of(text), without_article(text)
    return _read(text)._replace(
        topic=None if topic == text else _read(topic),
        bare=None if bare == text else _read(bare),
    )


def _without_marks(text: str) -> str:
    """Return a text without trade marks, quotes and brackets around it, and punctuation at its end.

    >>> _without_marks("“Keytruda®”?"), _without_marks("(mAb)."), _without_marks("interleukin (IL)")
    ('Keytruda', 'mAb', 'interleukin (IL)')
    """
    text = text.translate(_TRADE_MARKS).strip()
    while len(text) > 1:
        if text[-1] in _FINAL:
            text = text[:-1].rstrip()
        elif _BRACKETS.get(text[0]) == text[-1]:
            text = text[1:-1].strip()
        else:
            break
    return text


def _with_whole_verbs(text: str) -> str:
    """Return a text with the verbs after pronouns in full.

    >>> _with_whole_verbs("I'm dizzy and they’re TILs")
    'I am dizzy and they are TILs'
    """
    return _SHORT_VERB.sub(lambda found: f"{found[1]} {_WHOLE_VERBS[found[2].lower()]}", text)


def _read(text: str) -> Query:
    whole = _with_whole_verbs(text)
    normalized, words = key_and_plain(whole)
    abbreviated = tuple(plain(word) for word in whole.split() if is_abbreviation(word.strip(_PUNCTUATION)))
    return Query(
        typed=text,
        plain=words,
        normalized=normalized,
        words=tuple(words.split()),
        abbreviations=tuple(_iter_abbreviations(whole)),
        abbreviated_words=abbreviated,
        in_capitals=frozenset() if _all_in_capitals(whole) else frozenset(" ".join(abbreviated).split()),
        capitals=_in_capitals(whole),
        mixed_case=_mixes_case(whole),
        numbers=tuple(word for word in words.split() if has_digit(word)),
    )


def _all_in_capitals(text: str) -> bool:
    """Return whether several words are all in capitals, which then say nothing."""
    return text.isupper() and len(text.split()) > 1


def _iter_abbreviations(text: str) -> Iterable[str]:
    """Yield the short abbreviations. Several words that are all in capitals say nothing, and have none."""
    if _all_in_capitals(text):
        return
    for word in text.split():
        bare = word.strip(_PUNCTUATION)
        for part in [bare] if _looks_abbreviated(bare) else _behind_prefix(bare):
            if 1 < len(part) <= LONGEST_ABBREVIATION and _looks_abbreviated(part):
                yield plain(part).replace(" ", "")


def _behind_prefix(word: str) -> list[str]:
    """Return the parts of a word that stand after a prefix in small letters: "HBc" of "anti-HBc"."""
    prefix, *parts = word.split("-")
    return parts if prefix.islower() and len(prefix) > _IN_MIXED_CASE else []


def _looks_abbreviated(word: str) -> bool:
    """Return whether a word is typed as an abbreviation is: "IL-6", "BTKi", "TKIs". Of three letters two do: "IgE"."""
    letters = sum(map(str.isalpha, word))
    bare = word.removesuffix("s")
    bare = bare.removesuffix("i") if letters > _IN_MIXED_CASE else bare
    return is_abbreviation(word) and (letters == _IN_MIXED_CASE or bare.isupper())


def _in_capitals(text: str) -> bool:
    typed = text.strip()
    return any(character.isupper() for character in typed[1:]) or is_abbreviation(typed)


def _mixes_case(text: str) -> bool:
    words = ["".join(letters) for is_word, letters in groupby(text, str.isalnum) if is_word]
    return not all(word.isupper() or word.islower() or word[1:].islower() for word in words)
