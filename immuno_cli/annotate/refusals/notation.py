"""Abbreviations that are a part of another name, or a sign of statistics, of chemistry or of the laboratory."""

import re
from collections.abc import Callable
from typing import Final

from immuno_cli.annotate.reading.signs import HYPHENS

_REACH: Final = 60
"""Characters before and after the abbreviation that are looked at."""
_REST_AFTER: Final = re.compile(r"\s?[-‐‑–—]\s?(\w{1,4})\b")
_JOINED_BEFORE: Final = re.compile(r"(?<![\w-])([A-Z]{2,4})/\Z")
_JOINED_AFTER: Final = re.compile(r"/([A-Z]{2,4})\b(?!-?[0-9])")
_ELEMENT: Final = (
    "(?:A[cglrstu]|B[aeir]?|C[adelorsu]?|Dy|E[ru]|F[er]?|G[ade]|H[efgo]?|I[nr]?|Kr?|L[aiu]|M[gno]|N[abdei]?|Os?"
    "|P[bdrt]?|R[abehu]|S[bceimnr]?|T[abehilm]|U|V|W|Xe|Yb?|Z[nr])"
)
"""The symbol of a chemical element."""
FORMULA: Final = re.compile(rf"(?:{_ELEMENT}[0-9]?)+")
_FORMULA_BEFORE: Final = re.compile(rf"(?<![\w-])({FORMULA.pattern})/\Z")
_FORMULA_AFTER: Final = re.compile(rf"/({FORMULA.pattern})\b")
_SPREAD: Final = re.compile(r"(?:±|\+/[-‐‑–−])[\s\[(]*\Z")
_MEAN_BEFORE: Final = re.compile(r"\b(?:mean|average)\b[^.;]{0,30}\Z", re.IGNORECASE)
_BEGINS_PART: Final = re.compile(r"[(\[,;±][\s\[(]*\Z")
_NUMBER_BEFORE: Final = re.compile(r"[0-9](?:\.[0-9]+)?\s\Z")
_OF_MEAN: Final = re.compile(r"s?\s(?:above|below|from|of)\b")
_VALUE_AFTER: Final = re.compile(r"\s?[=:]?\s?[0-9]+\.\s?[0-9]+(?![0-9]*\s?%)")
_OUTCOME: Final = re.compile(r"\b(?:CR|PR|PD)\b")
_STANDARD_DEVIATION: Final = "SD"
_CODON: Final = re.compile("[ACGTU]{3}")
_AMINO_ACID: Final = (
    "alanine|arginine|asparagine|aspartate|aspartic acid|cysteine|glutamate|glutamic acid|glutamine|glycine|histidine"
    "|isoleucine|leucine|lysine|methionine|phenylalanine|proline|serine|threonine|tryptophan|tyrosine|valine"
    "|ala|arg|asn|asp|cys|glu|gln|gly|his|ile|leu|lys|met|phe|pro|ser|thr|trp|tyr|val|stop"
)
_BECOMES: Final = r"\s*\)?\s*(?:to|-+[ ]?>|→|>|for)\s*"
_CODON_BEFORE: Final = re.compile(
    rf"(?:\b(?:(?i:{_AMINO_ACID})\s?[(,:]|(?i:codons?)(?:\s[0-9]+)?)\s?|\b[ACGTU]{{3}}{_BECOMES}(?:\w+\s\(?)?)\Z"
)
_CODON_AFTER: Final = re.compile(rf"\s?(?:codons?\b|\((?i:{_AMINO_ACID})\))|{_BECOMES}(?:\w+\s\(?)?[ACGTU]{{3}}\b")
_CAPITAL_OR_DIGIT: Final = re.compile(r"[A-Z0-9]")
_BEFORE_NUMBER: Final = HYPHENS | {" "}
_CHAINED_AFTER: Final = re.compile(r"[-‐‑]+[A-Z0-9]{2}")
_SHORTEST_SYMBOL: Final = 2
_SYMBOL_AFTER: Final = re.compile(r"[-‐‑]((?:[A-Z][A-Z0-9]|[0-9][A-Za-z])\w*)")
_NAME: Final = re.compile(r"[A-Z][a-z]{3}")
_FIRST_NAME_BEFORE: Final = re.compile(r"\b[A-Z][a-z]+[-‐‑]\Z")
_CODE_NUMBER: Final = 3
"""Minimum number of digits in the number of a substance: "MS-275"."""
_UNIT: Final = r"\s?(?:%|(?:[munpµμ]?(?:g|mol|U|IU|kat)|x?10)\b)"
_NUMBER_JOINED: Final = re.compile(rf"[-‐‑]([0-9]{{1,8}})(?![\w%]|[.,/-][0-9]|{_UNIT})")
_RESULT_BEFORE: Final = re.compile(r"\b[A-Za-z]{2,5}[-‐‑][0-9.]+[,;]\s\Z")
_RESULT_AFTER: Final = re.compile(r"[-‐‑][0-9.]+[,;]\s[A-Za-z]{2,5}[-‐‑][0-9]")
"""Another result of a test beside the abbreviation: "AST-45, ALT-52"."""
_NUMBERED_STUDY: Final = re.compile(
    r"(?:[-‐‑][0-9]{1,3}\s(?:studies|trials)|[-‐‑\s][0-9]{1,3}\s(?:protocol|study|trial))\b"
)
"""A number and one study after the abbreviation. "In MS 3 studies" are three studies of the disease."""
_HAS_NO_NUMBER: Final = (
    *("cell", "lymphocyte", "therapy", "transplant", "scan", "injection", "hybridization", "carcinoma", "in situ"),
    *("leukemia", "lymphoma", "sclerosis", "arthritis", "colitis", "lupus erythematosus"),
    *("progression", "response", "survival", "stable disease", "neutrophil count"),
)
"""How the preferred labels of concepts end whose kinds are not told apart by a number."""
_IS_REPEATED: Final = ("scan", "injection", "transplant")
"""How those of what a patient has several times end: "PET 1 and PET 2" are two scans."""


def is_continued(words: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a dash, perhaps with a blank, and what follows make another name: "PD – L1" is no "PD".

    >>> is_continued("PD", " - L1", {"pd l1"}.__contains__), is_continued("OS", " - 12", {"os"}.__contains__)
    (True, False)
    """
    rest = _REST_AFTER.match(after)
    return rest is not None and is_known(f"{words.lower()} {rest[1].lower()}")


def is_joined(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a slash joins the abbreviation to one that the vocabulary does not know: "AC/DC"."""
    joined = (_JOINED_BEFORE.search(before) if before.endswith("/") else None) or _JOINED_AFTER.match(after)
    return joined is not None and not is_known(joined[1].lower())


def is_chemistry(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a slash joins the symbol of an element to a formula that the vocabulary does not know: "Ag/AgCl".

    A single capital is no formula: "NK/B cells" names two cells.

    >>> is_chemistry("", "/AgCl electrode", lambda word: False), is_chemistry("", "/Ab", lambda word: False)
    (True, False)
    """
    joined = _FORMULA_BEFORE.search(before) or _FORMULA_AFTER.match(after)
    return joined is not None and len(joined[1]) > 1 and not is_known(joined[1].lower())


def is_numbered_name(words: str, before: str, after: str, name: str) -> bool:
    """Return whether a number makes the abbreviation the name of a substance, a gene, a cell line or a study.

    The number is no result of a test, and no kind of the concept with this preferred label: "HIV-1", "CRP-45".

    >>> is_numbered_name("MS", "", "-275 inhibits it", ""), is_numbered_name("CRP", "Hb-10.1, ", "-45", "")
    (True, False)
    """
    if after[:1] not in _BEFORE_NUMBER:  # most are so: fast
        return False
    if _NUMBERED_STUDY.match(after):
        return True
    has_no_number = name.lower().endswith(_HAS_NO_NUMBER)
    if has_no_number and _is_one_of_series(words, before, after, name):
        return True
    number = _NUMBER_JOINED.match(after)
    if number is None or _RESULT_BEFORE.search(before) or _RESULT_AFTER.match(after):
        return False
    return len(number[1]) >= _CODE_NUMBER or has_no_number


def _is_one_of_series(words: str, before: str, after: str, name: str) -> bool:
    """Return whether the abbreviation stands twice with a number of one or two digits: "ACT 1 and ACT 2"."""
    if after[0] == " " and name.lower().endswith(_IS_REPEATED):
        return False
    own = after[1:2].isdigit() and after[2:4].strip("0123456789")[:1] in ("", " ", ",", ")", ".")
    if not own:
        return False
    one = rf"{re.escape(words)}[ -][0-9]{{1,2}}"
    join = r"(?:,|,? and|,? or|/)\s?"
    return bool(re.match(rf".[0-9]{{1,2}}{join}{one}\b", after) or re.search(rf"\b{one}{join}\Z", before))


def is_doubled(words: str, before: str, after: str) -> bool:
    """Return whether a slash or a hyphen joins the abbreviation to itself: "MS/MS" is tandem mass spectrometry.

    >>> is_doubled("MS", "", "/MS"), is_doubled("DC", "DC-", ""), is_doubled("NK", "", "/NKT cells")
    (True, True, False)
    """
    if before.endswith((f"{words}/", f"{words}-")) and not before[: -len(words) - 1][-1:].isalnum():
        return True
    return after.startswith((f"/{words}", f"-{words}")) and not after[len(words) + 1 :][:1].isalnum()


def is_statistic(words: str, before: str, after: str) -> bool:
    """Return whether the abbreviation says how far values are spread: "12 ± SD", "mean (SD 3.2)".

    >>> is_statistic("SD", "a mean (", " 3.2)"), is_statistic("SD", "CR 2, PR 3, ", " 5")
    (True, False)
    """
    if _SPREAD.search(before):
        return True
    if words != _STANDARD_DEVIATION:
        return False
    if _MEAN_BEFORE.search(before) and _BEGINS_PART.search(before):
        return True
    if _NUMBER_BEFORE.search(before) and _OF_MEAN.match(after):
        return True
    return _VALUE_AFTER.match(after) is not None and not _OUTCOME.search(before + after)


def is_codon(words: str, before: str, after: str) -> bool:
    """Return whether the abbreviation is three bases beside another codon or an amino acid: "threonine (ACT)".

    >>> is_codon("ACT", "threonine (", ")"), is_codon("ACT", "", " to GCT"), is_codon("ACT", "", " trials")
    (True, True, False)
    """
    if not _CODON.fullmatch(words):
        return False
    return _CODON_BEFORE.search(before) is not None or _CODON_AFTER.match(after) is not None


def is_chained_before(text: str, start: int) -> bool:
    """Return whether a hyphen joins an abbreviation to another before it: "DMD" in "centromere-754-DMD".

    >>> is_chained_before("GC-MS", 3), is_chained_before("anti-HER2", 5)
    (True, False)
    """
    before = text[max(0, start - _REACH) : start]
    return before[-1:] in HYPHENS and _CAPITAL_OR_DIGIT.match(before.rstrip("-‐‑")[-1:]) is not None


def is_chained_after(text: str, end: int) -> bool:
    """Return whether a hyphen joins an abbreviation to another after it: "DMD" in "DMD-BMD-C7".

    >>> is_chained_after("DMD-BMD", 3), is_chained_after("HIV-1", 3)
    (True, False)
    """
    return _CHAINED_AFTER.match(text, end) is not None


def begins_symbol(words: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether two letters are the beginning of a longer symbol: "PD" in "PD-L2", "PD-1lo" and "PD-ECGF".

    What a hyphen joins to them begins with a capital or mixes digits and letters, and the vocabulary does not know it.
    Longer abbreviations stand before another more often: "DMD-C7 gene".

    >>> begins_symbol("PD", "-L2 is", lambda word: False), begins_symbol("RA", "-ILD", {"ild"}.__contains__)
    (True, False)
    """
    if len(words) != _SHORTEST_SYMBOL or after[:1] not in HYPHENS:
        return False
    rest = _SYMBOL_AFTER.match(after)
    return rest is not None and not is_known(rest[1].lower()) and not is_known(rest[1].lower().removesuffix("s"))


def is_second_name(text: str, start: int) -> bool:
    """Return whether a name is the second of a pair: "Scott syndrome" in "Aarskog-Scott syndrome".

    >>> is_second_name("Aarskog-Scott syndrome", 8)
    True
    """
    if text[start - 1 : start] not in HYPHENS or not _NAME.match(text, start):
        return False
    return _FIRST_NAME_BEFORE.search(text[max(0, start - _REACH) : start]) is not None
