"""Writes any vocabulary as a terminology bundle."""

import json
from collections.abc import Iterator, Sequence

from immuno_cli.formats.bundle.dumping import dump_concept, dump_scheme
from immuno_cli.model import Concept, Scheme


def dump_bundle(scheme: Scheme, concepts: Sequence[Concept]) -> Iterator[str]:
    """Yield the text of a bundle, piece by piece: indented JSON with the keys in the order of the format.

    Links to concepts that are not among `concepts` are kept.

    >>> print("".join(dump_bundle(Scheme("x", "X", "en"), [Concept("a", "a")])), end="")
    {
      "id": "x",
      "title": "X",
      "language": "en",
      "concepts": [
        {
          "id": "a",
          "prefLabel": "a"
        }
      ]
    }
    """
    head = json.dumps(dump_scheme(scheme), ensure_ascii=False, indent=2)
    yield head.removesuffix("\n}") + ',\n  "concepts": ['
    for number, concept in enumerate(concepts):
        lines = json.dumps(dump_concept(concept), ensure_ascii=False, indent=2).split("\n")
        yield (",\n    " if number else "\n    ") + "\n    ".join(lines)
    yield "\n  ]\n}\n"
