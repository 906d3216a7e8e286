"""Links between the rows of other people's tables, which name concepts by their id, their code or their label."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.identities import Stated
from immuno_cli.model import Concept

_FIELDS: Final = ("broader", "related", "is_replaced_by")
_TOP: Final = frozenset({"http://www.w3.org/2002/07/owl#Thing", "owl:Thing"})
"""The class that every other one is a kind of. It says nothing of a concept."""
_SEPARATORS: Final = (", ", ",", ";")
_PATH: Final = re.compile(r"::?|\.(?!\s)|\s>\s|\s/\s")
"""What stands between the parts of a name with all that is above it: `Immune.Cell`, `Immune > Cell`."""
_NAME: Final = re.compile(r"[^\W\d_]{2}")
_ADDRESS: Final = re.compile(r" \(https?://[^\s()]+\)")
"""The address of a page after its name, as Notion exports links."""


class _Names:
    """The ids of a table, its codes that one concept has, and its labels in any case."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.ids: set[str] = set()
        self.of_label: dict[str, str] = {}
        self.several: set[str] = set()
        alternatives: dict[str, str] = {}
        of_code: dict[str, set[str]] = {}
        for concept in concepts:
            self.ids.add(concept.id)
            for code in concept.notations:
                of_code.setdefault(code, set()).add(concept.id)
            label = _fold(concept.pref_label)
            if self.of_label.setdefault(label, concept.id) != concept.id:
                self.several.add(label)
            for other in concept.alt_labels:
                alternatives.setdefault(_fold(other), concept.id)
        self.of_label = alternatives | self.of_label
        self.of_code = {code: next(iter(having)) for code, having in of_code.items() if len(having) == 1}

    def find(self, name: str) -> str | None:
        """Return the id that a name stands for: an id, or else a code, or else a label in any case."""
        return name if name in self.ids else self.of_code.get(name) or self.of_label.get(_fold(name))

    def is_ambiguous(self, name: str) -> bool:
        """Return whether a name is a label of several concepts, and neither an id nor a code."""
        return name not in self.ids and name not in self.of_code and _fold(name) in self.several

    def find_all(self, name: str) -> list[str]:
        """Return the ids that a cell's value stands for: one, or several names with commas between them.

        A name that stands for nothing stays as it is. The value is taken apart only where a part of it is known.
        """
        found = self.find(name)
        if found is not None:
            return [found]
        bare = _ADDRESS.sub("", name)
        return self._find_parts(bare) or [self.find(bare) or self._find_last(bare) or bare]

    def _find_parts(self, name: str) -> list[str]:
        """Return the ids of several names with commas between them. There are none where no part is known."""
        for separator in _SEPARATORS:
            parts = [part.strip() for part in name.split(separator) if part.strip()]
            known = [self.find(part) for part in parts]
            if len(parts) > 1 and any(known):
                return [identifier or part for identifier, part in zip(known, parts, strict=True)]
        return []

    def _find_last(self, name: str) -> str | None:
        """Return the id that a name stands for with all that is above it, such as `Immune.Cell`."""
        last = _PATH.split(name)[-1].strip()
        return self.find(last) if last != name and _NAME.search(last) else None


def resolve_links(rows: Sequence[Stated], narrower: Mapping[int, Sequence[str]], changes: Changes) -> list[Stated]:
    """Return the rows with links to ids, where they name codes or labels.

    `narrower` holds what is below a row, by its line.
    A label that several concepts have stands for the first of them; that is counted.
    """
    if not narrower and not any(map(_has_links, rows)):
        return list(rows)
    names = _Names(row.concept for row in rows)
    below: dict[str, list[str]] = {}
    for row in rows:
        for name in narrower.get(row.line, ()):
            for child in names.find_all(name):
                if child in names.ids:
                    below.setdefault(child, []).append(row.concept.id)
                else:
                    changes.add("unknown-narrower", row.line, name)
    return [row._replace(concept=_resolved(row, names, below.get(row.concept.id, ()), changes)) for row in rows]


def _has_links(row: Stated) -> bool:
    concept = row.concept
    return bool(concept.broader or concept.related or concept.is_replaced_by)


def _resolved(row: Stated, names: _Names, above: Sequence[str], changes: Changes) -> Concept:
    concept = row.concept
    if not above and not _has_links(row):
        return concept
    values: dict[str, tuple[str, ...]] = {}
    for field in _FIELDS:
        stated: tuple[str, ...] = getattr(concept, field)
        for name in stated:
            if names.is_ambiguous(name):
                changes.add("ambiguous-link", row.line, name)
        found = [identifier for name in stated if name not in _TOP for identifier in names.find_all(name)]
        values[field] = tuple(dict.fromkeys(found + (list(above) if field == "broader" else [])))
    if all(values[field] == getattr(concept, field) for field in _FIELDS):
        return concept
    return concept._replace(
        broader=values["broader"], related=values["related"], is_replaced_by=values["is_replaced_by"]
    )


def _fold(label: str) -> str:
    return " ".join(label.casefold().split())
