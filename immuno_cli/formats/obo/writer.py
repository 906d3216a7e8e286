"""OBO 1.4, written with fastobo, which knows what has to be escaped.

What OBO has no place for stands in qualifiers (`{basis="document", passage="000:p1.s2"}` after a statement), in
property values named by SKOS and Dublin Core, and, for facets, in typedefs: a subset that is_a facet. Documents are
named in the header, for people; a reader does not get them back.
"""

from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any, Final, TypeAlias

from immuno_cli.formats.obo.parsing import load_fastobo
from immuno_cli.formats.obo.scheme import FACET
from immuno_cli.formats.obo.terms import MATCHES
from immuno_cli.model import Category, Classification, Concept, Document, Facet, Match, RelationType, Scheme, Statement

# fastobo ships no types of its own
Clause: TypeAlias = Any
Frame: TypeAlias = Any
Identifier: TypeAlias = Any
Value: TypeAlias = Any

_SPACES: Final = {"dc": "http://purl.org/dc/terms/", "skos": "http://www.w3.org/2004/02/skos/core#"}
# fastobo 0.14 leaves these unescaped inside ids: each passes through it as a private-use character, escaped afterwards
_UNESCAPED: Final = {ord(character): 0xE000 + number for number, character in enumerate("{}!,]")}
_ESCAPED: Final[dict[int, str]] = {private: f"\\{chr(character)}" for character, private in _UNESCAPED.items()}
_ESCAPED[0] = "\ufffd"  # with a NUL in it, no reader takes the file for text


def dump_obo(scheme: Scheme, concepts: Iterable[Concept]) -> Iterator[str]:
    """Yield the text of an OBO document, a stanza at a time. Raises MissingExtraError without fastobo."""
    writer = _Writer(load_fastobo())
    yield writer.text(writer.header(scheme))
    for facet in scheme.facets:
        if facet.id != FACET.id:
            yield from writer.facet(facet)
    for relation in scheme.relation_types:
        yield from writer.relation_type(relation)
    for concept in concepts:
        yield "\n" + writer.text(writer.term(concept))


class _Writer:
    """The clauses of fastobo, made from records."""

    def __init__(self, fastobo: ModuleType) -> None:
        self.fastobo = fastobo

    def text(self, frame: Frame) -> str:
        return str(frame).translate(_ESCAPED)

    def identifier(self, text: str) -> Identifier:
        masked = text.translate(_UNESCAPED)
        prefix, colon, local = masked.partition(":")
        if colon and prefix and local and not local.startswith("//"):
            return self.fastobo.id.PrefixedIdent(prefix, local)
        url = self.url(masked) if colon else None
        return self.fastobo.id.UnprefixedIdent(masked) if url is None else url

    def url(self, text: str) -> Identifier | None:
        """Return the text as an address, None where it is no IRI."""
        try:
            return self.fastobo.id.Url(text)
        except ValueError:
            return None

    def header(self, scheme: Scheme) -> Frame:
        header = self.fastobo.header
        clauses = [header.FormatVersionClause("1.4")]
        if scheme.version and scheme.version.strip():
            clauses.append(header.DataVersionClause(scheme.version))
        if scheme.id.strip():
            clauses.append(header.OntologyClause(scheme.id))
        clauses += [header.IdspaceClause(prefix, self.fastobo.id.Url(iri)) for prefix, iri in _SPACES.items()]
        base = self.url(scheme.iri) if scheme.iri else None
        if base is not None:
            clauses.append(header.IdspaceClause("base", base))
        for facet in scheme.facets:
            clauses += [
                header.SubsetdefClause(
                    self.identifier(c.id), c.definition or ("" if facet.id == FACET.id else c.pref_label)
                )
                for c in facet.categories
            ]
        values = {
            "dc:title": scheme.title,
            "dc:identifier": scheme.id,
            "dc:language": scheme.language,
            "dc:description": scheme.description,
            "dc:license": scheme.license,
            "dc:bibliographicCitation": scheme.attribution,
        }
        clauses += [header.PropertyValueClause(self.literal(key, value)) for key, value in values.items() if value]
        clauses += [
            header.PropertyValueClause(self.literal("dc:source", _cite(document))) for document in scheme.documents
        ]
        return header.HeaderFrame(clauses)

    def facet(self, facet: Facet) -> Iterator[str]:
        typedef = self.fastobo.typedef
        yield "\n" + self.text(self.typedef(facet, [typedef.IsMetadataTagClause(True)]))
        for category in facet.categories:
            clauses = [typedef.IsAClause(self.identifier(facet.id)), typedef.IsMetadataTagClause(True)]
            yield "\n" + self.text(self.typedef(category, clauses))

    def relation_type(self, relation: RelationType) -> Iterator[str]:
        yield "\n" + self.text(self.typedef(relation, []))
        inverse = RelationType(f"{relation.id}-inverse", relation.inverse_label, relation.pref_label)
        clause = self.fastobo.typedef.InverseOfClause(self.identifier(relation.id))
        yield "\n" + self.text(self.typedef(inverse, [clause]))

    def typedef(self, record: RelationType | Facet | Category, more: list[Clause]) -> Frame:
        typedef = self.fastobo.typedef
        clauses = [typedef.NameClause(record.pref_label)] if record.pref_label.strip() else []
        if record.definition:
            clauses.append(typedef.DefClause(record.definition))
        return typedef.TypedefFrame(self.identifier(record.id), [*clauses, *more])

    def term(self, concept: Concept) -> Frame:
        term = self.fastobo.term
        clauses = [term.NameClause(concept.pref_label)] if concept.pref_label.strip() else []
        clauses += [term.AltIdClause(self.identifier(notation)) for notation in concept.notations]
        if concept.definitions:
            clauses.append(self.definition(concept.definitions[0]))
        clauses += self.comments(concept.scope_notes)
        clauses += [self.subset(c.category, c) for c in concept.categories]
        clauses += [self.synonym(label, "EXACT") for label in concept.alt_labels]
        clauses += [self.synonym(label, "RELATED") for label in concept.hidden_labels]
        clauses += [
            term.XrefClause(self.fastobo.xref.Xref(self.identifier(match.id), match.pref_label or None))
            for match in concept.close_matches
        ]
        clauses += self.values(concept)
        clauses += [term.IsAClause(self.identifier(parent)) for parent in concept.broader]
        for relation in concept.relations:
            clause = term.RelationshipClause(self.identifier(relation.relation), self.identifier(relation.target))
            clauses.append(self.qualified(clause, basis=relation.basis, passages=relation.passages))
        if concept.deprecated:
            clauses.append(term.IsObsoleteClause(True))
        clauses += [term.ReplacedByClause(self.identifier(other)) for other in concept.is_replaced_by]
        return term.TermFrame(self.identifier(concept.id), clauses)

    def values(self, concept: Concept) -> list[Clause]:
        """Return the property values of a term: what OBO has no clause of its own for."""
        kept = concept.definitions[1:], concept.examples, concept.editorial_notes
        names = "skos:definition", "skos:example", "skos:editorialNote"
        clauses = [self.note(name, note) for name, notes in zip(names, kept, strict=True) for note in notes]
        if concept.kind:
            clauses.append(self.value(self.literal("dc:type", concept.kind)))
        clauses += [self.value(self.resource("skos:related", other)) for other in concept.related]
        for name, attribute in MATCHES.items():
            if attribute != "close_matches":
                clauses += [self.match(name, match) for match in getattr(concept, attribute)]
        return clauses

    def definition(self, statement: Statement) -> Clause:
        xrefs = [self.fastobo.xref.Xref(self.identifier(xref)) for xref in statement.xrefs]
        clause = self.fastobo.term.DefClause(statement.text, self.fastobo.xref.XrefList(xrefs))
        return self.qualified(clause, basis=statement.basis, passages=statement.passages)

    def comments(self, notes: tuple[Statement, ...]) -> list[Clause]:
        """Return the one plain note as the comment it is in OBO; several, or sourced ones, as SKOS scope notes."""
        if len(notes) == 1 and notes[0] == Statement(notes[0].text) and notes[0].text.strip():
            return [self.fastobo.term.CommentClause(notes[0].text)]
        return [self.note("skos:scopeNote", note) for note in notes]

    def note(self, name: str, note: Statement) -> Clause:
        clause = self.value(self.literal(name, note.text))
        return self.qualified(clause, basis=note.basis, passages=note.passages, xrefs=note.xrefs)

    def match(self, name: str, match: Match) -> Clause:
        return self.qualified(self.value(self.resource(name, match.id)), name=match.pref_label)

    def subset(self, category: str, classification: Classification) -> Clause:
        clause = self.fastobo.term.SubsetClause(self.identifier(category))
        return self.qualified(
            clause, basis=classification.basis, passages=classification.passages, note=classification.note
        )

    def synonym(self, label: str, scope: str) -> Clause:
        return self.fastobo.term.SynonymClause(self.fastobo.syn.Synonym(label, scope))

    def value(self, value: Value) -> Clause:
        return self.fastobo.term.PropertyValueClause(value)

    def literal(self, name: str, text: str) -> Value:
        datatype = self.fastobo.id.PrefixedIdent("xsd", "string")
        return self.fastobo.pv.LiteralPropertyValue(self.identifier(name), text, datatype)

    def resource(self, name: str, target: str) -> Value:
        return self.fastobo.pv.ResourcePropertyValue(self.identifier(name), self.identifier(target))

    def qualified(
        self,
        clause: Clause,
        *,
        basis: str | None = None,
        passages: tuple[str, ...] = (),
        xrefs: tuple[str, ...] = (),
        note: str | None = None,
        name: str | None = None,
    ) -> Clause:
        """Return the clause with what is known of it in trailing qualifiers."""
        pairs = [("basis", basis), *(("passage", p) for p in passages), *(("xref", x) for x in xrefs)]
        pairs += [("note", note), ("name", name)]
        qual, key = self.fastobo.qual, self.fastobo.id.UnprefixedIdent
        qualifiers = [qual.Qualifier(key(name), value) for name, value in pairs if value]
        if qualifiers:
            clause.qualifiers = qual.QualifierList(qualifiers)
        return clause


def _cite(document: Document) -> str:
    told = (document.title, document.author, document.publisher, document.date)
    return f"{document.id}: {', '.join(part for part in told if part)} ({document.file})"
