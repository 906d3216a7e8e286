"""How often each concept occurs in a collection: as a table and as JSON."""

from collections.abc import Iterable
from typing import Any

from immuno_cli.annotate.collections.summary import Count
from immuno_cli.render.layout import Table, line_of


def summary_table(counts: Iterable[Count]) -> Table:
    """Return a table of the concepts, with their mentions and documents."""
    rows = [
        (
            line_of(one.concept.pref_label, "label"),
            line_of(f"{one.mentions}"),
            line_of(f"{one.documents}"),
            line_of(one.concept.id, "id"),
            line_of(one.concept.vocabulary, "dim"),
        )
        for one in counts
    ]
    return Table(("term", "mentions", "documents", "id", "vocabulary"), rows, wide=(0,), whole=(3,))


def summary_json(documents: int, counts: Iterable[Count]) -> dict[str, Any]:
    """Return how many documents were read, and the concepts with their mentions and documents."""
    concepts = [
        {
            "id": one.concept.id,
            "prefLabel": one.concept.pref_label,
            "vocabulary": one.concept.vocabulary,
            "mentions": one.mentions,
            "documents": one.documents,
        }
        for one in counts
    ]
    return {"documents": documents, "concepts": concepts}
