"""A diagram for Mermaid (https://mermaid.js.org): concepts as boxes, what connects them as arrows."""

from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.model import Concept, Scheme
from immuno_cli.render.pages.entries import scheme_facts

MOST_ARROWS: Final = 500
"""As many as Mermaid draws unless whoever embeds it allows more (its setting `maxEdges`)."""


def dump_mermaid(scheme: Scheme, concepts: Sequence[Concept]) -> Iterator[str]:
    """Yield a flowchart: `A --> B` reads "A is a kind of B", a dashed line "related", a labelled arrow its relation.

    Connections to concepts that are not among those given are left out, deprecated concepts too.
    """
    live = [concept for concept in concepts if not concept.deprecated]
    names = {concept.id: f"c{number}" for number, concept in enumerate(live)}
    yield "---\n"
    yield f"title: {_quoted(scheme.title)}\n"
    yield "---\nflowchart BT\n"
    yield from (f"  %% {name}: {_plain(fact)}\n" for name, fact in scheme_facts(scheme).items())
    for concept in live:
        yield f'  {names[concept.id]}["{escape(concept.pref_label)}"]\n'
    yield from (f"  {line}\n" for line in iter_arrows(scheme, live, names))


def iter_arrows(scheme: Scheme, concepts: Sequence[Concept], names: dict[str, str]) -> Iterator[str]:
    """Yield the arrows between the concepts that `names` has a name for, each pair of related concepts once."""
    labels = {relation.id: relation.pref_label for relation in scheme.relation_types}
    drawn: set[frozenset[str]] = set()
    for concept in concepts:
        here = names[concept.id]
        yield from (f"{here} --> {names[target]}" for target in dict.fromkeys(concept.broader) if target in names)
        for relation in concept.relations:
            if relation.target in names:
                label = labels.get(relation.relation, relation.relation)
                yield f'{here} -- "{escape(label)}" --> {names[relation.target]}'
        for target in concept.related:
            pair = frozenset({concept.id, target})
            if target in names and pair not in drawn:
                drawn.add(pair)
                yield f"{here} -.- {names[target]}"


def escape(text: str) -> str:
    """Return text as Mermaid shows it literally between double quotes: anything but plain words as a character code."""
    return "".join(mark if mark.isalnum() or mark in " ,.-'()/:+?!’–" else f"#{ord(mark)};" for mark in _plain(text))


def _plain(text: str) -> str:
    """Return text on one line, without what does not print, and never a directive (`%%{`)."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    return line.replace("{", "(").replace("}", ")")


def _quoted(text: str) -> str:
    return '"' + _plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def count_arrows(scheme: Scheme, concepts: Sequence[Concept]) -> int:
    """Return how many arrows the diagram of these concepts has."""
    live = [concept for concept in concepts if not concept.deprecated]
    return sum(1 for _ in iter_arrows(scheme, live, {concept.id: concept.id for concept in live}))
