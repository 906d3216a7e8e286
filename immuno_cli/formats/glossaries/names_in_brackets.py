"""Other names of a term that stand in brackets after it: `port (also: Mediport)`, `ADC (antibody-drug conjugate)`."""

import re
from typing import Final, NamedTuple

from immuno_cli.formats.glossaries.entries import Entry, gather
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.long_forms import long_form, without_plural_s

_IN_BRACKETS: Final = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<inside>[^()]+)\)\s*")
_ALSO: Final = re.compile(
    r"(?:(?P<bare>also|formerly|auch|aussi|también|anche|ook|(?-i:or|oder|ou))(?!\w)"
    r"(?P<called>\s+(?:known as|called|named|written|spelled|abbreviated(?: as)?|genannt|bekannt als|appelée?"
    r"|llamad[oa]|conocid[oa] como|detto|genoemd)\b)?"
    r"|a\.?k\.?a\.?(?!\w)|(?:abbr(?:eviated|eviation)?|abk(?:ürzung)?|syn(?:onyms?|onyme)?|abr[ée]g[ée]e?)\b\.?"
    r"|(?:short|kurz)(?:\s+(?:for|form|für))?(?=\s*:))\s*(?P<sign>[:=]?)\s*",
    re.IGNORECASE,
)
"""What says that other names follow."""
_ARTICLE: Final = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    r"(?:used|see|in|for|with|on|of|as|found|plural|singular|verb|noun|adjective|when|if|not|never|no|für|im|siehe|bei"
    r"|nicht|nie)\b|.*:",
    re.IGNORECASE,
)
"""How words begin that say something of the term: “also used for pain”."""
_NO_NAME_AFTER_BARE: Final = re.compile(
    r"(?:an?|the|its|his|her|their|our|my|your|eine?[nmrs]?|der|die|das|ihre?|seine?|une?|les?|la|sa|ses|son|el|los|las"
    r"|sus?|il|lo|gli|een|het|de)\s|\d[\d.,]*+(?![\w-])"
)
"""How words begin that say something of the term after a mere “also”: “formerly a trademark”, “or its salts”.

Capitals are names: “formerly SU 11248”.
"""
_BETWEEN: Final = re.compile(r" ?[,;/] ?| (?:or|oder|ou|and|und|et) ")
"""What stands between names, where each run of blanks is one space."""
_TERM: Final = "term"
_SYNONYMS: Final = "synonyms"
_MOST_WORDS: Final = 7
"""Words of a name."""
_FEWEST_LETTERS: Final = 2
"""Letters of an abbreviation: “B” and “T2” may be kinds of the thing."""


class Names(NamedTuple):
    """The name of a term, and its other names."""

    name: str
    others: tuple[str, ...] = ()


def names_of(term: str) -> Names:
    """Return the name of a term, and those in the brackets after it. What is in brackets otherwise stays where it is.

    It is another name where it says so, and where one is the abbreviation of the other.

    >>> names_of("port (also: Mediport, chemo port)").others, names_of("ADC (antibody-drug conjugate)").others
    (('Mediport', 'chemo port'), ('antibody-drug conjugate',))
    >>> names_of("lead (a metal)")
    Names(name='lead (a metal)', others=())
    """
    parts = _IN_BRACKETS.fullmatch(term)
    if parts is None:
        return Names(term)
    name, inside = parts["name"], " ".join(parts["inside"].split())
    also = _ALSO.match(inside)
    if also:
        others = _names_behind(also)
        return Names(name, others) if others and all(map(_may_be_name, others)) else Names(term)
    is_short = _abbreviates(inside, name) or _abbreviates(name, inside)
    return Names(name, (inside,)) if is_short else Names(term)


def _names_behind(also: re.Match[str]) -> tuple[str, ...]:
    """Return what stands after words that say that other names follow. After a mere “also”, it may be none."""
    behind = also.string[also.end() :]
    is_mere = also["bare"] and not (also["called"] or also["sign"])
    if is_mere and _NO_NAME_AFTER_BARE.match(behind):
        return ()
    article = _ARTICLE.match(behind)
    return tuple(filter(None, _BETWEEN.split(behind[article.end() :] if article else behind)))


def _may_be_name(words: str) -> bool:
    return len(words.split()) <= _MOST_WORDS and not _NO_NAME.match(words)


def with_names(entry: Entry) -> Entry:
    """Return an entry with the names in the brackets after its term as synonyms."""
    stated = entry.cells.get(_TERM, "")
    names = names_of(stated) if isinstance(stated, str) else Names("")
    if not names.others:
        return entry
    cells = {**entry.cells, _TERM: names.name}
    return entry._replace(cells=gather([*cells.items(), (_SYNONYMS, list(names.others))]))


def _abbreviates(short: str, name: str) -> bool:
    """Return whether a word of capitals, two letters at least, is the abbreviation of the whole of a name."""
    bare = without_plural_s(short)
    if not is_abbreviation(bare) or sum(map(str.isalpha, bare)) < _FEWEST_LETTERS or not _has_words(name):
        return False
    return long_form(bare, name) == name


def _has_words(name: str) -> bool:
    return " " in name.replace("-", " ")
