"""Reads SKOS (https://www.w3.org/TR/skos-reference/), and what of SKOS-XL, ISO 25964 and Dublin Core goes with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.keys import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.iris import DCT, RDF, RDFS, SKOS, TYPE, is_iri
from immuno_cli.formats.rdf.graph import NAMES, Node, Text, Value, load_graph
from immuno_cli.formats.rdf.status import is_deprecated
from immuno_cli.formats.reading import Progress, Reading
from immuno_cli.formats.skos.facets import category_id, collection_members, schemes_of
from immuno_cli.formats.skos.index import SkosIndex, index_graph
from immuno_cli.formats.skos.labels import NO_LABELS, AllLabels, Values, read_labels
from immuno_cli.formats.skos.links import Links, gather_links
from immuno_cli.formats.skos.own_terms import (
    CATEGORY,
    DISTINCT_FROM,
    KIND,
    LABEL_PROPERTIES,
    PRONUNCIATION,
    REVIEW_DATE,
    REVIEW_STATUS,
)
from immuno_cli.formats.skos.properties import CHANGE_NOTES, REPLACED_BY
from immuno_cli.formats.skos.relation_types import RelationIds, read_relation_types
from immuno_cli.formats.skos.scheme import read_scheme
from immuno_cli.formats.skos.statements import Claim, Statements, read_claim, read_statements, worded_notes
from immuno_cli.formats.skos.tally import Tally, main_language, make_notes, new_tally
from immuno_cli.formats.skos.unread import count_other_resources, count_unread_of_schemes, count_unread_values
from immuno_cli.model import (
    REVIEW_STATUSES,
    Classification,
    Concept,
    Distinction,
    Match,
    Relation,
    Review,
    Translation,
)

_CONCEPTS_PER_PROGRESS: Final = 5_000
_NO_CLAIM: Final = (Claim(),)
_STATED_IN: Final = frozenset({*STATEMENT_KEYS.values(), "descriptions", "comments"})
"""What the properties are read as whose values become statements."""
_NO_STATEMENTS: Final = dict.fromkeys(STATEMENT_KEYS.values(), Statements((), {}))


def read_skos(data: bytes, *, syntax: str, name: str, language: str, progress: Progress) -> Reading:
    """Return the vocabulary that a SKOS file states, with its labels in `language`.

    A concept without a label in that language, a variant of it, or no language is named in the language of the scheme,
    in English, or in any other.

    Args:
        data: The bytes of the file.
        syntax: One of turtle, rdfxml, ntriples and jsonld.
        name: The name of the file: it stands in errors, and in place of a missing title.
        language: A BCP 47 tag such as "en" or "de-AT".
        progress: Called now and then with what is done.

    Raises:
        InvalidVocabularyError: The bytes are not of this syntax, or state no concept.
        MissingExtraError: pyoxigraph is not installed.
    """
    index = index_graph(load_graph(data, syntax=syntax, name=name, progress=progress), language)
    if not index.concepts:
        raise InvalidVocabularyError(
            f"this {NAMES[syntax]} states no SKOS concept",
            where=name,
            hint="A concept is a resource of type skos:Concept.",
        )
    return read_skos_index(index, name=name, language=language, progress=progress)


def read_skos_index(index: SkosIndex, *, name: str, language: str, progress: Progress) -> Reading:
    """Return the vocabulary of a graph that is indexed already. The arguments are those of `read_skos`."""
    tally = new_tally(index.graph.changes)
    surroundings = _gather(index, tally)
    concepts = []
    for number, iri in enumerate(index.concepts):
        if number % _CONCEPTS_PER_PROGRESS == 0:
            progress("checking", number, len(index.concepts))
        concept = _read_concept(index, surroundings, tally, iri)
        count_unread_values(index, tally, iri, concept)
        concepts.append(concept)
    count_other_resources(index, tally)
    progress("checking", len(concepts), len(concepts))
    relation_types = read_relation_types(index, surroundings.relation_ids)
    scheme = read_scheme(index, name, main_language(index, tally, language), relation_types)
    count_unread_of_schemes(index, tally, scheme)
    return Reading(scheme, concepts, make_notes(index, tally, language))


class _Surroundings(NamedTuple):
    """What is said of concepts elsewhere than at the concepts themselves, by IRI.

    Attributes:
        links: The broader and related concepts.
        replacements: The concepts that say that they replace a concept.
        categories: The collections that a concept is a member of.
        claims: What is said of a statement, by its subject, predicate and object.
        label_sources: The passages that are cited for labels, by the concept and the language.
        relation_ids: The ids of typed relations, given out as concepts use them.
    """

    links: Links
    replacements: Mapping[str, list[str]]
    categories: Mapping[str, list[str]]
    claims: Mapping[tuple[str, str, str], list[Claim]]
    label_sources: Mapping[tuple[str, str], list[str]]
    relation_ids: RelationIds


def _gather(index: SkosIndex, tally: Tally) -> _Surroundings:
    graph = index.graph
    replacements: dict[str, list[str]] = defaultdict(list)
    categories: dict[str, list[str]] = defaultdict(list)
    claims: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    label_sources: dict[tuple[str, str], list[str]] = defaultdict(list)
    for collection in _collections_in_order(index):
        for member in collection_members(index, collection):
            categories[member].append(collection)
    for subject, replaced in graph.iter_pairs(DCT + "replaces"):
        replacements[replaced].append(subject)
    for subject in dict.fromkeys(subject for subject, kind in graph.iter_pairs(TYPE) if kind == RDF + "Statement"):
        claim, parts = read_claim(index, subject), _statement_parts(index, subject)
        claims[parts].append(claim)
        if parts[1] in LABEL_PROPERTIES.values():
            for label in graph.texts(subject, RDF + "object"):
                label_sources[parts[0], label.language].extend(claim.passages)
    links = gather_links(index, tally.changes)
    return _Surroundings(links, replacements, categories, claims, label_sources, RelationIds(index))


def _collections_in_order(index: SkosIndex) -> Iterator[str]:
    """Yield the collections in the order of the file."""
    known = set(index.collections)
    return (subject for subject in index.graph.statements if subject in known)


def _statement_parts(index: SkosIndex, node: str) -> tuple[str, str, str]:
    """Return the subject, predicate and object that an rdf:Statement is about."""
    graph = index.graph
    subject = next(graph.nodes(node, RDF + "subject"), "")
    predicate = next(graph.nodes(node, RDF + "predicate"), "")
    return subject, predicate, next(graph.nodes(node, RDF + "object"), "")


def _read_concept(index: SkosIndex, surroundings: _Surroundings, tally: Tally, iri: str) -> Concept:
    if _says_only_its_type(index, iri):
        return _read_bare_concept(index, surroundings, tally, iri)
    return _read_described_concept(index, surroundings, tally, iri)


def _says_only_its_type(index: SkosIndex, iri: str) -> bool:
    return TYPE not in index.read_as and all(predicate == TYPE for predicate, _ in index.graph.statements[iri])


def _read_described_concept(index: SkosIndex, surroundings: _Surroundings, tally: Tally, iri: str) -> Concept:
    graph, links = index.graph, surroundings.links
    values = _values_by_field(index, iri)
    deprecated = is_deprecated(graph, iri)
    labels = read_labels(index, tally, iri, values, deprecated=deprecated)
    replacements = [*graph.nodes(iri, *REPLACED_BY), *surroundings.replacements.get(iri, ())]
    kind = next(graph.texts(iri, KIND), None)
    statements = _read_statements(index, tally, iri, values)
    matches = {
        field: _read_matches(index, tally, iri, values[field]) if field in values else ()
        for field in MATCH_KEYS.values()
    }
    return Concept(
        id=index.concepts[iri],
        **labels.own._asdict(),
        pronunciations=_once(text.text for text in graph.texts(iri, PRONUNCIATION)),
        notations=_once(value.text for value in values["notations"] if isinstance(value, Text) and value.text),
        kind=kind.text if kind else None,
        definitions=statements["definitions"].own,
        scope_notes=statements["scope_notes"].own,
        examples=statements["examples"].own,
        editorial_notes=statements["editorial_notes"].own,
        categories=tuple(_iter_categories(index, surroundings, iri)),
        broader=tuple(index.id_of(target) for target in links.broader.get(iri, ())),
        related=tuple(index.id_of(target) for target in links.related.get(iri, ())),
        relations=tuple(_iter_relations(index, surroundings, iri)),
        distinct_from=tuple(_iter_distinctions(index, surroundings, iri)),
        exact_matches=matches["exact_matches"],
        close_matches=matches["close_matches"],
        broad_matches=matches["broad_matches"],
        narrow_matches=matches["narrow_matches"],
        related_matches=matches["related_matches"],
        review=_read_review(index, iri),
        deprecated=deprecated,
        is_replaced_by=_once(index.id_of(target) for target in replacements if index.is_named(target)),
        translations=tuple(_iter_translations(labels, statements, surroundings, iri)),
    )


def _read_bare_concept(index: SkosIndex, surroundings: _Surroundings, tally: Tally, iri: str) -> Concept:
    """Return a concept that says nothing but its type. Others may say something of it."""
    deprecated = is_deprecated(index.graph, iri)
    labels = read_labels(index, tally, iri, {}, deprecated=deprecated)
    replacements = surroundings.replacements.get(iri, ())
    return Concept(
        index.concepts[iri],
        labels.own.pref_label,
        categories=tuple(_iter_categories(index, surroundings, iri)),
        broader=tuple(index.id_of(target) for target in surroundings.links.broader.get(iri, ())),
        related=tuple(index.id_of(target) for target in surroundings.links.related.get(iri, ())),
        deprecated=deprecated,
        is_replaced_by=_once(index.id_of(target) for target in replacements if index.is_named(target)),
    )


def _iter_translations(
    labels: AllLabels, statements: Mapping[str, Statements], surroundings: _Surroundings, iri: str
) -> Iterator[Translation]:
    """Yield what is said of a concept in other languages, in the order of their tags."""
    languages = {*labels.others}.union(*(found.others for found in statements.values()))
    for language in sorted(languages):
        yield Translation(
            language,
            *labels.others.get(language, NO_LABELS),
            definitions=statements["definitions"].others.get(language, ()),
            scope_notes=statements["scope_notes"].others.get(language, ()),
            examples=statements["examples"].others.get(language, ()),
            editorial_notes=statements["editorial_notes"].others.get(language, ()),
            passages=_once(surroundings.label_sources.get((iri, language.casefold()), ())),
        )


def _values_by_field(index: SkosIndex, iri: str) -> Values:
    """Return the values of a concept's properties, by what the properties are read as."""
    values: dict[str, list[Value]] = defaultdict(list)
    for predicate, value in index.graph.statements[iri]:
        field = index.read_as.get(predicate)
        if field:
            values[field].append(value)
    return values


def _read_statements(index: SkosIndex, tally: Tally, iri: str, values: Values) -> Mapping[str, Statements]:
    """Return the statements of a concept by their field. A description stands in for a definition, or is a note."""
    if values.keys().isdisjoint(_STATED_IN):
        return _NO_STATEMENTS
    fields = {field: list(values.get(field, ())) for field in STATEMENT_KEYS.values()}
    said = {value for field in fields.values() for value in field}
    stand_in = "scope_notes" if fields["definitions"] else "definitions"
    fields[stand_in] += (value for value in values.get("descriptions", ()) if value not in said)
    fields["scope_notes"] += (value for value in values.get("comments", ()) if value not in said)
    identifier = index.concepts[iri]
    if fields["editorial_notes"]:
        _count_change_notes(index, tally, iri)
    return {field: read_statements(index, tally, identifier, found) for field, found in fields.items()}


def _count_change_notes(index: SkosIndex, tally: Tally, iri: str) -> None:
    """Count the notes of a concept that become notes of another kind."""
    for value in index.graph.values(iri, *CHANGE_NOTES):
        if worded_notes(index, value):
            tally.changes.add("change-note", 0, index.concepts[iri])


def _read_matches(index: SkosIndex, tally: Tally, iri: str, values: Iterable[Value]) -> tuple[Match, ...]:
    targets = (_match_target(tally, index.concepts[iri], value) for value in values)
    return tuple(_read_match(index, target) for target in _once(targets) if target)


def _match_target(tally: Tally, identifier: str, value: Value) -> str:
    """Return the IRI of a match. A text is one if it is an address; "" if the value is not a match."""
    if isinstance(value, Node):
        return "" if value.iri.startswith("_:") else value.iri
    address = value.text.strip().strip("<>")
    tally.changes.add("match-as-text" if is_iri(address) else "match-left-out", 0, f"{identifier}: {value.text}")
    return address if is_iri(address) else ""


def _read_match(index: SkosIndex, target: str) -> Match:
    return Match(index.id_of(target), index.best_of(target, RDFS + "label", SKOS + "prefLabel"))


def _iter_categories(index: SkosIndex, surroundings: _Surroundings, iri: str) -> Iterator[Classification]:
    stated = index.graph.nodes(iri, CATEGORY)
    for category in dict.fromkeys([*stated, *surroundings.categories.get(iri, ())]):
        for claim in surroundings.claims.get((category, SKOS + "member", iri), _NO_CLAIM):
            yield Classification(category_id(index, category), claim.basis, claim.passages, claim.note)
    for scheme in schemes_of(index, iri):
        yield Classification(category_id(index, scheme))


def _iter_relations(index: SkosIndex, surroundings: _Surroundings, iri: str) -> Iterator[Relation]:
    for predicate, value in dict.fromkeys(index.graph.statements[iri]):
        if isinstance(value, Node) and index.is_relation(predicate, value):
            identifier = surroundings.relation_ids.id_of(predicate)
            for claim in surroundings.claims.get((iri, predicate, value.iri), _NO_CLAIM):
                yield Relation(identifier, index.id_of(value.iri), claim.basis, claim.passages)


def _iter_distinctions(index: SkosIndex, surroundings: _Surroundings, iri: str) -> Iterator[Distinction]:
    """Yield the distinctions of a concept that say in words what the difference is."""
    for target in dict.fromkeys(index.graph.nodes(iri, DISTINCT_FROM)):
        for claim in surroundings.claims.get((iri, DISTINCT_FROM, target), ()):
            if claim.text:
                yield Distinction(index.id_of(target), claim.text, claim.basis, claim.passages)


def _read_review(index: SkosIndex, iri: str) -> Review | None:
    stated = {text.text for text in index.graph.texts(iri, REVIEW_STATUS)}
    status = next((known for known in REVIEW_STATUSES if known in stated), None)
    if status is None:
        return None
    date = next(index.graph.texts(iri, REVIEW_DATE), None)
    return Review(status, date.text if date else None)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
