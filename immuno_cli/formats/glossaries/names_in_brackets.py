"""Other names of a term that stand in brackets behind it: `port (also: Mediport)`, `ADC (antibody-drug conjugate)`."""

import re
from typing import Final, NamedTuple

from immuno_cli.formats.glossaries.entries import Entry, gather
from immuno_cli.language.abbreviations import is_abbreviation

_IN_BRACKETS: Final = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<inside>[^()]+)\)\s*")
_ALSO: Final = re.compile(
    r"(?:(?:also|formerly|abbr(?:eviated|eviation)?|short|syn(?:onyms?)?|auch|kurz|abk(?:ürzung)?|synonyme?|aussi"
    r"|abr[ée]g[ée]e?|también|anche|ook|a\.?k\.?a)\b\.?"
    r"(?:\s*(?:known as|called|named|as|genannt|bekannt als|appelée?|llamad[oa]|conocid[oa] como|detto|genoemd)\b)?"
    r"|or\b|oder\b|ou\b)\s*[:=]?\s*",
    re.IGNORECASE,
)
"""What says that other names follow."""
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
        are_names = bool(others) and all(len(other.split()) <= _MOST_WORDS for other in others)
        return Names(name, others) if are_names else Names(term)
    is_short = _abbreviates(inside, name) or _abbreviates(name, inside)
    return Names(name, (inside,)) if is_short else Names(term)


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
