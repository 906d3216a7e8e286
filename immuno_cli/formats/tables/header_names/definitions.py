"""Which names of columns say that a column holds definitions of the terms, though the whole name is not known."""

import re
from collections.abc import Sequence
from typing import Final

from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF, LANGUAGE_OF_ROWS, STATUS, TARGET_OF, plain

_DEFINITION: Final = "definition"
_TERM: Final = "prefLabel"
_PARTS: Final = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DETERMINERS: Final = _words(
    "the a an this that each its der die das des dem den le la les l el los las il lo gli i de het o os as"
)
_OF: Final = _words("of der des de du d von vom della del dello di van da do dos das")
"""Words in front of what is described, and, in front of a definition, what makes something else the subject."""
_ON: Final = _words("on about with zu zur zum sur sobre su over mit")
_OTHER_PREPOSITIONS: Final = _words("in for as by from fur nach aus en pour selon par per por para segun voor used")
_ATTRIBUTES: Final = _words(
    "plain simple short long full brief text texts formal informal technical clinical medical lay language extended"
    " kurz lang einfach courte longue corta larga"
)
"""Words that may stand after a definition and describe it."""
_OTHER_THINGS: Final = _words(
    "change changes update updates revision revisions edit edits version versions release history modification"
    " correction date time author creator editor user owner reviewer status state image picture figure photo file error"
    " bug issue task project process step action event log anderung anderungen bild datum autor"
    " changement changements cambio cambios modifica modifiche wijziging wijzigingen"
)
"""What may be described in a table of terms that is not the term."""
_VERSIONS: Final = _words("version versions release revision revisions edit edits correction")
"""Those that a definition may be itself."""
_IN_BRACKETS: Final = _OTHER_THINGS | STATUS | _words("approved count counts number length size anzahl")
_NO_TEXTS: Final = frozenset({"id", "source", "deprecated"})
"""What columns hold that are no text of a term."""
_BY: Final = _words("by von par por da door on am")
"""Words after what somebody has done, or when: `Definition (reviewed by)`."""
_BEFORE_ADJECTIVES: Final = _words(
    "explication definicion definiciones descripcion explicacion definizione definizioni descrizione spiegazione"
    " definicao definicoes descricao explicacao"
)
"""Words for a definition in languages whose adjectives stand after the noun."""
_NOT_BEFORE: Final = _OF | _ON | _OTHER_PREPOSITIONS | _OTHER_THINGS


def names_definitions(name: str) -> bool:
    """Return whether a column's name is that of definitions of the terms.

    A word for a definition must be its subject, and what is defined the term.

    >>> [names_definitions(name) for name in ("Definition in plain words", "Definition of the term (EN)")]
    [True, True]
    >>> [names_definitions(name) for name in ("Description of changes", "Definition status", "Date of description")]
    [False, False, False]
    """
    parts = [plain(part) or part for part in _PARTS.findall(name)]
    meanings = [TARGET_OF.get(part, "") for part in parts]
    if not {_DEFINITION, _TERM, ""}.issuperset(meanings) or _DEFINITION not in meanings:
        return False
    place = meanings.index(_DEFINITION)
    is_object = place > 1 and parts[place - 1] in _DETERMINERS
    behind = parts[place + 1 :]
    if parts[place] in _BEFORE_ADJECTIVES and len(behind) == 1:
        return _OTHER_THINGS.isdisjoint(behind)
    return not is_object and _NOT_BEFORE.isdisjoint(parts[:place]) and _may_stand_behind(behind)


def names_other_thing(words: str) -> bool:
    """Return whether words in brackets after a name make something else of it: `Definition (review status)`.

    A version of a definition is a definition.

    >>> [names_other_thing(words) for words in ("status", "date of change", "version 2", "plain language")]
    [True, True, False, False]
    """
    parts = [part for part in map(plain, _PARTS.findall(words)) if part]
    if len(parts) < 2 or parts[1] in _OF:  # noqa: PLR2004 - a word by itself
        return any(part in _IN_BRACKETS | LANGUAGE_OF_ROWS or TARGET_OF.get(part) in _NO_TEXTS for part in parts[:1])
    return parts[-1] in _IN_BRACKETS - _VERSIONS or parts[-1] in _BY


def _may_stand_behind(parts: Sequence[str]) -> bool:
    """Return whether what stands after the word for a definition leaves it one of the term."""
    if not parts:
        return True
    first, *others = parts
    if first in _OF or first in _ON:
        return _names_term(others)
    if first in _OTHER_PREPOSITIONS or not first.isalnum():
        return _OTHER_THINGS.isdisjoint(others)
    describes = first.isdigit() or first in LANGUAGE_OF or first in _ATTRIBUTES
    return describes or TARGET_OF.get(first) in (_DEFINITION, _TERM)


def _names_term(parts: Sequence[str]) -> bool:
    nouns = [part for part in parts if part not in _DETERMINERS]
    return bool(nouns) and _TERM in (TARGET_OF.get(nouns[0]), TARGET_OF.get(nouns[0].removesuffix("s")))
