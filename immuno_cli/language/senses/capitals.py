"""Abbreviations in capitals: those of everyday life, and what stands beside those of laboratories and clinics."""

import re
from typing import Final

from immuno_cli.language.english import is_common
from immuno_cli.language.numerals import is_roman

_EVERYDAY_NAMES: Final = (
    # countries, offices, companies and insurance
    "usa uae ussr nato unesco unicef fifa uefa nasa fbi cia irs nhs fda nih nci cdc ema mhra nice who epa osha iso "
    "ansi bbc cnn nbc abc cbs pbs npr nfl nba mlb nhl ioc ibm bmw hsbc mit ucla ngo ngos asco esmo nccn aacr easl acr "
    "nsf ikea hmo ppo hsa fsa cobra hmrc gdp mot ssn "
    # time, money and places
    "gmt utc est edt cet pst pdt usd eur gbp cad aud vat nyc "
    # computers and media
    "pdf html xml json csv url uri usb gps dvd vhs lcd led hdmi jpg jpeg png gif sms mms gsm lte cpu gpu ram "
    "rom ssd api sql php css faq isbn issn doi pin atm app www http https ftp vpn wifi "
    # letters and talk
    "asap fyi rsvp diy vip ceo cfo cto phd msc bsc mba gcse gre lgbt lgbtq aka etc tba tbd eta inc ltd plc llc gmbh "
    "lsat mcat ufo btw imo lol omg rip suv kfc mph rpm kwh"
)
EVERYDAY: Final = frozenset(_EVERYDAY_NAMES.split())
"""Abbreviations, in lower case, that are no technical words."""

_MEASURED: Final = (
    "levels?|concentrations?|titers?|titres?|counts?|tests?|assays?|scans?|performance\\sstatus|"
    "mutations?|mutated|mutants?|variants?|genes?|proteins?|expression|inhibitors?|agonists?|antagonists?|"
    "blockers?|blockade|receptors?|ligands?|antibody|antibodies|antigens?|kinases?|pathways?|signaling|signalling|"
    "positive|negative|positivity|deficient|deficiency|elevations?|infections?|syndrome|staining|amplification|"
    "fusions?|rearrangements?|translocations?"
)
_NAMED: Final = (
    "enzymes?|hormones?|markers?|cytokines?|chemokines?|molecules?|antibody|antibodies|receptors?|genes?|proteins?"
)
_UNIT: Final = "(?:[munpµμ]?(?:g|mol|U|IU|M)|mm|cm|ml|mmHg)\\b|%"
_CHANGED: Final = "raised|elevated|abnormal"
"""What is said of a result in medicine. "High" and "low" are said of prices, too."""
_SIGNS_AFTER: Final = (
    rf"s?[\s-]+(?:{_MEASURED})\b",
    r"\s?[<>=≤≥]\s?[0-9]",
    rf"\s(?:of\s)?[0-9]+(?:[.,][0-9]+)?\s?(?:{_UNIT})",
    r"(?:\s(?:is|was|of))?\s0(?:\s?[–/-]\s?|\sor\s)[1-4]\b(?![:/]|\.[0-9])",
    rf"\s(?:is|was|were|are|be)\s(?:(?:too|very|not)\s)?(?:{_CHANGED})\b",
)
_SIGNS_BEFORE: Final = (
    r"\b(?:serum|plasma|blood|urine|urinary|elevated|circulating|recombinant|anti)[\s-]+",
    rf"\b(?:{_MEASURED}|{_NAMED})\s(?:of|in|like|such\sas|including)\s",
    rf"\b(?:{_NAMED})\s\((?:e\.g\.,?\s)?",
)
_AFTER: Final = re.compile("|".join(_SIGNS_AFTER))
_BEFORE: Final = re.compile(rf"(?:{'|'.join(_SIGNS_BEFORE)})\Z", re.IGNORECASE)
_EXPLAINED: Final = re.compile(
    r"s?(?:\s\((?:an?|the|which|this|your|short)\s|,\s(?:an?|the|which)\s"
    r"|\s(?:is|are)\s(?:an?|the|made|called|short)\s|\s(?:means|measures)\s)"
)
_JOINED: Final = re.compile(r"s?(?:\s?/\s?|,\s(?:and\s|or\s)?|\s(?:and|or)\s)([A-Z]{3,6})s?\b(?!-)")
_LONGEST: Final = 6
_SHORTEST: Final = 3


def may_be_technical(word: str) -> bool:
    """Return whether a word of capitals alone may be a technical abbreviation: it is of no everyday use.

    >>> [may_be_technical(word) for word in ("TSH", "USA", "STOP", "OK")]
    [True, False, False, False]
    """
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha() and word.isupper()):
        return False
    small = word.lower()
    return small not in EVERYDAY and not is_common(small) and not is_roman(small)


def is_technical_beside(before: str, after: str) -> bool:
    """Return whether what stands around an abbreviation tells that a laboratory or a clinic uses it.

    >>> is_technical_beside("your ", " level"), is_technical_beside("of the ", " in Bern")
    (True, False)
    """
    return _AFTER.match(after) is not None or _BEFORE.search(before) is not None


def is_explained_by(after: str) -> bool:
    """Return whether a text goes on to say what an abbreviation means.

    >>> is_explained_by(" (a hormone) is low"), is_explained_by(" is low")
    (True, False)
    """
    return _EXPLAINED.match(after) is not None


def joined_abbreviation(after: str) -> str:
    """Return the abbreviation that "and", "or", a comma or a slash joins to the one before, "" if there is none.

    >>> joined_abbreviation(" and AST rose")
    'AST'
    """
    joined = _JOINED.match(after)
    return joined[1] if joined else ""
