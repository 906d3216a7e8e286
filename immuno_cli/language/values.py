"""The value of a test in words and numbers: "TSH was low", "CRP 45 mg/l", "ALT 3x ULN"."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LOW: Final = _words("low lower lowered reduced decreased dropped fell fallen sank")
_HIGH: Final = _words("high higher raised elevated increased rose risen climbed")
_FOUND_OR_NOT: Final = _words("positive negative")
_OF_GENE: Final = _words("wildtype mutated mutant amplified")
_STATES: Final = (
    _LOW
    | _HIGH
    | _FOUND_OR_NOT
    | _OF_GENE
    | _words(
        "normal abnormal borderline rising falling level levels value values result results reading "
        "readings test tests count counts uln lln"
    )
)
"""Words that say what a test found, or that it found something."""
_LINKING: Final = _words(
    "a an the my your his her their of at to in on by is was are were be been has have came come comes back than "
    "very too so more less that slightly mildly moderately severely markedly bit little still now only just about "
    "around quite really "
    "above below over under outside within upper lower limit limits range times time fold x × for ok okay alright fine"
)
"""Words that stand between a name and its value."""
_NUMBER: Final = r"[±+-]?\d+(?:[.,]\d+)*"
_SIZE: Final = r"(?:[pnumµμkm]?(?:g|mol|iu|u|eq|kat)|cells?|10\^?\d+|[kg])"
_VOLUME: Final = r"(?:[dcmuµμ]?l|mm3|mm³|min|h|100ml)"
_VALUE: Final = re.compile(
    rf"{_NUMBER}(?:[x×](?:uln|lln)?|%|-fold|\s?{_SIZE})?(?:/{_VOLUME})?|[x×]?\s?10[\^*]?[\d⁹]+(?:/{_VOLUME})?"
    rf"|{_SIZE}/{_VOLUME}|%|{_NUMBER}[-–]{_NUMBER}|[↑↓]+"
)
_BETWEEN: Final = re.compile(r"[:;=<>≤≥~≈()\[\]?!]|,(?!\d)|\.(?!\d)")
_TNM: Final = re.compile(
    r"[acpry]{0,2}T(?:[0-4][a-d]?|is|x)(?:\([^()]{1,9}\))?(?:[\s,/]*[acpry]{0,2}(?:N[0-3x][a-c]?|M[01x][a-d]?)){1,2}",
    re.IGNORECASE,
)
"""The extent of a cancer in letters of the TNM system. "T3" alone is a hormone, too."""
_MOVED: Final = (
    (re.compile(r"\b(?:went|gone|go|goes|going|shot|came|is|are) (?:back )?up\b", re.IGNORECASE), "raised"),
    (re.compile(r"\b(?:went|gone|go|goes|going|came|is|are) (?:back )?down\b", re.IGNORECASE), "lowered"),
    (re.compile(r"\bper ?cent\b", re.IGNORECASE), "%"),
)
"""What a value did, and one word for that. "Up" and "down" alone stand in names, too."""
_WILD_TYPE: Final = re.compile(r"\bwild[ -]?type\b", re.IGNORECASE)
_MOST_WORDS: Final = 24
_NUMBERED: Final = _words("cck ccl ccr cd ck cxcl cxcr hpv hhv il ki pd stat th tlr tnf")
"""Abbreviations of families whose members have numbers: CK 7 and CK 20 are keratins, IL 2 is an interleukin."""
_MOST_DIGITS_OF_NAME: Final = 2
_STATED: Final = {True: ("low", "reduced", "decreased"), False: ("high", "raised", "elevated", "increased")}


class Valued(NamedTuple):
    """A text that gives the value of something.

    Attributes:
        names: What may be the name of it, the longest first.
        states: The words that a name of such a finding begins with: "low" of "TSH was low". () where none is given.
        has_number: Whether the value has a number.
        may_be_of_name: Whether there are only small whole numbers, "positive" and "negative". That may be a marker with
            a number, and whether it was found: "CK 20", "CK 7 positive".
        is_share: Whether the value is a share in percent.
        is_found_or_not: Whether the value is "positive" or "negative".
        is_of_gene: Whether the value is a form of a gene: "mutated", "wild type".
    """

    names: tuple[str, ...]
    states: tuple[str, ...] = ()
    has_number: bool = False
    may_be_of_name: bool = False
    is_share: bool = False
    is_found_or_not: bool = False
    is_of_gene: bool = False


def read_value(text: str) -> Valued | None:
    """Return what a text gives the value of; None where it gives none.

    >>> value = read_value("low TSH")
    >>> value.names, value.states, read_value("TSH")
    (('TSH',), ('low', 'reduced', 'decreased'), None)
    >>> read_value("interleukin 2 was high").names
    ('interleukin 2 was', 'interleukin 2', 'interleukin')
    """
    text = _WILD_TYPE.sub("wildtype", _BETWEEN.sub(" ", text))
    for moved, state in _MOVED:
        text = moved.sub(state, text)
    words = text.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return None
    folded = [word.casefold() for word in words]
    begin, end = 0, len(words)
    while begin < end and _is_of_value(folded[begin]):
        begin += 1
    names: list[str] = []
    while begin < end:
        if any(map(_says_value, (*folded[:begin], *folded[end:]))):
            names.append(" ".join(words[begin:end]))
        if not _is_of_value(folded[end - 1]):
            break
        end -= 1
    beside = (*folded[:begin], *folded[end:])
    if not names:
        return None
    return _valued(names, beside)


def scale_of(text: str) -> str:
    """Return the name of the scale on which a text gives a value without naming it; "" where it gives none.

    >>> scale_of("pT2 N1 M0"), scale_of("T3")
    ('TNM', '')
    """
    return "TNM" if _TNM.fullmatch(text.strip()) else ""


def is_numbered(name: str) -> bool:
    """Return whether a whole number after a name may be a part of it.

    >>> is_numbered("CK"), is_numbered("CRP")
    (True, False)
    """
    return name.casefold() in _NUMBERED


def _valued(names: Sequence[str], beside: Sequence[str]) -> Valued:
    """Return what may be a name, with what the words beside it say."""
    has_number = any(map(_VALUE.fullmatch, beside))
    may_be_of_name = all(word in _FOUND_OR_NOT or _may_be_in_name(word) for word in beside)
    is_share = has_number and any(word.endswith("%") for word in beside)
    return Valued(
        tuple(names),
        _states(beside),
        has_number,
        may_be_of_name,
        is_share,
        is_found_or_not=not _FOUND_OR_NOT.isdisjoint(beside),
        is_of_gene=not _OF_GENE.isdisjoint(beside),
    )


def _may_be_in_name(word: str) -> bool:
    return word.isdigit() and len(word) <= _MOST_DIGITS_OF_NAME


def _is_of_value(word: str) -> bool:
    return word in _LINKING or _says_value(word)


def _says_value(word: str) -> bool:
    return word in _STATES or bool(_VALUE.fullmatch(word))


def _states(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words for what was found, where that is one of two opposites."""
    is_low, is_high = (not found.isdisjoint(words) for found in (_LOW, _HIGH))
    return () if is_low == is_high else _STATED[is_low]
