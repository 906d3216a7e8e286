"""Whether a resource is deprecated, in whatever way its file says so."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from immuno_cli.formats.iris import RDF, TYPE, local_name
from immuno_cli.formats.obo.properties import is_reason
from immuno_cli.formats.rdf.graph import Graph, Node, Value

_DEPRECATED_TYPES: Final = frozenset(
    {"deprecatedconcept", "obsoleteconcept", "deprecatedclass", "obsoletesubject", "deprecatedauthority"}
)
_FLAGS: Final = frozenset(
    {"deprecated", "isdeprecated", "obsolete", "isobsolete", "obsoleted", "retired", "isretired", "inactive"}
)
"""The names of properties that are true of a deprecated resource, in small letters."""
_FALSE: Final = frozenset({"false", "0", "no"})
_TRUE: Final = frozenset({"true", "1", "yes", "t", "y"})
_DATE: Final = re.compile(r"\d{4}-\d\d(?:-\d\d.*)?")
"""A flag may be the date since which it holds."""
_REASONS: Final = frozenset({"iao0000231", "obsoletedinversion", "reasonforobsolescence", "reasonfordeprecation"})
"""The names of properties that say why a resource is deprecated. IAO:0000231 is the reason for obsolescence."""
_STATUS_OF: Final = (
    *("", "concept", "term", "class", "subject", "descriptor", "entry", "entity", "item", "record", "resource", "code"),
    *("publication", "vocabulary", "registration", "registry", "lifecycle", "life_cycle", "editorial", "workflow"),
    *("approval", "validity", "version", "deprecation", "obsolescence", "curation", "release", "standard"),
)
_STATUS_NAMES: Final = frozenset(
    f"{first}{name.replace('_', '')}{last}"
    for first in ("", "has", "current")
    for name in _STATUS_OF
    for last in ("status", "state")
    if name or first or last == "status"
)
"""The names of properties that tell how far a concept is in its life. Those of people and things are others."""
_WORD: Final = re.compile(r"[^\W\d]+")
_STATUSES: Final = frozenset(
    {"deprecated", "withdrawn", "obsolete", "retired", "superseded", "archaic", "expired"}
    | {"discontinued", "inactive"}
)
"""The statuses that mean that a concept is no longer to be used, in small letters."""


def is_deprecated(graph: Graph, iri: str) -> bool:
    """Return whether a resource is deprecated.

    Read are a type (owl:DeprecatedClass), a flag (`owl:deprecated true`), a status (`adms:status` of ADMS, the
    `euvoc:status` of the European Union, `vs:term_status`, `reg:status`), and a reason for obsolescence unless a flag
    says no (`owl:deprecated false`).
    """
    pairs = graph.statements.get(iri, ())
    if any(says_deprecated(graph, predicate, value) for predicate, value in pairs):
        return True
    has_reason = any(gives_reason(graph, predicate, value) for predicate, value in pairs)
    return has_reason and not any(says_live(predicate, value) for predicate, value in pairs)


def gives_reason(graph: Graph, predicate: str, value: Value) -> bool:
    """Return whether one property and its value say why or when their resource was deprecated."""
    if _plain_name(predicate) not in _REASONS:
        return False
    if isinstance(value, Node):
        return value.iri in graph.statements or not (value.iri.startswith("_:") or value.iri == RDF + "nil")
    return is_reason(value.text)


def says_live(predicate: str, value: Value) -> bool:
    """Return whether one property and its value say that their resource is not deprecated."""
    is_flag = _plain_name(predicate) in _FLAGS
    return is_flag and not isinstance(value, Node) and value.text.strip().casefold() in _FALSE


@lru_cache(maxsize=1000)
def _plain_name(predicate: str) -> str:
    return local_name(predicate).casefold().replace("_", "")


def says_deprecated(graph: Graph, predicate: str, value: Value) -> bool:
    """Return whether one property and its value say that their resource is deprecated."""
    if predicate == TYPE:
        return isinstance(value, Node) and local_name(value.iri).casefold() in _DEPRECATED_TYPES
    name = _plain_name(predicate)
    if name in _FLAGS:
        text = "" if isinstance(value, Node) else value.text.strip().casefold()
        return text in _TRUE or _DATE.fullmatch(text) is not None
    return name in _STATUS_NAMES and not _STATUSES.isdisjoint(_status_words(graph, value))


def _status_words(graph: Graph, value: Value) -> Iterable[str]:
    """Return what a status is called: its text, or the end of its IRI and its labels."""
    if not isinstance(value, Node):
        return [_first_word(value.text), _plain(local_name(value.text))]
    labels = (text.text for _, text in graph.statements.get(value.iri, ()) if not isinstance(text, Node))
    return [_plain(local_name(value.iri)), *map(_plain, labels)]


def _first_word(status: str) -> str:
    """Return the first word of a status: "Deprecated" of "Deprecated in 2020"."""
    return _plain(next(iter(_WORD.findall(status)), ""))


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "").removeprefix("status").removesuffix("status")
