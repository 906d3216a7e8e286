"""The published JSON Schema of a bundle, and the keys of a file that it does not have."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Optional

from immuno_cli.formats.bundle.json_paths import JsonPath
from immuno_cli.shipped import data_directory


def load_schema() -> dict[str, Any]:
    """Return the published JSON Schema (draft 2020-12) of a bundle."""
    schema: dict[str, Any] = json.loads((data_directory() / "bundle.schema.json").read_bytes())
    return schema


def iter_unknown_keys(whole: object) -> Iterator[JsonPath]:
    """Yield where a parsed bundle has a key that the schema does not know, in the order of the file.

    What stands under an unknown key is not looked at. A value of a wrong type has no unknown keys.

    >>> concept = {"id": "a", "prefLabel": "a", "altLabels": ["b"], "scopeNote": [{"text": "c", "tune": "warning"}]}
    >>> list(iter_unknown_keys({"id": "x", "concepts": [concept]}))
    [('concepts', 0, 'altLabels'), ('concepts', 0, 'scopeNote', 0, 'tune')]
    """
    return _iter_unknown(whole, _shape_of_bundle(), ())


def definition_of(part: Mapping[str, Any], definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Return the definition to which a part of the schema refers.

    >>> definition_of({"$ref": "#/$defs/text"}, {"text": {"type": "string"}})
    {'type': 'string'}
    """
    return definitions[part["$ref"].removeprefix("#/$defs/")]


class _Shape(NamedTuple):
    """What may stand in a value. None for what holds no objects."""

    keys: Mapping[str, Optional["_Shape"]] = MappingProxyType({})
    others: Optional["_Shape"] = None
    """What stands under each other key, where any key may stand."""
    items: Optional["_Shape"] = None


_OPEN: Final = _Shape()


def _iter_unknown(value: object, shape: _Shape, path: JsonPath) -> Iterator[JsonPath]:
    if isinstance(value, list):
        if shape.items:
            for number, item in enumerate(value):
                yield from _iter_unknown(item, shape.items, (*path, number))
    elif isinstance(value, dict) and (shape.keys or shape.others):
        for key, inner in value.items():
            if key not in shape.keys and not shape.others:
                yield (*path, key)
                continue
            below = shape.keys.get(key, shape.others)
            if below and isinstance(inner, dict | list):
                yield from _iter_unknown(inner, below, (*path, key))


@cache
def _shape_of_bundle() -> _Shape:
    schema = load_schema()
    return _shape(schema, schema["$defs"]) or _OPEN


def _shape(part: Any, definitions: Mapping[str, Any]) -> _Shape | None:  # noqa: ANN401 - any JSON
    """Return what a part of the schema says of keys, or None where it allows no object. No definition holds itself."""
    while "$ref" in part:
        part = definition_of(part, definitions)
    keys = {key: _shape(value, definitions) for key, value in part.get("properties", {}).items()}
    others = _shape(part["additionalProperties"], definitions) if part.get("additionalProperties") else None
    items = _shape(part["items"], definitions) if "items" in part else None
    return _Shape(keys, others, items) if keys or others or items else None
