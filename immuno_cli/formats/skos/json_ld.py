"""JSON-LD in a short form that people can read and compare: each resource once and on one line, IRIs with prefixes."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from immuno_cli.formats.iris import TYPE

_LOCAL_NAME: Final = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)


def compact(expanded: str, prefixes: Mapping[str, str]) -> str:
    """Return an expanded JSON-LD document with its keys and types shortened by `prefixes`.

    The prefixes become the context of the document, except the empty one, which JSON-LD does not have.
    """
    context = {prefix: iri for prefix, iri in prefixes.items() if prefix}
    resources: dict[str, dict[str, list[Any]]] = {}
    for item in json.loads(expanded):
        resource = resources.setdefault(item.pop("@id"), {})
        for key, values in item.items():
            _add_values(resource, key, values, context)
    lines = [json.dumps({"@id": iri, **resource}, ensure_ascii=False) for iri, resource in resources.items()]
    head = json.dumps(context, ensure_ascii=False)
    return f'{{"@context": {head},\n"@graph": [\n' + ",\n".join(lines) + "\n]}\n"


def _add_values(resource: dict[str, list[Any]], key: str, values: list[Any], context: Mapping[str, str]) -> None:
    """Add values to those that a resource has under a key; a value that is there already is not added again."""
    if key == TYPE:
        short = "@type"
        added: list[Any] = [_shorten(value["@id"], context) for value in values]
    else:
        short = _shorten(key, context)
        added = values
    known = resource.setdefault(short, [])
    known.extend(value for value in added if value not in known)


def _shorten(iri: str, context: Mapping[str, str]) -> str:
    for prefix, start in context.items():
        if iri.startswith(start) and _LOCAL_NAME.fullmatch(iri[len(start) :]):
            return f"{prefix}:{iri[len(start) :]}"
    return iri
