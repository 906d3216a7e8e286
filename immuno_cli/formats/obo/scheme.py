"""The vocabulary that the terms of an OBO or OBO Graphs file make up, and notes of what was changed on the way."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from immuno_cli.formats.bundle.keys import MATCH_KEYS
from immuno_cli.formats.bundle.values import REPEATED_KEY
from immuno_cli.formats.iris import VOID
from immuno_cli.formats.obo.citations import cite, cited_documents
from immuno_cli.formats.obo.properties import is_obsolete_name
from immuno_cli.formats.obo.relation_types import name_relations, relation_type, rename_relations
from immuno_cli.formats.obo.terms import Ontology, Term
from immuno_cli.formats.reading import CHANGE_NOTE, Changes, Reading, told_texts
from immuno_cli.formats.versions import tells_version, version_in
from immuno_cli.model import Category, Concept, Facet, Match, Scheme

SUBSETS: Final = Facet("subset", "subset", "Which of its subsets does the vocabulary list it in?")
"""The facet of the subsets that belong to no facet of the file's own."""

NOTES: Final = {
    "unescaped-brace": (
        "[name or comment has|names or comments have] a “{” that OBO requires to be escaped; it is read as it is"
    ),
    "unescaped-mark": (
        "[name or comment has|names or comments have] a “!” that OBO requires to be escaped; it is read as it is"
    ),
    "inner-quote": "quoted text[s] [has|have] quotation marks that OBO requires escaped; they are read as they are",
    "no-quotes": "text[s] without quotation marks, or with only one, [is|are] read as far as [it goes|they go]",
    "no-brackets": (
        "[definition or synonym has|definitions or synonyms have] no brackets for cross-references, or only one"
    ),
    "old-synonym": (
        "synonym[s] [has|have] a form of OBO 1.0: another tag, another order, or no scope, which means “related”"
    ),
    "small-scope": "scope[s] of [a synonym is|synonyms are] not in capitals, and read all the same",
    "old-xref": (
        "cross-reference[s] [has|have] a tag of OBO 1.0 (xref_analog, xref_unknown), and [is|are] read as any other"
    ),
    "synonym-predicate": (
        "synonym[s] with a predicate that is not known, or without one, [is|are] kept as [a related label|related "
        "labels]"
    ),
    "tag-case": "line[s] with a tag in capitals [was|were] read as if [it|they] had small letters",
    "no-break": "line[s] [was|were] cut from the end of another, as the line break is missing",
    "no-head": "stanza[s] without a heading [is|are] taken to begin at the line with [its id|their ids]",
    "second-name": "further name[s] of a term [is|are] read as [a synonym|synonyms]",
    "spaced-id": "space[s] after the prefix of a cross-reference [was|were] taken out",
    "xref-separator": "text[s] in the place of a cross-reference [is|are] several of them, and [was|were] split",
    "bad-xref": "cross-reference[s] that [is not an id was|are not ids were] left out",
    "xref-name": "list[s] of cross-references [has|have] names or qualifiers in [it|them], which were left out",
    "trailing-comma": "id[s] [is|are] followed by a comma, which was left out",
    "trailing-text": "value[s] [is|are] followed by further words, which were left out",
    "empty-text": "empty [definition or comment was|definitions or comments were] left out",
    "cut": "line[s] at the end of the file [has|have] no line break: the file may be cut short",
    "refused-header": "header line[s] that [is|are] not OBO [was|were] left out",
    "refused-line": "line[s] that [is|are] not OBO [was|were] left out",
    "unknown-tag": "line[s] with a tag that OBO does not know [was|were] left out",
    "refused-stanza": "stanza[s] without an id that can be read [was|were] left out",
    "other-stanza": "stanza[s] that [describes|describe] neither a term nor a relation [was|were] left out",
    "repeated-header": "header line[s] that OBO allows only once [was|were] left out when repeated",
    "header-value": (
        "statement[s] of the file about itself (makers, dates, further titles and the like) [was|were] left out"
    ),
    "undeclared-relation": "kind[s] of relation that the file does not declare [is|are] named by [its id|their ids]",
    "unused-relation": "kind[s] of relation that no term uses [was|were] left out",
    "import": "imported file[s] [was|were] not fetched",
    "other-header": "header line[s] (dates, authors, namespaces and the like) [was|were] left out",
    "instance": "instance[s] (individuals, not classes) [was|were] left out",
    "merged-id": (
        "merged term[s], described as [a term of its|terms of their] own, [is|are] kept as [an alternative "
        "id|alternative ids]"
    ),
    "no-name": "live term[s] without a name [has its|have their] id as name",
    "declaration": "node[s] [declares|declare] a subset or a type of synonym, and [is not a concept|are not concepts]",
    "unknown-key": "key[s] that OBO Graphs does not have [was|were] left out with [its value|their values]",
    "repeated-key": REPEATED_KEY,
    "refused-value": "value[s] of a type that OBO Graphs does not allow there [was|were] left out",
    "refused-edge": "edge[s] without a subject, a predicate or an object [was|were] left out",
    "unknown-type": "node[s] of a type that OBO Graphs does not have [is|are] read as [a class|classes]",
    "untyped": "node[s] without a type and without a place in the hierarchy [was|were] left out",
    "loose-edge": "edge[s] from a node that the file does not describe [was|were] left out",
    "reference-only": "term[s] that [is|are] only referred to, not described, [was|were] left out",
    "obsolete-name": (
        "term[s] that the file calls obsolete by [its name|their names] alone [is|are] kept as [an obsolete one|"
        "obsolete ones]"
    ),
    "self-link": "link[s] of a term to itself [was|were] left out",
    "consider": "term[s] to consider instead of an obsolete one [is|are] kept as [its replacement|replacements]",
    "change-note": CHANGE_NOTE,
    "empty-label": "synonym[s] without a text [was|were] left out",
    "synonym-type": "type[s] of [a synonym was|synonyms were] left out",
    "synonym-scope": "synonym[s] with a broader or narrower meaning [is|are] kept as [a related label|related labels]",
    "synonym-xref": "cross-reference[s] of [a synonym was|synonyms were] left out",
    "qualifier": "value[s] [has|have] qualifiers (sources, dates and the like), which were left out",
    "value-as-relation": (
        "property value[s] that [names|name] a thing [is read as a relation|are read as relations]: this JSON does "
        "not say which values OBO would write as text"
    ),
    "undescribed-subset": "subset[s] [has|have] a name only: this JSON does not describe [it|them]",
    "repeated-id": "term[s] with the id of an earlier one [was|were] left out",
    "logic": "logical definition[s] (intersections, unions, equivalences, disjointness) [was|were] left out",
    "other-value": "value[s] of other properties (dates, authors, namespaces and the like) [was|were] left out",
    "typedef-value": (
        "[property of a relation|properties of relations] (domains, ranges, transitivity and the like) [was|were] "
        "left out"
    ),
}
"""What a reader may change or leave out, by the code that counts it. `in_number` chooses the form."""

_NO_MATCHES: Final[Mapping[str, tuple[Match, ...]]] = dict.fromkeys(MATCH_KEYS.values(), ())
_SPACE: Final = VOID + "uriSpace"
_FILE_ENDING: Final = re.compile(r"\.(obo|owl|json|ofn)$")


def finish_term(term: Term, changes: Changes) -> Concept:
    """Return the concept of a term that is read to its end. Its relations still go by the file's ids."""
    _repair(term, changes)
    if not term.name and not term.obsolete:
        changes.add("no-name", term.line, term.id)
        term.name = term.id
    for other in term.consider:
        changes.add("consider", term.line, f"{term.id}: {other}")
    matches = _matches_of(term) if term.matches else _NO_MATCHES
    return Concept._make(  # several times as fast as by name
        (
            term.id,
            term.name,
            tuple(term.alt_labels),
            tuple(term.related_labels),
            tuple(term.hidden_labels),
            tuple(term.pronunciations),
            _once(term.notations),
            term.kind,
            tuple(term.definitions),
            tuple(term.scope_notes),
            tuple(term.examples),
            tuple(term.editorial_notes),
            tuple({subset.category: subset for subset in term.subsets}.values()),
            _once(term.broader),
            (),  # narrower
            _once(term.related),
            tuple(term.relations),
            tuple(term.distinct_from),
            matches["exact_matches"],
            matches["close_matches"],
            matches["broad_matches"],
            matches["narrow_matches"],
            matches["related_matches"],
            term.obsolete,
            _once(term.replaced_by + term.consider),
            term.review,
            tuple(term.translations),
            "",  # bundle
        )
    )


def _matches_of(term: Term) -> Mapping[str, tuple[Match, ...]]:
    """Return the matches of a term by their kind."""
    matches: dict[str, list[Match]] = {field: [] for field in _NO_MATCHES}
    for identifier, (kind, label) in term.matches.items():
        matches[kind].append(Match(identifier, label))
    return {field: tuple(found) for field, found in matches.items()}


def _repair(term: Term, changes: Changes) -> None:
    """Make a term obsolete by its reason or its name if the file does not call it live. Take links to itself out."""
    is_open = not (term.obsolete or term.is_live)
    if is_open and term.has_reason:
        term.obsolete = True
    elif is_open and is_obsolete_name(term.name):
        changes.add("obsolete-name", term.line, f"{term.id}: {term.name}")
        term.obsolete = True
    if term.id in term.broader or term.id in term.related:
        changes.add("self-link", term.line, term.id)
        term.broader = [other for other in term.broader if other != term.id]
        term.related = [other for other in term.related if other != term.id]


def finish_reading(ontology: Ontology, concepts: list[Concept], changes: Changes, *, name: str) -> Reading:
    """Return the vocabulary of the concepts. `name` stands for an id where the file states none.

    `changes` counts, by the codes of `NOTES`, what was changed or left out.
    """
    relations = name_relations(ontology.properties, concepts)
    if any(identifier != named for identifier, named in relations.items()):
        concepts = [rename_relations(concept, relations) for concept in concepts]
    scheme = _scheme(ontology, concepts, relations, name)
    _note_untold(ontology, scheme, changes)
    _note_unused_relations(ontology, relations, changes)
    for identifier in relations:
        if identifier not in ontology.properties:
            changes.add("undeclared-relation", 0, identifier)
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
        documents=(*ontology.documents, *cited_documents(ontology)),
        facets=_facets(ontology, concepts),
        name_stems=tuple(ontology.name_stems),
        relation_types=tuple(types),
    )


def _note_untold(ontology: Ontology, scheme: Scheme, changes: Changes) -> None:
    """Note what the file says of itself that the vocabulary does not."""
    told = told_texts(scheme).union(map(cite, scheme.documents))
    stated = [(name, text) for name, texts in ontology.values.items() for text in texts if name != _SPACE]
    stated += [("remark", remark) for remark in ontology.remarks if remark not in (scheme.description or "")]
    for name, text in stated:
        is_told = text in told or (name == "version" and tells_version(text, scheme.version))
        if text.strip() and not is_told:
            changes.add("header-value", ontology.lines.get(f"{name}: {text}", 0), f"{name}: {text}")


def _note_unused_relations(ontology: Ontology, relations: Mapping[str, str], changes: Changes) -> None:
    """Note the kinds of relation that no term uses, and whose inverse none uses either."""
    inverses = {ontology.properties[used].inverse_of for used in relations if used in ontology.properties}
    for identifier, line in ontology.relations.items():
        is_inverse = identifier in inverses or ontology.properties[identifier].inverse_of in relations
        if identifier not in relations and not is_inverse:
            changes.add("unused-relation", line, identifier)


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
    stated = ontology.version or ""
    dated = version_in(stated) if "/" in stated else None
    return dated or ontology.version or _first(ontology, "version")


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
    return tuple(dict.fromkeys(texts)) if texts else ()
