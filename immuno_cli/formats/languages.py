"""Which of a concept's labels a reader of one language gets."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

UNDETERMINED: Final = "und"
"""The tag of a language that is not known (ISO 639-2)."""
_TAG: Final = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SCRIPT, _REGION = 4, 2
"""How many letters the subtags of a script ("Latn") and of a region ("AT") have."""
KEPT: Final = 3
"""The highest rank of labels that are kept: the chosen language, its variants, or no language."""


def is_tag(text: str) -> bool:
    """Return whether a text is a language tag, by its letters, digits and hyphens."""
    return _TAG.fullmatch(text) is not None


def canonical(tag: str) -> str:
    """Return a language tag in the letter case that BCP 47 recommends; UNDETERMINED where it is none.

    >>> canonical("de-at"), canonical("ZH-hant-tw"), canonical("en_US"), canonical("?")
    ('de-AT', 'zh-Hant-TW', 'en-US', 'und')
    """
    tag = tag.replace("_", "-")
    if not is_tag(tag):
        return UNDETERMINED
    first, *others = tag.lower().split("-")
    return "-".join([first, *map(_subtag, others)])


def _subtag(part: str) -> str:
    if len(part) == _REGION:
        return part.upper()
    return part.capitalize() if len(part) == _SCRIPT and part.isalpha() else part


def rank(language: str, chosen: str, fallback: str = "") -> int:
    """Return how far a language tag is from the chosen one. All tags are in lower case; "" means no language.

    0: the same. 1: the bare language of a variant, or a variant of the bare language. 2: another variant of the same
    language. 3: no language. 4: `fallback`, the vocabulary's own language. 5: English. 6: any other.

    >>> [rank(language, "en-gb", "de") for language in ("en-gb", "en", "en-us", "", "de", "fr")]
    [0, 1, 2, 3, 4, 6]
    """
    if language == chosen:
        return 0
    base, chosen_base = language.partition("-")[0], chosen.partition("-")[0]
    if base == chosen_base:
        return 1 if chosen_base in (language, chosen) else 2
    others = ("", fallback.partition("-")[0], "en")
    return KEPT + others.index(base) if base in others else KEPT + len(others)


def sort_by_rank(languages: Iterable[str], chosen: str, fallback: str = "") -> Sequence[int]:
    """Return the positions of language tags, the nearest to the chosen one first. Equally near ones keep their order.

    >>> sort_by_rank(["fr", "en", "de"], "de")
    [2, 1, 0]
    """
    ranks = [rank(language, chosen, fallback) for language in languages]
    return sorted(range(len(ranks)), key=ranks.__getitem__)
