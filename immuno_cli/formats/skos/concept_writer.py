"""The triples of a concept. A statement that rests on something is a node; other statements are literals."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from immuno_cli.formats.bundle.keys import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.iris import DCT, IMMUNO, OWL, RDF, RDFS, SKOS, TYPE, XSD
from immuno_cli.formats.marks import mark_pairs
from immuno_cli.formats.skos.own_terms import (
    CATEGORY,
    DISTINCT_FROM,
    KIND,
    LABEL_PROPERTIES,
    PRONUNCIATION,
    RELATED_SYNONYM,
    REVIEW_DATE,
    REVIEW_STATUS,
)
from immuno_cli.formats.skos.triples import ClaimedTriple, TripleMaker, subject_first
from immuno_cli.model import Concept, Match, Statement, Translation

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Triple


def write_concepts(make: TripleMaker, concepts: Sequence[Concept]) -> "Iterator[Triple]":
    """Yield all that concepts say, concept by concept, with the narrower concepts that follow from the broader ones."""
    narrower: dict[str, list[str]] = {}
    for concept in concepts:
        for target in dict.fromkeys(concept.broader):
            narrower.setdefault(target, []).append(concept.id)
    for concept in concepts:
        node = make.concept(concept.id)
        yield from subject_first(node, _write_concept(make, node, concept, narrower.get(concept.id, ())))
        if not concept.deprecated and not concept.broader:
            yield make.triple(make.scheme, SKOS + "hasTopConcept", node)


def count_repeated_labels(concepts: Iterable[Concept]) -> int:
    """Return how many labels stand twice in a concept, in one language. SKOS allows each once, as one kind (S13).

    >>> count_repeated_labels([Concept("a", "lead", alt_labels=("lead", "Pb", "Pb"), hidden_labels=("Pb",))])
    3
    """
    named: Iterator[Concept | Translation] = chain.from_iterable((each, *each.translations) for each in concepts)
    return sum(_count_repeated(each) for each in named)


def _count_repeated(named: Concept | Translation) -> int:
    labels = (named.pref_label, *named.alt_labels, *named.hidden_labels)
    return len(labels) - len(set(labels)) + len(named.related_labels) - len(set(named.related_labels))


def _write_concept(
    make: TripleMaker, node: "NamedNode", concept: Concept, narrower: Sequence[str]
) -> "Iterator[Triple]":
    yield make.triple(node, TYPE, make.node(SKOS + "Concept"))
    yield make.triple(node, SKOS + "inScheme", make.scheme)
    yield from _write_labels(make, node, concept)
    yield from make.values(node, PRONUNCIATION, *concept.pronunciations)
    yield from make.values(node, SKOS + "notation", *concept.notations)
    yield from make.values(node, KIND, concept.kind)
    if concept.review:
        yield from make.values(node, REVIEW_STATUS, concept.review.status)
        yield from make.values(node, REVIEW_DATE, concept.review.date)
    if concept.deprecated:
        yield make.triple(node, OWL + "deprecated", make.value("true", XSD + "boolean"))
    yield from _write_links(make, node, SKOS + "broader", concept.broader)
    yield from _write_links(make, node, SKOS + "narrower", narrower)
    yield from _write_links(make, node, SKOS + "related", concept.related)
    yield from _write_links(make, node, DCT + "isReplacedBy", concept.is_replaced_by)
    yield from _write_statements(make, node, concept)
    for translation in concept.translations:
        yield from _write_labels(make, node, translation, translation.language)
        yield from _write_statements(make, node, translation, translation.language)
        yield from _write_label_sources(make, node, translation)
    for key, field in MATCH_KEYS.items():
        yield from _write_matches(make, node, SKOS + key, getattr(concept, field))
    yield from _write_claims(make, node, concept)


def _write_labels(
    make: TripleMaker, node: "NamedNode", named: Concept | Translation, language: str | None = None
) -> "Iterator[Triple]":
    """Yield the labels of a language. A label is not repeated as one of another kind, which SKOS forbids (S13)."""
    alternative = [label for label in named.alt_labels if label != named.pref_label]
    shown = {named.pref_label, *alternative}
    hidden = [label for label in named.hidden_labels if label not in shown]
    yield from make.texts(node, SKOS + "prefLabel", named.pref_label, language=language)
    yield from make.texts(node, SKOS + "altLabel", *alternative, language=language)
    yield from make.texts(node, RELATED_SYNONYM, *named.related_labels, language=language)
    yield from make.texts(node, SKOS + "hiddenLabel", *hidden, language=language)


def _write_label_sources(make: TripleMaker, node: "NamedNode", translation: Translation) -> "Iterator[Triple]":
    """Yield which passages have the labels of a translation: what the first label rests on."""
    for text, role in translation.labels[:1]:
        claimed = ClaimedTriple(node, make.node(LABEL_PROPERTIES[role]), make.text(text, translation.language))
        yield from make.about(claimed, None, translation.passages)


def _write_links(make: TripleMaker, node: "NamedNode", predicate: str, targets: Sequence[str]) -> "Iterator[Triple]":
    return (make.triple(node, predicate, make.concept(target)) for target in targets)


def _write_statements(
    make: TripleMaker, node: "NamedNode", described: Concept | Translation, language: str | None = None
) -> "Iterator[Triple]":
    for key, field in STATEMENT_KEYS.items():
        for statement in getattr(described, field):
            yield from _write_statement(make, node, SKOS + key, statement, language)


def _write_statement(
    make: TripleMaker, node: "NamedNode", predicate: str, statement: Statement, language: str | None
) -> "Iterator[Triple]":
    text = make.text(statement.text, language)
    has_text_alone = statement == Statement(statement.text)
    if has_text_alone:
        yield make.triple(node, predicate, text)
        return
    note = make.blank_node()
    yield make.triple(node, predicate, note)
    yield make.triple(note, RDF + "value", text)
    yield from make.grounds(note, statement.basis, statement.passages)
    yield from make.values(note, DCT + "references", *statement.xrefs)
    for name, value in mark_pairs(statement):
        yield from make.values(note, IMMUNO + name, value)


def _write_matches(
    make: TripleMaker, node: "NamedNode", predicate: str, matches: Sequence[Match]
) -> "Iterator[Triple]":
    for match in matches:
        target = make.concept(match.id)
        yield make.triple(node, predicate, target)
        yield from make.texts(target, RDFS + "label", match.pref_label)


def _write_claims(make: TripleMaker, node: "NamedNode", concept: Concept) -> "Iterator[Triple]":
    """Yield categories, typed relations and distinctions: a plain triple each, and what the triple rests on."""
    for stated in concept.categories:
        category = make.part("category", stated.category)
        yield make.triple(node, CATEGORY, category)
        membership = ClaimedTriple(category, make.node(SKOS + "member"), node)
        yield from make.claim(membership, stated.basis, stated.passages, note=stated.note)
    for relation in concept.relations:
        related = ClaimedTriple(node, make.relation(relation.relation), make.concept(relation.target))
        yield from make.claim(related, relation.basis, relation.passages)
    for distinction in concept.distinct_from:
        distinct = ClaimedTriple(node, make.node(DISTINCT_FROM), make.concept(distinction.target))
        yield from make.claim(distinct, distinction.basis, distinction.passages, text=distinction.text)
