"""Short abbreviations that mean something else where they stand: "stage IV", "Henry IV", "Washington, DC", "AC/DC".

Only an abbreviation that is found in its own case alone is asked about, and only what stands beside it is looked at.
"""

import re
from collections.abc import Callable
from typing import Final

from immuno_cli.language.normalize import plain
from immuno_cli.language.numerals import is_roman
from immuno_cli.language.stop_words import FUNCTION_WORDS

NUMBERED: Final = frozenset(
    (
        *("stage", "grade", "phase", "type", "class", "level", "category", "generation", "degree", "group", "cohort"),
        *(
            "factor",
            "complex",
            "collagen",
            "nerve",
            "region",
            "zone",
            "layer",
            "lamina",
            "segment",
            "subtype",
            "variant",
        ),
        *(
            "table",
            "figure",
            "fig",
            "chapter",
            "part",
            "section",
            "volume",
            "vol",
            "article",
            "appendix",
            "book",
            "act",
        ),
        *("schedule", "title", "version", "step", "division", "area", "arm", "war", "grades", "interleukin"),
        *("hypersensitivity", "mucopolysaccharidosis", "glycogenosis", "angiotensin", "protocol", "study", "trial"),
    )
)
"""Words after which a Roman numeral is a number."""

EVERYDAY: Final = frozenset(
    (
        *(
            "updates",
            "update",
            "updated",
            "upgrade",
            "upgrades",
            "version",
            "versions",
            "kernel",
            "install",
            "installed",
        ),
        *("windows", "linux", "android", "mac", "iphone", "mobile", "chrome", "software", "app", "apps", "operating"),
        *(
            "comics",
            "comic",
            "marvel",
            "universe",
            "motor",
            "motors",
            "voltage",
            "volt",
            "volts",
            "amp",
            "amps",
            "watt",
        ),
        *("converter", "adapter", "charger", "battery", "washington", "district", "downtown", "metro", "mayor"),
    )
)
"""Words beside which a short abbreviation is one of computers, of electricity or of a town."""

FEWEST_LETTERS: Final = 3
"""An abbreviation of fewer letters, once in a text that has no other term, may be anything."""

_REACH: Final = 60
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[\s:(\u00a0-]*\Z")
_NUMBERS_BEFORE: Final = re.compile(
    r"(?:\b(?:[IVX]+|[0-9]+)[A-Da-d]?(?:\s*(?:[,/&\u2013\u2014-]|and\b|or\b|to\b|versus\b|vs\b\.?)\s*)+)+\Z"
)
_NUMBER_AFTER: Final = re.compile(r"\s*(?:[,/&\u2013\u2014-]|and\b|or\b|to\b)\s*(?:[IVX]+|[0-9]+)[A-Da-d]?\b")
_NAME_BEFORE: Final = re.compile(r"\b([A-Z][a-z]+\.?)\s\Z")
_PLACE_BEFORE: Final = re.compile(r"\b([A-Z][a-z]+),\s\Z")
_SENTENCE_AFTER: Final = re.compile(r"\Z|[.,;:!?)]")
_BESIDE_BEFORE: Final = re.compile(r"([A-Za-z]+)[\s-]\Z")
_BESIDE_AFTER: Final = re.compile(r"[\s-]([A-Za-z]+)")
_SENTENCE_BEFORE: Final = re.compile(r"(?:\A|[.!?:;]\s+|\n\s*)\Z")
_WORD_AFTER: Final = re.compile(r"\s([a-z]+)")
_JOINED_BEFORE: Final = re.compile(r"\b([A-Z]{2,4})/\Z")
_JOINED_AFTER: Final = re.compile(r"/([A-Z]{2,4})\b")
_HEADING_BEFORE: Final = re.compile(r"(?:\A|\n)[^\S\n]*\(?\Z")
_HEADING_AFTER: Final = re.compile(r"[.)][^\S\n]")


def is_something_else(text: str, start: int, end: int, is_known: Callable[[str], bool]) -> bool:
    """Return whether the abbreviation at these offsets is a number or a part of a name there.

    `is_known` tells what abbreviations, in lower case, mean something in the vocabulary, too.
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if is_roman(text[start:end].lower()) and is_numeral(before, after):
        return True
    return (
        is_beside_everyday_word(before, after)
        or is_joined(before, after, is_known)
        or (end - start < FEWEST_LETTERS and is_place(before, after, is_known))
    )


def is_numeral(before: str, after: str) -> bool:
    """Return whether what stands before and after makes a number of a Roman numeral: "stages II to IV", "Henry IV"."""
    numbers = _NUMBERS_BEFORE.search(before)
    if numbers or _NUMBER_AFTER.match(after):
        return True
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in NUMBERED:
        return True
    if _HEADING_BEFORE.search(before) and _HEADING_AFTER.match(after):
        return True
    return _is_after_name(before, after)


def is_beside_everyday_word(before: str, after: str) -> bool:
    """Return whether the word before or after is of another field: "OS updates", "DC motor", "Washington DC"."""
    beside = (_BESIDE_BEFORE.search(before), _BESIDE_AFTER.match(after))
    return any(word is not None and word[1].lower() in EVERYDAY for word in beside)


def is_place(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a town stands before, and so the abbreviation is its state: "in Boston, MA", "Bethesda, MD."."""
    name = _PLACE_BEFORE.search(before)
    if name is None or is_known(name[1].lower()) or is_known(name[1].lower().removesuffix("s")):
        return False
    begins = _SENTENCE_BEFORE.search(before[: name.start()])
    return not begins or _SENTENCE_AFTER.match(after) is not None


def is_joined(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a stroke joins the abbreviation to one that the vocabulary does not know: "AC/DC"."""
    joined = _JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after)
    return joined is not None and not is_known(joined[1].lower())


def is_short(text: str) -> bool:
    """Return whether an abbreviation has so few letters that it may mean anything: "OS", not "DCs"."""
    return len(text) < FEWEST_LETTERS and text.isalpha()


def _is_after_name(before: str, after: str) -> bool:
    """Return whether a capital word stands before that begins no sentence, or begins one that says no more of a thing.

    "King Henry IV" and "Henry IV was" are names, "Give IV fluids" is none.
    """
    name = _NAME_BEFORE.search(before)
    if name is None or plain(name[1]) in FUNCTION_WORDS:
        return False
    if not _SENTENCE_BEFORE.search(before[: name.start()]):
        return True
    follows = _WORD_AFTER.match(after)
    return follows is None or follows[1] in FUNCTION_WORDS
