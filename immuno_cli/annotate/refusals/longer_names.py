"""Terms that are a part of a longer name that no vocabulary has: "lung" in "lung xylophosis".

The last word of an English name says what the thing is. So "antibody" counts in "flurbic antibody", and in "antibody
response", whose last word every reader knows. Where the last word is neither English nor a concept's name, the term
names nothing there.
"""

import re
from typing import Final

from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.folding import fold_labels
from immuno_cli.annotate.records import WEAK, Meaning
from immuno_cli.language.combining_forms import COMBINING
from immuno_cli.language.endings import ADJECTIVE_ENDINGS, PARTICIPLE_ENDINGS
from immuno_cli.language.ordinary import is_ordinary
from immuno_cli.language.plurals import singular
from immuno_cli.language.rare_signs import places
from immuno_cli.language.stop_words import FUNCTION_WORDS

_SEPARATORS: Final = re.compile(r"[-‐‑–−\s]+")
_SHORTEST: Final = 5
"""Minimum number of letters in an unknown noun. Shorter strings are abbreviations and symbols."""
_LONGEST: Final = 40
_REACH: Final = _LONGEST + 20
_GAP: Final = r"(?:[-‐‑–−]|[^\S\n\v]{1,9}|[^\S\n\v]{0,9}(?:\v[^\S\n\v]{0,9}\n?|\n)[^\S\n\v]{0,9}(?![A-ZÀ-ÖØ-Þ]))"
"""What stands between two words of a name: a hyphen, blanks, or the end of a line, but no blank line.

A capital after the end of a line begins an item of a list, or the text below a heading.
"""
_BEGINS_GAP: Final = frozenset("-‐‑–− \t\r\n\v\u00a0")
_PLAIN_WORD: Final = re.compile(r"[ ]([a-z]+)[ ]").match
_NEXT: Final = re.compile(rf"{_GAP}([^\W\d_]{{2,{_LONGEST}}})(?![\w+@-]|://|\.[a-z])").match
_OTHERS: Final = (
    # adjectives, adverbs and participles; not "id" and "ish", as of the nouns "plasmid" and "radish"
    *ADJECTIVE_ENDINGS,
    *PARTICIPLE_ENDINGS,
    *("ean", "ly"),
    # verbs
    *("ate", "ize", "ise", "fy"),
    # what is done to a thing or happens to it, and what it is like: "antibody glycosylation"
    *("ion", "esis", "ysis", "ptosis", "taxis", "ity", "ness", "ment", "ance", "ence", "ure", "ism", "ics"),
    *("scopy", "graphy", "metry", "logy", "plasty", "tomy", "gram"),
    # a substance after what it is: "the antibody cemiplimab"
    *("mab", "nib", "cept", "cel", "vir", "stim", "kin", "in", "ine", "ase", "ol", "one", "ide", "gen", "zole"),
)
"""Endings of words that do not end a name of a thing, or name the thing that the term is."""
_FEWEST_LEFT: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_JOINS: Final = frozenset(("and", "or", "nor"))
"""Words after a shortened form that may have its head after them: "natural killer and T cells"."""
_SHORTEST_LISTED: Final = 3
"""Minimum number of letters of the words in the list of English words."""
_AROUND: Final = 200
"""Characters before and after a term that tell whether the text is English."""
_ENGLISH: Final = 3
"""In English, at most one word in three is unknown. That holds at 99 % of 3,000 places in medical articles."""
_NEAR: Final = 20_000
"""Characters before and after a term in which the word after it is looked for elsewhere."""
_ENDING: Final = 2
"""Letters at the end of a noun that other forms of it lack: "metastasis" and "metastases"."""
_MOST_DECIDED: Final = 1000
"""Maximum number of words that are looked for elsewhere in one text. Few texts have ten."""


class LongerNames:
    """The longer names of a text. What was decided for a term and a word holds for the whole text."""

    def __init__(self, text: str, matcher: Matcher) -> None:
        """Keep the text. Nothing is looked for yet."""
        self._text = text
        self._matcher = matcher
        self._decided: dict[tuple[str, str], bool] = {}

    def hold(self, start: int, end: int, meaning: Meaning) -> bool:
        """Return whether the term between these offsets is a part of a longer name that the matcher does not have.

        A shortened form, "natural killer" for "natural killer cell", needs its head: any other word after it makes a
        longer name, as in "natural killer whale".
        """
        text = self._text
        if text[end : end + 1] not in _BEGINS_GAP:
            return False
        following = _PLAIN_WORD(text, end) or _NEXT(text, end, end + _REACH)
        if following is None or (is_ordinary(following[1]) and meaning[0] < WEAK):  # most are so: fast
            return False
        return self._go_on(start, end, following[1], meaning)

    def _go_on(self, start: int, end: int, following: str, meaning: Meaning) -> bool:
        """Return whether the word that follows a term makes both a part of a longer name."""
        if meaning.rank == WEAK and _lacks_head(self._text[start:end], meaning):
            return following.lower() not in _JOINS
        if _is_plural(self._text[start:end]) or not _may_end_name(following, self._matcher):
            return False
        if not following.islower() and not _begins_with_capital(self._text[start:end]):
            return False
        return self._is_part(start, end, following)

    def _is_part(self, start: int, end: int, following: str) -> bool:
        """Return whether the text has a word, in any form, only after a term. The first place with both decides."""
        both = (self._text[start:end].lower(), _stem(following))
        if both not in self._decided and len(self._decided) < _MOST_DECIDED:
            is_alone = not _stands_elsewhere(self._text, start, end, following)
            self._decided[both] = is_alone and _is_english(self._text, start, end, following)
        return self._decided.get(both, False)


def _lacks_head(words: str, meaning: Meaning) -> bool:
    """Return whether words are a label of several words, as a label without its head is. See `tables`."""
    return not meaning.own_case and " " in meaning.text and words[:3].lower() == meaning.text[:3].lower()


def _may_end_name(word: str, matcher: Matcher) -> bool:
    """Return whether a word can be the noun that ends a name, and is neither English nor a concept's name."""
    if len(word) < _SHORTEST or not word[1:].islower():
        return False
    (lower,) = fold_labels([word])
    one = singular(lower)
    if one.endswith(_OTHERS) or is_ordinary(lower) or matcher.has_key(lower) or matcher.has_key(one):
        return False
    rests = (one.removeprefix(form) for form in COMBINING if one.startswith(form))
    return not any(len(rest) >= _FEWEST_LEFT and is_ordinary(rest) for rest in rests)


def _is_plural(words: str) -> bool:
    """Return whether words end with a plural. A noun before another is in the singular: "ES cells transfected"."""
    last = _SEPARATORS.split(words)[-1].lower()
    return singular(last) != last


def _begins_with_capital(words: str) -> bool:
    return _SEPARATORS.split(words)[-1][:1].isupper()


def _stands_elsewhere(text: str, start: int, end: int, following: str) -> bool:
    """Return whether the text near a mention has the word that follows it elsewhere. Then it is no part of a name."""
    near = text[max(0, start - _NEAR) : end + _NEAR].lower()
    name = _SEPARATORS.sub(" ", text[start:end].lower())
    for place in places(_stem(following), near):
        before = _SEPARATORS.sub(" ", near[max(0, place - len(name) - _LONGEST) : place])
        if not before.endswith(f"{name} "):
            return True
    return False


def _stem(word: str) -> str:
    return singular(word.lower())[:-_ENDING]


def _is_english(text: str, start: int, end: int, following: str) -> bool:
    """Return whether most words around a mention, other than the word after it, are English."""
    near = f"{text[max(0, start - _AROUND) : start]} {text[end : end + _AROUND]}"
    words = [word for word in _WORD.findall(near) if word != following]
    return sum(map(_is_foreign, words)) * _ENGLISH <= len(words)


def _is_foreign(word: str) -> bool:
    lower = word.lower()
    return lower not in FUNCTION_WORDS if len(word) < _SHORTEST_LISTED else not is_ordinary(lower)
