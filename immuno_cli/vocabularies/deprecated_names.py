"""The names of deprecated concepts: no labels, but looked up where no live concept has the name."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.language.normalize import normalize
from immuno_cli.model import Concept

_SAYS_SO: Final = re.compile(r"(?:obsolete|deprecated|retired)\b[\s_:.)-]*(?=\w)", re.IGNORECASE)
"""What ontologies write before the name of a deprecated concept: “obsolete mast cell”."""


def deprecated_names(concept: Concept) -> Iterator[tuple[str, str]]:
    """Yield the normalized forms of the names of a deprecated concept, each with the name; nothing for a live one.

    >>> list(deprecated_names(Concept("m", "obsolete mast cell", deprecated=True)))
    [('obsolete mast cell', 'obsolete mast cell'), ('mast cell', 'obsolete mast cell')]
    """
    if not concept.deprecated:
        return
    for name in (concept.pref_label, *concept.alt_labels):
        keys = (normalize(name), normalize(_SAYS_SO.sub("", name, count=1)))
        yield from ((key, name) for key in dict.fromkeys(keys) if key)
