"""What an OWL file says of one class, as a term of OBO."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.iris import DC, DCT, OWL, RDFS, SKOS, TYPE, local_name
from immuno_cli.formats.languages import KEPT, canonical
from immuno_cli.formats.obo.properties import LABELS, NAMES_A_CONCEPT, OIO, obo_id, short_name
from immuno_cli.formats.obo.terms import (
    PropertyValue,
    Term,
    add_match,
    add_parent,
    add_synonym,
    add_value,
    is_prose,
    xref_kind,
)
from immuno_cli.formats.owl.ontology import OBO_DEFINITION, SUB_CLASS, OwlFile
from immuno_cli.formats.owl.restrictions import TOP, read_restriction
from immuno_cli.formats.prefixes import OBO_PURL
from immuno_cli.formats.rdf.graph import Node, Text, Value
from immuno_cli.formats.rdf.names import in_one_line
from immuno_cli.formats.rdf.status import gives_reason, says_deprecated, says_live
from immuno_cli.model import Classification, Relation, Statement, Translation

Pair = tuple[str, Value]

_NAMES: Final = (RDFS + "label", SKOS + "prefLabel")
_SCOPES: Final = {
    OIO + "hasExactSynonym": "EXACT",
    OIO + "hasNarrowSynonym": "NARROW",
    OIO + "hasBroadSynonym": "BROAD",
    OIO + "hasRelatedSynonym": "RELATED",
    OIO + "hasSynonym": "RELATED",
    OBO_PURL + "IAO_0000118": "EXACT",
    "http://www.ebi.ac.uk/efo/alternative_term": "EXACT",
}
"""The scope of a synonym, by the property that states it. IAO and EFO have an alternative term."""
_LOGIC: Final = frozenset(
    OWL + name
    for name in (
        "equivalentClass",
        "disjointWith",
        "disjointUnionOf",
        "intersectionOf",
        "unionOf",
        "complementOf",
        "oneOf",
        "hasKey",
    )
)
_DEFINITIONS: Final = frozenset({OBO_DEFINITION, SKOS + "definition", "http://www.ebi.ac.uk/efo/definition"})
_SPACE_AFTER_PREFIX: Final = re.compile(r"^([A-Za-z]\w*:) +(?=\S+$)")
_DESCRIPTIONS: Final = frozenset({DCT + "description", DC + "description"})
_REPLACED_BY: Final = frozenset({OBO_PURL + "IAO_0100001", DCT + "isReplacedBy"})
_IDENTIFYING: Final = frozenset(
    {*_REPLACED_BY, OIO + "inSubset", OIO + "id", OIO + "hasAlternativeId", OIO + "consider"}
)
"""The properties whose value is an id or an address."""


class _Reading(NamedTuple):
    """A class while it is read: its IRI, its term so far, its name, and whether that is a label or a synonym."""

    file: OwlFile
    iri: str
    term: Term
    name: Text | None
    has_label: bool

    def annotations(self, predicate: str, value: Value) -> Sequence[Pair]:
        """Return what annotates one statement about the class."""
        return self.file.axioms.pop((self.iri, predicate, value), ())

    def note(self, code: str, text: str = "") -> None:
        """Count a change in this class."""
        self.file.changes.add(code, 0, f"{self.term.id}: {text}" if text else self.term.id)


def read_term(file: OwlFile, iri: str, pairs: Sequence[Pair]) -> Term:
    """Return the term that a class is. `pairs` are its properties and their values.

    RDF has no order: the sources of a definition are sorted, as OBO has them.
    """
    name = _best_name(file, pairs)
    if name:
        file.naming_languages[name.language] += 1
    term = Term(file.concept(iri), in_one_line(name.text).strip() if name else "")
    has_label = any(predicate in _NAMES for predicate, _ in pairs)
    reading = _Reading(file, iri, term, name, has_label)
    told = [pair for pair in dict.fromkeys(pairs) if pair[0] != TYPE or not _is_type_of_classes(pair[1])]
    own, others = _by_language(reading, told)
    _read_pairs(reading, own)
    for language in sorted(others):
        translation = _read_translation(reading, language, others[language])
        if translation.labels or translation.statements:
            term.translations.append(translation)
        else:
            reading.note("notes")
    return term


def _is_type_of_classes(value: Value) -> bool:
    """Return whether a type says no more than that its resource is a class. A deprecated class is more than that."""
    return isinstance(value, Node) and value.iri.startswith((OWL, RDFS)) and value.iri != OWL + "DeprecatedClass"


def _read_pairs(reading: _Reading, pairs: Iterable[Pair]) -> None:
    """Read what is said of a class in one language. A description stands in for a definition, or is a note."""
    for predicate, value in pairs:
        if predicate in _IDENTIFYING and not _is_named(value):
            _note_other(reading, predicate)
        else:
            _read_pair(reading, predicate, value)
    term = reading.term
    stand_in = term.scope_notes if term.definitions else term.definitions
    stand_in.extend(_descriptions(pairs))


def _read_translation(reading: _Reading, language: str, pairs: Sequence[Pair]) -> Translation:
    """Return the labels and notes of a class in another language: those of a term that is read of them alone."""
    labels = [value for wanted in _NAMES for predicate, value in pairs if predicate == wanted]
    name = next((value for value in labels if isinstance(value, Text) and value.text.strip()), None)
    term = Term(reading.term.id, in_one_line(name.text).strip() if name else "")
    _read_pairs(reading._replace(term=term, name=name, has_label=True), pairs)
    return Translation(
        language,
        term.name,
        alt_labels=tuple(dict.fromkeys(term.alt_labels)),
        related_labels=tuple(dict.fromkeys(term.related_labels)),
        hidden_labels=tuple(dict.fromkeys(term.hidden_labels)),
        definitions=tuple(term.definitions),
        scope_notes=tuple(term.scope_notes),
        examples=tuple(term.examples),
        editorial_notes=tuple(term.editorial_notes),
    )


def _best_name(file: OwlFile, pairs: Sequence[Pair]) -> Text | None:
    """Return the label whose language is nearest to the chosen one. Without a label, it is a synonym; or None."""
    for wanted in (*_NAMES, *_SCOPES):
        texts = (value for predicate, value in pairs if predicate == wanted)
        found = [value for value in texts if isinstance(value, Text) and value.text.strip()]
        if found:
            return min(found, key=file.rank)
    return None


def _descriptions(pairs: Iterable[Pair]) -> list[Statement]:
    return [
        Statement(value.text.strip())
        for predicate, value in pairs
        if predicate in _DESCRIPTIONS and isinstance(value, Text) and value.text.strip()
    ]


def _by_language(reading: _Reading, pairs: Sequence[Pair]) -> tuple[Sequence[Pair], Mapping[str, list[Pair]]]:
    """Return the pairs without texts in other languages, and these by language.

    Of a property whose texts are all in other languages, those in the nearest one stay; of labels, those in the
    language of the name.
    """
    if not any(isinstance(value, Text) and value.language for _, value in pairs):
        return pairs, {}
    nearest = _nearest_ranks(reading.file, pairs)
    own: list[Pair] = []
    others: dict[str, list[Pair]] = {}
    for predicate, value in pairs:
        if isinstance(value, Text) and not _is_near(reading, predicate, value, nearest):
            others.setdefault(canonical(value.language), []).append((predicate, value))
        else:
            own.append((predicate, value))
    return own, others


def _is_near(reading: _Reading, predicate: str, text: Text, nearest: Mapping[str, int]) -> bool:
    """Return whether a text is in the chosen language, or stands in for one that is."""
    if not _is_label(predicate):
        return reading.file.rank(text) <= nearest[_kind_of_text(predicate)]
    in_language_of_name = reading.name is not None and text.language == reading.name.language
    return in_language_of_name or reading.file.rank(text) <= KEPT


def _nearest_ranks(file: OwlFile, pairs: Sequence[Pair]) -> dict[str, int]:
    """Return by kind how far the language of a text may be from the chosen one: as far as the nearest text is."""
    nearest: dict[str, int] = {}
    for predicate, value in pairs:
        if isinstance(value, Text):
            kind = _kind_of_text(predicate)
            nearest[kind] = min(file.rank(value), nearest.get(kind, file.rank(value)))
    return {kind: max(KEPT, rank) for kind, rank in nearest.items()}


def _kind_of_text(predicate: str) -> str:
    """Return the property itself, or one that stands for all that state a definition."""
    return OBO_DEFINITION if predicate in _DEFINITIONS or predicate in _DESCRIPTIONS else predicate


def _is_label(predicate: str) -> bool:
    return predicate in _SCOPES or predicate in _NAMES or short_name(predicate) in LABELS


def _read_pair(reading: _Reading, predicate: str, value: Value) -> None:
    """Read one statement about a class."""
    if predicate in _NAMES:
        _read_name(reading, value)
    elif predicate in _SCOPES:
        _read_synonym(reading, predicate, value)
    elif predicate in _DEFINITIONS:
        _read_definition(reading, predicate, value)
    elif predicate in _LOGIC:
        reading.note("logic")
    elif predicate in _READERS:
        _READERS[predicate](reading, predicate, value)
    elif says_deprecated(reading.file.graph, predicate, value):
        reading.term.obsolete = True
    elif says_live(predicate, value):
        reading.term.is_live = True
    else:
        _read_value(reading, predicate, value)


def _is_named(value: Value) -> bool:
    """Return whether a value is an id or an address: no empty text, and nothing without an address."""
    return bool(value.text.strip()) if isinstance(value, Text) else not value.iri.startswith("_:")


def _note_other(reading: _Reading, predicate: str) -> None:
    name = reading.file.property_name(predicate)
    reading.file.unread[name] += 1
    reading.note("other-value", name)


def _read_name(reading: _Reading, value: Value) -> None:
    """Read a label: the name of the class, or another name, which is an alternative label."""
    text = in_one_line(value.text).strip() if isinstance(value, Text) else ""
    if not text:
        reading.note("empty-label")
    elif text != reading.term.name:
        if isinstance(value, Text) and reading.name and value.language == reading.name.language:
            reading.note("second-name", text)
        reading.term.alt_labels.append(text)


def _read_synonym(reading: _Reading, predicate: str, value: Value) -> None:
    text = value.text if isinstance(value, Text) else ""
    if not text.strip():
        reading.note("empty-label")
        return
    if value == reading.name and not reading.has_label:
        reading.note("no-label", text)
        return
    kind = None
    for name, said in reading.annotations(predicate, value):
        if name == OIO + "hasSynonymType":
            kind = obo_id(_word(said))
        elif name == OIO + "hasDbXref":
            reading.note("synonym-xref")
        else:
            reading.note("axiom-annotation", short_name(name))
    add_synonym(reading.term, text, _SCOPES[predicate], kind, reading.note)


def _read_definition(reading: _Reading, predicate: str, value: Value) -> None:
    if not isinstance(value, Text) or not value.text.strip():
        reading.note("empty-text")
        return
    sources: list[Value] = []
    for name, said in reading.annotations(predicate, value):
        if name in (OIO + "hasDbXref", DCT + "source", DC + "source"):
            sources.append(said)
        else:
            reading.note("axiom-annotation", short_name(name))
    sources.sort(key=lambda source: _word(source).casefold())
    xrefs = dict.fromkeys(_xref_id(reading, source) for source in sources)
    reading.term.definitions.append(Statement(value.text.strip(), xrefs=tuple(xrefs)))


def _read_parent(reading: _Reading, predicate: str, value: Value) -> None:
    """Read a broader class, or an existential restriction: each of the class is in a relation to some of another."""
    for name, _ in reading.annotations(predicate, value):
        reading.note("axiom-annotation", short_name(name))
    if not isinstance(value, Node):
        reading.note("parent-text", value.text)
        return
    if value.iri in TOP:
        return
    if not value.iri.startswith("_:"):
        add_parent(reading.term, reading.file.concept(value.iri))
    else:
        relation = read_restriction(reading.file, value.iri)
        if relation is None:
            reading.note("logic")
        else:
            reading.term.relations.append(relation)


def _read_xref(reading: _Reading, predicate: str, value: Value) -> None:
    if _is_nameless(value):
        reading.note("other-value", short_name(predicate))
        return
    identifier = _xref_id(reading, value)
    if not identifier or is_prose(identifier):
        reading.note("bad-xref", identifier)
        return
    said = reading.annotations(predicate, value)
    label = next((_word(text) for name, text in said if name == RDFS + "label"), None)
    others = [(name, _word(text)) for name, text in said if name != RDFS + "label"]
    kind = xref_kind(reading.file.ontology, identifier, (text for _, text in others))
    for name, _ in others:
        if kind == "close_matches" or local_name(name) != "source":
            reading.note("axiom-annotation", short_name(name))
    add_match(reading.term, identifier, kind, label)


def _xref_id(reading: _Reading, value: Value) -> str:
    """Return the id that a cross-reference names, without a space after its prefix."""
    text = _word(value)
    repaired = _SPACE_AFTER_PREFIX.sub(r"\1", text)
    if repaired != text:
        reading.note("spaced-id", text)
    return obo_id(repaired)


def _read_subset(reading: _Reading, _: str, value: Value) -> None:
    reading.term.subsets.append(Classification(_identifier(reading.file, value)))


def _read_id(reading: _Reading, _: str, value: Value) -> None:
    if _word(value) != reading.term.id:
        reading.term.notations.append(_word(value))


def _read_replacement(reading: _Reading, _: str, value: Value) -> None:
    reading.term.replaced_by.append(_identifier(reading.file, value))


def _check_description(reading: _Reading, predicate: str, value: Value) -> None:
    """Note a description that has no words. The others are read after all else."""
    if not isinstance(value, Text) or not value.text.strip():
        _note_other(reading, predicate)


_READERS: Final[dict[str, Callable[[_Reading, str, Value], None]]] = {
    **dict.fromkeys(_REPLACED_BY, _read_replacement),
    **dict.fromkeys(_DESCRIPTIONS, _check_description),
    SUB_CLASS: _read_parent,
    SKOS + "broader": _read_parent,
    OIO + "hasDbXref": _read_xref,
    OIO + "inSubset": _read_subset,
    OIO + "id": _read_id,
    OIO + "hasAlternativeId": lambda reading, _, value: reading.term.notations.append(_word(value)),
    OIO + "consider": lambda reading, _, value: reading.term.consider.append(_identifier(reading.file, value)),
}


def _read_value(reading: _Reading, predicate: str, value: Value) -> None:
    """Read what else annotates a class, as far as OBO knows it. Others are counted and left out."""
    file, term = reading.file, reading.term
    term.has_reason = term.has_reason or gives_reason(file.graph, predicate, value)
    is_nameless = _is_nameless(value)
    if predicate in file.tags and isinstance(value, Node) and not is_nameless:
        term.relations.append(Relation(file.relation(predicate), file.concept(value.iri)))
        return
    stated = _property_value(reading, predicate, value)
    if is_nameless or not stated.value or not add_value(term, stated, reading.note):
        _note_other(reading, predicate)


def _property_value(reading: _Reading, predicate: str, value: Value) -> PropertyValue:
    name = short_name(predicate)
    text = _identifier(reading.file, value) if name in NAMES_A_CONCEPT else _word(value)
    annotations = reading.annotations(predicate, value)
    xrefs = tuple(obo_id(_word(said)) for known, said in annotations if known == OIO + "hasDbXref")
    return PropertyValue(name, text, xrefs=xrefs)


def _word(value: Value) -> str:
    """Return a value as text: a literal's text, or an IRI."""
    return value.text.strip() if isinstance(value, Text) else value.iri


def _is_nameless(value: Value) -> bool:
    """Return whether a value is a resource without an address."""
    return isinstance(value, Node) and value.iri.startswith("_:")


def _identifier(file: OwlFile, value: Value) -> str:
    """Return the id of what a value names."""
    return file.concept(_word(value))
