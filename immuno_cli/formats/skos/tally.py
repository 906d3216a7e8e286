"""Counts of what reading a SKOS file changed or left out, and the notes that report them."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from immuno_cli.formats.iris import DCT, TYPE
from immuno_cli.formats.reading import Note
from immuno_cli.formats.skos.index import SkosIndex

_MOST_LANGUAGES: Final = 8
"""The note about labels in other languages names no more languages than this."""


class Tally(NamedTuple):
    """Counters that are filled while the concepts are read.

    Attributes:
        counts: How often something was changed or left out, by the code of its note.
        left_out_labels: How many labels were left out, by their language.
        naming_languages: How many concepts have their preferred label in a language other than the chosen one, by that
            language; under "" those that have it in the chosen language.
    """

    counts: Counter[str]
    left_out_labels: Counter[str]
    naming_languages: Counter[str]


def new_tally() -> Tally:
    """Return a tally in which nothing is counted yet."""
    return Tally(Counter(), Counter(), Counter())


def main_language(index: SkosIndex, tally: Tally, language: str) -> str:
    """Return the language in which most concepts are named: `language` itself, if most have a label in it."""
    most = tally.naming_languages.most_common(1)[0][0] if tally.naming_languages else ""
    if not most:
        return language
    stated = index.graph.texts(index.schemes[0], DCT + "language") if index.schemes else iter(())
    return next((tag.text for tag in stated if tag.text.casefold() == most), most)


def iter_notes(index: SkosIndex, tally: Tally, language: str) -> Iterator[Note]:
    """Yield a note for everything that was changed or left out at least once."""
    for note in _all_notes(index, tally, language):
        if note.count:
            yield note


def _all_notes(index: SkosIndex, tally: Tally, language: str) -> tuple[Note, ...]:
    counts = tally.counts
    untyped = sum(not any(index.graph.nodes(iri, TYPE)) for iri in index.concepts)
    languages = ", ".join(f"{tag} {count}" for tag, count in tally.left_out_labels.most_common(_MOST_LANGUAGES))
    return (
        Note("labels", tally.left_out_labels.total(), f"labels in other languages left out ({languages})"),
        Note("notes", counts["notes"], "notes in other languages left out"),
        Note("language", counts["language"], f"concepts without a label in “{language}”, named in another language"),
        Note(
            "unlabelled", counts["unlabelled"], "concepts without a preferred label, named by another label or their id"
        ),
        Note("untyped", untyped, "resources without a type, taken as concepts by their labels and links"),
        Note("empty-note", counts["empty-note"], "notes without words left out"),
        Note(
            "narrower-unknown",
            counts["narrower-unknown"],
            "narrower concepts left out, as the file does not describe them",
        ),
        Note("self-link", counts["self-link"], "links of a concept to itself left out"),
        Note("schemes", len(index.populated_schemes), "concept schemes read as one vocabulary"),
        Note(
            "lenient",
            int(index.graph.mended),
            "file read leniently, as some of its addresses or language tags are not valid",
        ),
    )
