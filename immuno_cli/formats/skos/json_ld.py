"""JSON-LD made short: each resource once, IRIs by prefix, one resource a line, so that it can be read and compared."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from immuno_cli.formats.iris import TYPE

_LOCAL: Final = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)


def compact(expanded: str, prefixes: Mapping[str, str]) -> str:
    """Return an expanded JSON-LD document with its keys and types shortened by `prefixes`, which its context holds.

    The empty prefix is left out: JSON-LD has none.
    """
    context = {prefix: iri for prefix, iri in prefixes.items() if prefix}
    merged: dict[str, dict[str, list[Any]]] = {}
    for item in json.loads(expanded):
        resource = merged.setdefault(item.pop("@id"), {})
        for key, values in item.items():
            if key == TYPE:
                short, shown = "@type", [_shorten(value["@id"], context) for value in values]
            else:
                short, shown = _shorten(key, context), values
            known = resource.setdefault(short, [])
            known.extend(value for value in shown if value not in known)
    lines = [json.dumps({"@id": iri, **rest}, ensure_ascii=False) for iri, rest in merged.items()]
    head = json.dumps(context, ensure_ascii=False)
    return f'{{"@context": {head},\n"@graph": [\n' + ",\n".join(lines) + "\n]}\n"


def _shorten(iri: str, context: Mapping[str, str]) -> str:
    for prefix, start in context.items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri[len(start) :]):
            return f"{prefix}:{iri[len(start) :]}"
    return iri
