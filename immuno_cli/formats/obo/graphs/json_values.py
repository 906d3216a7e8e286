"""Reading and writing the JSON objects of OBO Graphs, whatever shape a file gives them.

A value of another type than expected reads as if it were absent.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from immuno_cli.formats.iris import DCT, IMMUNO, RDFS
from immuno_cli.formats.marks import MARKS
from immuno_cli.formats.obo.properties import OIO
from immuno_cli.formats.prefixes import OBO_PURL
from immuno_cli.formats.reading import JsonObject
from immuno_cli.model import BASES, Basis

BASIS: Final = IMMUNO + "basis"
SOURCE: Final = DCT + "source"
DATE: Final = DCT + "date"
NOTE: Final = RDFS + "comment"
LABEL: Final = RDFS + "label"
IN_SUBSET: Final = OIO + "inSubset"
REPLACED_BY: Final = OBO_PURL + "IAO_0100001"


def objects(data: JsonObject, key: str) -> Iterator[JsonObject]:
    """Yield the objects of a list. A text among them reads as an object with that value, and one alone as a list."""
    items = _items(data, key)
    objects_ = ({"val": item} if isinstance(item, str) else item for item in items)
    return (item for item in objects_ if isinstance(item, dict))


def object_(data: JsonObject, key: str) -> JsonObject:
    """Return an object, an empty one if there is none. A text reads as an object with that value."""
    value = data.get(key)
    if isinstance(value, str):
        return {"val": value}
    return value if isinstance(value, dict) else {}


def texts(data: JsonObject, key: str) -> tuple[str, ...]:
    """Return the texts of a list, or the only one where there is no list."""
    return tuple(item for item in _items(data, key) if isinstance(item, str))


def _items(data: JsonObject, key: str) -> list[Any]:
    value = data.get(key)
    return value if isinstance(value, list) else [value]


def text(data: JsonObject, key: str) -> str:
    """Return a text, "" if there is none. A number or a truth value reads as the text that stands for it."""
    value = data.get(key)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int)) else ""


def node_type(node: JsonObject) -> str:
    """Return what a node is: "CLASS", "PROPERTY", "INDIVIDUAL", or "" if it does not say.

    >>> node_type({"type": "CLASS"}), node_type({"type": "owl:AnnotationProperty"})
    ('CLASS', 'PROPERTY')
    """
    stated = text(node, "type").upper()
    return next((kind for kind in ("CLASS", "PROPERTY", "INDIVIDUAL") if stated.endswith(kind)), stated)


def values_of(stated: JsonObject) -> Iterator[tuple[str, str]]:
    """Yield what is said about a statement: the IRIs of properties, and their values."""
    for value in objects(object_(stated, "meta"), "basicPropertyValues"):
        yield text(value, "pred"), text(value, "val")


def all_values(stated: JsonObject, predicate: str) -> tuple[str, ...]:
    """Return the values of one property in what is said about a statement."""
    return tuple(value for known, value in values_of(stated) if known == predicate)


def first_value(stated: JsonObject, predicate: str) -> str | None:
    """Return the first value of a property in what is said about a statement, or None."""
    return next(iter(all_values(stated, predicate)), None)


def evidence(stated: JsonObject) -> tuple[Basis | None, tuple[str, ...]]:
    """Return the basis and the passages of a statement that this program wrote, and of any other none."""
    found = first_value(stated, BASIS)
    basis = next((known for known in BASES if known == found), None)
    return basis, all_values(stated, SOURCE) if basis else ()


def property_values(pairs: Iterable[tuple[str, str | None]]) -> list[dict[str, Any]]:
    """Return property values as JSON, without those that have no value."""
    return [{"pred": predicate, "val": value} for predicate, value in pairs if value]


def with_values(stated: JsonObject, pairs: Iterable[tuple[str, str | None]]) -> JsonObject:
    """Return a statement with what is said about it."""
    values = property_values(pairs)
    return {**stated, "meta": {"basicPropertyValues": values}} if values else stated


def marks(stated: JsonObject) -> list[tuple[str, str]]:
    """Return the marks on a statement, each as its key and a value."""
    return [(key, value) for key in MARKS for value in all_values(stated, IMMUNO + key)]


def evidence_pairs(basis: str | None, passages: Iterable[str]) -> list[tuple[str, str | None]]:
    """Return what a statement rests on as property values that `evidence` reads."""
    return [(BASIS, basis), *((SOURCE, passage) for passage in passages)]
