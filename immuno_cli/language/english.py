"""Ordinary English, as far as a glossary must know it: which words there are, and how surprising a row of letters is.

`data/english-words.txt` has the words (SCOWL, size 70, American and British; its notice lies beside it), in lower case
and in order, one a line. `data/english-letters.txt` says how surprising each letter is after the two before it: for
each pair of letters, in order from two blanks to "zz", a line with a digit for each of a to z and for the word's end.
`tests/english_letters.py` makes the second file of the first.
"""

from functools import cache, lru_cache
from string import ascii_lowercase, digits
from typing import Final

from immuno_cli.shipped import data_directory

DIGITS: Final = digits + ascii_lowercase
BITS_PER_DIGIT: Final = 0.5
"""How much surprise a digit of the table of letters stands for, each digit one more than the one before."""
STRANGE: Final = 6.0
"""Bits of surprise at a character that is no letter of English."""

LONGEST: Final = 32
"""Longer words than any are one slip away from none."""

_FUNCTION_WORDS: Final = (
    "a about all also am an and any are as at be been but by can could did do does due each even ever far few for "
    "from get give had has have he her here him his how i if in into is it its just less let like made make many may "
    "me might more most much must my no nor not now of off on one only or other our out over own per put rather same "
    "set she should so some such than that the their them then there these they this those to too two up us use used "
    "very was way we well were what when where which while who why will with would yet you your"
)
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""Words that carry grammar rather than meaning."""

_LETTERS: Final = 27  # before: a blank or a to z; after: a to z or the word's end
_LINE: Final = _LETTERS + 1
_BLANK: Final = ord("a") - 1  # blank and a to z are numbered from it
_END: Final = 26
_BITS: Final = {ord(digit): BITS_PER_DIGIT * value for value, digit in enumerate(DIGITS)}


@lru_cache(maxsize=1 << 14)
def is_word(word: str) -> bool:
    """Return whether this, in lower case, is an ordinary word of English, of three letters or more."""
    words, wanted = _read("english-words.txt"), word.encode(errors="replace")
    low, high = 0, len(words)
    while low < high:
        begin = words.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = words.index(b"\n", begin)
        found = words[begin:end]
        if found == wanted:
            return True
        if found < wanted:
            low = end + 1
        else:
            high = begin
    return False


def words_near(word: str) -> list[str]:
    """Return the ordinary words that one slip makes of it, in order: a letter more, less, or another, or two swapped.

    All that are one slip away are looked up (F. J. Damerau, 1964), some 50 for each letter.
    """
    if len(word) > LONGEST:
        return []
    near: set[str] = set()
    for begin, end in ((word[:place], word[place:]) for place in range(len(word) + 1)):
        near.add(begin + end[1:])
        near.add(begin + end[1:2] + end[:1] + end[2:])
        near.update(begin + letter + rest for letter in ascii_lowercase for rest in (end, end[1:]))
    return sorted(candidate for candidate in near if candidate != word and is_word(candidate))


@lru_cache(maxsize=1 << 14)
def surprisal(word: str) -> float:
    """Return how surprising a word in lower case is as English, in bits: the less, the more its letters look like it.

    Minus the logarithm of its probability, each letter guessed from the two before (C. E. Shannon, "Prediction and
    entropy of printed English", 1951).
    """
    table, bits = _read("english-letters.txt"), 0.0
    before = last = 0
    for character in word:
        letter = ord(character) - _BLANK
        if 0 < letter < _LETTERS:
            bits += _BITS[table[(before * _LETTERS + last) * _LINE + letter - 1]]
            before, last = last, letter
        else:
            bits += STRANGE
            before = last = 0
    return bits + _BITS[table[(before * _LETTERS + last) * _LINE + _END]]


@cache
def _read(name: str) -> bytes:
    return (data_directory() / name).read_bytes()
