"""Any vocabulary as a terminology bundle: JSON made to be read and mended by hand."""

import json
from collections.abc import Iterator, Sequence

from immuno_cli.formats.bundle.records import dump_concept, dump_scheme
from immuno_cli.model import Concept, Scheme


def dump_bundle(scheme: Scheme, concepts: Sequence[Concept]) -> Iterator[str]:
    """Yield a bundle as JSON, indented; links to concepts that are not among those given stay as they are."""
    head = json.dumps(dump_scheme(scheme), ensure_ascii=False, indent=2)
    yield head.removesuffix("\n}") + ',\n  "concepts": ['
    for number, concept in enumerate(concepts):
        lines = json.dumps(dump_concept(concept), ensure_ascii=False, indent=2).split("\n")
        yield (",\n    " if number else "\n    ") + "\n    ".join(lines)
    yield "\n  ]\n}\n"
