"""Words with a hyphen after their beginning, or without it: "pre-adipocyte", "thrombo-embolism", "posttransplant"."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.language.combining_forms import COMBINING, OF_THE_BODY, PREFIXES
from immuno_cli.language.english import is_word
from immuno_cli.language.variants import number_variants

_BEGINNINGS: Final = frozenset((*COMBINING, *OF_THE_BODY, *PREFIXES))
_FIRST_LETTERS: Final = frozenset(beginning[:3] for beginning in _BEGINNINGS)
"""The first letters of the beginnings. Few words begin so."""
_LENGTHS: Final = sorted({len(beginning) for beginning in _BEGINNINGS}, reverse=True)
_FEWEST_LEFT: Final = 4
"""Minimum number of letters after the beginning, and before an ending."""
_LONG: Final = 4
"""Minimum number of letters in a beginning before an English word: a "pro-topic" is not tacrolimus."""
_ENDINGS: Final = ("blast", "cyte", "globulin", "kine", "penia", "phage")
"""Combining forms that end names: "lympho-cyte"."""


def hyphenated(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have with a hyphen more or less.

    A hyphen is added only before an English word ("anti-body"), a word of the vocabulary itself, and an ending.
    """
    parted = {word: parts for word in labels.words if (parts := _parts(word, labels.words))}
    for number, key in enumerate(labels.keys):
        of_key = key.split(" ")
        if not parted.keys().isdisjoint(of_key):
            for form in _with_parts(of_key, parted):
                for one in (form, *number_variants(form)):
                    yield DerivedForm(one, number)
        if not _BEGINNINGS.isdisjoint(of_key[:-1]):
            yield DerivedForm(_joined(of_key), number)


def _with_parts(words: Sequence[str], parted: Mapping[str, str]) -> Iterator[str]:
    """Yield a label with each one of its words in parts, then with all of them: "mono-clonal antibody"."""
    places = [place for place, word in enumerate(words) if word in parted]
    for place in places:
        yield " ".join([*words[:place], parted[words[place]], *words[place + 1 :]])
    if len(places) > 1:
        yield " ".join(parted.get(word, word) for word in words)


def _parts(word: str, words: Container[str]) -> str:
    """Return "pre adipocyte" for "preadipocyte", "" for a word that has no such beginning and no such ending."""
    for length in _LENGTHS if word[:3] in _FIRST_LETTERS else ():
        beginning, rest = word[:length], word[length:]
        may_be_parts = beginning in _BEGINNINGS and len(rest) >= _FEWEST_LEFT
        if may_be_parts and (rest in words or (length >= _LONG and is_word(rest))):
            return f"{beginning} {rest}"
    if not word.endswith(_ENDINGS):
        return ""
    ending = next(one for one in _ENDINGS if word.endswith(one))
    beginning = word.removesuffix(ending)
    return f"{beginning} {ending}" if len(beginning) >= _FEWEST_LEFT else ""


def _joined(words: list[str]) -> str:
    """Return the words of a label with each beginning joined to the word after it."""
    joined = "".join(word if word in _BEGINNINGS else f"{word} " for word in words)
    return joined.rstrip()
