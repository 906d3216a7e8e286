"""OBO 1.0 to 1.4, read: the header, the terms and the kinds of relation of a file.

A stanza that is not as OBO wants it is repaired, or costs only itself. `term_lines` reads the lines of a term.
"""

from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.obo.header import read_header_line
from immuno_cli.formats.obo.obo_file import OboFile
from immuno_cli.formats.obo.properties import is_true
from immuno_cli.formats.obo.scheme import finish_reading, finish_term
from immuno_cli.formats.obo.stanzas import Line, Stanza, iter_stanzas, split_at_ids
from immuno_cli.formats.obo.term_lines import read_term_line
from immuno_cli.formats.obo.terms import Property, Term
from immuno_cli.formats.obo.values import (
    AFTER_DEFINITION,
    read_bare_id,
    read_id,
    read_only_id,
    read_plain,
    read_tail,
    read_text,
    without_comma,
)
from immuno_cli.formats.reading import Progress, Reading, no_progress
from immuno_cli.formats.tables.decoding import decode
from immuno_cli.model import Concept

_SAYS_NOTHING: Final = frozenset({"id", "is_metadata_tag"})
"""Tags of a typedef that say nothing that is left out."""
_STANZAS_PER_PROGRESS: Final = 500


def read_obo(data: bytes, *, name: str, progress: Progress = no_progress) -> Reading:
    """Return the vocabulary of an OBO file. `name` stands for an id where the file states none.

    Raises InvalidVocabularyError if not one term can be read.
    """
    file = OboFile()
    text, guesses = decode(data, remedy="save it as UTF-8 if that is wrong")
    file.may_lack_headings = "\n\nid:" in text
    concepts: list[Concept] = []
    for done, (stanza, end) in enumerate(iter_stanzas(text)):
        _read_stanza(file, stanza, concepts)
        if done % _STANZAS_PER_PROGRESS == 0:
            progress("reading", end, len(text))
    progress("reading", len(text), len(text))
    if not concepts:
        raise InvalidVocabularyError("this OBO file contains no term that can be read")
    if not text.endswith("\n"):
        file.note("cut")
    reading = finish_reading(file.ontology, concepts, file.changes, name=name)
    return reading._replace(notes=guesses + reading.notes)


def _read_stanza(file: OboFile, stanza: Stanza, concepts: list[Concept]) -> None:
    """Read the header, a term or a typedef, and the stanzas in it that have no heading. Other stanzas are noted."""
    first, *headless = split_at_ids(stanza) if file.may_lack_headings or not stanza.kind else (stanza,)
    _read_part(file, first, concepts)
    for part in headless:
        file.line = part.lines[0]
        file.note("no-head")
        _read_part(file, part, concepts)


def _read_part(file: OboFile, stanza: Stanza, concepts: list[Concept]) -> None:
    if not stanza.kind:
        _read_header(file, stanza)
        return
    kind = stanza.kind.casefold()
    if kind == "term":
        term = _read_term(file, stanza)
        if term:
            concepts.append(finish_term(term, file.changes))
    elif kind == "typedef":
        _read_property(file, stanza)
    else:
        file.line = _heading(stanza)
        file.note("instance" if kind == "instance" else "other-stanza")


def _read_header(file: OboFile, stanza: Stanza) -> None:
    for line in stanza.lines:
        file.line = line
        read_header_line(line, file.ontology, file.note)
    file.ontology.iri = file.ontology.prefixes.pop("base", None)


def _read_identifier(file: OboFile, stanza: Stanza, line: Line | None) -> str:
    """Return the id of a stanza, or "" if it has none, which is noted. `line` is the line of the id."""
    file.line = line or _heading(stanza)
    bare = read_bare_id(line.value) if line else ""
    if bare:
        return bare
    identifier, rest = read_id(line.value) if line else ("", "")
    left_out: list[str] = []
    qualifiers = read_tail(rest, left_out.append) if rest else ()
    if line:
        identifier = without_comma(identifier, line.value, rest, file.note)
    if qualifiers:
        file.note("qualifier")
    if not identifier or left_out:
        file.note("refused-stanza")
        return ""
    return identifier


def _heading(stanza: Stanza) -> Line:
    return Line(stanza.line, "", "", f"[{stanza.kind}]")


def _id_line(stanza: Stanza) -> Line | None:
    for line in stanza.lines:
        if line.tag in ("id", "ID", "Id"):
            return line
    return None


def _read_property(file: OboFile, stanza: Stanza) -> None:
    """Read a typedef: a relation, or an annotation property."""
    identifier = _read_identifier(file, stanza, _id_line(stanza))
    if not identifier:
        return
    declared = file.ontology.properties.setdefault(identifier, Property())
    if not any(line.tag == "is_metadata_tag" and is_true(line.value) for line in stanza.lines):
        file.ontology.relations.setdefault(identifier, stanza.line)
    for line in stanza.lines:
        file.line = line
        if not _read_typedef_line(file, declared, line):
            file.note("typedef-value")


def _read_typedef_line(file: OboFile, declared: Property, line: Line) -> bool:
    """Read a line of a typedef, and return whether nothing of it is left out. Of two names, the first counts."""
    if line.tag == "name":
        name = read_plain(line.value, file.note)[0].strip()
        declared.name = declared.name or name
        return declared.name == name
    if line.tag == "def":
        text, _ = read_text(line.value, AFTER_DEFINITION, file.note)
        declared.definition = declared.definition or text
        return declared.definition == text
    if line.tag == "inverse_of":
        declared.inverse_of = read_only_id(line.value, file.note)[0] or None
    elif line.tag == "is_a":
        declared.broader.append(read_only_id(line.value, file.note)[0])
    else:
        return line.tag in _SAYS_NOTHING
    return True


def _read_term(file: OboFile, stanza: Stanza) -> Term | None:
    """Return the term of a stanza, or None if it has no id that can be read."""
    id_line = _id_line(stanza)
    identifier = _read_identifier(file, stanza, id_line)
    if not identifier:
        return None
    term = Term(identifier, line=stanza.line)
    number = 0
    for line in stanza.lines:
        file.line = line
        if line.number == number:
            file.note("no-break")
        number = line.number
        if line is not id_line:
            read_term_line(file, term, line)
    return term
