"""Concepts made ready for a page: in the order of the alphabet, each with an anchor, and with links between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.model import Basis, Classification, Concept, Scheme, Statement
from immuno_cli.questions.wording import passage_text

SECTIONS: Final = {"scope_notes": "Further", "examples": "For example", "editorial_notes": "Notes of the glossary"}


class Link(NamedTuple):
    """A concept that another one leads to; no anchor where it is not on the page, and its label then its id."""

    label: str
    anchor: str | None
    basis: Basis | None = None
    passages: tuple[str, ...] = ()


class LinkGroup(NamedTuple):
    """The concepts that one relation leads to."""

    label: str
    links: tuple[Link, ...]

    @property
    def shared(self) -> Link | None:
        """The last link where all rest on the same, so that it needs saying only once; otherwise None."""
        grounds = {(link.basis, link.passages) for link in self.links}
        return self.links[-1] if len(grounds) == 1 else None


class Place(NamedTuple):
    """A category of a concept, with the question that it answers ("" where the scheme asks none)."""

    question: str
    label: str
    claim: Classification


class Entry(NamedTuple):
    """A concept as a page shows it. `sources` are its cited passages in order, each once, and where they stand."""

    concept: Concept
    anchor: str
    places: tuple[Place, ...]
    groups: tuple[LinkGroup, ...]
    sources: Mapping[str, str]

    @property
    def other_names(self) -> tuple[str, ...]:
        """The alternative labels, without those that differ from one before only in letter case."""
        names: dict[str, str] = {}
        for text in (self.concept.pref_label, *self.concept.alt_labels):
            names.setdefault(text.casefold(), text)
        return tuple(names.values())[1:]

    def marks(self, passages: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of passages among the entry's sources, from 1."""
        numbers = {passage: number for number, passage in enumerate(self.sources, start=1)}
        return tuple(numbers[passage] for passage in dict.fromkeys(passages))


def build_entries(scheme: Scheme, concepts: Iterable[Concept]) -> list[Entry]:
    """Return the live concepts in the order of the alphabet, with what follows from them (narrower, inverses)."""
    live = sorted((c for c in concepts if not c.deprecated), key=lambda c: (c.pref_label.casefold(), c.id))
    anchors = make_anchors(live)
    labels = {concept.id: concept.pref_label for concept in live}
    groups = _gather_groups(scheme, live)
    places = {c.id: (facet, c) for facet in scheme.facets for c in facet.categories}

    def place(claim: Classification) -> Place:
        facet, category = places.get(claim.category, (None, None))
        question = facet.definition or facet.pref_label if facet else ""
        return Place(question, category.pref_label if category else claim.category, claim)

    def link(found: Link) -> Link:
        return found._replace(label=labels.get(found.label, found.label), anchor=anchors.get(found.label))

    return [
        Entry(
            concept,
            anchors[concept.id],
            tuple(place(claim) for claim in concept.categories),
            tuple(LinkGroup(label, tuple(map(link, links))) for label, links in groups[concept.id].items()),
            {p: passage_text(scheme.documents, p) for p in _cited(concept, groups[concept.id].values())},
        )
        for concept in live
    ]


def make_anchors(concepts: Iterable[Concept]) -> dict[str, str]:
    """Return an anchor for each concept id: the id itself where it can be one, otherwise as near to it as can be."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for concept in concepts:
        wanted = re.sub(r"[^\w.:-]+", "-", concept.id, flags=re.ASCII).strip("-") or "entry"
        anchor, number = wanted, 1
        while anchor in taken or anchor.startswith(("page-", "q=")):
            number += 1
            anchor = f"{wanted}-{number}" if not wanted.startswith("page-") else f"entry-{wanted}-{number}"
        taken.add(anchor)
        anchors[concept.id] = anchor
    return anchors


def section(concept: Concept, field: str) -> tuple[Statement, ...]:
    """Return the statements of one of SECTIONS; notes of the glossary's own need no word for it there."""
    statements: tuple[Statement, ...] = getattr(concept, field)
    if field != "editorial_notes":
        return statements
    return tuple(s._replace(basis=None) if s.basis == "glossary" else s for s in statements)


def source_lines(scheme: Scheme) -> list[str]:
    """Return the documents of a scheme, each as one line: title, author, publisher, date, and what is to be known."""
    return [
        ". ".join(part.rstrip(".") for part in (d.title, d.author, d.publisher, d.date, d.note) if part) + "."
        for d in scheme.documents
    ]


def scheme_facts(scheme: Scheme) -> dict[str, str]:
    """Return what may be done with a vocabulary and whose it is, by its name for people; what is not said is absent."""
    facts = {"Version": scheme.version, "Licence": scheme.license, "Attribution": scheme.attribution}
    return {name: fact for name, fact in facts.items() if fact}


def _gather_groups(scheme: Scheme, concepts: Sequence[Concept]) -> dict[str, dict[str, list[Link]]]:
    """Return the links of each concept by the name of the relation, the hierarchy last; labels are ids as yet."""
    typed: dict[str, dict[str, list[Link]]] = defaultdict(dict)
    inverse: dict[str, dict[str, list[Link]]] = defaultdict(dict)
    near: dict[str, dict[str, list[Link]]] = defaultdict(lambda: {"broader": [], "narrower": [], "related": []})
    types = {relation.id: relation for relation in scheme.relation_types}
    for concept in concepts:
        for relation in concept.relations:
            kind = types.get(relation.relation)
            names = (kind.pref_label, kind.inverse_label) if kind else (relation.relation, f"{relation.relation} of")
            ground = relation.basis, relation.passages
            typed[concept.id].setdefault(names[0], []).append(Link(relation.target, None, *ground))
            inverse[relation.target].setdefault(names[1], []).append(Link(concept.id, None, *ground))
        for target in dict.fromkeys(concept.broader):
            near[concept.id]["broader"].append(Link(target, None))
            near[target]["narrower"].append(Link(concept.id, None))
        for target in dict.fromkeys(concept.related):
            near[concept.id]["related"].append(Link(target, None))
            near[target]["related"].append(Link(concept.id, None))
    return {c.id: _joined(typed[c.id], inverse[c.id], near[c.id]) for c in concepts}


def _joined(*parts: Mapping[str, list[Link]]) -> dict[str, list[Link]]:
    joined: dict[str, dict[Link, None]] = {}
    for part in parts:
        for label, links in part.items():
            if links:
                joined.setdefault(label, {}).update(dict.fromkeys(links))
    return {label: list(links) for label, links in joined.items()}


def _cited(concept: Concept, groups: Iterable[Sequence[Link]]) -> dict[str, None]:
    claims: list[Statement | Classification | Link] = [*concept.statements, *concept.categories]
    for links in groups:
        claims.extend(links)
    return dict.fromkeys(passage for claim in claims for passage in claim.passages)
