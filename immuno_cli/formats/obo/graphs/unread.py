"""What an OBO Graphs file holds that the format does not know: other keys, and values of another type."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from immuno_cli.formats.obo.graphs.json_values import object_, objects, text
from immuno_cli.formats.obo.properties import is_false, is_true, short_name
from immuno_cli.formats.reading import Changes, JsonObject

_TEXT: Final = (str, int)
"""A truth value is one of these, too."""
_OBJECT: Final = (dict, str)
"""A text reads as an object with that value."""


class _List:
    """A list whose items have one of some types."""

    def __init__(self, *types: type) -> None:
        self.types = types


Shape = Mapping[str, "tuple[type, ...] | _List"]
"""The types that the value of each key may have."""

_STATED: Final[Shape] = {"val": _TEXT, "xrefs": _List(str), "meta": _OBJECT}
_GRAPH: Final[Shape] = {
    "id": _TEXT,
    "lbl": _TEXT,
    "meta": _OBJECT,
    "nodes": _List(dict),
    "edges": _List(dict),
    **{f"{kind}Axioms": _List(dict) for kind in ("logicalDefinition", "domainRange", "propertyChain")},
    "equivalentNodesSets": _List(dict),
}
_FILE: Final[Shape] = {"graphs": _List(dict), "meta": _OBJECT, "@context": (dict, str, list)}
_NODE: Final[Shape] = {
    "id": _TEXT,
    "lbl": _TEXT,
    "type": _TEXT,
    "propertyType": _TEXT,
    "meta": _OBJECT,
    "deprecated": _TEXT,
}
_EDGE: Final[Shape] = {"sub": _TEXT, "subj": _TEXT, "pred": _TEXT, "obj": _TEXT, "meta": _OBJECT}
_PARTS_OF_EDGE: Final = 3
_META: Final[Shape] = {
    "definition": _OBJECT,
    "comments": _List(str),
    "subsets": _List(str),
    "synonyms": _List(*_OBJECT),
    "xrefs": _List(*_OBJECT),
    "basicPropertyValues": _List(dict),
    "deprecated": _TEXT,
}
_IN_META: Final[Mapping[str, Shape]] = {
    "synonyms": {**_STATED, "pred": _TEXT, "synonymType": _TEXT},
    "xrefs": {**_STATED, "lbl": _TEXT},
    "basicPropertyValues": {**_STATED, "pred": _TEXT},
}
_READ_OF_GRAPHS: Final = frozenset({"version", "basicPropertyValues", "deprecated"})


def count_unread(whole: JsonObject, graphs: Sequence[JsonObject], changes: Changes) -> None:
    """Count what is no part of OBO Graphs, with the id of the node or edge that it stands at.

    Edges that lack a part are counted, and what further graphs say of themselves. `whole` is the file.
    """
    _check(whole, _FILE, "file", changes)
    for graph in graphs:
        where = text(graph, "id") or "graph"
        _check(graph, _GRAPH, where, changes)
        for key in sorted(object_(graph, "meta").keys() - _READ_OF_GRAPHS):
            changes.add("header-value", 0, f"{where}: {key}")
        for node in objects(graph, "nodes"):
            if "val" not in node:  # a text reads as an object with this key, and is counted with the list
                _check_node(node, changes)
        for edge in objects(graph, "edges"):
            if "val" not in edge:
                _check_edge(edge, changes)
    for graph in graphs[1:]:
        for stated in objects(object_(graph, "meta"), "basicPropertyValues"):
            changes.add("header-value", 0, f"{short_name(text(stated, 'pred'))}: {text(stated, 'val')}")


def _check_node(node: JsonObject, changes: Changes) -> None:
    where = text(node, "id")
    _check(node, _NODE, where, changes)
    meta = object_(node, "meta")
    _check(meta, _META, where, changes)
    _check_deprecated(node, where, changes)
    _check_deprecated(meta, where, changes)
    _check(object_(meta, "definition"), _STATED, where, changes)
    for key, shape in _IN_META.items():
        for stated in objects(meta, key) if key in meta else ():
            _check(stated, shape, where, changes)


def _check_edge(edge: JsonObject, changes: Changes) -> None:
    if len(edge) == _PARTS_OF_EDGE and all(
        type(edge.get(part)) is str and edge[part] for part in ("sub", "pred", "obj")
    ):
        return  # nearly all are such
    source = text(edge, "sub") or text(edge, "subj")
    _check(edge, _EDGE, source, changes)
    if not (source and text(edge, "pred") and text(edge, "obj")):
        parts = (source, text(edge, "pred"), text(edge, "obj"))
        changes.add("refused-edge", 0, " ".join(part or "?" for part in parts))


def _check_deprecated(data: JsonObject, where: str, changes: Changes) -> None:
    stated = data.get("deprecated")
    if isinstance(stated, _TEXT) and not (is_true(stated) or is_false(stated)):
        changes.add("refused-value", 0, f"{where}: deprecated")


def _check(data: JsonObject, shape: Shape, where: str, changes: Changes) -> None:
    for key, value in data.items():
        if key not in shape:
            changes.add("unknown-key", 0, f"{where}: {key}")
        elif value is not None:
            _check_value(value, shape[key], f"{where}: {key}", changes)


def _check_value(value: Any, wanted: "tuple[type, ...] | _List", where: str, changes: Changes) -> None:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(wanted, _List):
        if not isinstance(value, wanted):
            changes.add("refused-value", 0, where)
    else:
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, wanted.types):
                changes.add("refused-value", 0, where)
