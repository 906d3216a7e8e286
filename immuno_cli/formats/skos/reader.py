"""SKOS, read: https://www.w3.org/TR/skos-reference/, with SKOS-XL, ISO 25964 and the Dublin Core that goes with it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.iris import (
    DC,
    DCT,
    FOAF,
    IMMUNO,
    OWL,
    RDF,
    RDFS,
    SKOS,
    SKOS_XL,
    TYPE,
    concept_id,
    local_name,
)
from immuno_cli.formats.languages import KEPT
from immuno_cli.formats.reading import Note, Progress, Reading
from immuno_cli.formats.skos.links import Links, gather_links
from immuno_cli.formats.skos.notes import Claim, read_claim, read_note
from immuno_cli.formats.skos.rdf_graph import NAMES, Node, Text, Value, load_graph
from immuno_cli.formats.skos.scheme import (
    category_id,
    collection_members,
    parts_of,
    read_relation_types,
    read_scheme,
    relation_id,
)
from immuno_cli.formats.skos.survey import Source, survey
from immuno_cli.model import Classification, Concept, Match, Relation, Statement

_OTHER_NAMES: Final = (RDFS + "label", DCT + "title", DC + "title", FOAF + "name")
_DEPRECATED_TYPES: Final = frozenset({"DeprecatedConcept", "ObsoleteConcept", "DeprecatedClass"})
_BROKEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_STEP: Final = 5_000


class Parts(NamedTuple):
    """What concepts are put together from: by IRI, unless said otherwise.

    `relations` and `taken` are the properties used as relations and their ids, both ways. `counts`
    is what was changed or left out.
    """

    links: Links
    replaced: Mapping[str, list[str]]
    categories: Mapping[str, list[str]]
    claims: Mapping[tuple[str, str, str], list[Claim]]
    relations: dict[str, str]
    taken: dict[str, str]
    counts: Counter[str]
    left_out: Counter[str]
    languages: Counter[str]


def read_skos(data: bytes, *, syntax: str, name: str, language: str, progress: Progress) -> Reading:
    """Return the vocabulary that a SKOS file states, its labels in `language` (a BCP 47 tag) where it has them.

    `syntax` is turtle, rdfxml, ntriples or jsonld; `name` names the file in errors and stands in for a title. A concept
    without a label in the language, a variant of it, or no language has one in the scheme's own, English, or any
    other. Raises InvalidVocabularyError where the bytes are not of the syntax or state no concept, MissingExtraError
    where pyoxigraph is not installed.
    """
    graph = load_graph(data, syntax=syntax, name=name, progress=progress)
    source = survey(graph, language)
    if not source.concepts:
        raise InvalidVocabularyError(
            f"this {NAMES[syntax]} states no SKOS concept",
            where=name,
            hint="A concept is a resource of type skos:Concept; an ontology in OWL is read from its OBO or JSON form.",
        )
    counts: Counter[str] = Counter()
    parts = Parts(
        gather_links(source, counts), *_gather(source), {}, {}, counts=counts, left_out=Counter(), languages=Counter()
    )
    concepts = []
    for number, iri in enumerate(source.concepts):
        if number % _STEP == 0:
            progress("checking", number, len(source.concepts))
        concepts.append(_read_concept(source, parts, iri))
    progress("checking", len(concepts), len(concepts))
    scheme = read_scheme(source, name, _language(source, parts, language))
    scheme = scheme._replace(relation_types=read_relation_types(source, parts.relations))
    return Reading(scheme, concepts, tuple(_notes(source, parts, language)))


def _gather(
    source: Source,
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]], Mapping[tuple[str, str, str], list[Claim]]]:
    """Return what is said elsewhere than at the concept: replacements, categories, and claims about statements."""
    graph = source.graph
    replaced: dict[str, list[str]] = defaultdict(list)
    categories: dict[str, list[str]] = defaultdict(list)
    claims: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    known = set(source.collections)
    for subject in graph.statements:
        if subject in known:
            for member in collection_members(source, subject):
                categories[member].append(subject)
        for old in graph.nodes(subject, DCT + "replaces"):
            replaced[old].append(subject)
        if RDF + "Statement" in set(graph.nodes(subject, TYPE)):
            about, predicate, target = (
                next(graph.nodes(subject, RDF + part), "") for part in ("subject", "predicate", "object")
            )
            claims[about, predicate, target].append(read_claim(source, subject))
    return replaced, categories, claims


def _read_concept(source: Source, parts: Parts, iri: str) -> Concept:
    values: dict[str, list[Value]] = defaultdict(list)
    for predicate, value in source.graph.statements[iri]:
        if field := source.fields.get(predicate):
            values[field].append(value)
    deprecated = _is_deprecated(source, iri)
    pref, alternative, hidden = _read_labels(source, parts, iri, values, deprecated=deprecated)
    said = partial(_read_statements, source, parts, values)
    matching = partial(_read_matches, source, values)
    kind = next(source.graph.texts(iri, IMMUNO + "kind"), None)
    replacements = [*source.graph.nodes(iri, DCT + "isReplacedBy"), *parts.replaced.get(iri, ())]
    return Concept(
        id=source.concepts[iri],
        pref_label=pref,
        alt_labels=alternative,
        hidden_labels=hidden,
        notations=_once(value.text for value in values["notations"] if isinstance(value, Text) and value.text),
        kind=kind.text if kind else None,
        definitions=said("definitions"),
        scope_notes=said("scope_notes"),
        examples=said("examples"),
        editorial_notes=said("editorial_notes"),
        categories=tuple(_read_categories(source, parts, iri)),
        broader=tuple(source.name(target) for target in parts.links.broader.get(iri, ())),
        related=tuple(source.name(target) for target in parts.links.related.get(iri, ())),
        relations=tuple(_read_relations(source, parts, iri)),
        exact_matches=matching("exact_matches"),
        close_matches=matching("close_matches"),
        broad_matches=matching("broad_matches"),
        narrow_matches=matching("narrow_matches"),
        related_matches=matching("related_matches"),
        deprecated=deprecated,
        is_replaced_by=_once(source.name(target) for target in replacements),
    )


def _read_labels(
    source: Source, parts: Parts, iri: str, values: Mapping[str, list[Value]], *, deprecated: bool
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the preferred label, the alternative and the hidden ones; labels of other languages are counted."""
    by_role = {role: list(_label_texts(source, values.get(role, ()))) for role in ("pref", "alt", "hidden")}
    preferred = min(by_role["pref"], key=source.rank, default=None)
    name = preferred or Text(_makeshift(source, parts, iri, values, by_role["alt"], deprecated=deprecated), "")
    if not deprecated:
        beyond = bool(name.language) and source.rank(name) > KEPT
        parts.counts["language"] += beyond
        parts.languages[name.language if beyond else ""] += 1

    kept: dict[str, list[str]] = {}
    for role, labels in by_role.items():
        kept[role] = []
        for label in labels:
            if source.rank(label) <= KEPT or label.language == name.language:
                kept[role].append(label.text)
            else:
                parts.left_out[label.language] += 1
    alternative = _once([*(text for text in kept["pref"] if text != name.text), *kept["alt"]])
    return name.text, alternative, _once(kept["hidden"])


def _label_texts(source: Source, values: Iterable[Value]) -> Iterator[Text]:
    """Yield labels on one line each, those of SKOS-XL by their literal form."""
    for value in values:
        forms = [value] if isinstance(value, Text) else source.graph.texts(value.iri, SKOS_XL + "literalForm")
        for form in forms:
            text = " ".join(form.text.split()) if _BROKEN.search(form.text) else form.text
            if text.strip():
                yield form._replace(text=text)


def _makeshift(
    source: Source, parts: Parts, iri: str, values: Mapping[str, list[Value]], others: list[Text], *, deprecated: bool
) -> str:
    """Return what a concept without a preferred label is called."""
    for wanted in _OTHER_NAMES:
        label = source.best(_label_texts(source, list(source.graph.texts(iri, wanted))))
        if label:
            return label
    if deprecated:
        return ""
    parts.counts["unlabelled"] += 1
    codes = (value.text for value in values.get("notations", ()) if isinstance(value, Text))
    return source.best(iter(others)) or next(codes, "") or source.concepts[iri]


def _read_statements(
    source: Source, parts: Parts, values: Mapping[str, list[Value]], field: str
) -> tuple[Statement, ...]:
    """Return notes in the chosen language or in none, and otherwise those in the nearest one."""
    found: dict[tuple[str, Statement], None] = {}
    for value in values.get(field, ()):
        said = (value.language, Statement(value.text)) if isinstance(value, Text) else read_note(source, value)
        if said is None or not said[1].text.strip():
            parts.counts["empty-note"] += 1
        else:
            found[said] = None
    ranks = {language: source.rank(Text("", language)) for language, _ in found}
    furthest = max(KEPT, min(ranks.values(), default=0))
    kept = tuple(statement for language, statement in found if ranks[language] <= furthest)
    parts.counts["other-notes"] += len(found) - len(kept)
    return kept


def _read_matches(source: Source, values: Mapping[str, list[Value]], field: str) -> tuple[Match, ...]:
    targets = _once(value.iri for value in values.get(field, ()) if isinstance(value, Node))
    return tuple(
        Match(
            source.concepts.get(iri) or concept_id(iri, source.base),
            source.best(source.graph.texts(iri, RDFS + "label", SKOS + "prefLabel")),
        )
        for iri in targets
    )


def _read_categories(source: Source, parts: Parts, iri: str) -> Iterator[Classification]:
    stated = source.graph.nodes(iri, IMMUNO + "category")
    for category in dict.fromkeys([*stated, *parts.categories.get(iri, ())]):
        for claim in parts.claims.get((category, SKOS + "member", iri), (Claim(None, (), None),)):
            yield Classification(category_id(source, category), claim.basis, claim.passages, claim.note)
    for scheme in parts_of(source, iri):
        yield Classification(category_id(source, scheme))


def _read_relations(source: Source, parts: Parts, iri: str) -> Iterator[Relation]:
    for predicate, value in dict.fromkeys(source.graph.statements[iri]):
        if isinstance(value, Node) and source.is_relation(predicate, value):
            identifier = parts.relations.get(predicate)
            if identifier is None:
                short = relation_id(source, predicate)
                identifier = short if parts.taken.setdefault(short, predicate) == predicate else predicate
                parts.relations[predicate] = identifier
            for claim in parts.claims.get((iri, predicate, value.iri), (Claim(None, (), None),)):
                yield Relation(identifier, source.name(value.iri), claim.basis, claim.passages)


def _is_deprecated(source: Source, iri: str) -> bool:
    flags = {text.text.strip().casefold() for text in source.graph.texts(iri, OWL + "deprecated")}
    kinds = {local_name(kind) for kind in source.graph.nodes(iri, TYPE)}
    return bool(flags & {"true", "1"} or kinds & _DEPRECATED_TYPES)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _language(source: Source, parts: Parts, language: str) -> str:
    """Return the language that most concepts are named in: the chosen one, wherever they have a name in it."""
    most = parts.languages.most_common(1)[0][0] if parts.languages else ""
    if not most:
        return language
    stated = source.graph.texts(source.schemes[0], DCT + "language") if source.schemes else iter(())
    return next((tag.text for tag in stated if tag.text.casefold() == most), most)


def _notes(source: Source, parts: Parts, language: str) -> Iterator[Note]:
    """Yield what was changed or left out, the counts that are not 0 alone."""
    counts = parts.counts
    untyped = sum(not any(source.graph.nodes(iri, TYPE)) for iri in source.concepts)
    tongues = ", ".join(f"{name} {number}" for name, number in parts.left_out.most_common(8))
    for note in (
        Note("labels", parts.left_out.total(), f"labels in other languages left out ({tongues})"),
        Note("notes", counts["other-notes"], "notes in other languages left out"),
        Note("language", counts["language"], f"concepts without a label in “{language}”, named in another language"),
        Note(
            "unlabelled", counts["unlabelled"], "concepts without a preferred label, named by another label or their id"
        ),
        Note("untyped", untyped, "resources without a type, taken as concepts by their labels and links"),
        Note("empty-note", counts["empty-note"], "notes without words left out"),
        Note(
            "narrower-unknown",
            counts["narrower-unknown"],
            "narrower concepts left out, as the file does not describe them",
        ),
        Note("self-link", counts["self-link"], "links of a concept to itself left out"),
        Note("schemes", len(source.parts), "concept schemes read as one vocabulary"),
        Note(
            "lenient",
            int(source.graph.mended),
            "file read leniently, as some of its addresses or language tags are not valid",
        ),
    ):
        if note.count:
            yield note
