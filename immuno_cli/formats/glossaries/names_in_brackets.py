"""Other names of a term that stand in brackets behind it: `port (also: Mediport)`, `ADC (antibody-drug conjugate)`."""

import re
from typing import Final, NamedTuple

from immuno_cli.formats.glossaries.entries import Entry, gather
from immuno_cli.language.abbreviations import is_abbreviation

_IN_BRACKETS: Final = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<inside>[^()]+)\)\s*")
_ALSO: Final = re.compile(
    r"(?:(?:also|formerly|auch|aussi|también|anche|ook|a\.?k\.?a\.?)(?!\w)"
    r"(?:\s+(?:known as|called|named|written|spelled|abbreviated(?: as)?|genannt|bekannt als|appelée?|llamad[oa]"
    r"|conocid[oa] como|detto|genoemd)\b)?"
    r"|(?:abbr(?:eviated|eviation)?|abk(?:ürzung)?|syn(?:onyms?|onyme)?|abr[ée]g[ée]e?)\b\.?"
    r"|(?:short|kurz)(?:\s+(?:for|form|für))?(?=\s*:)|(?-i:or|oder|ou)\b)\s*[:=]?\s*(?:(?:an?|the)\s+)?",
    re.IGNORECASE,
)
"""What says that other names follow."""
_NO_NAME: Final = re.compile(
    r"(?:used|see|in|for|with|on|of|as|found|plural|singular|verb|noun|adjective|when|if|für|im|siehe|bei)\b|.*:",
    re.IGNORECASE,
)
"""How words begin that say something of the term: “also used for pain”."""
_BETWEEN: Final = re.compile(r"\s*[,;/]\s*|\s+(?:or|oder|ou|and|und|et)\s+")
_TERM: Final = "term"
_SYNONYMS: Final = "synonyms"
_MOST_WORDS: Final = 7
"""Words of a name."""


class Names(NamedTuple):
    """The name of a term, and its other names."""

    name: str
    others: tuple[str, ...] = ()


def names_of(term: str) -> Names:
    """Return the name of a term, and those in the brackets behind it. What is in brackets otherwise stays where it is.

    It is another name where it says so, and where one is the abbreviation of the other.

    >>> names_of("port (also: Mediport, chemo port)").others, names_of("ADC (antibody-drug conjugate)").others
    (('Mediport', 'chemo port'), ('antibody-drug conjugate',))
    >>> names_of("lead (a metal)")
    Names(name='lead (a metal)', others=())
    """
    parts = _IN_BRACKETS.fullmatch(term)
    if parts is None:
        return Names(term)
    name, inside = parts["name"], parts["inside"].strip()
    also = _ALSO.match(inside)
    if also:
        others = tuple(filter(None, _BETWEEN.split(inside[also.end() :])))
        return Names(name, others) if others and all(map(_may_be_name, others)) else Names(term)
    is_short = _abbreviates(inside, name) or _abbreviates(name, inside)
    return Names(name, (inside,)) if is_short else Names(term)


def _may_be_name(words: str) -> bool:
    return len(words.split()) <= _MOST_WORDS and not _NO_NAME.match(words)


def with_names(entry: Entry) -> Entry:
    """Return an entry with the names in the brackets behind its term as synonyms."""
    stated = entry.cells.get(_TERM, "")
    names = names_of(stated) if isinstance(stated, str) else Names("")
    if not names.others:
        return entry
    cells = {**entry.cells, _TERM: names.name}
    return entry._replace(cells=gather([*cells.items(), (_SYNONYMS, list(names.others))]))


def _abbreviates(short: str, name: str) -> bool:
    """Return whether an abbreviation stands for a name: its letters are in it, in order, the first one as its first.

    Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", 2003.
    """
    bare = short.removesuffix("s") if short[:-1].isupper() else short
    if not is_abbreviation(bare) or " " not in name.replace("-", " "):
        return False
    wanted = [character for character in bare.casefold() if character.isalnum()]
    letters = name.casefold()
    place = 0
    for character in wanted:
        place = letters.find(character, place) + 1
        if not place:
            return False
    return bool(wanted) and letters.startswith(wanted[0])
