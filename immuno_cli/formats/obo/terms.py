"""Terms and ontologies while a file is read, and the rules that OBO and OBO Graphs JSON share.

Each reader fills `Term` and `Ontology`; `immuno_cli.formats.obo.scheme` makes the vocabulary of them. So a release in
both formats gives the same vocabulary.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from immuno_cli.formats.marks import with_marks
from immuno_cli.formats.obo.properties import (
    ABBREVIATION_TYPES,
    CHANGE_NOTES,
    HIDDEN,
    LABELS,
    MATCHES,
    NOTES,
    OBSOLESCENCE_REASONS,
    OBSOLETE,
    is_false,
    is_obsolete_parent,
    is_reason,
    is_true,
    says_no,
)
from immuno_cli.formats.prefixes import contract
from immuno_cli.model import (
    REVIEW_STATUSES,
    Basis,
    Classification,
    Distinction,
    Document,
    NameStem,
    Relation,
    Review,
    Statement,
    Translation,
)

Noting = Callable[[str], None]
"""Called with the code of a change (`immuno_cli.formats.obo.scheme.NOTES`) where it is made."""

_NAMES: Final = frozenset({"rdfs:label", "skos:prefLabel"})
"""The properties that hold the name of a term."""
_KIND: Final = re.compile(r"[a-z]+(-[a-z]+)*")
_QUALIFIED: Final = {
    "equivalentto": "exact_matches",
    "equivalentobsolete": "exact_matches",
    "superclassof": "narrow_matches",
    "subclassof": "broad_matches",
    "relatedto": "related_matches",
    "directsiblingof": "related_matches",
    "siblingof": "related_matches",
}
"""How close a match is, by the last word of a cross-reference's qualifier (`source="MONDO:equivalentTo"`)."""


@dataclass(slots=True)
class Term:
    """A term whose statements are still being gathered. Its fields are those of a concept.

    `matches` maps the id of each match to its kind (the name of a field of Concept) and its label. `line` is where the
    term begins, 0 in a file that has no lines. `is_live` is whether the file says in a word that the term is not
    obsolete, and `has_reason` whether it gives a reason why the term is.
    """

    id: str
    name: str = ""
    line: int = 0
    alt_labels: list[str] = field(default_factory=list)
    related_labels: list[str] = field(default_factory=list)
    hidden_labels: list[str] = field(default_factory=list)
    pronunciations: list[str] = field(default_factory=list)
    notations: list[str] = field(default_factory=list)
    kind: str | None = None
    definitions: list[Statement] = field(default_factory=list)
    scope_notes: list[Statement] = field(default_factory=list)
    examples: list[Statement] = field(default_factory=list)
    editorial_notes: list[Statement] = field(default_factory=list)
    subsets: list[Classification] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    distinct_from: list[Distinction] = field(default_factory=list)
    matches: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    obsolete: bool = False
    is_live: bool = False
    has_reason: bool = False
    replaced_by: list[str] = field(default_factory=list)
    consider: list[str] = field(default_factory=list)
    review: Review | None = None
    translations: list[Translation] = field(default_factory=list)


@dataclass(slots=True)
class Property:
    """A relation, subset or annotation property that the file declares. `broader` are the ids of its parents."""

    name: str = ""
    definition: str | None = None
    inverse_of: str | None = None
    broader: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ontology:
    """What a file says of itself, while it is gathered.

    `name` is the value of OBO's `ontology:`, or the IRI of the graph. `values` holds the header's property values by
    short name, `subsets` their descriptions, `prefixes` the declared prefixes and their namespaces, `match_kinds` the
    kind of match that cross-references with a prefix are, `synonym_scopes` the scopes of the types of synonyms.
    `relations` are the ids of those properties that are kinds of relation, with the numbers of their lines. `lines` has
    the number of the line of each property and its value.
    """

    name: str = ""
    version: str | None = None
    iri: str | None = None
    values: dict[str, list[str]] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    name_stems: list[NameStem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    subsets: dict[str, str] = field(default_factory=dict)
    properties: dict[str, Property] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    match_kinds: dict[str, str] = field(default_factory=dict)
    synonym_scopes: dict[str, str] = field(default_factory=dict)
    relations: dict[str, int] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


class PropertyValue(NamedTuple):
    """A property value of a term: its property by short name, its value, and what is said about it.

    `name` is the label of the thing that the value names, `note` a text about it. `marks` are those of a statement.
    """

    predicate: str
    value: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    name: str | None = None
    note: str | None = None
    date: str | None = None
    marks: Sequence[tuple[str, str]] = ()


def add_synonym(term: Term, text: str, scope: str, synonym_type: str | None, note: Noting) -> None:
    """Add a synonym to the labels of its kind.

    Exact synonyms and abbreviations are alternative labels, those of our own type for hidden labels are hidden, and all
    others are related labels.
    """
    if not text.strip():
        note("empty-label")
        return
    kind = "" if synonym_type is None else synonym_type.rpartition("#")[2].casefold()
    if kind not in ("", HIDDEN, *ABBREVIATION_TYPES):
        note("synonym-type")
    if kind == HIDDEN:
        term.hidden_labels.append(text)
    elif scope == "EXACT" or kind in ABBREVIATION_TYPES:
        term.alt_labels.append(text)
    else:
        if scope in ("BROAD", "NARROW"):
            note("synonym-scope")
        term.related_labels.append(text)


def add_parent(term: Term, identifier: str) -> None:
    """Add a broader concept. The class of obsolete terms, which old files have as a parent, makes the term obsolete."""
    if is_obsolete_parent(identifier):
        term.obsolete = True
    else:
        term.broader.append(identifier)


def add_match(term: Term, identifier: str, kind: str, label: str | None = None) -> None:
    """Add a match of one kind. A mapping property, which says how close the match is, replaces a plain xref."""
    identifier = contract(identifier) or identifier
    known_kind, known_label = term.matches.get(identifier, ("close_matches", None))
    kept = kind if known_kind == "close_matches" else known_kind
    term.matches[identifier] = (kept, label or known_label)


def is_prose(xref: str) -> bool:
    """Return whether a cross-reference is words, and no id: ids have no space, or a prefix before it.

    >>> is_prose("a field guide"), is_prose("Wikipedia:Table knife")
    (True, False)
    """
    return " " in xref and ":" not in xref.partition(" ")[0]


def xref_kind(ontology: Ontology, identifier: str, sources: Iterable[str]) -> str:
    """Return the kind of match that a cross-reference states: the name of a field of Concept.

    A qualifier says how close it is (`source="MONDO:equivalentTo"`), or the header does for its prefix
    (`treat-xrefs-as-equivalent`). Otherwise it is a close match, as OBO leaves open how close it is.
    """
    for source in sources:
        kind = _QUALIFIED.get(source.rpartition(":")[2].casefold())
        if kind:
            return kind
    return ontology.match_kinds.get(identifier.partition(":")[0], "close_matches")


def add_value(term: Term, stated: PropertyValue, note: Noting) -> bool:
    """Add what a property value states, and return whether it states anything known here."""
    predicate, value = stated.predicate, stated.value
    if predicate in MATCHES:
        add_match(term, value, MATCHES[predicate], stated.name)
    elif predicate in NOTES:
        _add_statement(term, stated, note)
    elif predicate in LABELS:
        _add_label(term, LABELS[predicate], value, note)
    elif predicate in OBSOLETE and (is_true(value) or is_false(value)):
        term.obsolete = term.obsolete or is_true(value)
        term.is_live = term.is_live or says_no(value)
    elif predicate in _FIELDS:
        getattr(term, _FIELDS[predicate]).append(value)
    else:
        term.has_reason = term.has_reason or (predicate in OBSOLESCENCE_REASONS and is_reason(value))
        return _add_single_value(term, stated, note)
    return True


_FIELDS: Final = {
    "skos:related": "related",
    "skos:notation": "notations",
    "oboInOwl:hasAlternativeId": "notations",
    "oboInOwl:consider": "consider",
    "IAO:0100001": "replaced_by",
    "dc:isReplacedBy": "replaced_by",
    "immuno:pronunciation": "pronunciations",
}


def _add_statement(term: Term, stated: PropertyValue, note: Noting) -> None:
    text = stated.value.strip()
    if not text:
        note("empty-text")
        return
    if stated.predicate in CHANGE_NOTES:
        note("change-note")
    statement = Statement(text, stated.basis, stated.passages, stated.xrefs)
    getattr(term, NOTES[stated.predicate]).append(with_marks(statement, stated.marks))


def _add_label(term: Term, kind: str, text: str, note: Noting) -> None:
    if text.strip():
        getattr(term, kind).append(text)
    else:
        note("empty-label")


def _add_name(term: Term, name: str, note: Noting) -> None:
    """Add a name that is stated as a property. It is a synonym where the term has another name."""
    if not term.name:
        term.name = name
    elif name not in {term.name, *term.alt_labels}:
        note("second-name")
        term.alt_labels.append(name)


def _add_single_value(term: Term, stated: PropertyValue, note: Noting) -> bool:
    """Add a name, a kind, a distinction or a review, as far as the value is one."""
    if stated.predicate in _NAMES and stated.value.strip():
        _add_name(term, stated.value.strip(), note)
        return True
    if stated.predicate == "dc:type" and _KIND.fullmatch(stated.value):
        term.kind = stated.value
        return True
    if stated.predicate == "immuno:distinctFrom" and stated.note:
        term.distinct_from.append(Distinction(stated.value, stated.note, stated.basis, stated.passages))
        return True
    status = next((known for known in REVIEW_STATUSES if known == stated.value), None)
    if stated.predicate == "immuno:review" and status:
        term.review = Review(status, stated.date)
        return True
    return False
