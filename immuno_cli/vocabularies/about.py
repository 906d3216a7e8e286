"""What is known of a vocabulary as a whole: its scheme, how much it holds, where it is from."""

from typing import NamedTuple

from immuno_cli.formats.reading import Reading
from immuno_cli.model import Scheme


class About(NamedTuple):
    """What is known of a vocabulary.

    `broader` and `relations` count links to a broader concept, and all others. `added` is a time in UTC, ISO 8601;
    `notes` are pairs of a count and what happened that often in reading `source`. `bundles` are the schemes that it is
    made of, the base first, where it is made of several.
    """

    name: str
    scheme: Scheme
    concepts: int
    live: int
    labels: int
    definitions: int
    broader: int
    relations: int
    source: str
    format: str
    sha256: str
    added: str
    notes: tuple[tuple[int, str], ...] = ()
    bundles: tuple[Scheme, ...] = ()


def about_reading(
    name: str,
    reading: Reading,
    *,
    source: str = "",
    format_: str = "bundle",
    sha256: str = "",
    added: str = "",
    notes: tuple[tuple[int, str], ...] = (),
    bundles: tuple[Scheme, ...] = (),
) -> About:
    """Return what is known of a vocabulary that was just read."""
    concepts = reading.concepts
    return About(
        name=name,
        scheme=reading.scheme,
        concepts=len(concepts),
        live=sum(not concept.deprecated for concept in concepts),
        labels=sum(len(concept.labels) - (not concept.pref_label) for concept in concepts),
        definitions=sum(len(concept.definitions) for concept in concepts),
        broader=sum(len(concept.broader) for concept in concepts),
        relations=sum(len(concept.related) + len(concept.relations) for concept in concepts),
        source=source,
        format=format_,
        sha256=sha256,
        added=added,
        notes=notes,
        bundles=bundles,
    )
