"""What is known of a vocabulary as a whole: its scheme, how much it holds, and where it is from."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from immuno_cli.formats.reading import NO_OPTIONS, Note, Reading, TableOptions
from immuno_cli.model import Concept, Scheme

Problems = tuple[tuple[int, str], ...]
"""Counts, and what was found unsound that often."""


class About(NamedTuple):
    """What is known of a vocabulary.

    Attributes:
        name: The name that it is opened by.
        scheme: What it says of itself.
        concepts: How many concepts it has, deprecated ones included.
        live: How many of them are not deprecated.
        labels: How many labels it has.
        definitions: How many definitions it has.
        broader: How many links to broader concepts it has.
        relations: How many other links between its concepts it has.
        source: The file or the folder that it was read from.
        format: The format of the source: one of `formats.detection.FORMATS`.
        sha256: The SHA-256 of the source. For a folder, that of the hashes of its files.
        added: When it was kept, in UTC (ISO 8601). "" for one that ships.
        notes: What reading the source changed or left out, and where.
        problems: What was found unsound in it.
        bundles: The schemes of the bundles that it is made of, the base first. Empty where it is a single bundle.
        options: How the source was read, where it is a table: what its columns mean, its encoding, its sheet.
        languages: How many labels it has in other languages than its own, by BCP 47 tag.
        wanted: The language that was asked for when the source was read, as a BCP 47 tag, or "".
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
    notes: tuple[Note, ...] = ()
    problems: Problems = ()
    bundles: tuple[Scheme, ...] = ()
    options: TableOptions = NO_OPTIONS
    languages: tuple[tuple[str, int], ...] = ()
    wanted: str = ""

    @property
    def own(self) -> Scheme:
        """What the bundle that gave the vocabulary its name says of itself, without the bundles that it extends."""
        return self.bundles[-1] if self.bundles else self.scheme


def about_reading(
    name: str,
    reading: Reading,
    *,
    source: str = "",
    format_: str = "bundle",
    sha256: str = "",
    added: str = "",
    notes: tuple[Note, ...] = (),
    problems: Problems = (),
    bundles: tuple[Scheme, ...] = (),
    options: TableOptions = NO_OPTIONS,
    wanted: str = "",
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
        problems=problems,
        bundles=bundles,
        options=options,
        languages=_count_languages(concepts),
        wanted=wanted,
    )


def _count_languages(concepts: Iterable[Concept]) -> tuple[tuple[str, int], ...]:
    counts = Counter[str]()
    for concept in concepts:
        for translation in concept.translations:
            counts[translation.language] += len(translation.labels)
    return tuple(counts.most_common())


def load_options(stated: Sequence[Any] | None) -> TableOptions:
    """Return the options of a table from the JSON that a store holds. A store of an earlier version holds none."""
    if stated is None:
        return NO_OPTIONS
    columns, encoding, sheet = stated
    return TableOptions(tuple((str(name), str(target)) for name, target in columns), str(encoding), str(sheet))
