"""Terms in the name of a company, a society, a street, a band or a person: "Mast Cell Blues Band", "Henry Meige"."""

import re
from typing import Final

from immuno_cli.annotate.reading.signs import BLANK_LINE
from immuno_cli.language.endings import ADJECTIVE_ENDINGS, PARTICIPLE_ENDINGS
from immuno_cli.language.ordinary import is_ordinary
from immuno_cli.language.senses.given_names import ALSO_WORDS, GIVEN_NAMES
from immuno_cli.language.stop_words import OTHER_FUNCTION_WORDS

_COMPANY: Final = "Corp Corporation GmbH Inc Incorporated LLP Ltd Plc Pty"
_STREET: Final = "Ave Avenue Boulevard Crescent Highway Plaza Rd Road Street"
_PLACE: Final = "Cafe Café Cinema Club Hotel Inn Pub Restaurant Stadium Theater Theatre"
_ART: Final = "Band Blues Choir Comics Ensemble Festival Gazette Herald Jazz Orchestra Quartet Quintet Symphony Tribune"
_ORGANIZATION: Final = "Alliance Association Council Foundation Hospital Society Trust"
HEADS: Final = frozenset(f"{_COMPANY} {_STREET} {_PLACE} {_ART} {_ORGANIZATION}".split())
"""Words that end such names, with a capital in running text. No concept of medicine ends with them."""
AT_END: Final = frozenset(("Bar", "Drive", "Lane", "Limited", "Records", "Rock", "Square"))
"""Others that mean something else where a word or a number follows: "T Cells Drive the Response", "Lane 2"."""
_REACH: Final = 80
"""Characters of a name after the term."""
_REACH_BEFORE: Final = 40
"""Characters before a surname that are read."""
_GAP: Final = re.compile(r"\s+")
_PREPOSITION: Final = "(?:At|For|From|In|On|To|With)"
"""Stands in a heading, and in no such name after a term: "Immunotherapy In The Hospital"."""
_MOST_BETWEEN: Final = 3
"""Maximum number of words between the term and the last word."""
_NAME: Final = re.compile(
    rf"(?:-[^\W\d_]+)?[ -](?:(?!{_PREPOSITION} )(?:[A-Z][\w'’&-]*+|&) ){{0,{_MOST_BETWEEN}}}"
    rf"(?:(?:{'|'.join(sorted(HEADS))})\b(?! [A-Z])|(?:{'|'.join(sorted(AT_END))})\b(?! \w))"
)
_TITLES: Final = "Drs?|Miss|Mrs?|Ms|Mx|Nurse|Prof|Professors?|Sir|Sister"
_TITLE: Final = re.compile(
    rf"(?<![^\W_])(?:[A-Z]\.[ ]?|[A-Z]{{2}}[ ]|(?:by|{_TITLES})\.?[ ](?:[A-Z][a-z]+[ ]|[A-Z][ ])?)\Z"
)
"""What surely stands before a surname: initials, a title, or "by"."""
_GIVEN_NAME: Final = re.compile(r"(?<![^\W_])([A-Z][^\W\d_A-Z]+)[ ]\Z")
_INSIDE_SENTENCE: Final = re.compile(r"(?<![^\W_])[a-z]+\s\Z")
"""Stands before a name in a sentence. In a heading, words have capitals."""
_BEFORE_PLACE: Final = re.compile(r"\b(?:across|at|in|near|outside|throughout|within)\s+\Z", re.IGNORECASE)
"""Stands before the name of a place rather than that of a person: "In Östergötland Crohn is common"."""
_ADJECTIVES: Final = (*ADJECTIVE_ENDINGS, *PARTICIPLE_ENDINGS, "id", "ish", "ly")
"""Endings of adjectives and participles: "Perianal Crohn". Not "ean", "ile" and "ine": Jean, Lucile, Christine."""
_INITIALS_AFTER: Final = re.compile(r"[ ][A-Z]{1,2}(?:\.|,)")
"""What stands after a surname in a list of authors: "Crohn B, Yarnis H"."""
_BODY: Final = (
    "Academy|Agency|Alliance|Annals|Archives|Association|Board|Centers?|Centres?|College|Committee|Council|Department"
    "|Federation|Foundation|Frontiers|Institutes?|Journal|League|Ministry|Network|Office|School|Society|Trust|Union"
)
"""What begins the name of a society, an office or a journal."""
_BODY_BEFORE: Final = re.compile(
    rf"\b(?:{_BODY}) (?:for|in|of|on) (?:the )?(?:[A-Z][\w’'-]*+(?:,? (?:&|and|for|in|of|on) (?:the )?|, | ))*\Z"
)
_INSIDE_NAME: Final = frozenset(("and", "for", "in", "of", "on", "the"))
"""The words in lower case of such a name."""


def begins_proper_name(text: str, end: int) -> bool:
    r"""Return whether a term that ends here begins the name of a company, a society, a street, a place or a band.

    A word with a capital after the name is a sign of a heading: "Antibody Band Intensity". A line end inside
    the name changes nothing.

    >>> begins_proper_name("Mast Cell Blues Band", 9), begins_proper_name("Mast Cell Growth", 9)
    (True, False)
    """
    after = text[end : end + _REACH]
    first = after.lstrip()[:1]
    if first and not (first.isupper() or first in "&-"):  # most are so: fast
        return False
    if not after.isprintable():
        after = _GAP.sub(" ", BLANK_LINE.split(after)[0])
    return _NAME.match(after) is not None


def ends_proper_name(text: str, start: int) -> bool:
    """Return whether a term that begins here stands in the name of a society, an office or a journal.

    >>> ends_proper_name("the Centers for Disease Control", 16), ends_proper_name("Centers for cancer", 12)
    (True, False)
    """
    if not text[start : start + 2].istitle() or not text[start - 1 : start].isspace():  # most are so: fast
        return False
    before = text[max(0, start - _REACH) : start]
    last = "".join(before.rsplit(None, 1)[-1:])
    if last.islower() and last not in _INSIDE_NAME:  # most others are so: fast
        return False
    return _BODY_BEFORE.search(_GAP.sub(" ", before)) is not None


def is_surname(text: str, start: int, end: int) -> bool:
    """Return whether a name between these offsets is that of a person: "described by Josef Gerstmann".

    >>> is_surname("H.M. Romberg", 5, 12), is_surname("the adult Eisenmenger population", 10, 21)
    (True, False)
    """
    if _INITIALS_AFTER.match(text, end):
        return True
    before = text[max(0, start - _REACH_BEFORE) : start]
    if _TITLE.search(before):
        return True
    word = _GIVEN_NAME.search(before)
    return word is not None and _is_given_name(word[1], before[: word.start()])


def _is_given_name(word: str, before: str) -> bool:
    """Return whether a word with a capital, after these words, is a given name: a common one, or no other word."""
    if word in GIVEN_NAMES or (word in ALSO_WORDS and _INSIDE_SENTENCE.search(before)):
        return True
    lower = word.lower()
    if lower.endswith(_ADJECTIVES) or is_ordinary(lower) or lower in OTHER_FUNCTION_WORDS:
        return False
    return _BEFORE_PLACE.search(before) is None
