"""The checks of what concepts say: each one small function whose docstring is what it finds, in general.

A check takes what is to be checked and yields the places and, of each, what it is this time.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.language.normalize import normalize
from immuno_cli.model import KINDS, Concept, Scheme, document_of
from immuno_cli.validate.hierarchy import Parents, RelatedKinds, find_related_kinds, iter_circles, parents_of
from immuno_cli.validate.problem import OURS_ALONE, Finding, Path, findings_of

Places = Iterator[tuple[Path, str]]
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CLAIMS: Final = (
    ("definition", "definitions"),
    ("scopeNote", "scope_notes"),
    ("example", "examples"),
    ("editorialNote", "editorial_notes"),
    ("categories", "categories"),
    ("relations", "relations"),
    ("distinctFrom", "distinct_from"),
)


class Checked(NamedTuple):
    """What is checked: the vocabulary, and what several checks need of it."""

    scheme: Scheme
    concepts: Sequence[Concept]
    numbers: Mapping[str, int]
    parents: Parents
    related_kinds: RelatedKinds


def iter_findings(scheme: Scheme, concepts: Sequence[Concept], *, ours: bool) -> Iterator[Finding]:
    """Yield what all checks find, check by check; those of the shipped glossary's own promises only in `ours`."""
    numbers: dict[str, int] = {}
    for number, concept in enumerate(concepts):
        if concept.id:
            numbers.setdefault(concept.id, number)
    parents = parents_of(concepts, numbers)
    checked = Checked(scheme, concepts, numbers, parents, find_related_kinds(concepts, numbers, parents))
    for number, check in CONCEPT_CHECKS.items():
        if ours or number < OURS_ALONE:
            yield from findings_of(number, check, check(checked))


def id_twice(checked: Checked) -> Places:
    """An id stands twice."""
    for number, concept in enumerate(checked.concepts):
        first = checked.numbers.get(concept.id, number)
        if first != number:
            yield ("concepts", number, "id"), f"“{concept.id}”, first at concepts[{first}]"
    scheme = checked.scheme
    yield from _twice([(("documents", at, "id"), document.id) for at, document in enumerate(scheme.documents)])
    yield from _twice([(("relationTypes", at, "id"), kind.id) for at, kind in enumerate(scheme.relation_types)])
    yield from _twice([(("facets", at, "id"), facet.id) for at, facet in enumerate(scheme.facets)])
    yield from _twice(
        [
            (("facets", number, "categories", at, "id"), category.id)
            for number, facet in enumerate(scheme.facets)
            for at, category in enumerate(facet.categories)
        ]
    )


def shared_label(checked: Checked) -> Places:
    """A label names two concepts."""
    first: dict[str, int] = {}
    for number, concept in enumerate(checked.concepts):
        if concept.deprecated:
            continue
        for path, text in _shown_labels(number, concept):
            key = normalize(text)
            if key and (other := first.setdefault(key, number)) != number:
                yield path, f"“{text}” is also a label of {checked.concepts[other].id}"


def unknown_target(checked: Checked) -> Places:
    """A target does not exist."""
    for number, concept in enumerate(checked.concepts):
        for path, target in _targets(number, concept):
            if target not in checked.numbers:
                yield path, f"“{target}”"


def circle(checked: Checked) -> Places:
    """A broader concept leads back to where it came from."""
    yield from iter_circles(checked.concepts, checked.parents)


def related_kind(checked: Checked) -> Places:
    """Two concepts are related, and one is also a kind of the other (SKOS S27)."""
    yield from checked.related_kinds.found


def unchecked_pair(checked: Checked) -> Places:
    """The hierarchy is too deep to check this related pair, and those that follow, against it."""
    if checked.related_kinds.unchecked is not None:
        yield checked.related_kinds.unchecked, ""


def unlisted_document(checked: Checked) -> Places:
    """A passage is cited from a document that is not listed."""
    documents = {document.id for document in checked.scheme.documents}
    for number, concept in enumerate(checked.concepts):
        for key, name in _CLAIMS:
            for at, claim in enumerate(getattr(concept, name)):
                for nth, passage in enumerate(claim.passages):
                    if document_of(passage) not in documents:
                        yield ("concepts", number, *_claim_path(concept, key, at), "passages", nth), f"“{passage}”"


def unknown_relation(checked: Checked) -> Places:
    """A relation is none of the relation types."""
    known = {relation_type.id for relation_type in checked.scheme.relation_types}
    for number, concept in enumerate(checked.concepts):
        for at, relation in enumerate(concept.relations):
            if relation.relation not in known:
                yield ("concepts", number, "relations", at, "relation"), f"“{relation.relation}”"


def unknown_category(checked: Checked) -> Places:
    """A category belongs to none of the facets."""
    known = {category.id for facet in checked.scheme.facets for category in facet.categories}
    for number, concept in enumerate(checked.concepts):
        for at, claim in enumerate(concept.categories):
            if claim.category not in known:
                yield ("concepts", number, "categories", at, "category"), f"“{claim.category}”"


def unknown_kind(checked: Checked) -> Places:
    """A kind is none of those that the format lists."""
    for number, concept in enumerate(checked.concepts):
        if concept.kind is not None and concept.kind not in KINDS:
            yield ("concepts", number, "kind"), f"“{concept.kind}”"


def label_twice(checked: Checked) -> Places:
    """A label stands twice among those of one concept that readers are shown (SKOS S13)."""
    for number, concept in enumerate(checked.concepts):
        seen: set[str] = set()
        for path, text in _shown_labels(number, concept):
            if text in seen:
                yield path, f"“{text}”"
            seen.add(text)


def self_reference(checked: Checked) -> Places:
    """A concept has to do with itself."""
    for number, concept in enumerate(checked.concepts):
        for path, target in _targets(number, concept):
            if target == concept.id and path[2] != "broader":
                yield path, f"“{target}”"


def target_twice(checked: Checked) -> Places:
    """A concept leads to the same target twice in the same way."""
    for number, concept in enumerate(checked.concepts):
        seen: set[tuple[str, str]] = set()
        for path, target in _targets(number, concept):
            way = concept.relations[int(path[3])].relation if path[2] == "relations" else str(path[2])
            if (way, target) in seen:
                yield path, f"{way} “{target}”"
            seen.add((way, target))


def no_slug(checked: Checked) -> Places:
    """An id is not a slug of small letters, digits and single hyphens."""
    for number, concept in enumerate(checked.concepts):
        if concept.id and not _SLUG.fullmatch(concept.id):
            yield ("concepts", number, "id"), f"“{concept.id}”"


def no_basis(checked: Checked) -> Places:
    """A claim does not say what it rests on."""
    for number, concept in enumerate(checked.concepts):
        for key, name in _CLAIMS:
            for at, claim in enumerate(getattr(concept, name)):
                if claim.basis is None:
                    yield ("concepts", number, *_claim_path(concept, key, at)), ""


def no_definition(checked: Checked) -> Places:
    """A concept has no definition."""
    for number, concept in enumerate(checked.concepts):
        if not concept.definitions and not concept.deprecated:
            yield ("concepts", number), ""


CONCEPT_CHECKS: Final[Mapping[int, Callable[[Checked], Places]]] = {
    109: id_twice,
    201: shared_label,
    202: unknown_target,
    203: circle,
    204: related_kind,
    205: unlisted_document,
    206: unknown_relation,
    207: unknown_category,
    208: unknown_kind,
    209: label_twice,
    210: self_reference,
    211: target_twice,
    212: unchecked_pair,
    301: no_slug,
    302: no_basis,
    303: no_definition,
}


def _twice(places: Sequence[tuple[Path, str]]) -> Places:
    seen: set[str] = set()
    for path, identifier in places:
        if identifier in seen:
            yield path, f"“{identifier}”"
        seen.add(identifier)


def _shown_labels(number: int, concept: Concept) -> Places:
    yield ("concepts", number, "prefLabel"), concept.pref_label
    for at, text in enumerate(concept.alt_labels):
        yield ("concepts", number, "altLabel", at), text


def _targets(number: int, concept: Concept) -> Places:
    ways = {"broader": concept.broader, "related": concept.related, "isReplacedBy": concept.is_replaced_by}
    for key, targets in ways.items():
        for at, target in enumerate(targets):
            yield ("concepts", number, key, at), target
    for at, relation in enumerate(concept.relations):
        yield ("concepts", number, "relations", at, "target"), relation.target
    for at, distinction in enumerate(concept.distinct_from):
        yield ("concepts", number, "distinctFrom", at, "target"), distinction.target


def _claim_path(concept: Concept, key: str, at: int) -> Path:
    """Return where in its concept a claim stands; a single definition is written without a list."""
    return (key,) if key == "definition" and len(concept.definitions) == 1 else (key, at)
