"""Make `data/english-letters.txt` from `data/english-words.txt`.

    python tests/language/english_letters.py

The probability of a letter after two others is its frequency there in the list of words. Where the two are rare, the
frequency after one letter and the frequency of the letter alone are mixed in (I. H. Witten and T. C. Bell, "The
zero-frequency problem", 1991).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log2
from string import ascii_lowercase
from typing import Final

from immuno_cli.language.english import BITS_PER_DIGIT, DIGITS
from immuno_cli.shipped import data_directory

BLANK: Final = " "


def letter_table(words: Iterable[str]) -> str:
    """Return the table of surprisals as `immuno_cli.language.english` reads it."""
    after: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        text = BLANK * 2 + word + BLANK
        for place in range(2, len(text)):
            for reach in range(3):
                after[text[place - reach : place]][text[place]] += 1

    def probability(before: str, letter: str) -> float:
        shorter = probability(before[1:], letter) if before else 1 / len(ascii_lowercase + BLANK)
        seen = after[before]
        return (seen[letter] + len(seen) * shorter) / (seen.total() + len(seen)) if seen else shorter

    def digit(before: str, letter: str) -> str:
        return DIGITS[min(len(DIGITS) - 1, round(-log2(probability(before, letter)) / BITS_PER_DIGIT))]

    alphabet = BLANK + ascii_lowercase
    pairs = [one + two for one in alphabet for two in alphabet]
    return "".join("".join(digit(pair, letter) for letter in ascii_lowercase + BLANK) + "\n" for pair in pairs)


if __name__ == "__main__":
    WORDS = (data_directory() / "english-words.txt").read_text(encoding="ascii").split()
    (data_directory() / "english-letters.txt").write_text(letter_table(WORDS), encoding="ascii")
