"""The vocabulary that the terms of an OBO or OBO Graphs file make up, and notes of what was changed on the way."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from immuno_cli.formats.obo.relation_types import name_relations, relation_type, rename_relations
from immuno_cli.formats.obo.terms import Ontology, Term
from immuno_cli.formats.reading import Changes, Reading
from immuno_cli.model import Category, Concept, Facet, Match, Scheme

SUBSETS: Final = Facet("subset", "subset", "Which of its subsets does the vocabulary list it in?")
"""The facet of the subsets that belong to no facet of the file's own."""

NOTES: Final = {
    "not-utf8": "bytes are not UTF-8 and were replaced by “�”",
    "unescaped-brace": "names or comments hold a “{” that OBO wants escaped; it is read as it stands",
    "unescaped-mark": "names or comments hold a “!” that OBO wants escaped; it is read as it stands",
    "inner-quote": "quoted texts hold quotation marks that OBO wants escaped; they are read as they stand",
    "no-quotes": "texts have no quotation marks around them, or only one; they are read as far as they go",
    "no-brackets": "definitions or synonyms have no brackets for cross-references, or only one; they are read without",
    "old-synonym": "synonyms have a form of OBO 1.0: another tag, another order, or no scope (“related”)",
    "second-name": "terms have another name, which is read as a synonym",
    "spaced-id": "cross-references have a space after their prefix, which was taken out",
    "bad-xref": "cross-references are no ids and were left out",
    "trailing-text": "words after the end of a value were left out",
    "empty-text": "definitions or comments are empty and were left out",
    "cut": "last line has no end: the file may be cut short",
    "refused-header": "header lines are not OBO and were left out",
    "refused-line": "lines are not OBO and were left out",
    "unknown-tag": "lines have a tag that OBO does not know and were left out",
    "refused-stanza": "stanzas have no id that can be read and were left out",
    "other-stanza": "stanzas describe neither a term nor a relation and were left out",
    "import": "other files are imported; they were not fetched",
    "other-header": "header lines (dates, authors, namespaces and the like) were left out",
    "instance": "instances were left out: they are individuals, not concepts",
    "merged-id": "merged terms, given as terms of their own, are kept as alternative ids",
    "no-name": "live terms have no name; their id stands for it",
    "declaration": "nodes declare a subset or a type of synonym; they are no concepts",
    "untyped": "nodes have no type, as classes do, and no place in the hierarchy; they are no concepts here",
    "loose-edge": "edges begin at a node that the file does not describe and were left out",
    "reference-only": "terms are only referred to and not described; they are no concepts here",
    "consider": "terms to consider instead of an obsolete one are kept as its replacements",
    "empty-label": "synonyms are empty and were left out",
    "synonym-xref": "cross-references of synonyms were left out",
    "qualifier": "values have qualifiers (sources, dates and the like), which were left out",
    "value-as-relation": (
        "property values that name a thing are read as relations: "
        "this JSON does not say which of them OBO would write as text"
    ),
    "undescribed-subset": "subsets have a name only: this JSON does not describe them",
    "repeated-id": "terms have the id of an earlier one and were left out",
    "logic": "logical definitions (intersections, unions, equivalences, disjointness) were left out",
    "other-value": "other properties (dates, authors, namespaces and the like) were left out",
    "typedef-value": "properties of relations (domains, ranges, transitivity and the like) were left out",
}
"""What a reader may change or leave out, by the code that counts it. Each follows its count in a sentence."""

_FILE_ENDING: Final = re.compile(r"\.(obo|owl|json|ofn)$")
_RELEASE_DATE: Final = re.compile(r"releases/(\d{4}-\d\d-\d\d)\b")


def finish_term(term: Term, changes: Changes) -> Concept:
    """Return the concept of a term that is read to its end. Its relations still go by the file's ids."""
    if not term.name and not term.obsolete:
        changes.add("no-name", term.line, term.id)
        term.name = term.id
    for other in term.consider:
        changes.add("consider", term.line, f"{term.id}: {other}")
    matches: dict[str, list[Match]] = {}
    for identifier, (kind, label) in term.matches.items():
        matches.setdefault(kind, []).append(Match(identifier, label))
    return Concept(
        id=term.id,
        pref_label=term.name,
        alt_labels=tuple(term.alt_labels),
        related_labels=tuple(term.related_labels),
        hidden_labels=tuple(term.hidden_labels),
        pronunciations=tuple(term.pronunciations),
        notations=_once(term.notations),
        kind=term.kind,
        definitions=tuple(term.definitions),
        scope_notes=tuple(term.scope_notes),
        examples=tuple(term.examples),
        editorial_notes=tuple(term.editorial_notes),
        categories=tuple({subset.category: subset for subset in term.subsets}.values()),
        broader=_once(term.broader),
        related=_once(term.related),
        relations=tuple(term.relations),
        distinct_from=tuple(term.distinct_from),
        exact_matches=tuple(matches.get("exact_matches", ())),
        close_matches=tuple(matches.get("close_matches", ())),
        broad_matches=tuple(matches.get("broad_matches", ())),
        narrow_matches=tuple(matches.get("narrow_matches", ())),
        related_matches=tuple(matches.get("related_matches", ())),
        deprecated=term.obsolete,
        is_replaced_by=_once(term.replaced_by + term.consider),
        review=term.review,
        translations=tuple(term.translations),
    )


def finish_reading(ontology: Ontology, concepts: list[Concept], changes: Changes, *, name: str) -> Reading:
    """Return the vocabulary of the concepts. `name` stands for an id where the file states none.

    `changes` counts, by the codes of `NOTES`, what was changed or left out.
    """
    relations = name_relations(ontology.properties, concepts)
    if any(identifier != named for identifier, named in relations.items()):
        concepts = [rename_relations(concept, relations) for concept in concepts]
    scheme = _scheme(ontology, concepts, relations, name)
    return Reading(scheme, concepts, changes.notes(NOTES))


def _scheme(ontology: Ontology, concepts: Sequence[Concept], relations: Mapping[str, str], name: str) -> Scheme:
    identifier = _first(ontology, "dc:identifier") or _ontology_name(ontology) or name
    types = (relation_type(ontology.properties, file_id, named) for file_id, named in relations.items())
    return Scheme(
        id=identifier,
        title=_first(ontology, "dc:title", "rdfs:label") or identifier,
        language=_first(ontology, "dc:language") or "en",
        description=_first(ontology, "dc:description") or "\n".join(ontology.remarks) or None,
        version=_version(ontology),
        license=_first(ontology, "dc:license", "dc:rights"),
        attribution=_first(ontology, "dc:bibliographicCitation")
        or ", ".join(ontology.values.get("dc:creator", ()))
        or None,
        iri=ontology.iri,
        extends=_first(ontology, "immuno:extends"),
        documents=tuple(ontology.documents),
        facets=_facets(ontology, concepts),
        name_stems=tuple(ontology.name_stems),
        relation_types=tuple(types),
    )


def _first(ontology: Ontology, *keys: str) -> str | None:
    """Return the first value of the first of the header's properties that has one."""
    for key in keys:
        values = ontology.values.get(key)
        if values:
            return values[0]
    return None


def _ontology_name(ontology: Ontology) -> str:
    """Return the last part of the ontology's name or address: `cl` of `…/obo/cl.owl`."""
    return _FILE_ENDING.sub("", ontology.name.rstrip("/#").rpartition("/")[2])


def _version(ontology: Ontology) -> str | None:
    """Return the version: the date of the release if its address holds one, as the OBO Foundry's do."""
    dated = _RELEASE_DATE.search(ontology.version or "")
    return dated[1] if dated else ontology.version or _first(ontology, "version")


def _facets(ontology: Ontology, concepts: Sequence[Concept]) -> tuple[Facet, ...]:
    """Return the subsets as categories, grouped under the property that they specialize, or else in one facet."""
    used = (classification.category for concept in concepts for classification in concept.categories)
    grouped: dict[str, list[Category]] = {}
    for subset in dict.fromkeys((*ontology.subsets, *used)):
        declared = ontology.properties.get(subset)
        if declared and declared.name:
            facet = next((parent for parent in declared.broader if parent in ontology.properties), SUBSETS.id)
            category = Category(subset, declared.name, declared.definition)
        else:
            facet = SUBSETS.id
            category = Category(subset, subset, ontology.subsets.get(subset) or None)
        grouped.setdefault(facet, []).append(category)
    return tuple(_facet(ontology, facet, categories) for facet, categories in grouped.items())


def _facet(ontology: Ontology, identifier: str, categories: list[Category]) -> Facet:
    declared = ontology.properties.get(identifier)
    if declared is None:
        return SUBSETS._replace(categories=tuple(categories))
    return Facet(identifier, declared.name or identifier, declared.definition, tuple(categories))


def _once(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
