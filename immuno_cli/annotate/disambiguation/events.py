"""When a word that may mean anything is an event of medicine: "rejection" of a kidney, not of a hypothesis."""

import re
from collections.abc import Iterable
from typing import Final

_REACH: Final = 60
_QUALIFIED: Final = re.compile(
    r"\b(?:(?:hyper|sub)?acute|chronic|cellular|humoral|(?:antibody|cell)[ -]mediated)\s\Z", re.IGNORECASE
)
_ORGANS: Final = (
    r"bone marrow|bowel|cardiac|corneal?|hearts?|hepatic|intestin(?:al|es?)|islets?|kidneys?|livers?|lungs?|organs?"
    r"|pancrea(?:s|tic)|renal|skin|stem cells?|uterus"
)
_PARAGRAPH: Final = "\n\n"
_OF_ORGAN: Final = re.compile(rf"\sof\s(?:[\w’'-]{{1,12}}\s){{0,3}}(?:{_ORGANS}|grafts?|transplants?)\b", re.IGNORECASE)
_GIVEN: Final = r"(?:given|got|receiv(?:ed?|es|ing))\s(?:an?|h(?:er|is)|my|their)"
_ORGAN_OF_DONOR: Final = rf"(?:donated|donor|new|transplanted|{_GIVEN})\s(?:{_ORGANS})"
_NEAR: Final = 100
"""Characters before and after an event in which what it happens to stands, if nothing else tells that it is one."""
_TOLD_BEFORE: Final = re.compile(
    r"\b(?:after|against|avoid(?:ed|ing|s)?|biops(?:ies|y)|caus(?:ed?|es|ing)|(?:because|risk)\sof|confirm(?:ed|s)?"
    r"|detect(?:ed|s)?|develop(?:ed|s)?|diagnos(?:e[ds]?|is\sof)|(?:die[ds]?|due|lost)\sto|during|episodes?\sof"
    r"|(?:evidence|signs?|symptoms?)\sof|exclud(?:ed?|es|ing)|for|from|ha[ds]|no|prevent(?:ed|ing|s)?|revers(?:ed?|es|ing)"
    r"|rul(?:ed?|es|ing)\sout|show(?:ed|ing|n|s)?|suspect(?:ed|s)?|to|treat(?:ed|ing|s)?|with(?:out)?)"
    r"\s(?:(?:early|late|mild|moderate|severe|steroid-resistant)\s)?\Z",
    re.IGNORECASE,
)
"""What is said of events in a body before they are named."""
_TOLD_BEHIND: Final = re.compile(
    r"\s(?:(?:are|be|been|can|could|did|does|had|has|is|may|might|was|were)\b|episodes?\b|reactions?\b"
    r"|(?:began|confirmed|detected|diagnosed|excluded|proven|resolved|reversed|ruled\sout|seen|suspected|treated)\b"
    r"|develop|happen|include|occur|recur)",
    re.IGNORECASE,
)
_BETWEEN: Final = r"(?:\s[\w-]{1,20}){0,2}\s"
_BY: Final = re.compile(r"\sby\s([^.;:!?\n]{1,50})")
_SOMEBODY: Final = re.compile(
    r"(?:h(?:er|im)|me|others?|people|them|us|you)\b|(?:all|an?|both|h(?:er|is)|many|my|our|several|some|the|their|three|two|your)\s",
    re.IGNORECASE,
)
_OF_THE_BODY: Final = re.compile(
    r"\b(?:antibod(?:ies|y)|bod(?:ies|y)|cells?|hosts?|immun\w+|leu[ck]ocytes?|lymphocytes?|patients?|recipients?)\b",
    re.IGNORECASE,
)


def is_qualified(text: str, start: int) -> bool:
    """Return whether what stands directly before a word is said of events in a body.

    >>> is_qualified("acute rejection", 6), is_qualified("polite rejection", 7)
    (True, False)
    """
    return _QUALIFIED.search(text[max(0, start - _REACH) : start]) is not None


def happens_to_organ(text: str, start: int, end: int, things: Iterable[str]) -> bool:
    """Return whether an event happens to an organ, or to one of the things that stands near it.

    >>> happens_to_organ("rejection of his kidney", 0, 9, []), happens_to_organ("a graft, rejection", 9, 18, ["graft"])
    (True, False)
    >>> happens_to_organ("The graft failed; signs of rejection", 27, 36, ["graft"])
    True
    """
    if _OF_ORGAN.match(text, end, end + _REACH):
        return True
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if after.startswith(" of ") or not (_TOLD_BEFORE.search(before) or _TOLD_BEHIND.match(after)):
        return False
    words = "|".join(map(re.escape, things))
    near = f"{before.rpartition(_PARAGRAPH)[2]} {after.partition(_PARAGRAPH)[0]}"
    return re.search(rf"\b(?:(?:{words})\w{{0,8}}|{_ORGAN_OF_DONOR})\b", near, re.IGNORECASE) is not None


def is_by_somebody(text: str, end: int) -> bool:
    """Return whether people do what a word says, not the body.

    >>> is_by_somebody("rejection by the board", 9), is_by_somebody("rejection by the immune system", 9)
    (True, False)
    """
    by = _BY.match(text, end, end + _REACH)
    return by is not None and _SOMEBODY.match(by[1]) is not None and _OF_THE_BODY.search(by[1]) is None


def has_organ_beside(text: str, things: Iterable[str]) -> bool:
    """Return whether a text has an organ beside one of the things that an event happens to.

    >>> has_organ_beside("a kidney transplant", ["transplant"]), has_organ_beside("a transplant", ["transplant"])
    (True, False)
    """
    words = "|".join(map(re.escape, things))
    beside = rf"\b(?:{_ORGANS}){_BETWEEN}(?:{words})|\b(?:{words})\w{{0,8}}{_BETWEEN}(?:{_ORGANS})\b"
    return re.search(beside, text, re.IGNORECASE) is not None
