"""The fields that are passed on (`--keep`), and which of them no record has: a name may be mistyped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from shlex import quote
from typing import Any, NamedTuple

from immuno_cli.annotate.collections.annotator import field_names, listed


class KeptFields(NamedTuple):
    """What some records have of the fields that are passed on."""

    found: frozenset[str] = frozenset()
    """Those that a record has."""
    others: tuple[str, ...] = ()
    """The names of all fields of a record that lacks one."""

    def and_those(self, more: "KeptFields") -> "KeptFields":
        """Return what these records and other ones have."""
        return KeptFields(self.found | more.found, self.others or more.others)


def kept_of(record: Mapping[str, Any], answer: Mapping[str, Any], keep: Sequence[str]) -> KeptFields:
    """Return what a record has of the fields that are passed on. They stand in its answer.

    >>> kept_of({"text": "T cells", "year": 2024}, {"annotations": []}, ["yaer"]).others
    ('text', 'year')
    """
    found = frozenset(name for name in keep if name in answer)
    return KeptFields(found, () if len(found) == len(set(keep)) else tuple(field_names(record)))


def untold_fields(keep: Iterable[str], kept: KeptFields) -> Iterator[tuple[str, str]]:
    """Yield a sentence for each field that no record has, and what may have been meant.

    >>> next(untold_fields(["yaer"], KeptFields(others=("text", "year"))))
    ('--keep yaer: no record has this field', 'Did you mean --keep year?')
    """
    for name in dict.fromkeys(keep):
        if name not in kept.found:
            near = get_close_matches(name, kept.others, n=1)
            hint = f"Did you mean --keep {quote(near[0])}?" if near else listed(kept.others, "One record has")
            yield f"--keep {name}: no record has this field", hint
