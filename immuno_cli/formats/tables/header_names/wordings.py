"""Columns that hold the same in two wordings, one of them approved: `Definition [approved]`, `Definition [draft]`."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.tables.header_names.words import TARGET_OF, plain


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SETTLED: Final = _words(
    "approved accepted agreed final official validated reviewed current new valid published"
    " genehmigt freigegeben gultig aktuell neu offiziell validee approuvee officielle actuelle nouvelle"
    " aprobada aprobado vigente oficial actual nueva approvata ufficiale attuale nuova goedgekeurd huidig nieuw"
)
"""What stands beside the name of the wording that holds."""
_EARLIER: Final = _words(
    "old previous former earlier outdated superseded deprecated obsolete"
    " alt veraltet bisher fruher ancienne anterior antigua precedente vecchia oud"
)
"""What stands beside the name of an earlier wording."""
_UNSETTLED: Final = _EARLIER | _words(
    "draft proposed proposal suggested candidate provisional pending unapproved rejected"
    " entwurf vorschlag vorgeschlagen vorlaufig projet brouillon proposee provisoire"
    " borrador propuesta propuesto bozza proposta concept voorstel"
)
"""What stands beside the name of a draft, or of an earlier wording."""
_QUALIFIED: Final = (
    re.compile(r"(?P<name>[^()\[\]]+?)\s*[(\[]\s*(?P<state>[^\W\d_]+)\s*[)\]]"),
    re.compile(r"(?P<name>.+?)\s*[:/,_–-]\s*(?P<state>[^\W\d_]+)"),
    re.compile(r"(?P<state>[^\W\d_]+)[ _-]+(?P<name>.+)"),
    re.compile(r"(?P<name>.+?) (?P<state>[^\W\d_]+)"),
)
"""Where the state of a wording stands: in brackets, after a sign, before the name, or after it."""
_NAMES: Final = frozenset({"prefLabel", "notation"})
_READ: Final = _NAMES | {"altLabel", "definition", "scopeNote", "example"}
_LONGEST: Final = 60


Meaning = tuple[str, str]
"""What a column is read as, and in which language."""


class Wording(NamedTuple):
    """What a column of a wording is read as, in which language, and whether that wording holds."""

    target: str
    language: str
    is_settled: bool
    is_earlier: bool = False
    """Whether it held before: an earlier label is a synonym."""


def wordings(names: Sequence[str], meaning: Callable[[str], Meaning]) -> dict[int, Wording]:
    """Return what columns hold of which there are several wordings, by their places, where one of them holds.

    A column without a state holds where there is one, and a label that holds needs no other wording beside it.
    `meaning` tells what a name without its state means.

    >>> found = wordings(["Term", "Note [approved]", "Note [draft]"], lambda name: (TARGET_OF[plain(name)], ""))
    >>> [(place, wording.is_settled) for place, wording in found.items()]
    [(1, True), (2, False)]
    """
    found = {place: wording for place, name in enumerate(names) if (wording := _wording(name, meaning))}
    if not found:
        return {}
    stated = {meaning(name) for place, name in enumerate(names) if place not in found and len(name) <= _LONGEST}
    return _of_several(found, stated)


def _of_several(found: Mapping[int, Wording], stated: Collection[Meaning]) -> dict[int, Wording]:
    settled = {wording[:2] for wording in found.values() if wording.is_settled}.difference(stated)
    has_several = any(not wording.is_settled and wording[:2] in settled for wording in found.values())
    return {place: one for place, one in found.items() if _is_one_of_several(one, settled, stated, has_several)}


def _is_one_of_several(
    one: Wording, settled: Collection[Meaning], stated: Collection[Meaning], has_several: bool
) -> bool:
    meaning = one.target, one.language
    if one.is_settled:
        return meaning in settled and (has_several or one.target in _NAMES)
    return meaning in settled or meaning in stated


def _wording(name: str, meaning: Callable[[str], Meaning]) -> Wording | None:
    """Return what a column holds, if its name tells a state, and is not known as a whole."""
    if len(name) > _LONGEST or plain(name) in TARGET_OF:
        return None
    for pattern in _QUALIFIED:
        parts = pattern.fullmatch(name.strip())
        state = plain(parts["state"]) if parts else ""
        if parts and state in _SETTLED | _UNSETTLED:
            target, language = meaning(parts["name"])
            if target in _READ:
                return Wording(target, language, state in _SETTLED, state in _EARLIER)
    return None
