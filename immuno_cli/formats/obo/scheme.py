"""The vocabulary that the terms of an OBO or OBO Graphs file make up, and what was changed on the way."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from immuno_cli.formats.obo.terms import Ontology, Property, Term
from immuno_cli.formats.reading import Note, Reading
from immuno_cli.model import Category, Concept, Facet, Match, RelationType, Scheme

FACET: Final = Facet("subset", "subset", "Which of its subsets does the vocabulary list it in?")

_INVERSES: Final = dict(
    pair
    for one, other in (
        ("part of", "has part"),
        ("develops from", "develops into"),
        ("derives from", "derives into"),
        ("precedes", "preceded by"),
        ("regulates", "regulated by"),
        ("positively regulates", "positively regulated by"),
        ("negatively regulates", "negatively regulated by"),
        ("causes", "caused by"),
        ("located in", "location of"),
        ("occurs in", "site of"),
        ("participates in", "has participant"),
        ("adjacent to", "adjacent to"),
    )
    for pair in ((one, other), (other, one))
)

NOTES: Final = {
    "not-utf8": "bytes are not UTF-8 and were replaced by “�”",
    "unescaped-brace": "names or comments hold a “{” that OBO wants escaped; it was escaped",
    "cut-address": "addresses hold an escaped “:”, which is meant as it is",
    "cut": "last line has no end: the file may be cut short",
    "refused-header": "header lines are not OBO and were left out",
    "refused-line": "lines are not OBO and were left out",
    "refused-stanza": "stanzas have no id that can be read and were left out",
    "instance": "instances were left out: they are individuals, not concepts",
    "merged-id": "merged terms, given as terms of their own, are kept as alternative ids",
    "no-name": "live terms have no name; their id stands for it",
    "reference-only": "terms are only referred to and not described; they are no concepts here",
    "consider": "terms to consider instead of an obsolete one are kept as its replacements",
    "empty-label": "synonyms are empty and were left out",
    "synonym-xref": "cross-references of synonyms were left out",
    "value-as-relation": (
        "property values that name a thing are read as relations: "
        "this JSON does not say which of them OBO would write as text"
    ),
    "undescribed-subset": "subsets have a name only: this JSON does not describe them",
    "repeated-id": "terms have the id of an earlier one and were left out",
    "logic": "logical definitions (intersections, unions, equivalences, disjointness) were left out",
    "other-value": "other properties (dates, authors, namespaces and the like) were left out",
}


def conclude(ontology: Ontology, concepts: list[Concept], notes: Counter[str], *, name: str) -> Reading:
    """Return the vocabulary of the concepts, relations by their names.

    `notes` counts, by the codes of `NOTES`, what was changed on the way.
    """
    relations = _name_relations(ontology, concepts)
    if any(identifier != named for identifier, named in relations.items()):
        concepts = [_rename(concept, relations) for concept in concepts]
    scheme = _scheme(ontology, concepts, relations, name)
    messages = {code: message for code, message in NOTES.items() if notes[code]}
    return Reading(scheme, concepts, tuple(Note(code, notes[code], text) for code, text in messages.items()))


def finish(term: Term, notes: Counter[str]) -> Concept:
    """Return the concept of a term whose statements are all gathered; its relations go by the file's ids still."""
    if not term.name and not term.obsolete:
        notes["no-name"] += 1
        term.name = term.id
    notes["consider"] += len(term.consider)
    matches: dict[str, list[Match]] = {}
    for identifier, (kind, label) in term.matches.items():
        matches.setdefault(kind, []).append(Match(identifier, label))
    return Concept(
        id=term.id,
        pref_label=term.name,
        alt_labels=tuple(term.alt_labels),
        hidden_labels=tuple(term.hidden_labels),
        notations=tuple(dict.fromkeys(term.notations)),
        kind=term.kind,
        definitions=tuple(term.definitions),
        scope_notes=tuple(term.scope_notes),
        examples=tuple(term.examples),
        editorial_notes=tuple(term.editorial_notes),
        categories=tuple({classification.category: classification for classification in term.subsets}.values()),
        broader=tuple(dict.fromkeys(term.broader)),
        related=tuple(dict.fromkeys(term.related)),
        relations=tuple(term.relations),
        exact_matches=tuple(matches.get("exact_matches", ())),
        close_matches=tuple(matches.get("close_matches", ())),
        broad_matches=tuple(matches.get("broad_matches", ())),
        narrow_matches=tuple(matches.get("narrow_matches", ())),
        related_matches=tuple(matches.get("related_matches", ())),
        deprecated=term.obsolete,
        is_replaced_by=tuple(dict.fromkeys(term.replaced_by + term.consider)),
    )


def _rename(concept: Concept, relations: dict[str, str]) -> Concept:
    if not concept.relations:
        return concept
    return concept._replace(relations=tuple(r._replace(relation=relations[r.relation]) for r in concept.relations))


def _name_relations(ontology: Ontology, concepts: Sequence[Concept]) -> dict[str, str]:
    """Return the names that relations in use go by: the id where it is a word, else the label with underscores.

    One with a declared inverse of this program's making counts as used: its vocabulary names it.
    """
    used = {relation.relation for concept in concepts for relation in concept.relations}
    declared = ontology.properties
    ordered = [identifier for identifier in declared if identifier in used or f"{identifier}-inverse" in declared]
    ordered += sorted(used.difference(ordered))
    names: dict[str, str] = {}
    taken: set[str] = set()
    for identifier in ordered:
        word = identifier
        if ":" in identifier and identifier in declared and declared[identifier].name:
            word = re.sub(r"[\W_]+", "_", declared[identifier].name.casefold()).strip("_") or identifier
        names[identifier] = identifier if word in taken else word
        taken.add(word)
    return names


def _relation_type(ontology: Ontology, identifier: str, name: str) -> RelationType:
    declared = ontology.properties.get(identifier) or Property()
    label = _spaced(declared.name or name)
    inverse = next((p.name for p in ontology.properties.values() if p.inverse_of == identifier and p.name), None)
    if not inverse and declared.inverse_of:
        inverse = (ontology.properties.get(declared.inverse_of) or Property(declared.inverse_of)).name
    return RelationType(name, label, _spaced(inverse) if inverse else invert(label), declared.definition)


def _spaced(label: str) -> str:
    return label if " " in label else label.replace("_", " ")


def invert(label: str) -> str:
    """Return a relation's name read backwards, derived from its wording: “part of” for “has part”."""
    known = _INVERSES.get(label.casefold())
    if known:
        return known
    words = label.split()
    if len(words) > 1 and words[0].casefold() == "has":
        return f"{' '.join(words[1:])} of"
    if len(words) > 1 and words[-1].casefold() == "of" and words[0].casefold() != "is":
        return f"has {' '.join(words[:-1])}"
    return f"inverse of “{label}”"


def _scheme(ontology: Ontology, concepts: Sequence[Concept], relations: dict[str, str], name: str) -> Scheme:
    def first(*keys: str) -> str | None:
        return next((values[0] for key in keys if (values := ontology.values.get(key))), None)

    identifier = first("dc:identifier") or re.sub(
        r"\.(obo|owl|json|ofn)$", "", ontology.ontology.rstrip("/#").rpartition("/")[2]
    )
    identifier = identifier or name
    return Scheme(
        id=identifier,
        title=first("dc:title", "rdfs:label") or identifier,
        language=first("dc:language") or "en",
        description=first("dc:description") or "\n".join(ontology.remarks) or None,
        version=_version(ontology.version, first("version")),
        license=first("dc:license", "dc:rights"),
        attribution=first("dc:bibliographicCitation") or ", ".join(ontology.values.get("dc:creator", ())) or None,
        iri=ontology.iri,
        documents=tuple(ontology.documents),
        facets=_facets(ontology, concepts),
        relation_types=tuple(_relation_type(ontology, identifier, name) for identifier, name in relations.items()),
    )


def _version(stated: str | None, info: str | None) -> str | None:
    """Return the version: the date of the release where its address holds one, as OBO release addresses do."""
    dated = re.search(r"releases/(\d{4}-\d\d-\d\d)\b", stated or "")
    return dated[1] if dated else stated or info


def _facets(ontology: Ontology, concepts: Sequence[Concept]) -> tuple[Facet, ...]:
    """Return the subsets as categories: under the property they specialize where there is one, else in one facet."""
    used = (classification.category for concept in concepts for classification in concept.categories)
    grouped: dict[str, list[Category]] = {}
    for subset in dict.fromkeys((*ontology.subsets, *used)):
        declared = ontology.properties.get(subset)
        if declared and declared.name:
            facet = next((parent for parent in declared.broader if parent in ontology.properties), FACET.id)
            category = Category(subset, declared.name, declared.definition)
        else:
            facet, category = FACET.id, Category(subset, subset, ontology.subsets.get(subset) or None)
        grouped.setdefault(facet, []).append(category)
    return tuple(_facet(ontology, facet, categories) for facet, categories in grouped.items())


def _facet(ontology: Ontology, identifier: str, categories: list[Category]) -> Facet:
    declared = ontology.properties.get(identifier)
    if declared is None:
        return FACET._replace(categories=tuple(categories))
    return Facet(identifier, declared.name or identifier, declared.definition, tuple(categories))
