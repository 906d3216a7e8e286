"""What connects concepts, as lines: neighbours, the tree, the path between two."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.model import Concept
from immuno_cli.questions.graph import Group, Neighbour, Node, Step
from immuno_cli.questions.wording import BASIS_AFTER, BASIS_OF_STEP, CONNECTED
from immuno_cli.render.layout import EMPTY, Line, Span, line_of, shortened, wrap

LEAST_ROOM: Final = 20
"""Columns that the branches of a tree leave for its labels."""


def related_lines(label: str, groups: Sequence[Group], width: int) -> Iterator[Line]:
    """Yield the neighbours of a concept grouped by relation, each with its label and first words."""
    yield from wrap(line_of(label, "title"), width)
    yield from _groups(groups, width, "")


def _groups(groups: Sequence[Group], width: int, indent: str) -> Iterator[Line]:
    for group in groups:
        yield from () if indent else (EMPTY,)
        yield from wrap(line_of(group.label, "heading"), width, first=indent, rest=indent)
        for neighbour in group.neighbours:
            yield from _neighbour(neighbour, width, indent + "  ")
            yield from _groups(neighbour.groups, width, indent + "    ")
        if group.omitted:
            yield from wrap(line_of(f"… {group.omitted:,} more, --limit 0 for all", "dim"), width, first=indent + "  ")


def _neighbour(neighbour: Neighbour, width: int, indent: str) -> Iterator[Line]:
    concept = neighbour.concept
    spans = [Span(concept.pref_label, "label")]
    basis = BASIS_AFTER.get(neighbour.basis)
    if basis:
        spans.append(Span(f" ({basis})", "basis"))
    if concept.definitions:
        spans.append(Span(": " + shortened(concept.definitions[0].text, max(width - len(indent) - 4, 36)), "dim"))
    yield from wrap(spans, width, first=indent, rest=indent + "  ")


class Branches(NamedTuple):
    """What stands before a concept of a tree, and before what is below it; `last` is for the last of its siblings."""

    item: str
    below: str
    last: str
    below_last: str


DRAWN: Final = Branches("├─ ", "│  ", "└─ ", "   ")
INDENTED: Final = Branches("  ", "  ", "  ", "  ")
"""Indentation alone, for pipes and for screen readers, which read lines that are drawn aloud."""
_TOP: Final = Branches("", "", "", "")


def tree_lines(nodes: Sequence[Node], width: int, branches: Branches = DRAWN) -> Iterator[Line]:
    """Yield the hierarchy, each level with its branches; what was left out is counted where it would stand.

    Where the branches of a deep hierarchy leave too little room for labels, the outer ones are drawn as `…`.
    """
    yield from _level(nodes, width, "", _TOP, branches)


def _level(nodes: Sequence[Node], width: int, prefix: str, here: Branches, branches: Branches) -> Iterator[Line]:
    """Yield one level of the hierarchy with its branches `here`, and the levels below it."""
    most = max(width - LEAST_ROOM, 1)
    prefix = prefix if len(prefix) <= most else "…" + prefix[len(prefix) - most + 1 :]
    for i, node in enumerate(nodes):
        is_last = i == len(nodes) - 1
        first = prefix + (here.last if is_last else here.item)
        rest = prefix + (here.below_last if is_last else here.below)
        spans = [Span(node.concept.pref_label, "label"), Span(f" ({node.concept.id})", "dim")]
        spans += [Span(" (a cycle: it stands above itself)", "warning")] if node.repeated else []
        yield from wrap(spans, width, first=first, rest=rest)
        yield from _level(node.narrower, width, rest, branches, branches)
        if node.omitted:
            yield from wrap(line_of(f"… {node.omitted:,} more", "dim"), width, first=rest + branches.last)


def path_lines(start: Concept, steps: Sequence[Step], width: int) -> Iterator[Line]:
    """Yield the steps of a path, each with the relation's name and what it rests on."""
    yield from wrap(line_of(start.pref_label, "label"), width)
    for step in steps:
        yield from wrap(step_spans(step), width, first="  ", rest="    ")
    if len(steps) > 1:
        yield from wrap(line_of(CONNECTED, "dim"), width)


def step_spans(step: Step) -> tuple[Span, ...]:
    """Return a step of a path: the relation's name, the concept that it leads to, and what it rests on."""
    basis = BASIS_OF_STEP.get(step.basis)
    support = (Span(f" ({basis})", "basis"),) if basis else ()
    return (Span(f"{step.label} → ", "dim"), Span(step.target.pref_label, "label"), *support)
