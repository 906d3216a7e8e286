"""What the name of a column is likely meant to say that is within a typo of a known one: `Defintion`, `Sinonym (EN)`.

It is proposed and not read so: a name that is known nowhere may also mean something else.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from immuno_cli.formats.tables.header_names.definitions import names_definitions
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF, TARGET_OF, plain
from immuno_cli.language.english import is_word

_SIMILAR: Final = 0.75
"""How similar a misspelled name is at least to the one that is meant. 1.0 is equal."""
_MOST_MEANT: Final = 3
_LONGEST_NAME: Final = 200
"""The most characters of a name that are compared."""
_LONGEST: Final = 60
_SHORTEST: Final = 4
_LONG: Final = 9
"""Letters from which on a word may have two typos: one letter too many, too few or wrong, or two exchanged."""
_SHORT: Final = 6
"""Letters below which the only typo is that two are exchanged: “Turm” and “Tage” are other words."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_BEYOND: Final = "\u0530"
"""The first character beyond the Latin, Greek and Cyrillic letters. In other scripts, one typo is another word."""

_MEANINGS: Final = {
    **{name: f"@{tag}" for name, tag in LANGUAGE_OF.items() if len(name) >= _SHORT},
    **TARGET_OF,
}
"""What names mean, as which one may be misspelled: the names of columns, and those of languages."""

Meaning = tuple[str, str]
"""What a column is read as, and in which language."""


def likely_meant(name: str, meaning: Callable[[str], Meaning]) -> str:
    """Return what a column is likely meant to be, as `--column` takes it; "" if its name is like none that is known.

    `meaning` tells what a name means that is spelled right.

    >>> likely_meant("Defintion (DE)", lambda name: ("definition", "de") if name == "definition (DE)" else ("", ""))
    'definition@de'
    """
    if len(name) > _LONGEST:
        return ""
    whole = "" if all(map(_is_known, _WORD.findall(name))) else _nearest(plain(name))
    for corrected in (_WORD.sub(_corrected, name), whole):
        if corrected in {"", name}:
            continue
        target, language = meaning(corrected)
        target = target or ("definition" if names_definitions(corrected) else "")
        if not target and (language := LANGUAGE_OF.get(plain(corrected), "")):
            target = "prefLabel"
        if target:
            return f"{target}@{language}" if language else target
    return ""


def _is_known(word: str) -> bool:
    return plain(word) in TARGET_OF or plain(word) in LANGUAGE_OF or is_word(word.casefold())


def _corrected(match: re.Match[str]) -> str:
    """Return a word of a name, spelled as the known one that is meant; as it stands if there is none."""
    return _nearest(plain(match[0])) or match[0]


@lru_cache(1 << 10)
def _nearest(word: str) -> str:
    """Return the known name that a misspelled one stands for, "" if there is none, or if several differ in meaning.

    A word that is known, or that is an English word, is not misspelled. The first letter is right, or exchanged with
    the second.
    """
    if len(word) < _SHORTEST or not word.isalpha() or max(word) >= _BEYOND:
        return ""
    if _is_known(word):
        return ""
    nearest = _all_nearest(word)
    return nearest[0] if len({_MEANINGS[other] for other in nearest}) == 1 else ""


def names_like(name: str, names: Sequence[str]) -> list[str]:
    """Return the names of columns that a misspelled one may stand for, the most similar first.

    >>> names_like("Defnition", ["Term", "Definition"])
    ['Definition']
    """
    from rapidfuzz.distance.OSA import normalized_similarity  # only a mistake needs them
    from rapidfuzz.process import extract

    spellings = [plain(other[:_LONGEST_NAME]) for other in names]
    wanted = plain(name[:_LONGEST_NAME])
    near = extract(wanted, spellings, scorer=normalized_similarity, score_cutoff=_SIMILAR, limit=_MOST_MEANT)
    return [names[number] for _, _, number in near]


def _all_nearest(word: str) -> list[str]:
    """Return the known names that have the fewest typos, if that is no more than a word of this length may have."""
    from rapidfuzz.distance.OSA import distance  # only a name that is not known needs them
    from rapidfuzz.process import extract

    most = 2 if len(word) >= _LONG else 1
    near = extract(word, _MEANINGS.keys(), scorer=distance, score_cutoff=most, limit=None)
    alike = [(typos, other) for other, typos, _ in near if _may_be_typo(word, other)]
    least = min((typos for typos, _ in alike), default=0)
    return [other for typos, other in alike if typos == least]


def _may_be_typo(word: str, other: str) -> bool:
    """Return whether a word is more likely another one with typos than a word of its own: “Varianz” is no variant."""
    if not _begin_alike(word, other):
        return False
    if len(word) < _SHORT:
        return sorted(word) == sorted(other)
    return len(word) >= _LONG or word[:-1] != other[:-1]


def _begin_alike(word: str, other: str) -> bool:
    return word[0] == other[0] or word[:2] == other[1::-1]
