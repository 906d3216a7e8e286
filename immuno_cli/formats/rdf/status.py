"""Whether a resource is deprecated, in whatever way its file says so."""

from collections.abc import Iterable
from typing import Final

from immuno_cli.formats.iris import TYPE, local_name
from immuno_cli.formats.rdf.graph import Graph, Node, Value

_DEPRECATED_TYPES: Final = frozenset(
    {"deprecatedconcept", "obsoleteconcept", "deprecatedclass", "obsoletesubject", "deprecatedauthority"}
)
_FLAGS: Final = frozenset({"deprecated", "isdeprecated", "obsolete", "isobsolete"})
"""The names of properties that are true of a deprecated resource, in small letters."""
_FALSE: Final = frozenset({"false", "0", "no"})
_TRUE: Final = frozenset({"true", "1", "yes"})
_STATUSES: Final = frozenset({"deprecated", "withdrawn", "obsolete", "retired", "superseded", "archaic", "expired"})
"""The statuses that mean that a concept is no longer to be used, in small letters."""


def is_deprecated(graph: Graph, iri: str) -> bool:
    """Return whether a resource is deprecated.

    Read are a type (owl:DeprecatedClass), a flag (`owl:deprecated true`), and a status (`adms:status` of ADMS, the
    `euvoc:status` of the European Union, `vs:term_status`, `reg:status`).
    """
    return any(says_deprecated(graph, predicate, value) for predicate, value in graph.statements.get(iri, ()))


def says_live(predicate: str, value: Value) -> bool:
    """Return whether one property and its value say that their resource is not deprecated."""
    return _is_flag(predicate) and not isinstance(value, Node) and value.text.strip().casefold() in _FALSE


def _is_flag(predicate: str) -> bool:
    return local_name(predicate).casefold().replace("_", "") in _FLAGS


def says_deprecated(graph: Graph, predicate: str, value: Value) -> bool:
    """Return whether one property and its value say that their resource is deprecated."""
    if predicate == TYPE:
        return isinstance(value, Node) and local_name(value.iri).casefold() in _DEPRECATED_TYPES
    name = local_name(predicate).casefold().replace("_", "")
    if name in _FLAGS:
        return not isinstance(value, Node) and value.text.strip().casefold() in _TRUE
    return name.endswith("status") and not _STATUSES.isdisjoint(_status_words(graph, value))


def _status_words(graph: Graph, value: Value) -> Iterable[str]:
    """Return what a status is called: its text, or the end of its IRI and its labels."""
    if not isinstance(value, Node):
        return [_plain(value.text), _plain(local_name(value.text))]
    labels = (text.text for _, text in graph.statements.get(value.iri, ()) if not isinstance(text, Node))
    return [_plain(local_name(value.iri)), *map(_plain, labels)]


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "").removeprefix("status").removesuffix("status")
