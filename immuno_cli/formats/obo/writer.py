"""OBO 1.4, written with the library fastobo.

What OBO has no clause for is written in qualifiers (`{basis="document", passage="000:p1.s2"}` after a statement) and in
property values with the names of SKOS, Dublin Core and our own namespace. A facet is a typedef, and each of its
categories a subset and a typedef that is_a the facet.

OBO has no place for name stems and for the sections and notes of documents. They are left out, as is the bundle of each
concept. Documents are cited in the header for people. A reader gets them back with their authors in their titles.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from immuno_cli.formats.iris import DCT, IMMUNO, SKOS
from immuno_cli.formats.marks import mark_pairs
from immuno_cli.formats.obo.citations import cite
from immuno_cli.formats.obo.clauses import Clause, Clauses, Frame, load_fastobo
from immuno_cli.formats.obo.properties import HIDDEN, MATCHES
from immuno_cli.formats.obo.relation_types import inverse_id
from immuno_cli.formats.obo.scheme import SUBSETS
from immuno_cli.model import Category, Concept, Facet, RelationType, Scheme, Statement

_PREFIXES: Final = {"dc": DCT, "skos": SKOS, "immuno": IMMUNO}


def dump_obo(scheme: Scheme, concepts: Iterable[Concept]) -> Iterator[str]:
    """Yield the text of an OBO file, one stanza at a time. Raises MissingExtraError without fastobo."""
    writer = _Writer(Clauses(load_fastobo()))
    yield writer.make.text(writer.header(scheme))
    for facet in scheme.facets:
        if facet.id != SUBSETS.id:
            yield from writer.facet(facet)
    for relation in scheme.relation_types:
        yield from writer.relation_type(relation)
    for concept in concepts:
        yield "\n" + writer.make.text(writer.term(concept))


class _Writer:
    """Frames made of records. `make` makes their parts."""

    def __init__(self, make: Clauses) -> None:
        self.make = make
        self.fastobo = make.fastobo

    def header(self, scheme: Scheme) -> Frame:
        header = self.fastobo.header
        clauses = [header.FormatVersionClause("1.4")]
        if scheme.version and scheme.version.strip():
            clauses.append(header.DataVersionClause(scheme.version))
        if scheme.id.strip():
            clauses.append(header.OntologyClause(scheme.id))
        clauses += self.prefixes(scheme)
        hidden = self.fastobo.id.UnprefixedIdent(HIDDEN)
        clauses.append(header.SynonymTypedefClause(hidden, "found by search and never shown", "RELATED"))
        clauses += self.subsets(scheme)
        clauses += self.header_values(scheme)
        return header.HeaderFrame(clauses)

    def prefixes(self, scheme: Scheme) -> list[Clause]:
        """Return the clauses of the header that declare prefixes. The vocabulary's own IRI is the prefix `base`."""
        header = self.fastobo.header
        clauses = [header.IdspaceClause(prefix, self.fastobo.id.Url(iri)) for prefix, iri in _PREFIXES.items()]
        base = self.make.url(scheme.iri) if scheme.iri else None
        if base is not None:
            clauses.append(header.IdspaceClause("base", base))
        return clauses

    def subsets(self, scheme: Scheme) -> list[Clause]:
        """Return the clauses of the header that declare categories as subsets."""
        clauses = []
        for facet in scheme.facets:
            for category in facet.categories:
                unnamed = "" if facet.id == SUBSETS.id else category.pref_label
                identifier = self.make.identifier(category.id)
                clauses.append(self.fastobo.header.SubsetdefClause(identifier, category.definition or unnamed))
        return clauses

    def header_values(self, scheme: Scheme) -> list[Clause]:
        """Return the clauses of the header with a property value: what the scheme says of itself."""
        values = [
            ("dc:title", scheme.title),
            ("dc:identifier", scheme.id),
            ("dc:language", scheme.language),
            ("dc:description", scheme.description),
            ("dc:license", scheme.license),
            ("dc:bibliographicCitation", scheme.attribution),
            ("immuno:extends", scheme.extends),
            *(("dc:source", cite(document)) for document in scheme.documents),
        ]
        clause = self.fastobo.header.PropertyValueClause
        return [clause(self.make.literal(key, value)) for key, value in values if value]

    def facet(self, facet: Facet) -> Iterator[str]:
        """Yield the typedefs of a facet and its categories."""
        typedef = self.fastobo.typedef
        yield self.typedef(facet, [typedef.IsMetadataTagClause(True)])
        for category in facet.categories:
            is_a = typedef.IsAClause(self.make.identifier(facet.id))
            yield self.typedef(category, [is_a, typedef.IsMetadataTagClause(True)])

    def relation_type(self, relation: RelationType) -> Iterator[str]:
        """Yield the typedefs of a relation and its inverse."""
        yield self.typedef(relation, [])
        inverse = RelationType(inverse_id(relation.id), relation.inverse_label, relation.pref_label)
        yield self.typedef(inverse, [self.fastobo.typedef.InverseOfClause(self.make.identifier(relation.id))])

    def typedef(self, record: RelationType | Facet | Category, more: list[Clause]) -> str:
        typedef = self.fastobo.typedef
        clauses = [typedef.NameClause(record.pref_label)] if record.pref_label.strip() else []
        if record.definition:
            clauses.append(typedef.DefClause(record.definition))
        frame = typedef.TypedefFrame(self.make.identifier(record.id), [*clauses, *more])
        return "\n" + self.make.text(frame)

    def term(self, concept: Concept) -> Frame:
        term, identifier = self.fastobo.term, self.make.identifier
        clauses = [term.NameClause(concept.pref_label)] if concept.pref_label.strip() else []
        clauses += [term.AltIdClause(identifier(notation)) for notation in concept.notations]
        if concept.definitions:
            clauses.append(self.definition(concept.definitions[0]))
        clauses += self.comments(concept.scope_notes)
        clauses += self.categories(concept)
        clauses += self.synonyms(concept)
        clauses += self.xrefs(concept)
        clauses += self.values(concept)
        clauses += [term.IsAClause(identifier(parent)) for parent in concept.broader]
        clauses += self.relations(concept)
        if concept.deprecated:
            clauses.append(term.IsObsoleteClause(True))
        clauses += [term.ReplacedByClause(identifier(other)) for other in concept.is_replaced_by]
        return term.TermFrame(identifier(concept.id), clauses)

    def definition(self, statement: Statement) -> Clause:
        xrefs = [self.fastobo.xref.Xref(self.make.identifier(xref)) for xref in statement.xrefs]
        clause = self.fastobo.term.DefClause(statement.text, self.fastobo.xref.XrefList(xrefs))
        return self.make.qualified(
            clause, basis=statement.basis, passages=statement.passages, marks=mark_pairs(statement)
        )

    def comments(self, notes: tuple[Statement, ...]) -> list[Clause]:
        """Return one plain note as an OBO comment, of which a term has one. Other notes are SKOS scope notes."""
        is_comment = len(notes) == 1 and notes[0] == Statement(notes[0].text) and notes[0].text.strip()
        if is_comment:
            return [self.fastobo.term.CommentClause(notes[0].text)]
        return [self.make.note("skos:scopeNote", note) for note in notes]

    def categories(self, concept: Concept) -> list[Clause]:
        clauses = []
        for claim in concept.categories:
            clause = self.fastobo.term.SubsetClause(self.make.identifier(claim.category))
            clauses.append(self.make.qualified(clause, basis=claim.basis, passages=claim.passages, note=claim.note))
        return clauses

    def synonyms(self, concept: Concept) -> list[Clause]:
        synonym = self.fastobo.syn.Synonym
        hidden = self.fastobo.id.UnprefixedIdent(HIDDEN)
        made = [synonym(label, "EXACT") for label in concept.alt_labels]
        made += [synonym(label, "RELATED") for label in concept.related_labels]
        made += [synonym(label, "RELATED", hidden) for label in concept.hidden_labels]
        return [self.fastobo.term.SynonymClause(each) for each in made]

    def xrefs(self, concept: Concept) -> list[Clause]:
        """Return the close matches as cross-references, which leave open how close they are."""
        clauses = []
        for match in concept.close_matches:
            xref = self.fastobo.xref.Xref(self.make.identifier(match.id), match.pref_label or None)
            clauses.append(self.fastobo.term.XrefClause(xref))
        return clauses

    def relations(self, concept: Concept) -> list[Clause]:
        clauses = []
        for relation in concept.relations:
            kind, target = self.make.identifier(relation.relation), self.make.identifier(relation.target)
            clause = self.fastobo.term.RelationshipClause(kind, target)
            clauses.append(self.make.qualified(clause, basis=relation.basis, passages=relation.passages))
        return clauses

    def values(self, concept: Concept) -> list[Clause]:
        """Return the property values of a term: what OBO has no clause of its own for."""
        make = self.make
        clauses = [make.note("skos:definition", note) for note in concept.definitions[1:]]
        clauses += [make.note("skos:example", note) for note in concept.examples]
        clauses += [make.note("skos:editorialNote", note) for note in concept.editorial_notes]
        if concept.kind:
            clauses.append(make.value(make.literal("dc:type", concept.kind)))
        clauses += [make.value(make.resource("skos:related", other)) for other in concept.related]
        clauses += self.matches(concept)
        clauses += [make.value(make.literal("immuno:pronunciation", text)) for text in concept.pronunciations]
        clauses += self.distinctions(concept)
        if concept.review:
            clause = make.value(make.literal("immuno:review", concept.review.status))
            clauses.append(make.qualified(clause, date=concept.review.date))
        return clauses

    def matches(self, concept: Concept) -> list[Clause]:
        """Return the matches that say how close they are; close ones are cross-references."""
        clauses = []
        for name, field in MATCHES.items():
            if field == "close_matches":
                continue
            for match in getattr(concept, field):
                clause = self.make.value(self.make.resource(name, match.id))
                clauses.append(self.make.qualified(clause, name=match.pref_label))
        return clauses

    def distinctions(self, concept: Concept) -> list[Clause]:
        clauses = []
        for distinction in concept.distinct_from:
            clause = self.make.value(self.make.resource("immuno:distinctFrom", distinction.target))
            clauses.append(
                self.make.qualified(
                    clause, basis=distinction.basis, passages=distinction.passages, note=distinction.text
                )
            )
        return clauses
