"""Short abbreviations that mean something else where they stand: "stage IV", "Henry IV", "Washington, DC", "AC/DC".

Only abbreviations that count in their own case alone are looked at, and only what stands directly beside them.
"""

import re
from collections.abc import Callable
from string import ascii_letters
from typing import Final

from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import plain
from immuno_cli.language.numerals import is_roman
from immuno_cli.language.stop_words import FUNCTION_WORDS

_NUMBERED: Final = (
    # parts of documents, and ranks
    "act appendix article book category chapter class cohort degree division fig figure generation grade grades group "
    "level part phase schedule section stage step table title type version vol volume "
    # parts of the body, of molecules and of studies
    "angiotensin area arm collagen complex factor glycogenosis hypersensitivity interleukin lamina layer "
    "ajcc asa bclc clark dukes figo fitzpatrick fuhrman lugano mallampati masaoka nyha okuda tanner uicc "
    "cn dsm mucopolysaccharidosis nerve protocol region segment study subtype trial variant war zone"
)
NUMBERED: Final = frozenset(_NUMBERED.split())
"""Words after which a Roman numeral is a number."""

_OTHER_FIELDS: Final = (
    # computers
    "android app apps chrome install installed iphone kernel linux mac mobile operating software update updated "
    "updates upgrade upgrades version versions windows "
    # electricity
    "adapter amp amps battery charger converter motor motors volt voltage volts watt "
    # towns and comics
    "comic comics district downtown entertainment marvel mayor metro universe washington"
)
OTHER_FIELDS: Final = frozenset(_OTHER_FIELDS.split())
"""Words beside which a short abbreviation belongs to computers, electricity, a town or comics."""

_ONLY_BEHIND: Final = frozenset(("update", "updated", "updates", "version", "versions"))
"""Words that count only behind the abbreviation: "OS updates", but "the updated OS" may be a survival."""

FEWEST_LETTERS: Final = 3
"""An abbreviation of fewer letters does not count if it is all that is found in a text."""

_REACH: Final = 60
"""Characters before and after the abbreviation that are looked at."""
_NUMERAL: Final = r"[IVX]+[A-Da-d]?"
_NUMBERS_BEFORE: Final = re.compile(
    rf"(?:\b{_NUMERAL}(?:\s*(?:[,/&\u2013\u2014-]|and\b|or\b|to\b|through\b|versus\b|vs\b\.?)\s*)+)+\Z"
)
_NUMBER_AFTER: Final = re.compile(rf"\s*(?:[,/&\u2013\u2014-]|and\b|or\b|to\b|through\b)\s*{_NUMERAL}\b")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[\s:(\u00a0-]*\Z")
_NUMBER_SIGN_BEFORE: Final = re.compile(r"\b(?:art|ch|fig|nr|vol)\.\s?\Z", re.IGNORECASE)
_NUMBER_SIGN_OR_WORD_BEFORE: Final = re.compile(r"\b(?:no|pt|sec|tab)\.\s?\Z", re.IGNORECASE)
"""A sign of a number, or a word that ends a sentence, a patient, seconds and tablets."""
_CAPITAL_WORD_BEFORE: Final = re.compile(r"\b([A-Z][a-zﬀ-ﬆ]+\.?)\s{1,4}\Z")
_TOWN_BEFORE: Final = re.compile(r"\b([A-Z][a-z]+),\s\Z")
_POSTAL_CODE: Final = re.compile(r"\s[0-9]{5}(?:-[0-9]{4})?(?![\w%]|[.,-][0-9])")
_NEIGHBOUR_AFTER: Final = re.compile(r"(?:\r?\s|[-‐‑])([A-Za-z]+)")
_LOWER_WORD_AFTER: Final = re.compile(r"\s([a-z]+)")
_REST_AFTER: Final = re.compile(r"\s?[-‐‑–—]\s?(\w{1,4})\b")
_SENTENCE_BEGINS: Final = re.compile(r"(?:\A|[.!?:;]\s+|\n\s*)\Z")
_PARAGRAPH_OR_SENTENCE_BEGINS: Final = re.compile(r"(?:\A|[.!?:;]\s+|\n\s*\n\s*)\Z")
"""The same without the beginning of a line, at which a town may stand in the middle of a sentence."""
_CLAUSE_ENDS: Final = re.compile(r"\Z|[.,;:!?)]")
_JOINED_BEFORE: Final = re.compile(r"(?<![\w-])([A-Z]{2,4})/\Z")
_JOINED_AFTER: Final = re.compile(r"/([A-Z]{2,4})\b(?!-?[0-9])")
_ELEMENT: Final = (
    "(?:A[cglrstu]|B[aeir]?|C[adelorsu]?|Dy|E[ru]|F[er]?|G[ade]|H[efgo]?|I[nr]?|Kr?|L[aiu]|M[gno]|N[abdei]?|Os?"
    "|P[bdrt]?|R[abehu]|S[bceimnr]?|T[abehilm]|U|V|W|Xe|Yb?|Z[nr])"
)
"""The symbol of a chemical element."""
_FORMULA: Final = re.compile(rf"(?:{_ELEMENT}[0-9]?)+")
_FORMULA_BEFORE: Final = re.compile(rf"(?<![\w-])({_FORMULA.pattern})/\Z")
_FORMULA_AFTER: Final = re.compile(rf"/({_FORMULA.pattern})\b")
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
_BLANK_OR_BRACKET: Final = " \n\r\t\v\f\u00a0("
_BECOMES: Final = r"\s*\)?\s*(?:to|-+[ ]?>|→|>|for)\s*"
_CODON_BEFORE: Final = re.compile(
    rf"(?:\b(?:(?i:{_AMINO_ACID})\s?[(,:]|(?i:codons?)(?:\s[0-9]+)?)\s?|\b[ACGTU]{{3}}{_BECOMES}(?:\w+\s\(?)?)\Z"
)
_CODON_AFTER: Final = re.compile(rf"\s?(?:codons?\b|\((?i:{_AMINO_ACID})\))|{_BECOMES}(?:\w+\s\(?)?[ACGTU]{{3}}\b")
_CAPITAL_OR_DIGIT: Final = re.compile(r"[A-Z0-9]")
HYPHENS: Final = frozenset("-‐‑")
_CHAINED_AFTER: Final = re.compile(r"[-‐‑]+[A-Z0-9]{2}")
_NAME: Final = re.compile(r"[A-Z][a-z]{3}")
_FIRST_NAME_BEFORE: Final = re.compile(r"\b[A-Z][a-z]+[-‐‑]\Z")
_SHOUTED: Final = frozenset(("are", "in", "of", "our", "the", "you", "your"))
"""Short words behind "ALL" in capitals."""
_LINE_BEGINS: Final = re.compile(r"(?:\A|\n)[^\S\n]*\(?\Z")
_HEADING_AFTER: Final = re.compile(r"[.)][^\S\n]")


def is_something_else(
    text: str, start: int, end: int, is_known: Callable[[str], bool], *, is_spelled_out: bool = False
) -> bool:
    """Return whether the abbreviation at these offsets is a number, or belongs to another field or to a place name.

    `is_known` returns whether a word in lower case means something in the vocabulary. `is_spelled_out`: the text also
    has its concept in full. Then the abbreviation that a slash joins to it may be unknown.

    >>> is_something_else("a stage IV tumor", 8, 10, lambda word: False)
    True
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if is_roman(text[start:end].lower()) and is_numeral(before, after, is_known):
        return True
    if end - start < FEWEST_LETTERS and is_place(before, after, is_known):
        return True
    if text[start:end].lower() in FUNCTION_WORDS and is_shouted(before, after):
        return True
    if _FORMULA.fullmatch(text, start, end) and is_chemistry(before, after, is_known):
        return True
    if is_part_of_notation(text[start:end], before, after, is_known):
        return True
    return is_of_other_field(before, after) or (not is_spelled_out and is_joined(before, after, is_known))


def is_numeral(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a Roman numeral between these texts is a number: "stages II to IV", "IV. Results", "Henry IV"."""
    if _NUMBERS_BEFORE.search(before) or _NUMBER_AFTER.match(after) or _NUMBER_SIGN_BEFORE.search(before):
        return True
    if _NUMBER_SIGN_OR_WORD_BEFORE.search(before) and _goes_on_plainly(after):
        return True
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in NUMBERED:
        return True
    is_heading = _LINE_BEGINS.search(before) and _HEADING_AFTER.match(after)
    return bool(is_heading) or _is_after_name(before, after, is_known)


def is_of_other_field(before: str, after: str) -> bool:
    """Return whether the word before or after is of another field: "OS updates", "DC motor", "Washington DC"."""
    neighbour = _NEIGHBOUR_AFTER.match(after)
    if neighbour is not None and neighbour[1].lower() in OTHER_FIELDS:
        return True
    last = before[-1:]
    if last in HYPHENS:
        return _last_letters(before[:-1]).lower() in OTHER_FIELDS
    word = _last_letters(before.rstrip(_BLANK_OR_BRACKET)).lower()
    return last in _BLANK_OR_BRACKET and word in OTHER_FIELDS and word not in _ONLY_BEHIND


def is_place(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether the abbreviation is a state, after the name of a town: "in Boston, MA", "Bethesda, MD.".

    A postal code behind it tells the same: "PR 00901".
    """
    if _POSTAL_CODE.match(after):
        return True
    town = _TOWN_BEFORE.search(before)
    if town is None:
        return False
    word = town[1].lower()
    if is_known(word) or is_known(word.removesuffix("s")):
        return False
    begins_sentence = _PARAGRAPH_OR_SENTENCE_BEGINS.search(before[: town.start()]) is not None
    return not begins_sentence or _CLAUSE_ENDS.match(after) is not None


def is_shouted(before: str, after: str) -> bool:
    """Return whether the next word, or without one the word before, is English and in capitals, too: "ALL PATIENTS".

    >>> is_shouted("", " PATIENTS MUST"), is_shouted("HIGH RISK ", " in children")
    (True, False)
    """
    following = _NEIGHBOUR_AFTER.match(after)
    word = following[1] if following else _last_letters(before.rstrip())
    if not word.isupper():
        return False
    small = word.lower()
    return (len(word) > FEWEST_LETTERS and is_word(small)) or (following is not None and small in _SHOUTED)


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


def is_part_of_notation(words: str, before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether the abbreviation is a part of another, a sign of statistics, or three bases."""
    if is_continued(words, after, is_known) or is_doubled(words, before, after):
        return True
    return is_statistic(words, before, after) or is_codon(words, before, after)


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
    """Return whether a hyphen joins an abbreviation to another behind it: "DMD" in "DMD-BMD-C7".

    >>> is_chained_after("DMD-BMD", 3), is_chained_after("HIV-1", 3)
    (True, False)
    """
    return _CHAINED_AFTER.match(text, end) is not None


def is_second_name(text: str, start: int) -> bool:
    """Return whether a name is the second of a pair: "Scott syndrome" in "Aarskog-Scott syndrome".

    >>> is_second_name("Aarskog-Scott syndrome", 8)
    True
    """
    if text[start - 1 : start] not in HYPHENS or not _NAME.match(text, start):
        return False
    return _FIRST_NAME_BEFORE.search(text[max(0, start - _REACH) : start]) is not None


def is_short(text: str) -> bool:
    """Return whether an abbreviation has so few letters that it may mean anything: "OS", but not "DCs"."""
    return len(text) < FEWEST_LETTERS and text.isalpha()


def _last_letters(text: str) -> str:
    """Return the letters with which a text ends. To search for them takes ten times as long."""
    return text[len(text.rstrip(ascii_letters)) :]


def _is_after_name(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a name stands before the numeral: "King Henry IV" and "Henry IV was", but not "Give IV fluids".

    A capital word that begins a sentence is a name only if a function word or no word follows the numeral. A word that
    the vocabulary knows is no name: "Nivolumab IV, 240 mg".
    """
    word = _CAPITAL_WORD_BEFORE.search(before)
    if word is None or plain(word[1]) in FUNCTION_WORDS or is_known(word[1].lower()):
        return False
    if not _SENTENCE_BEGINS.search(before[: word.start()]):
        return True
    return _goes_on_plainly(after)


def _goes_on_plainly(after: str) -> bool:
    """Return whether a function word or no word follows."""
    next_word = _LOWER_WORD_AFTER.match(after)
    return next_word is None or next_word[1] in FUNCTION_WORDS
