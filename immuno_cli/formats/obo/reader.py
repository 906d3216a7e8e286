"""OBO 1.0 to 1.4, read: what the lines of a stanza say of a term.

A line that is not as OBO wants it is mended, or costs only itself. Each such line is noted with its number.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.obo.header import read_header_line, read_property_value
from immuno_cli.formats.obo.properties import SCOPES, SUBCLASS, is_true, short_name
from immuno_cli.formats.obo.qualifiers import all_of, basis_of, first_of, is_conditional, statement_of
from immuno_cli.formats.obo.scheme import finish_reading, finish_term
from immuno_cli.formats.obo.stanzas import Line, Stanza, iter_stanzas, split_at_ids
from immuno_cli.formats.obo.terms import (
    Noting,
    Ontology,
    Property,
    PropertyValue,
    Term,
    add_match,
    add_parent,
    add_synonym,
    add_value,
    xref_kind,
)
from immuno_cli.formats.obo.values import (
    AFTER_DEFINITION,
    AFTER_SYNONYM,
    Qualifiers,
    read_id,
    read_only_id,
    read_plain,
    read_tail,
    read_text,
    read_xref,
    read_xrefs,
)
from immuno_cli.formats.reading import Changes, Progress, Reading, no_progress
from immuno_cli.formats.tables.decoding import decode
from immuno_cli.model import Classification, Concept, Relation

_LOGIC: Final = frozenset({"intersection_of", "union_of", "equivalent_to", "disjoint_from"})
_OTHER: Final = frozenset(
    {
        "namespace",
        "is_anonymous",
        "builtin",
        "created_by",
        "creation_date",
        "modified_by",
        "modification_date",
        "exact_scope",
        "expand_assertion_to",
        "expand_expression_to",
        "instance_of",
    }
)
"""Tags of OBO that no concept needs here."""
_SAYS_NOTHING: Final = frozenset({"id", "is_metadata_tag"})
"""Tags of a typedef that say nothing that is left out."""
_FALSE: Final = frozenset({"false", "0", "no"})
_OUR_QUALIFIERS: Final = frozenset({"basis", "passage", "xref", "note", "name", "date"})
"""What is read of the braces after a value: what our own writer writes."""
_PLAIN_SYNONYM: Final = re.compile(r'"([^"\\]*)" (EXACT|BROAD|NARROW|RELATED) \[\]')
"""A synonym as most are: without an escape, a type, cross-references and qualifiers. It is read three times as fast."""
_STANZAS_PER_PROGRESS: Final = 500
_LONGEST_PLACE: Final = 500
"""The largest number of characters of a line that a note tells."""


class _Document:
    """A file while it is read: what it says of itself, the notes, and the line that is being read.

    `may_lack_headings` is whether an id stands after a blank line somewhere.
    """

    def __init__(self) -> None:
        self.ontology = Ontology()
        self.changes = Changes()
        self.line = Line(0, "", "", "")
        self.may_lack_headings = False

    def note(self, code: str) -> None:
        """Count a change on the line that is being read."""
        self.changes.add(code, self.line.number, self.line.text[:_LONGEST_PLACE])

    def note_qualifiers(self, qualifiers: Qualifiers, used: str = "") -> None:
        """Note the qualifiers that no concept has a place for. `used` is one that was read."""
        if qualifiers and not _OUR_QUALIFIERS.issuperset(key for key in qualifiers if key != used):
            self.note("qualifier")


def read_obo(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of an OBO file. `name` stands for an id where the file states none.

    Raises InvalidVocabularyError if not one term can be read.
    """
    document = _Document()
    text, guesses = decode(data, remedy="save it as UTF-8 if that is wrong")
    document.may_lack_headings = "\n\nid:" in text
    concepts: list[Concept] = []
    for done, (stanza, end) in enumerate(iter_stanzas(text)):
        _read_stanza(document, stanza, concepts)
        if done % _STANZAS_PER_PROGRESS == 0:
            progress("reading", end, len(text))
    progress("reading", len(text), len(text))
    if not concepts:
        raise InvalidVocabularyError("this OBO file holds no term that can be read")
    if not text.endswith("\n"):
        document.note("cut")
    reading = finish_reading(document.ontology, concepts, document.changes, name=name)
    return reading._replace(notes=guesses + reading.notes)


def _read_stanza(document: _Document, stanza: Stanza, concepts: list[Concept]) -> None:
    """Read the header, a term or a typedef, and the stanzas in it that have no heading. Other stanzas are noted."""
    first, *headless = split_at_ids(stanza) if document.may_lack_headings or not stanza.kind else (stanza,)
    _read_part(document, first, concepts)
    for part in headless:
        document.line = part.lines[0]
        document.note("no-head")
        _read_part(document, part, concepts)


def _read_part(document: _Document, stanza: Stanza, concepts: list[Concept]) -> None:
    if not stanza.kind:
        _read_header(document, stanza)
        return
    document.line = Line(stanza.line, "", "", f"[{stanza.kind}]")
    kind = stanza.kind.casefold()
    if kind == "term":
        term = _read_term(document, stanza)
        if term:
            concepts.append(finish_term(term, document.changes))
    elif kind == "typedef":
        _read_property(document, stanza)
    else:
        document.note("instance" if kind == "instance" else "other-stanza")


def _read_header(document: _Document, stanza: Stanza) -> None:
    for line in stanza.lines:
        document.line = line
        read_header_line(line, document.ontology, document.note)
    document.ontology.iri = document.ontology.prefixes.pop("base", None)


def _read_identifier(document: _Document, stanza: Stanza) -> str:
    """Return the id of a stanza, or "" if it has none, which is noted."""
    line = _id_line(stanza)
    identifier, rest = read_id(line.value) if line else ("", "")
    left_out: list[str] = []
    qualifiers = read_tail(rest, left_out.append) if rest else ()
    if line and qualifiers:
        document.line = line
        document.note("qualifier")
    if not identifier or left_out:
        document.line = line or document.line
        document.note("refused-stanza")
        return ""
    return identifier


def _id_line(stanza: Stanza) -> Line | None:
    for line in stanza.lines:
        if line.tag == "id":
            return line
    return None


def _read_property(document: _Document, stanza: Stanza) -> None:
    """Read a typedef: a relation, or an annotation property."""
    identifier = _read_identifier(document, stanza)
    if not identifier:
        return
    declared = document.ontology.properties.setdefault(identifier, Property())
    if not any(line.tag == "is_metadata_tag" and is_true(line.value) for line in stanza.lines):
        document.ontology.relations.setdefault(identifier, stanza.line)
    for line in stanza.lines:
        document.line = line
        if not _read_typedef_line(document, declared, line):
            document.note("typedef-value")


def _read_typedef_line(document: _Document, declared: Property, line: Line) -> bool:
    """Read a line of a typedef, and return whether nothing of it is left out. Of two names, the first counts."""
    if line.tag == "name":
        name = read_plain(line.value, document.note)[0].strip()
        declared.name = declared.name or name
        return declared.name == name
    if line.tag == "def":
        text, _ = read_text(line.value, AFTER_DEFINITION, document.note)
        declared.definition = declared.definition or text
        return declared.definition == text
    if line.tag == "inverse_of":
        declared.inverse_of = read_only_id(line.value, document.note)[0] or None
    elif line.tag == "is_a":
        declared.broader.append(read_only_id(line.value, document.note)[0])
    else:
        return line.tag in _SAYS_NOTHING
    return True


def _read_term(document: _Document, stanza: Stanza) -> Term | None:
    """Return the term of a stanza, or None if it has no id that can be read."""
    identifier = _read_identifier(document, stanza)
    if not identifier:
        return None
    term = Term(identifier, line=stanza.line)
    number = 0
    for line in stanza.lines:
        document.line = line
        if line.number == number:
            document.note("no-break")
        number = line.number
        read = _LINES.get(line.tag)
        if read:
            read(document, term, line.value)
        else:
            document.note(_reason_to_leave_out(line.tag))
    return term


def _reason_to_leave_out(tag: str) -> str:
    if tag in _LOGIC:
        return "logic"
    if tag in _OTHER:
        return "other-value"
    return "unknown-tag" if tag else "refused-line"


def _read_id_line(document: _Document, term: Term, value: str) -> None:
    if read_id(value)[0] != term.id:
        document.note("refused-line")


def _read_name(document: _Document, term: Term, value: str) -> None:
    text, qualifiers = read_plain(value, document.note)
    document.note_qualifiers(qualifiers)
    name = text.strip()
    if term.name and name and name != term.name:
        document.note("second-name")
        term.alt_labels.append(name)
    term.name = term.name or name


def _read_def(document: _Document, term: Term, value: str) -> None:
    text, rest = read_text(value, AFTER_DEFINITION, document.note)
    xrefs, rest = ([], "") if rest == " []" else read_xrefs(rest, document.note)
    qualifiers = read_tail(rest, document.note)
    document.note_qualifiers(qualifiers)
    if text.strip():
        term.definitions.append(statement_of(text, qualifiers, tuple(xrefs)))
    else:
        document.note("empty-text")


def _read_comment(document: _Document, term: Term, value: str) -> None:
    text, qualifiers = read_plain(value, document.note)
    document.note_qualifiers(qualifiers)
    if text.strip():
        term.scope_notes.append(statement_of(text, qualifiers))
    else:
        document.note("empty-text")


def _synonym_reader(old_scope: str) -> Callable[[_Document, Term, str], None]:
    """Return the reader of a synonym line. `old_scope` is the scope that an old tag states, or ""."""

    def read(document: _Document, term: Term, value: str) -> None:
        plain = None if old_scope else _PLAIN_SYNONYM.fullmatch(value)
        if plain:
            add_synonym(term, plain[1], plain[2], None, document.note)
            return
        before, value = _cut_words_before(value)
        text, rest = read_text(value, AFTER_SYNONYM, document.note)
        words, rest = _cut_words(rest)
        xrefs, rest = read_xrefs(rest, document.note)
        after, rest = _cut_words(rest)
        scope, synonym_type = _scope_and_type([*before, *words, *after], document.note)
        if old_scope or before or after or not scope:
            document.note("old-synonym")
        for _ in xrefs:
            document.note("synonym-xref")
        document.note_qualifiers(read_tail(rest, document.note))
        scope = scope or old_scope or document.ontology.synonym_scopes.get(synonym_type or "", "RELATED")
        add_synonym(term, text, scope, synonym_type, document.note)

    return read


def _scope_and_type(words: Sequence[str], note: Noting) -> tuple[str, str | None]:
    """Return the scope of a synonym, "" if there is none, and its type. Further words are noted."""
    scopes = [word.upper() for word in words if word.upper() in SCOPES]
    types = [word for word in words if word.upper() not in SCOPES]
    if any(scope not in words for scope in scopes):
        note("small-scope")
    if len(scopes) > 1 or len(types) > 1:
        note("trailing-text")
    return scopes[0] if scopes else "", types[0] if types else None


def _cut_words_before(value: str) -> tuple[list[str], str]:
    """Return the words before the quoted text of a synonym if the first is a scope, and what follows them."""
    begin = value.find('"')
    words = value[:begin].split() if begin > 0 else []
    if words and words[0].upper() in SCOPES:
        return words, value[begin:]
    return [], value


def _cut_words(rest: str) -> tuple[list[str], str]:
    """Return the scope and the type of a synonym, and what follows these words."""
    words: list[str] = []
    rest = rest.lstrip(" \t")
    while rest and not rest.startswith(("[", "{", "!")):
        word, rest = read_id(rest)
        if "[" in word:  # no space before the brackets
            word, bracket, more = word.partition("[")
            rest = f"{bracket}{more}{rest}"
        words.append(word)
        rest = rest.lstrip(" \t")
    return words, rest


def _read_xref(document: _Document, term: Term, value: str) -> None:
    found = read_xref(value, document.note)
    if found is None:
        document.note("bad-xref")
        return
    xref, qualifiers = found
    kind = xref_kind(document.ontology, xref.id, qualifiers.get("source", ()))
    document.note_qualifiers(qualifiers, "" if kind == "close_matches" else "source")
    add_match(term, xref.id, kind, xref.name or None)


def _read_old_xref(document: _Document, term: Term, value: str) -> None:
    document.note("old-xref")
    _read_xref(document, term, value)


def _read_subset(document: _Document, term: Term, value: str) -> None:
    subset, qualifiers = read_only_id(value, document.note)
    if not subset:
        document.note("refused-line")
        return
    document.note_qualifiers(qualifiers)
    note = first_of(qualifiers, "note")
    term.subsets.append(Classification(subset, basis_of(qualifiers), all_of(qualifiers, "passage"), note))


def _read_relationship(document: _Document, term: Term, value: str) -> None:
    relation, rest = read_id(value)
    target, qualifiers = read_only_id(rest.lstrip(" \t"), document.note)
    document.note_qualifiers(qualifiers)
    if not relation or not target:
        document.note("refused-line")
    elif relation.rpartition(":")[2].casefold() in SUBCLASS:
        add_parent(term, target)
    elif is_conditional(qualifiers):
        document.note("logic")
    else:
        term.relations.append(Relation(relation, target, basis_of(qualifiers), all_of(qualifiers, "passage")))


def _read_value(document: _Document, term: Term, value: str) -> None:
    found = read_property_value(value, document.note)
    if found is None:
        document.note("refused-line")
        return
    predicate, text, rest = found
    qualifiers = read_tail(rest, document.note)
    document.note_qualifiers(qualifiers)
    stated = PropertyValue(
        short_name(predicate, document.ontology.prefixes),
        text,
        basis_of(qualifiers),
        all_of(qualifiers, "passage"),
        all_of(qualifiers, "xref"),
        name=first_of(qualifiers, "name"),
        note=first_of(qualifiers, "note"),
        date=first_of(qualifiers, "date"),
    )
    if not add_value(term, stated, document.note):
        document.note("other-value")


def _read_obsolete(document: _Document, term: Term, value: str) -> None:
    word = read_only_id(value, document.note)[0].strip('"')
    if is_true(word):
        term.obsolete = True
    elif word.casefold() not in _FALSE:
        document.note("refused-line")


def _id_reader(add: Callable[[Term, str], None]) -> Callable[[_Document, Term, str], None]:
    """Return the reader of a line that holds one id, which `add` adds to the term."""

    def read(document: _Document, term: Term, value: str) -> None:
        identifier, qualifiers = read_only_id(value, document.note)
        document.note_qualifiers(qualifiers)
        if identifier:
            add(term, identifier)
        else:
            document.note("refused-line")

    return read


_LINES: Final[dict[str, Callable[[_Document, Term, str], None]]] = {
    "id": _read_id_line,
    "name": _read_name,
    "def": _read_def,
    "comment": _read_comment,
    "synonym": _synonym_reader(""),
    "exact_synonym": _synonym_reader("EXACT"),
    "broad_synonym": _synonym_reader("BROAD"),
    "narrow_synonym": _synonym_reader("NARROW"),
    "related_synonym": _synonym_reader("RELATED"),
    "xref": _read_xref,
    "xref_analog": _read_old_xref,
    "xref_unknown": _read_old_xref,
    "subset": _read_subset,
    "relationship": _read_relationship,
    "property_value": _read_value,
    "is_obsolete": _read_obsolete,
    "is_a": _id_reader(add_parent),
    "alt_id": _id_reader(lambda term, other: term.notations.append(other)),
    "replaced_by": _id_reader(lambda term, other: term.replaced_by.append(other)),
    "consider": _id_reader(lambda term, other: term.consider.append(other)),
    "use_term": _id_reader(lambda term, other: term.consider.append(other)),
}
"""The readers of the lines of a term, by their tags. Those of OBO 1.0 that are named otherwise today are among them."""
