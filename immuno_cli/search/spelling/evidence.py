"""How much evidence a query gives for a label, in bits.

More letters, more words and less English-looking letters give more.
"""

from typing import Final

from immuno_cli.language.english import is_word, surprisal
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.spelling.weights import WEIGHTS

_LETTERS_OF_WORD: Final = 4
"""Letters needed for each further word to count: "a b c d" is not four words."""


def evidence(query: str, *, among_few: bool = False) -> float:
    """Return how much evidence a query in plain form is for any label; below 0 it finds none.

    Stop words ("of", "the") are no evidence; a single letter is. An English word is limited evidence, since it may mean
    itself, unless one of a few choices must be meant (`among_few`).
    """
    words = [word for word in query.split() if len(word) == 1 or word not in FUNCTION_WORDS]
    further = min(max(0, len(words) - 1), sum(map(len, words)) // _LETTERS_OF_WORD)
    letters = sum(_word_evidence(word, among_few=among_few) for word in words)
    return letters + WEIGHTS.further_word * further - WEIGHTS.prior


def _word_evidence(word: str, *, among_few: bool) -> float:
    surprising = min(surprisal(word), WEIGHTS.highest_surprisal * (len(word) + 1))
    bits = WEIGHTS.letter * len(word) + WEIGHTS.surprisal * surprising
    if among_few or not is_word(word):
        return bits
    return min(bits, WEIGHTS.ordinary_word)
