"""Which words are English, and how improbable a string is as an English word.

`data/english-words.txt` has the words (SCOWL, size 70, American and British; its licence lies beside it): lower case,
sorted, one a line. `data/english-common-words.txt` has the most frequent of them (SCOWL, sizes 10 and 20).

`data/english-letters.txt` has the surprisal of each letter after the two letters before it. It has a line for each pair
of letters, from two blanks to "zz", and in it a digit for each of a to z and for the end of the word.
`tests/language/english_letters.py` makes it from the list of words.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from immuno_cli.shipped import data_directory

_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
DIGITS: Final = f"0123456789{_ALPHABET}"
"""The digits of the table of letters, in ascending order."""
BITS_PER_DIGIT: Final = 0.5
"""Bits of surprisal from one digit to the next."""
SURPRISAL_OF_OTHERS: Final = 6.0
"""Bits of surprisal of a character that is not a letter from a to z."""

LONGEST_WORD: Final = 32
"""Maximum number of letters in a word whose neighbours are looked up. No English word is longer."""

_LETTERS: Final = 27  # before: a blank or a to z; after: a to z or the word's end
_LINE: Final = _LETTERS + 1
_BLANK: Final = ord("a") - 1  # the blank is number 0, "a" is number 1
_END: Final = 26
_BITS: Final = {ord(digit): BITS_PER_DIGIT * value for value, digit in enumerate(DIGITS)}


@lru_cache(maxsize=1 << 14)
def is_word(word: str) -> bool:
    """Return whether a string in lower case is an English word of three letters or more.

    >>> is_word("tumour"), is_word("tumro")
    (True, False)
    """
    return _has_line(_read("english-words.txt"), word)


@lru_cache(maxsize=1 << 12)
def is_common(word: str) -> bool:
    """Return whether a string in lower case is one of the 11,000 most frequent English words of three letters or more.

    >>> is_common("treatment"), is_common("cytokine")
    (True, False)
    """
    return _has_line(_read("english-common-words.txt"), word)


def _has_line(words: bytes, word: str, low: int = 0, high: int | None = None) -> bool:
    """Return whether sorted lines have this one. Only those from `low` to `high` are searched."""
    wanted = word.encode(errors="replace")
    begin = _first_line_from(words, wanted, low, len(words) if high is None else high)
    return words.startswith(wanted + b"\n", begin)


def _first_line_from(words: bytes, wanted: bytes, low: int, high: int) -> int:
    """Return where the first of sorted lines begins that is not before another, by bisection without splitting."""
    while low < high:
        begin = words.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = words.index(b"\n", begin)
        if words[begin:end] < wanted:
            low = end + 1
        else:
            high = begin
    return low


def words_near(word: str) -> list[str]:
    """Return the English words at one edit from a string, sorted: insertion, deletion, substitution, transposition.

    All strings at one edit are looked up (F. J. Damerau, 1964), some 50 for each letter. They are looked up among the
    words with the same beginning, and as soon as there is none, no later edit can make a word.

    >>> words_near("premission")
    ['permission', 'remission']
    """
    if len(word) > LONGEST_WORD:
        return []
    words = _read("english-words.txt")
    low, high = 0, len(words)
    found = set[str]()
    for place in range(len(word) + 1):
        beginning = word[:place].encode(errors="replace")
        low = _first_line_from(words, beginning, low, high)
        high = _first_line_from(words, beginning + b"\xff", low, high)
        if low == high:
            break
        found.update(near for near in _edits_at(word, place) if _has_line(words, near, low, high))
    return sorted(found - {word})


def _edits_at(word: str, place: int) -> Iterator[str]:
    """Yield the strings at one edit from a word that have the same letters up to this place."""
    begin, end = word[:place], word[place:]
    yield begin + end[1:]
    yield begin + end[1:2] + end[:1] + end[2:]
    for letter in _ALPHABET:
        yield begin + letter + end
        yield begin + letter + end[1:]


@lru_cache(maxsize=1 << 14)
def surprisal(word: str) -> float:
    """Return the surprisal of a string in lower case as an English word, in bits. Improbable strings have more.

    It is minus the binary logarithm of the probability, each letter predicted from the two before it (C. E. Shannon,
    "Prediction and entropy of printed English", 1951).

    >>> surprisal("radiotherapy") < surprisal("rdhtrpyaioea")
    True
    """
    table, bits = _read("english-letters.txt"), 0.0
    before = last = 0
    for character in word:
        letter = ord(character) - _BLANK
        if 0 < letter < _LETTERS:
            bits += _BITS[table[(before * _LETTERS + last) * _LINE + letter - 1]]
            before, last = last, letter
        else:
            bits += SURPRISAL_OF_OTHERS
            before = last = 0
    return bits + _BITS[table[(before * _LETTERS + last) * _LINE + _END]]


@cache
def _read(name: str) -> bytes:
    return (data_directory() / name).read_bytes()
