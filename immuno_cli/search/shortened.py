"""Names whose last word people omit: "tumor lysis" for the syndrome, "hodgkins" for the disease."""

from collections.abc import Sequence
from typing import Final

from immuno_cli.language.derivation import derived_from
from immuno_cli.language.english import is_common, is_word
from immuno_cli.language.normalize import normalize
from immuno_cli.search.found import Result
from immuno_cli.search.query import Query
from immuno_cli.search.spelling.differences.word_tables import GENERIC_LABELS
from immuno_cli.vocabularies.protocol import Vocabulary

_LEFT_OUT: Final = frozenset(("disease", "disorder", "syndrome"))
"""Words that people omit after any name."""
_LEFT_OUT_BEHIND_NAMES: Final = _LEFT_OUT | {"carcinoma", "lymphoma", "sarcoma", "thyroiditis"}
"""Words that people omit after a rare word, which is nearly always the name of a person."""


def is_shortened(query: Query, guesses: Sequence[Result], vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether a query is the name of the first guess without its last word, and begins no other name.

    "merkel cell" is a cell of its own, and not the carcinoma: a shortened name must not end in a name.
    """
    words = query.normalized.split()
    if not (words and guesses and guesses[0].matched_label) or _ends_in_name(words, vocabularies):
        return False
    label = normalize(guesses[0].matched_label).split()
    if label[:-1] != words or not _is_left_out(label, vocabularies):
        return False
    names = (normalize(guess.matched_label or "").split() for guess in guesses[1:])
    return all(name[: len(label)] == label for name in names if name[: len(words)] == words)


def _ends_in_name(words: Sequence[str], vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether words end in a name, or in an adjective of one: "diabetic" is of diabetes."""
    names = (words[-1], *map(normalize, derived_from(words[-1])))
    return words[-1] in GENERIC_LABELS or any(
        vocabulary.find_labels(name) for vocabulary in vocabularies for name in names
    )


def _is_left_out(label: Sequence[str], vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether the last word of a label may be left out: it is a usual one, or Latin and in no other name."""
    *words, last = label
    if len(words) > 1 and last in _LEFT_OUT:
        return True
    if last in _LEFT_OUT_BEHIND_NAMES:
        return not all(map(is_common, words))
    return not is_word(last) and all(_is_in_one_concept(vocabulary, last) for vocabulary in vocabularies)


def _is_in_one_concept(vocabulary: Vocabulary, word: str) -> bool:
    """Return whether only one concept has a word in its names: "gravis"."""
    index = vocabulary.index
    number = index.words.find(word)
    if number is None:
        return True
    labels = (label for form in index.words.items(number) for label in index.labels_of_form(form))
    return len({index.concepts[label] for label in labels}) == 1
