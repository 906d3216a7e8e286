"""The long form of an abbreviation before a parenthesis or in it, as `language.long_forms` reads it."""

import re
from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from immuno_cli.annotate.reading.folding import fold_words
from immuno_cli.language.long_forms import FEWEST_INITIALS, WORD, initials, last_part, long_form

LONGEST_REACH: Final = 160
"""Characters before a parenthesis in which the long form is looked for."""
BLANK_LINE: Final = re.compile(r"\n\s*\n")
_SENTENCE_ENDS: Final = ".;:!?"
_PARENTHESES: Final = frozenset("()[]")
SHORT_FORM: Final = re.compile(r"[^\W_][\w+/-]{1,9}")
_REMARK: Final = re.compile("""["'“”‘’«»]?(?:[,;:]\\s|\\Z)""")
"""Where a long form in a parenthesis may end: before a remark, or with the parenthesis."""
_LONGEST_WORD: Final = 40
LONGEST_GAP: Final = 40
_PREPOSITION: Final = re.compile(
    r"(?:at|by|for|from|into|of|onto|through|to)\s|(?:in|on|with)\s(?:an?|the)\s", re.IGNORECASE
)
"""What no long form begins with: "injected into a vein (IV)". Many begin with "in" alone, as "in vitro" does."""


class Definition(NamedTuple):
    """An abbreviation that a text defines."""

    short: str
    """The short form, without the s of a plural."""
    long: str
    """The long form, "" where the short form is in parentheses again."""
    after: str
    """The word that follows the definition, "" where none does."""
    start: int
    """Where the short form begins in the text."""
    end: int
    """Where the definition ends in the text, after the parenthesis."""


_PEOPLE_NAMES: Final = "adults cases children individuals participants patients subjects survivors"
_PEOPLE_WORDS: Final = frozenset(_PEOPLE_NAMES.split())
_PEOPLE: Final = re.compile(rf"\s(?:{'|'.join(sorted(_PEOPLE_WORDS))})\s*\Z")
"""Who has what a short form stands for, after its long form: "end-stage kidney disease patients (ESKD)"."""


def begins_with_preposition(words: str) -> bool:
    """Return whether words begin with a preposition, as no long form does: "into a vein", but not "in vitro".

    >>> begins_with_preposition("into a vein"), begins_with_preposition("in vitro fertilization")
    (True, False)
    """
    return _PREPOSITION.match(words) is not None


def long_form_before(short: str, text: str, place: int, known: Container[str], *, by_initials: bool = False) -> str:
    """Return the long form, before a place in a text, of a short form in parentheses, "" where there is none.

    `by_initials`: only the words count of which the short form has the first letters.
    """
    if short.islower() or short.isdigit():
        return ""
    near = text[max(0, place - _LONGEST_WORD) : place]
    if short.lower() not in known and not _is_last_known(near, known):
        return ""
    words = words_before(text[max(0, place - LONGEST_REACH) : place], len(short))
    if not _has_word_with(short[0].lower(), words.lower()):
        return ""
    if by_initials:
        return initial_words(short, words)
    long = (
        _initial_words_before_people(short, words)
        or initial_words(short, words)
        or long_form(short, words)
        or initial_words(short, words, any_order=True)
    )
    return "" if begins_with_preposition(long) else long


def _initial_words_before_people(short: str, words: str) -> str:
    """Return the last words before those who have a disease if their first letters are those of the short form."""
    others, _, last = words.rpartition(" ")
    return initial_words(short, others) if last in _PEOPLE_WORDS else ""


def _is_last_known(words: str, known: Container[str]) -> bool:
    """Return whether the last of the words is known, or the one before those who have a disease: "disease patients"."""
    last = last_part(words)
    if last in _PEOPLE_WORDS and _is_known(last_part(_PEOPLE.sub("", words)), known):
        return True
    return _is_known(last, known)


def _has_word_with(letter: str, words: str) -> bool:
    """Return whether one of the words, all in lower case, begins with a letter."""
    at = words.find(letter)
    while at > 0 and words[at - 1].isalnum():
        at = words.find(letter, at + 1)
    return at >= 0


def initial_words(short: str, words: str, *, any_order: bool = False) -> str:
    """Return the last words if their first letters are the letters of the short form, else "".

    So "HH" is "hereditary hemochromatosis", and not "hemochromatosis", which has an h inside, too. In any order,
    "DM" is "myotonic dystrophy", as authors name it who have its Latin name in mind.
    """
    letters = short.lower()
    if len(letters) < FEWEST_INITIALS:
        return ""
    last = words.replace("-", " ").split()[-len(letters) :]
    found = initials(last)
    if found != letters and not (any_order and sorted(found) == sorted(letters)):
        return ""
    begin = len(words)
    for word in reversed(last):
        begin = words.rfind(word, 0, begin)
    return words[begin:]


def long_form_inside(short: str, inside: str, known: Container[str]) -> str:
    """Return the whole of the parentheses if the short form before them abbreviates it, else ""."""
    if not SHORT_FORM.fullmatch(short) or begins_with_preposition(inside):
        return ""
    if short.lower() not in known and not any(word in known for word in inside.lower().split()):
        return ""
    ends = [found.start() for found in _REMARK.finditer(inside)]
    whole = (inside[:end] for end in ends if long_form(short, inside[:end]) == inside[:end])
    return next((long for long in whole if _reaches_last_word(short.lower(), long.lower())), "")


def _reaches_last_word(short: str, long: str) -> bool:
    """Return whether a short form ends with letters of the last word, or has only first letters of words before it.

    "irAE (immune-related colitis)" has neither. The parenthesis tells of a kind.
    """
    words = WORD.findall(long) or [long]
    ends = (short[place:] for place, letter in enumerate(short) if letter == words[-1][0])
    return any(_has_in_order(end, words[-1]) for end in ends) or _has_in_order(short, initials(words))


def _has_in_order(letters: str, others: Sequence[str]) -> bool:
    rest = iter(others)
    return all(letter in rest for letter in letters if letter.isalnum())


def words_before(before: str, letters: int) -> str:
    """Return the words before a parenthesis that may be the long form of a short form with so many letters.

    They stand in the same sentence. Of n letters there are at most 2n and at most n + 5 words, as in the paper.
    """
    if "\n" in before:
        before = BLANK_LINE.split(before)[-1]
    elif len(before) == LONGEST_REACH:
        before = before[before.find(" ") + 1 :]
    most = min(letters + 5, letters * 2)
    words = before.rsplit(None, most)[-most:]
    for place in range(len(words) - 1, -1, -1):
        if words[place][-1] in _SENTENCE_ENDS or not _PARENTHESES.isdisjoint(words[place]):
            return " ".join(words[place + 1 :])
    return " ".join(words)


def _is_known(word: str, known: Container[str]) -> bool:
    if not word.isascii():
        word = fold_words(word)
    if word in known:
        return word != ""
    return word.endswith("s") and (word[:-1] in known or (word.endswith("es") and word[:-2] in known))
