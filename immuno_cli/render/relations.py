"""What connects concepts, as lines: neighbours, the tree, the path between two."""

from collections.abc import Iterator, Sequence
from typing import Final

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


def tree_lines(nodes: Sequence[Node], width: int, prefix: str = "", *, top: bool = True) -> Iterator[Line]:
    """Yield the hierarchy with branches drawn as lines; what was left out is counted where it would stand.

    Where the branches of a deep hierarchy leave too little room for labels, the outer ones are drawn as `…`.
    """
    most = max(width - LEAST_ROOM, 1)
    prefix = prefix if len(prefix) <= most else "…" + prefix[len(prefix) - most + 1 :]
    for i, node in enumerate(nodes):
        last = i == len(nodes) - 1
        branch, below = ("", "") if top else ("└─ ", "   ") if last else ("├─ ", "│  ")
        spans = [Span(node.concept.pref_label, "label"), Span(f" ({node.concept.id})", "dim")]
        spans += [Span(" (a cycle: it stands above itself)", "warning")] if node.repeated else []
        yield from wrap(spans, width, first=prefix + branch, rest=prefix + below)
        yield from tree_lines(node.narrower, width, prefix + below, top=False)
        if node.omitted:
            yield from wrap(line_of(f"… {node.omitted:,} more", "dim"), width, first=f"{prefix}{below}└─ ")


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
